"""More papers of a person from an open source, from the click to the library."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from dash import no_update
from dash.development.base_component import Component

from explorer import sources
from explorer.errors import SourceError
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.sources import Cancelled, Harvest, Network, Question
from explorer.view import View
from explorer.web.cards import more_papers as card
from explorer.web.jobs import Job, Jobs
from explorer.web.panels.more_papers import Fetched, Wish, checked, fetch, stop_or_close, told
from explorer.workspace import Workspace

ANN = Mention("Ann Ash", native_id="openalex:A1", orcid="0000-0002-1825-0097")
BOB = Mention("Bob Bay", native_id="openalex:A2")
CAT = Mention("Cat Cox")

MakeLibrary = Callable[..., Library]


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """Ann wrote with Bob and Cat, whom no source knows."""
    return make_library([Record("test", "id:1", "One", (ANN, BOB, CAT))])


def buttons(components: list[Component]) -> list[tuple[str, str]]:
    found = [each for part in components for each in part._traverse()]
    return [
        (getattr(each, "data-fetch"), getattr(each, "data-reach"))
        for each in found
        if getattr(each, "data-fetch", None)
    ]


def text(components: list[Component]) -> str:
    return " ".join(str(each) for part in components for each in part._traverse())


def test_the_card_offers_the_sources_that_know_the_person(library: Library) -> None:
    offered = buttons(card.more(library, View(), "a:ann-ash"))

    assert [source for source, reach in offered if reach == "person"] == [
        *("openalex", "crossref", "orcid", "pubmed", "inspire")
    ]
    assert len(offered) == 10


def test_a_person_whom_no_source_knows_is_asked_for_by_name(library: Library) -> None:
    shown = card.more(library, View(), "a:cat-cox")

    assert buttons(shown) == []
    assert "Ask a source by name" in text(shown)


def test_without_the_extra_the_card_offers_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "installed", lambda: False)

    assert card.more(library, View(), "a:ann-ash") == []


@pytest.mark.parametrize(
    "asked",
    [
        None,
        [],
        "openalex",
        {},
        {"source": "nowhere", "person": "a:x", "reach": "person"},
        {"source": "arxiv", "person": "a:x", "reach": "person"},
        {"source": "openalex", "person": 5, "reach": "person"},
        {"source": "openalex", "person": "a:x", "reach": "everybody"},
        {"source": "openalex", "person": "a:" + "x" * 500, "reach": "person"},
        {"source": ["openalex"], "person": "a:x", "reach": "person"},
        {"source": {"a": 1}, "person": "a:x", "reach": {}},
    ],
)
def test_what_cannot_be_fetched_is_not_even_begun(asked: object) -> None:
    assert checked(asked) is None


def test_a_click_is_understood() -> None:
    asked = {"source": "openalex", "person": "a:ann-ash", "reach": "person", "at": 1}

    assert checked(asked) == Wish("openalex", "a:ann-ash", "person")


class Nobody(Network):
    """A network in which nobody is asked."""

    def __init__(self) -> None:
        """Nothing is needed."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """What would have been asked; one paper by Zoe Zen comes back."""
    questions: list[Question] = []

    @contextmanager
    def opened(*_: object, **__: object) -> Iterator[Network]:
        yield Nobody()

    class One(Harvest):
        def items(self) -> Iterator[Record]:
            yield Record("openalex", "openalex:W9", "Nine", (ANN, Mention("Zoe Zen")))

    def harvest(question: Question, network: Network, *, progress: object) -> Harvest:  # noqa: ARG001
        questions.append(question)
        return One(question, network, (), 1, ("A note.",))

    monkeypatch.setattr(sources, "opened", opened)
    monkeypatch.setattr(sources, "fetch", harvest)
    return questions


def filters(question: Question) -> list[str]:
    return [request.parameter("filter") for request in question.requests]


def run(path: Path, wish: Wish) -> Fetched:
    with Workspace(path) as workspace:
        return fetch(workspace, {}, wish, threading.Event(), lambda *_: None)


def test_the_papers_come_into_the_library(library: Library, asked: list[Question]) -> None:
    path = library.path
    library.close()

    done = run(path, Wish("openalex", "a:ann-ash", "person"))

    assert filters(asked[0]) == ["authorships.author.id:A1"]
    assert (done.label, done.report.new, done.notes) == (
        "OpenAlex: author Ann Ash (A1)",
        1,
        ("A note.",),
    )
    with Library.open(path) as after:
        assert after.counts().authors == 4


def test_collaborators_are_meant_too_where_that_was_clicked(
    library: Library, asked: list[Question]
) -> None:
    path = library.path
    library.close()

    run(path, Wish("openalex", "a:ann-ash", "collaborators"))

    assert filters(asked[0]) == ["authorships.author.id:A1|A2"]
    assert asked[0].notes == ("1 of 3 people have no id there.",)


def test_a_person_who_is_not_in_the_library_is_an_error(
    library: Library, asked: list[Question]
) -> None:
    path = library.path
    library.close()

    with pytest.raises(SourceError, match="Nobody here has an id"):
        run(path, Wish("openalex", "a:nobody", "person"))

    assert asked == []


def test_a_cancel_leaves_the_library_as_it_was(
    library: Library,
    asked: list[Question],  # noqa: ARG001 - the network of this test
) -> None:
    path = library.path
    library.close()

    def stop(*_: object) -> None:
        raise Cancelled

    with Workspace(path) as workspace, pytest.raises(Cancelled):
        fetch(workspace, {}, Wish("openalex", "a:ann-ash", "person"), threading.Event(), stop)

    with Library.open(path) as after:
        assert after.counts().papers == 1


def test_how_it_goes_is_told_until_it_has_ended(
    library: Library,
    asked: list[Question],  # noqa: ARG001 - the network of this test
) -> None:
    path = library.path
    library.close()
    done = run(path, Wish("openalex", "a:ann-ash", "person"))

    running = told(Job("1", "fetch", "Fetching OpenAlex: author A1", 3, 9))
    failed = told(Job("1", "fetch", finished=True, error=SourceError("No.", "Later.")))
    ended = told(Job("1", "fetch", finished=True, result=done))

    assert told(None) == (True, None, "Close", True, no_update)
    assert (running[0], running[2], running[3]) == (False, "Cancel", False)
    assert "3 of about 9" in str(running[1])
    assert (failed[0], failed[2], failed[3]) == (False, "Close", True)
    assert "No." in str(failed[1])
    assert ended[2:] == ("Close", True, {"job": "1", "to": ""})
    assert "1 record: 1 new, 0 known. A note." in str(ended[1])


def test_what_runs_is_cancelled_and_what_has_ended_is_put_away() -> None:
    running, lets = Jobs(), threading.Event()
    job = running.start("fetch", lambda _: lets.wait(5))

    assert stop_or_close(running, job) is no_update
    assert running.job(job).cancelling  # type: ignore[union-attr]  # it is remembered
    lets.set()
    while not running.job(job).finished:  # type: ignore[union-attr]  # it is remembered
        time.sleep(0.01)
    assert stop_or_close(running, job) is None
    assert stop_or_close(running, "unknown") is None
