"""OpenAlex: ids of its own, names with candidates, lists, neighbours."""

import pytest
from answering import Connect, Standin, as_json
from openalex_pages import WORKS, by_cursor, work

from explorer.errors import AmbiguousName, SourceError
from explorer.sources import Network, Visitor, question, question_of_dois, source_named
from explorer.sources.source import Request

OPENALEX = source_named("openalex")


def person(number: int, name: str, place: str = "", works: int = 1) -> dict[str, object]:
    return {
        "id": f"https://openalex.org/A{number}",
        "display_name": name,
        "works_count": works,
        "last_known_institutions": [{"display_name": place}] if place else [],
    }


def filters(asked: tuple[Request, ...]) -> list[str]:
    return [request.parameter("filter") for request in asked]


@pytest.mark.parametrize(
    ("kind", "given", "wanted"),
    [
        ("author", "A5023888391", "authorships.author.id:A5023888391"),
        ("author", " https://openalex.org/a5023888391", "authorships.author.id:A5023888391"),
        (
            "author",
            "https://orcid.org/0000-0002-1825-0097",
            "authorships.author.orcid:0000-0002-1825-0097",
        ),
        ("institution", "https://openalex.org/I123", "authorships.institutions.id:I123"),
        ("institution", "https://ror.org/02hpadn98", "authorships.institutions.ror:02hpadn98"),
        ("topic", "https://openalex.org/T11636", "topics.id:T11636"),
    ],
)
def test_an_id_is_asked_for_at_once(
    server: Standin, network: Network, kind: str, given: str, wanted: str
) -> None:
    asked = question(OPENALEX, kind, given, network)

    assert filters(asked.requests) == [wanted]
    assert server.asked == []


def test_a_name_that_one_person_has_is_that_person(server: Standin, network: Network) -> None:
    server.answer("api.openalex.org/authors", as_json({"results": [person(7, "Ann Ash")]}))

    asked = question(OPENALEX, "author", "ann  ash", network)

    assert asked.label == "OpenAlex: author Ann Ash (A7)"
    assert filters(asked.requests) == ["authorships.author.id:A7"]
    assert server.asked[0].parameters["search"] == "ann ash"


def test_a_name_that_one_person_has_exactly_is_that_person(
    server: Standin, network: Network
) -> None:
    found = [person(7, "Annie Ash"), person(8, "Ann Ásh"), person(9, "Ann Ash-Bay")]
    server.answer("api.openalex.org/authors", as_json({"results": found}))

    assert question(OPENALEX, "author", "Ann Ash", network).shown == "author Ann Ásh (A8)"


def test_a_name_that_several_have_is_the_users_choice(server: Standin, network: Network) -> None:
    found = [person(7, "Wei Wang", "Fudan", 30), person(8, "Wei Wang", "", 2)]
    server.answer("api.openalex.org/authors", as_json({"results": found}))

    with pytest.raises(AmbiguousName) as caught:
        question(OPENALEX, "author", "Wei Wang", network)

    assert caught.value.candidates == (("A7", "Wei Wang (Fudan)", 30), ("A8", "Wei Wang", 2))
    assert caught.value.title == "“Wei Wang” fits 2 people."


def test_institutions_and_topics_of_one_name_are_a_choice_too(
    server: Standin, network: Network
) -> None:
    found = [
        {"id": f"https://openalex.org/I{number}", "display_name": "UM", "country_code": country}
        for number, country in ((1, "US"), (2, "MT"))
    ]
    server.answer("api.openalex.org/institutions", as_json({"results": found}))

    with pytest.raises(AmbiguousName) as caught:
        question(OPENALEX, "institution", "UM", network)

    assert caught.value.candidates == (("I1", "UM (US)", None), ("I2", "UM (MT)", None))
    assert caught.value.title == "“UM” fits 2 institutions."


def test_candidates_without_an_id_or_a_name_are_none(server: Standin, network: Network) -> None:
    strange = [person(7, "Ann Ash"), None, {"id": 5}, {"display_name": ["x"]}, person(7, "Ann")]
    server.answer("api.openalex.org/authors", as_json({"results": strange}))

    assert question(OPENALEX, "author", "ann", network).shown == "author Ann (A7)"


@pytest.mark.parametrize("answer", [{"results": []}, {"results": "none"}, [], None, 5, {}])
def test_a_name_that_nobody_has_is_said_so(
    server: Standin, network: Network, answer: object
) -> None:
    server.answer("api.openalex.org/authors", as_json(answer))

    with pytest.raises(SourceError, match="OpenAlex knows no author called “Nobody”"):
        question(OPENALEX, "author", "Nobody", network)


def test_nothing_is_no_name(server: Standin, network: Network) -> None:
    with pytest.raises(SourceError, match="nothing that OpenAlex could be asked for"):
        question(OPENALEX, "author", "   ", network)

    assert server.asked == []


def test_words_are_searched(network: Network) -> None:
    asked = question(OPENALEX, "query", "graph  laplacian", network)

    assert asked.requests[0].parameter("search") == "graph laplacian"
    assert asked.label == "OpenAlex: query “graph  laplacian”"


def test_dois_go_together_as_far_as_they_can() -> None:
    given = [f"https://doi.org/10.5555/{number}" for number in range(60)]

    asked = question_of_dois(OPENALEX, [*given, "10.5555/a,b", "DOI: 10.5555/0", "", "nonsense"])

    assert [len(wanted.split("|")) for wanted in filters(asked.requests)] == [50, 10, 1]
    assert asked.requests[-1].url == "https://api.openalex.org/works/doi:10.5555%2Fa%2Cb"
    assert asked.requests[-1].may_be_missing
    assert asked.shown == "61 DOIs"
    assert asked.notes == ("1 of 63 lines is no DOI.",)


def test_a_list_without_a_doi_is_refused() -> None:
    with pytest.raises(SourceError, match="no DOI in the list"):
        question_of_dois(OPENALEX, ["nonsense", ""])


def test_a_list_that_is_too_long_is_refused() -> None:
    with pytest.raises(SourceError, match="6,000 are too many"):
        question_of_dois(OPENALEX, [f"10.5555/{number}" for number in range(6000)])


def test_a_key_may_shorten_the_wait_but_is_never_part_of_what_is_kept(
    server: Standin, connect: Connect
) -> None:
    server.answer(WORKS, by_cursor([work(1)]))
    asked = question(OPENALEX, "author", "A1", connect())

    connect(Visitor(environ={"OPENALEX_API_KEY": "one-key"})).ask(OPENALEX, asked.requests[0])

    assert connect().ask(OPENALEX, asked.requests[0]).kept
