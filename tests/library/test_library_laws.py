"""Laws that hold for any papers, in any order."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_libraries import empty_library, imported

from explorer import intake, lookups
from explorer.library import Library
from explorer.model import Mention, PaperFilter, Record

NAMES = ("Ann Ash", "A. Ash", "Bob Beech", "bob beech", "Cat Cedar", "Wei Wang", "XY Collaboration")
ORCIDS = ("0000-0002-1825-0097", "0000-0002-1694-233X")

mentions = st.builds(
    Mention,
    written=st.sampled_from(NAMES),
    orcid=st.none() | st.sampled_from(ORCIDS),
    native_id=st.none() | st.sampled_from(("openalex:A1", "openalex:A2", "openalex:A3")),
)
records = st.builds(
    Record,
    source=st.just("test"),
    native_id=st.none() | st.sampled_from(("id:1", "id:2")),
    title=st.sampled_from(("One", "Two", "Three")),
    authors=st.lists(mentions, max_size=4).map(tuple),
    year=st.none() | st.integers(1990, 2000),
    citations=st.none() | st.integers(0, 9),
    doi=st.none() | st.sampled_from(("10.1/a", "10.1/b")),
)
papers = st.lists(records, min_size=1, max_size=7)
several = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with empty_library() as made:
        yield made


def picture(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a user can see of authors, papers and ties, by public id."""
    ids = list(library.rows("SELECT id FROM authors")["id"])
    frames = {
        "authors": lookups.authors(library, ids),
        "authorships": lookups.authorships(library, ids, PaperFilter()),
        "ties": lookups.ties_among(library, ids, PaperFilter()).drop(columns="paper_ids"),
        "papers": lookups.papers(library, library.rows("SELECT id FROM papers")["id"]),
    }
    return {name: rows(frame) for name, frame in frames.items()}


def rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return list(plain.itertuples(index=False, name=None))


@several
@given(papers, st.randoms(use_true_random=False))
def test_the_order_of_papers_and_files_changes_nothing(
    folder: Path, papers: list[Record], random: Random
) -> None:
    shuffled = sorted(papers, key=lambda _: random.random())
    with imported(folder, papers) as one, imported(folder, shuffled[:2], shuffled[2:]) as other:
        assert picture(one) == picture(other)


@several
@given(papers)
def test_the_order_of_authors_changes_neither_people_nor_ties(
    folder: Path, papers: list[Record]
) -> None:
    papers = [paper._replace(native_id=f"id:{number}") for number, paper in enumerate(papers)]
    turned = [paper._replace(authors=paper.authors[::-1]) for paper in papers]
    with imported(folder, papers) as one, imported(folder, turned) as other:
        assert picture(one) == picture(other)


@several
@given(papers)
def test_strengths_of_a_person_sum_to_their_papers_with_others(
    folder: Path, papers: list[Record]
) -> None:
    with imported(folder, papers) as library:
        people = library.rows("SELECT id FROM authors WHERE NOT collective")["id"]
        sums = (
            lookups.neighbours(library, people, PaperFilter()).groupby("author")["fractional"].sum()
        )
        joint = library.rows(
            "SELECT id, count(*) AS papers FROM authorships JOIN authors USING (author) "
            "WHERE persons > 1 GROUP BY id"
        )

    assert {author: round(total, 6) for author, total in sums.items()} == dict(
        zip(joint["id"], joint["papers"], strict=True)
    )


@several
@given(papers)
def test_the_stored_adjacency_and_the_papers_give_the_same_ties(
    folder: Path, papers: list[Record]
) -> None:
    with imported(folder, papers) as library:
        everybody = list(library.rows("SELECT id FROM authors")["id"])
        stored = lookups.neighbours(library, everybody, PaperFilter())
        counted = lookups.neighbours(library, everybody, PaperFilter(author_limit=51))
        among = lookups.ties_among(library, everybody, PaperFilter())

    assert rows(stored) == rows(counted)
    once = stored[stored["author"] < stored["neighbour"]]
    assert rows(once) == rows(among.drop(columns="paper_ids"))


@several
@given(papers, st.integers(1990, 2000), st.integers(1990, 2000))
def test_a_stricter_filter_never_adds_a_tie(
    folder: Path, papers: list[Record], first: int, last: int
) -> None:
    with imported(folder, papers) as library:
        everybody = list(library.rows("SELECT id FROM authors")["id"])
        wide = lookups.ties_among(library, everybody, PaperFilter(first_year=first))
        narrow = lookups.ties_among(library, everybody, PaperFilter(first, last))

    strength = {(row.a, row.b): row.papers for row in wide.itertuples()}
    assert all(row.papers <= strength[row.a, row.b] for row in narrow.itertuples())


@several
@given(papers)
def test_two_mentions_on_a_record_are_two_authors(folder: Path, papers: list[Record]) -> None:
    with imported(folder, papers) as library:
        doubled = library.rows(
            "SELECT paper FROM bylines GROUP BY paper, author HAVING count(*) > 1"
        )

    assert doubled.empty


@several
@given(papers)
def test_the_same_papers_again_change_nothing(folder: Path, papers: list[Record]) -> None:
    with imported(folder, papers) as library:
        before = picture(library)
        again = intake.import_records(library, papers)
        after = picture(library)

    assert again.new == 0
    assert again.known == again.read == len(papers)
    assert before == after
