"""What holds for any records: the library joins exactly what the rules on two records join."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.intake import import_records
from explorer.joining import parts
from explorer.library import Library
from explorer.lookups.sources import entries
from explorer.model import Mention, Record

TITLES = (
    "Uniform convergence rates for learning on graphs",
    "UNIFORM CONVERGENCE RATES for Learning on Graphs",
    "Uniform convergence rates for learning on graphs: a numerical study",
    "Uniform convergence rates for learning on graphs II",
    "Editorial",
    "Quiet people",
)
NAMES = (
    "Leon Bungert",
    "L. Bungert",
    "Bungert, Leon",
    "Ann Ash",
    "Wei Li",
    "Li Wei",
    "H. Hall, Jr.",
)
DOIS = ("10.1/x", "10.1/y", "10.48550/arxiv.2105.04319", "10.18653/v1/p18-1001")


def written(choose: st.DrawFn) -> Record:
    """A record of few titles, names and ids, so that many of them meet."""
    return Record(
        choose(st.sampled_from(("arxiv", "bibtex", "openalex"))),
        choose(st.sampled_from((None, "openalex:W1", "openalex:W2", "pmid:7", "id:x"))),
        choose(st.sampled_from(TITLES)),
        tuple(Mention(each) for each in choose(st.lists(st.sampled_from(NAMES), max_size=3))),
        year=choose(st.sampled_from((None, 2019, 2020, 2021, 2023))),
        venue=choose(st.sampled_from((None, "Journal of Graphs", "The Lancet", "CoRR"))),
        doi=choose(st.sampled_from((None, *DOIS))),
        arxiv_id=choose(st.sampled_from((None, "2105.04319", "2105.04320"))),
        kind=choose(st.sampled_from((None, "article", "inproceedings", "preprint"))),
        other_ids=choose(st.sampled_from(((), ("pmid:7",), ("acl:P18-1001", "openalex:W2")))),
    )


RECORDS = st.lists(st.composite(written)(), max_size=7, unique=True)


def law(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None)


def partition(library: Library) -> set[frozenset[int]]:
    rows = library.rows("SELECT paper, list(record) AS records FROM paper_of_record GROUP BY paper")
    return {frozenset(map(int, records)) for records in rows["records"]}


def by_fingerprint(library: Library) -> set[tuple[str, frozenset[str]]]:
    rows = library.rows(
        "SELECT p.id, list(CAST(r.fingerprint AS VARCHAR)) AS marks FROM papers p "
        "JOIN paper_of_record s USING (paper) JOIN records r USING (record) GROUP BY p.id"
    )
    return {
        (str(id_), frozenset(marks)) for id_, marks in zip(rows["id"], rows["marks"], strict=True)
    }


@law(30)
@given(RECORDS)
def test_the_library_joins_what_the_rules_on_two_records_join(records: list[Record]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "law.duckdb", write=True) as library,
    ):
        import_records(library, records)
        numbers = library.rows("SELECT record FROM records")["record"]
        looked_at = entries(library, [int(number) for number in numbers])

        made = {frozenset(each.record for each in part) for part in parts(looked_at)}

        assert partition(library) == made


@law(15)
@given(RECORDS, st.randoms())
def test_neither_order_nor_files_nor_a_second_import_change_anything(
    records: list[Record], draw: object
) -> None:
    turned = list(records)
    draw.shuffle(turned)  # type: ignore[attr-defined] - hypothesis gives a Random
    half = len(turned) // 2
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder) / "one.duckdb", write=True) as library:
            import_records(library, records)
            at_once = by_fingerprint(library)
        with Library.open(Path(folder) / "two.duckdb", write=True) as library:
            for some in (turned[:half], turned[half:], turned):
                import_records(library, some)
            in_parts = by_fingerprint(library)

    assert at_once == in_parts
    assert len({id_ for id_, _ in at_once}) == len(at_once)
