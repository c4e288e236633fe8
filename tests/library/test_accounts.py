"""What came in, from how many files, and what papers lack."""

from pathlib import Path

import pytest

from explorer import accounts, intake
from explorer.library import Library
from explorer.model import Institution, Mention, Problem, Record, Topic

ANN = Mention("Ann Ash", orcid="0000-0002-1825-0097", institutions=(Institution("Elm College"),))
BOB = Mention("Bob Beech")

FULL = Record(
    "scopus",
    "id:1",
    "Full",
    (ANN, BOB),
    year=2001,
    doi="10.1/full",
    abstract="Everything is said.",
    citations=0,
    topics=(Topic("Graphs", "keyword"),),
)
BARE = Record("bibtex", "id:2", "Bare", ())
BOTH = Record("bibtex", "id:3", "In both", (BOB,), year=2003)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "accounts.duckdb"
    aside = Problem("entry x", "It has no title.", "Add one.", "@article{x}")
    with Library.open(path, write=True) as library:
        intake.import_records(library, [FULL, BOTH], file="scopus.csv")
        intake.import_records(library, [BARE, BOTH, aside], file="refs.bib")
    return Library.open(path)


def test_imports_are_listed_with_their_formats_the_newest_first(library: Library) -> None:
    found = accounts.imports(library)

    counts = ["number", "file", "formats", "read", "new", "known", "set_aside", "problems"]
    assert found[counts].to_numpy().tolist() == [
        [2, "refs.bib", "bibtex", 2, 1, 1, 1, 1],
        [1, "scopus.csv", "bibtex scopus", 2, 2, 0, 0, 0],
    ]


def test_problems_of_one_import_are_word_for_word(library: Library) -> None:
    (row,) = accounts.problems(library, 2).to_dict("records")

    assert row == {
        "file": "refs.bib",
        "place": "entry x",
        "reason": "It has no title.",
        "remedy": "Add one.",
        "text": "@article{x}",
        "sets_aside": True,
    }
    assert accounts.problems(library, 1).empty


def test_papers_are_counted_by_the_number_of_their_files(library: Library) -> None:
    assert accounts.sources(library).to_numpy().tolist() == [[1, 2], [2, 1]]


def test_each_field_says_how_many_papers_lack_it(library: Library) -> None:
    lacking = {lack.field: lack.lacking for lack in accounts.completeness(library)}

    assert lacking == {
        "authors": 1,
        "year": 1,
        "doi": 2,
        "affiliations": 2,
        "citations": 2,
        "topics": 2,
        "orcid": 2,
        "abstract": 2,
    }
    assert {lack.papers for lack in accounts.completeness(library)} == {3}


def test_an_empty_library_lacks_nothing(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty.duckdb", write=True) as empty:
        assert {lack.lacking for lack in accounts.completeness(empty)} == {0}
        assert accounts.imports(empty).empty
        assert accounts.sources(empty).empty


@pytest.mark.parametrize("field", accounts.FIELDS)
def test_papers_that_lack_a_field_are_listed(library: Library, field: str) -> None:
    counted = {lack.field: lack.lacking for lack in accounts.completeness(library)}

    listed = accounts.lacking(library, field, 100)

    assert len(listed) == counted[field]
    assert "Bare" in listed["title"].tolist()


def test_records_of_a_paper_that_another_record_began_are_joined(tmp_path: Path) -> None:
    with Library.open(tmp_path / "joined.duckdb", write=True) as library:
        intake.import_records(library, [FULL])
        intake.import_records(library, [FULL._replace(year=2002), BARE])

        assert accounts.joined(library, 1) == 1
        assert accounts.joined(library, 2) == 1
