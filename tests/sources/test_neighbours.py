"""One step out: the papers of people who are in the library already."""

from collections.abc import Callable

import pytest
from answering import Standin
from openalex_pages import WORKS, by_cursor, work

from explorer import lookups
from explorer.errors import SourceError
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.sources import (
    SOURCES,
    Network,
    fetch,
    question_of_neighbours,
    question_of_people,
    source_named,
)

MakeLibrary = Callable[..., Library]

ANN = Mention("Ann Ash", native_id="openalex:A1", orcid="0000-0002-1825-0097")
BOB = Mention("Bob Bay", orcid="0000-0002-1694-233X")
CAT = Mention("Cat Cox", native_id="s2:77")
DAN = Mention("Dan Day", native_id="dblp:Dan Day 0001")


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """Ann has three papers, Bob and Cat two, Dan one."""
    bylines = ((ANN, BOB, CAT), (ANN, BOB, CAT, DAN), (ANN,))
    return make_library(
        Record("test", f"id:{number}", f"Paper {number}", people)
        for number, people in enumerate(bylines)
    )


def test_the_ids_of_people_in_other_catalogues_are_known(library: Library) -> None:
    found = lookups.outside_ids(library, ["a:ann-ash", "a:bob-bay", "a:dan-day", "a:nobody"])

    assert found.values.tolist() == [
        ["a:ann-ash", "openalex", "A1"],
        ["a:ann-ash", "orcid", "0000-0002-1825-0097"],
        ["a:bob-bay", "orcid", "0000-0002-1694-233X"],
        ["a:dan-day", "dblp", "Dan Day 0001"],
    ]


@pytest.mark.parametrize(
    ("source", "asked", "missing"),
    [
        (
            "openalex",
            ["authorships.author.id:A1", "authorships.author.orcid:0000-0002-1694-233X"],
            2,
        ),
        ("crossref", ["orcid:0000-0002-1825-0097,orcid:0000-0002-1694-233X"], 2),
    ],
)
def test_people_are_asked_for_by_the_best_id_that_is_known(
    library: Library, source: str, asked: list[str], missing: int
) -> None:
    found = question_of_neighbours(source_named(source), library)

    assert [request.parameter("filter") for request in found.requests] == asked
    assert found.shown == "neighbours of 2 people"
    assert found.notes == (f"{missing} of 4 people have no id there.",)


def test_those_with_most_papers_come_first(library: Library) -> None:
    found = question_of_neighbours(source_named("orcid"), library, people=1)

    assert found.shown == "neighbours of author Ann Ash (0000-0002-1825-0097)"
    assert found.requests[0].url.endswith("/0000-0002-1825-0097/works")


def test_one_person_may_be_meant(library: Library) -> None:
    found = question_of_people(source_named("semantic-scholar"), library, ["a:cat-cox"])

    assert found.label == "Semantic Scholar: author Cat Cox (77)"
    assert found.requests[0].url.endswith("/author/77/papers")


def test_all_ids_of_a_person_are_asked_for(make_library: MakeLibrary) -> None:
    ids = ("openalex:A1", "openalex:A7")
    written = (Mention("Ann Ash", native_id=id_, orcid="0000-0002-1825-0097") for id_ in ids)
    papers = (Record("test", f"id:{who.native_id}", "A paper", (who,)) for who in written)

    found = question_of_people(source_named("openalex"), make_library(papers), ["a:ann-ash"])

    assert found.shown == "author Ann Ash (A1, A7)"


def test_an_id_that_is_only_a_name_is_not_asked_for(library: Library) -> None:
    with pytest.raises(SourceError, match="Nobody here has an id that DBLP knows"):
        question_of_neighbours(source_named("dblp"), library)


def test_a_source_without_people_has_no_neighbours(library: Library) -> None:
    with pytest.raises(SourceError, match="arXiv does not tell people of one name apart"):
        question_of_neighbours(source_named("arxiv"), library)


def test_an_empty_library_has_no_neighbours(make_library: MakeLibrary) -> None:
    for source in SOURCES:
        with pytest.raises(SourceError):
            question_of_neighbours(source, make_library([], source.name))


def test_the_neighbours_come_with_the_papers(
    server: Standin, network: Network, library: Library
) -> None:
    server.answer(WORKS, by_cursor([work(1, "Ann Ash", "Zoe Zen")]))

    harvest = fetch(question_of_neighbours(source_named("openalex"), library, people=1), network)

    assert harvest.papers == 1
    assert harvest.question.label == "OpenAlex: neighbours of author Ann Ash (A1)"
