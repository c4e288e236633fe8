"""An import taken back: the library is then as if the file had never come in."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_libraries import empty_library, imported

from explorer import accounts, intake, tables, undoing
from explorer.library import Library
from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.undoing import Consequence, NoSuchImport

ANN = Mention("Ann Ash", institutions=(Institution("Elm College"),))
BOB, CAT = Mention("Bob Beech"), Mention("Cat Cedar", orcid="0000-0002-1825-0097")
GRAPHS = (Topic("Graphs", "keyword"),)

ONE = Record("test", "id:1", "One", (ANN, BOB), year=2001, topics=GRAPHS)
TWO = Record("test", "id:2", "Two", (BOB, CAT), year=2002)
THREE = Record("test", "id:3", "Three", (CAT, ANN), year=2003)

BROKEN = Problem("line 1", "It is broken.", "Mend it.")

records = st.builds(
    Record,
    source=st.just("test"),
    native_id=st.none() | st.sampled_from(("id:1", "id:2")),
    title=st.sampled_from(("One", "Two", "Three")),
    authors=st.lists(
        st.builds(
            Mention,
            written=st.sampled_from(("Ann Ash", "A. Ash", "Bob Beech", "Wei Wang")),
            orcid=st.none() | st.sampled_from(("0000-0002-1825-0097", "0000-0002-1694-233X")),
            institutions=st.sampled_from(((), ANN.institutions)),
        ),
        max_size=3,
    ).map(tuple),
    year=st.none() | st.integers(1990, 1993),
    doi=st.none() | st.sampled_from(("10.1/a", "10.1/b")),
    topics=st.sampled_from(((), GRAPHS)),
)
files = st.lists(records, min_size=1, max_size=5)
several = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with empty_library() as made:
        yield made


LEFT_ALONE = {"library"}
"""Revision and identity change with every writing."""


def everything(library: Library) -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table, facts and derived, except moments."""
    names = library.rows("SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary")
    return {name: rows(library, f"FROM {name}") for name in names["name"] if name not in LEFT_ALONE}


def rows(library: Library, query: str) -> list[tuple[str, ...]]:
    """The rows as text, sorted; moments are left out."""
    found = library.connection.cursor().execute(query).fetchall()
    return sorted(
        tuple(repr(value) for value in row if not isinstance(value, datetime)) for row in found
    )


def seen(library: Library) -> dict[str, list[tuple[str, ...]]]:
    """What a user can see, whatever the numbers of rows are."""
    queries = {
        "papers": "SELECT id, year FROM papers",
        "authors": "SELECT * EXCLUDE (author) FROM authors",
        "ties": (
            "SELECT least(x.id, y.id) AS a, greatest(x.id, y.id) AS b, t.papers, t.fractional "
            "FROM ties t JOIN authors x ON x.author = t.a JOIN authors y ON y.author = t.b"
        ),
        "topics": "SELECT id, name, papers FROM topics",
        "institutions": "SELECT id, name, papers FROM institutions",
        "totals": "SELECT * FROM totals",
        "imports": "SELECT file, read, new, known, set_aside FROM imports",
    }
    return {name: rows(library, query) for name, query in queries.items()}


@several
@given(files, files)
def test_to_import_another_file_and_undo_it_changes_no_table(
    folder: Path, one: list[Record], other: list[Record]
) -> None:
    with imported(folder, one) as before, imported(folder, one, other) as after:
        undoing.undo(after, 2)

        assert everything(after) == everything(before)


@several
@given(files, files)
def test_to_undo_the_first_of_two_files_leaves_the_library_of_the_second(
    folder: Path, one: list[Record], other: list[Record]
) -> None:
    with imported(folder, other) as alone, imported(folder, one, other) as after:
        undoing.undo(after, 1)

        left, wanted = seen(after), seen(alone)
        assert left.pop("imports") == [
            tuple(row)
            for row in rows(alone, "SELECT 'b' AS file, read, new, known, set_aside FROM imports")
        ]
        wanted.pop("imports")
        assert left == wanted


@several
@given(files, files, files)
def test_every_record_stays_new_in_exactly_one_import(
    folder: Path, one: list[Record], two: list[Record], three: list[Record]
) -> None:
    with imported(folder, one, two, three) as library:
        undoing.undo(library, 2)
        found = accounts.imports(library)

        assert found["new"].sum() == library.counts().records
        assert (found["new"] + found["known"]).tolist() == found["read"].tolist()
        assert found["number"].tolist() == [3, 1]


def test_to_undo_and_import_again_brings_everything_back(folder: Path) -> None:
    with imported(folder, [ONE, TWO], [TWO, THREE]) as library:
        before = seen(library)
        undoing.undo(library, 2)
        intake.import_records(library, [TWO, THREE], file="b")

        assert seen(library) == before


def test_what_will_go_is_said_before(folder: Path) -> None:
    with imported(folder, [ONE, TWO], [TWO, THREE]) as library:
        will = undoing.consequence(library, 2)

    assert will == Consequence(2, "b", going=1, staying=1, records=1)
    assert will.sentence == (
        "1 paper that only this import brought will go; "
        "1 paper stays because other imports brought it too."
    )


@pytest.mark.parametrize(
    ("going", "staying", "sentence"),
    [
        (
            37,
            12,
            "37 papers that only this import brought will go; "
            "12 papers stay because other imports brought them too.",
        ),
        (1200, 0, "1,200 papers that only this import brought will go."),
        (0, 2, "2 papers stay because other imports brought them too."),
        (0, 0, "It brought no papers."),
    ],
)
def test_the_consequence_is_a_sentence(going: int, staying: int, sentence: str) -> None:
    assert Consequence(1, "a", going, staying, going).sentence == sentence


def test_ties_of_a_ready_network_are_named_too() -> None:
    assert Consequence(1, "a.gml", 0, 0, 0, ties=96).sentence == (
        "96 ties of a ready network will go."
    )
    assert Consequence(1, "a.zip", 2, 0, 2, ties=1).sentence == (
        "2 papers that only this import brought will go; 1 tie of a ready network will go."
    )


def test_an_import_that_was_undone_is_gone(folder: Path) -> None:
    with imported(folder, [ONE]) as library:
        undoing.undo(library, 1)

        with pytest.raises(NoSuchImport, match="no import 1"):
            undoing.undo(library, 1)


def test_what_was_set_aside_goes_with_its_import(folder: Path) -> None:
    with imported(folder, [ONE], [BROKEN, TWO]) as library:
        assert library.counts().set_aside == 1

        undoing.undo(library, 2)

        assert library.counts().set_aside == 0
        assert accounts.problems(library, 2).empty


def test_an_undo_that_is_cancelled_changes_nothing(folder: Path) -> None:
    def cancel(phase: str, done: int, total: int | None) -> None:  # noqa: ARG001
        if done == len(tables.statements()) // 2:
            raise InterruptedError

    with imported(folder, [ONE, TWO], [TWO, THREE]) as library:
        before = everything(library)

        with pytest.raises(InterruptedError):
            undoing.undo(library, 2, cancel)

        assert everything(library) == before


def test_an_import_that_is_cancelled_changes_nothing(folder: Path) -> None:
    def cancel(phase: str, done: int, total: int | None) -> None:  # noqa: ARG001
        if done == len(tables.statements()) // 2:
            raise InterruptedError

    with imported(folder, [ONE, TWO]) as library:
        before = everything(library)

        with pytest.raises(InterruptedError):
            intake.import_records(library, [THREE], progress=cancel)

        assert everything(library) == before
