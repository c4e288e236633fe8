"""Finding things as one types."""

from collections.abc import Callable

import pytest

from explorer.library import Library
from explorer.model import Institution, Mention, Record, Topic
from explorer.search import prepare, search

Maker = Callable[..., Library]


def record(number: int, title: str, *authors: Mention, **facts: object) -> Record:
    return Record("test", f"id:{number}", title, authors, year=2000 + number)._replace(**facts)


@pytest.fixture
def library(make_library: Maker) -> Library:
    ash = Mention("Ann Ash", institutions=(Institution("TU Delft", country="NL"),))
    nunez = Mention("José Núñez")
    learning = (Topic("Machine Learning", "keyword"),)
    return make_library(
        [
            record(1, "Learning on graphs", nunez, ash, topics=learning),
            record(2, "Graph-based Lipschitz learning", nunez),
            record(3, "Ørsted's law", Mention("Ann Ashton"), Mention("Ann Ashton Smith")),
            record(4, "On nothing", ash, Mention("Josef Nunes")),
            record(5, "On something", ash),
        ]
    )


def found(library: Library, text: str) -> list[str]:
    return [hit.id for hit in search(library, text)]


@pytest.mark.parametrize("text", ["jose nunez", "NÚÑEZ José", "nun jos", "Nunez, J.", "  josé   "])
def test_case_accents_and_the_order_of_words_do_not_count(library: Library, text: str) -> None:
    assert "a:jose-nunez" in found(library, text)


def test_the_very_name_comes_before_whole_words_and_those_before_beginnings(
    library: Library,
) -> None:
    assert found(library, "ann ashton") == ["a:ann-ashton", "a:ann-ashton-smith"]
    assert found(library, "ann ash") == ["a:ann-ash", "a:ann-ashton", "a:ann-ashton-smith"]


def test_a_whole_word_counts_while_the_next_is_being_typed(make_library: Maker) -> None:
    leonid = Mention("Leonid Bunimovich")
    library = make_library(
        [record(n, f"Billiards {n}", leonid) for n in range(3)]
        + [record(9, "Lipschitz", Mention("Leon Bungert"))]
    )

    assert found(library, "leon bun") == ["a:leon-bungert", "a:leonid-bunimovich"]
    assert found(library, "leo bun") == ["a:leonid-bunimovich", "a:leon-bungert"]


def test_among_equals_more_papers_come_first(library: Library) -> None:
    assert found(library, "jos")[:2] == ["a:jose-nunez", "a:josef-nunes"]


def test_a_word_is_found_by_its_beginning_only(library: Library) -> None:
    assert "p:id:2" in found(library, "lips")
    assert found(library, "chitz") == []


def test_papers_topics_and_institutions_are_found_with_what_tells_them_apart(
    library: Library,
) -> None:
    kinds = {hit.id: (hit.kind, hit.label, hit.detail) for hit in search(library, "learning")}

    assert kinds["t:keyword:machine-learning"] == (
        "topic",
        "Machine Learning",
        "keyword · 2001",
    )
    assert kinds["p:id:1"] == ("paper", "Learning on graphs", "2001")
    assert search(library, "delft")[0][:4] == (
        "i:tu-delft",
        "institution",
        "TU Delft",
        "NL · 2001–2005",
    )


def test_people_show_how_many_papers_they_have_and_when(library: Library) -> None:
    assert search(library, "ann ash")[0].detail == "3 papers, 2001–2005"


@pytest.mark.parametrize("text", ["", "   ", "%", "'", "\x00", "._-", "☃"])
def test_text_without_words_finds_nothing(library: Library, text: str) -> None:
    assert search(library, text) == ()


@pytest.mark.parametrize("text", ["a" * 100_000, "a " * 50_000, "ann ' OR 1=1 --", "\ud800 ann"])
def test_nasty_text_is_taken_as_text(library: Library, text: str) -> None:
    assert len(search(library, text)) <= 20


def test_at_most_the_asked_number_is_shown(library: Library) -> None:
    assert len(search(library, "a", limit=2)) == 2


def test_the_index_may_be_made_ahead_of_time(library: Library) -> None:
    prepare(library)

    assert found(library, "bungert") == []


def test_a_library_without_papers_finds_nothing(make_library: Maker) -> None:
    assert search(make_library([], "empty"), "ann") == ()
