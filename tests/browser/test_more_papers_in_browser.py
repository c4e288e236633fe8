"""More papers of a person: a click on the card, a source that answers, a library that has grown."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event

import pytest
from playwright.sync_api import expect
from served import Opens
from visitor import Visits

from explorer import sources
from explorer.model import Mention, Record
from explorer.sources import Harvest, Network, Question
from explorer.sources.transport import Tell

pytestmark = pytest.mark.browser

ANN = Mention("Ann Ash", native_id="openalex:A1")
ZOE = Mention("Zoe Zen", native_id="openalex:A9")


class Nobody(Network):
    """A network in which nobody is asked."""

    def __init__(self) -> None:
        """Nothing is needed."""


class Source:
    """A source that gives one paper, but not before the test lets it."""

    def __init__(self) -> None:
        self.lets = Event()
        self.asked: list[str] = []

    @contextmanager
    def opened(self, *_: object, **__: object) -> Iterator[Network]:
        yield Nobody()

    def fetch(self, question: Question, network: Network, *, progress: Tell) -> Harvest:
        self.asked.append(question.shown)
        while not self.lets.wait(0.05):
            progress(f"Fetching {question.label}", 1, 2)
        return One(question, network, (), 1)


class One(Harvest):
    """One paper that Ann wrote with somebody new."""

    def items(self) -> Iterator[Record]:
        yield Record("openalex", "openalex:W9", "Nine", (ANN, ZOE), year=2021)


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> Source:
    made = Source()
    for name, stands_in in {"opened": made.opened, "fetch": made.fetch}.items():
        monkeypatch.setattr(sources, name, stands_in)
    return made


def records() -> Mapping[str, Record]:
    return {
        "one": Record("test", "id:1", "One", (ANN, Mention("Bob Bay")), year=2020),
    }


def test_a_click_brings_papers_and_the_new_collaborator(
    open_site: Opens, visit: Visits, source: Source
) -> None:
    visitor = visit(site=open_site(records().values())).opens(focus="a:ann-ash")
    page = visitor.page

    page.get_by_text("More papers from open sources").click()
    page.get_by_role("button", name="Their papers from OpenAlex").click()
    expect(page.locator("#more-state")).to_contain_text("Fetching OpenAlex: author Ann Ash (A1)")
    source.lets.set()

    expect(page.locator("#more-state")).to_contain_text("1 record: 1 new, 0 known.")
    visitor.waits()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#more")).to_be_hidden()
    assert source.asked == ["author Ann Ash (A1)"]
    assert set(visitor.places()) == {"a:ann-ash", "a:bob-bay", "a:zoe-zen"}


def test_a_fetch_is_cancelled_and_nothing_has_come(
    open_site: Opens, visit: Visits, source: Source
) -> None:
    visitor = visit(site=open_site(records().values())).opens(focus="a:ann-ash")
    page = visitor.page
    page.get_by_text("More papers from open sources").click()
    page.get_by_role("button", name="And their collaborators’ from OpenAlex").click()

    page.get_by_role("button", name="Cancel").click()

    expect(page.locator("#more-state")).to_contain_text("Cancelled.")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#more")).to_be_hidden()
    assert set(visitor.places()) == {"a:ann-ash", "a:bob-bay"}
    assert not source.lets.is_set()
