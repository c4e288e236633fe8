"""Papers in: one transaction, every record accounted for, nothing twice."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from explorer import intake, lookups
from explorer.errors import ReadError
from explorer.library import Library
from explorer.model import Institution, Mention, PaperFilter, Problem, Record, Topic

Maker = Callable[..., Library]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duckdb", write=True) as opened:
        yield opened


def record(number: int, *names: str, **facts: object) -> Record:
    authors = tuple(Mention(name) for name in names)
    made = Record("test", f"id:{number}", f"Paper {number}", authors, year=2000)
    return made._replace(**facts)


def rows(library: Library, table: str) -> list[tuple[object, ...]]:
    return list(library.rows(f"FROM {table} ORDER BY ALL").itertuples(index=False, name=None))


BAD = Problem("line 3", "This is not JSON.", "Mend the line.", "{x", sets_aside=True)
NOTE = Problem("line 4", "The year is not a year.", "Correct it.", "20x4", sets_aside=False)


def test_read_and_set_aside_make_up_the_records_of_the_file(library: Library) -> None:
    report = intake.import_records(library, [record(1, "Ann Ash"), BAD, NOTE], file="refs.jsonl")

    assert (report.read, report.new, report.known, report.set_aside) == (1, 1, 0, 1)
    assert [problem.file for problem in report.problems] == ["refs.jsonl", "refs.jsonl"]
    assert library.counts().set_aside == 1


def test_the_library_keeps_the_account_of_every_import(library: Library) -> None:
    noon = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    intake.import_records(library, [record(1), BAD], file="a.jsonl", now=noon)
    intake.import_records(library, [record(1), record(2)], file="b.jsonl", now=noon)

    kept = library.rows(
        "SELECT file, read, new, known, set_aside, imported FROM imports ORDER BY import"
    )
    assert kept.drop(columns="imported").to_numpy().tolist() == [
        ["a.jsonl", 1, 1, 0, 1],
        ["b.jsonl", 2, 1, 1, 0],
    ]
    assert str(kept["imported"][0]) == "2026-11-21 12:00:00"
    assert rows(library, "problems") == [
        (0, "line 3", "This is not JSON.", "Mend the line.", "{x", True)
    ]


def test_the_same_file_twice_in_one_import_counts_once(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "papers.jsonl"
    file.write_text('{"id": "1", "title": "One", "authors": ["Ann Ash"]}\n', encoding="utf-8")

    report = intake.import_paths(library, [file, file])

    assert (report.read, report.new, report.known) == (2, 1, 1)
    assert [(each.file, each.new) for each in report.files] == [
        ("papers.jsonl", 1),
        ("papers.jsonl", 0),
    ]


def test_an_import_that_brings_nothing_new_leaves_every_table_as_it_was(library: Library) -> None:
    papers = [record(1, "Ann Ash", topics=(Topic("math.NA", "arxiv"),)), record(2, "Bob Beech")]
    intake.import_records(library, papers)
    tables = ("records", "forms", "mentions", "subjects", "record_subjects", "authors")
    before = [rows(library, table) for table in tables]

    intake.import_records(library, papers[::-1])

    assert [rows(library, table) for table in tables] == before


def test_forms_topics_and_institutions_are_stored_once_over_several_imports(
    library: Library,
) -> None:
    ash = Mention("Ann Ash", institutions=(Institution("TU Delft", "ror:02e2c7k09", "NL"),))
    arxiv = (Topic("math.NA", "arxiv"),)

    for number in (1, 2):
        intake.import_records(library, [record(number, topics=arxiv, authors=(ash,))])

    for table in ("forms", "subjects", "workplaces", "form_workplaces"):
        assert len(rows(library, table)) == 1, table
    assert len(rows(library, "mentions")) == 2
    assert lookups.institutions_of(library, "a:ann-ash")["papers"].tolist() == [2]


def test_records_with_one_native_id_describe_one_paper(library: Library) -> None:
    intake.import_records(
        library,
        [
            record(1, "Ann Ash", date="2001"),
            record(1, "Ann Ash", "Bob Beech", date="2000", title="The longer byline"),
        ],
    )

    assert (library.counts().records, library.counts().papers) == (2, 1)
    shown = lookups.paper(library, "p:id:1")
    assert shown is not None
    assert shown.title == "The longer byline"
    assert [each.name for each in shown.authors] == ["Ann Ash", "Bob Beech"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2001-05"}, {"date": "2001-04"}),
        ({"date": "2001"}, {"date": None}),
        ({"citations": 3}, {"citations": 2}),
        ({"citations": 0}, {"citations": None}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_later_then_the_more_cited_record_represents_the_paper(
    library: Library, one: dict[str, object], other: dict[str, object], turned: bool
) -> None:
    pair = [
        record(1, "Ann Ash", title="better", **one),
        record(1, "Ann Ash", title="worse", **other),
    ]

    intake.import_records(library, pair[::-1] if turned else pair)

    assert lookups.papers(library, ["p:id:1"])["title"].tolist() == ["better"]


def test_a_record_without_an_id_is_known_by_its_doi_and_else_by_its_facts(library: Library) -> None:
    intake.import_records(
        library, [record(1, native_id=None, doi="10.1000/x"), record(2, native_id=None)]
    )

    first, second = library.rows("SELECT id FROM papers ORDER BY id")["id"]

    assert first == "p:doi:10.1000/x"
    assert second.startswith("p:rec:")


def test_a_file_that_fails_half_way_changes_nothing(library: Library) -> None:
    intake.import_records(library, [record(1, "Ann Ash")])
    before = (library.version, rows(library, "records"), rows(library, "imports"))

    def failing() -> Iterator[Record]:
        yield record(2, "Bob Beech")
        raise ReadError("The archive ends too early.")

    with pytest.raises(ReadError):
        intake.import_records(library, failing())

    assert (library.version, rows(library, "records"), rows(library, "imports")) == before


def test_an_interrupt_rolls_back_and_the_next_import_works(library: Library) -> None:
    def interrupted() -> Iterator[Record]:
        yield record(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        intake.import_records(library, interrupted())

    assert intake.import_records(library, [record(1)]).new == 1


def test_lone_surrogates_and_numbers_out_of_range_are_tamed(library: Library) -> None:
    intake.import_records(
        library, [record(1, "Ann \ud800 Ash", title="\udfff", citations=10**12, year=10**12)]
    )

    row = library.rows("SELECT title, citations, year FROM records").to_dict("records")[0]
    assert (row["title"], row["citations"]) == ("?", 2**31 - 1)
    assert library.counts().first_year is None


def test_progress_names_each_phase_and_ends_with_the_number_read(library: Library) -> None:
    seen: list[tuple[str, int, int | None]] = []

    intake.import_records(
        library, [record(1)], file="a.jsonl", progress=lambda *told: seen.append(told)
    )

    phases = list(dict.fromkeys(phase for phase, _, _ in seen))
    assert phases[:2] == ["Reading a.jsonl", "Comparing with what is known"]
    assert ("Reading a.jsonl", 1, 1) in seen
    assert seen[-1][1] == seen[-1][2]


def test_a_paper_above_the_limit_of_authors_makes_no_ties_but_is_counted(
    make_library: Maker,
) -> None:
    crowd = [f"Name{chr(97 + n // 26)}{chr(97 + n % 26)} Ash" for n in range(51)]

    library = make_library([record(1, *crowd), record(2, *crowd[:50])])

    assert library.counts().ties == 50 * 49 // 2
    assert lookups.papers_over_limit(library, [], PaperFilter()) == 1
    assert len(lookups.neighbours(library, ["a:nameaa-ash"], PaperFilter(author_limit=51))) == 50


@pytest.mark.parametrize("moment", ["Reading", "Comparing", "Telling", "Working"])
def test_an_import_killed_at_any_moment_leaves_the_library_as_it_was(
    tmp_path: Path, moment: str
) -> None:
    path = tmp_path / "library.duckdb"
    with Library.open(path, write=True) as library:
        intake.import_records(library, [record(1, "Ann Ash")])
        before = (library.version, rows(library, "records"), rows(library, "authors"))
    script = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from explorer import intake
        from explorer.library import Library
        from explorer.model import Mention, Record

        def records():
            for n in range(120_000):
                yield Record("t", f"id:{{n}}", f"Paper {{n}}", (Mention(f"Name {{n}}"),), year=2000)

        def die(phase, done, total):
            late = phase.startswith("Working") and done < 12
            if phase.startswith({moment!r}) and not late and (done or phase[0] not in "R"):
                os.kill(os.getpid(), signal.SIGKILL)

        library = Library.open(Path({str(path)!r}), write=True)
        intake.import_records(library, records(), progress=die)
    """)

    killed = subprocess.run(
        [sys.executable, "-c", script], env=os.environ, timeout=120, check=False
    )

    assert killed.returncode == -signal.SIGKILL
    with Library.open(path) as library:
        assert (library.version, rows(library, "records"), rows(library, "authors")) == before
    with Library.open(path, write=True) as library:
        assert intake.import_records(library, [record(2)]).new == 1


def test_every_import_that_brought_a_record_is_known(library: Library) -> None:
    first, other = record(1, "Ann A"), record(2, "Ann A")
    for records in ([first], [first, first, other], [first]):
        intake.import_records(library, records)

    seen = library.rows('SELECT DISTINCT record, "import" FROM sightings ORDER BY ALL')

    assert seen.to_numpy().tolist() == [[0, 0], [0, 1], [0, 2], [3, 1]]


def test_further_ids_of_a_record_are_kept(library: Library) -> None:
    intake.import_records(library, [record(1, other_ids=("pmid:1", "acl:P18-1001"))])

    assert rows(library, "(SELECT other_ids FROM records)") == [("pmid:1 acl:P18-1001",)]


def test_an_absent_and_an_empty_family_name_are_one_form(library: Library) -> None:
    both = (Mention("XY", orcid="0000-0002-1825-0097"), Mention("Ann A"))
    empty = both[0]._replace(family="")
    intake.import_records(
        library, [Record("test", "id:1", "One", both), Record("test", "id:2", "Two", (empty,))]
    )

    assert rows(library, "(SELECT count(*), count(DISTINCT form) FROM forms)") == [(2, 2)]


def test_an_absent_and_an_empty_part_of_a_name_have_one_key(library: Library) -> None:
    absent = Mention("A. Ash", collective=True)
    empty = absent._replace(given="")
    for number, byline in enumerate(((empty,), (absent, empty), (empty, absent))):
        intake.import_records(library, [Record("test", f"id:{number}", f"Paper {number}", byline)])

    assert rows(library, "(SELECT DISTINCT key FROM forms)") == [("a ash",)]


def test_half_a_letter_in_one_name_costs_no_other_name(library: Library) -> None:
    intake.import_records(
        library,
        [
            record(1, "Ann Ash", "Bob Bay"),
            record(2, "Cat \ud800", "Dan Day")._replace(topics=(Topic("maps", "keyword"),)),
            record(3, "Dan Day", "Ann Ash"),
        ],
    )

    signed = library.rows(
        "SELECT record, list(written ORDER BY position) AS names "
        "FROM mentions JOIN forms USING (form) GROUP BY record ORDER BY record"
    )
    assert [list(names) for names in signed["names"]] == [
        ["Ann Ash", "Bob Bay"],
        ["Cat ?", "Dan Day"],
        ["Dan Day", "Ann Ash"],
    ]


def test_what_was_taken_in_is_not_kept_in_memory_until_the_end(tmp_path: Path) -> None:
    abstract = "An abstract of some length. " * 2_000
    papers = (
        Record("test", f"id:{number}", f"Paper {number}", (), abstract=f"{number} {abstract}")
        for number in range(1_500)
    )
    kept = {}

    def watch(phase: str, done: int, total: int | None) -> None:  # noqa: ARG001
        kept[phase] = pa.total_allocated_bytes()

    with Library.open(tmp_path / "long.duckdb", write=True) as library:
        intake.import_records(library, papers, progress=watch)

    assert 1_500 * len(abstract) == 84_000_000
    assert kept["Comparing with what is known"] < 20_000_000
