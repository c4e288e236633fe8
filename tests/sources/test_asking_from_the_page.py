"""“Ask a source” on the page: fetched, looked at, and only then imported."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from answering import Hourglass, Standin, as_json
from openalex_pages import WORKS, by_cursor, work

from explorer import sources
from explorer.errors import AmbiguousName
from explorer.library import Library
from explorer.sources import Cancelled
from explorer.tables import silent
from explorer.web.places import asking
from explorer.web.places import work as jobs_work
from explorer.web.places.asking import Wish
from explorer.web.spool import Spool
from explorer.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "new.duckdb"
    Library.open(path, write=True).close()
    with Workspace(path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def nearby(
    server: Standin, folder: Path, clock: Hourglass, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every source answers from this machine."""
    here = partial(sources.opened, addresses=server.addresses, folder=folder, clock=clock)
    monkeypatch.setattr(asking.sources, "opened", here)


def asks(workspace: Workspace, kind: str, text: str) -> jobs_work.Seen:
    wanted = Wish("openalex", kind, text)
    return asking.look(workspace, {}, wanted, threading.Event(), silent)


def test_what_a_source_gives_is_looked_at_before_it_is_kept(
    server: Standin, workspace: Workspace, tmp_path: Path
) -> None:
    server.answer(WORKS, by_cursor([work(1), work(2)], [work(3)]))

    seen = asks(workspace, "author", "A65")

    assert (seen.preview.read, seen.preview.met) == (3, 0)
    assert seen.preview.files[0].file == "OpenAlex: author “A65”"
    assert workspace.library.counts().records == 0

    spool = Spool(tmp_path / "uploads", 1000)
    brought = jobs_work.bring_in(workspace, spool, seen, silent)

    assert (brought.report.new, brought.joined) == (3, 0)
    assert workspace.library.counts().papers == 3
    assert asks(workspace, "author", "A65").preview.met == 3


def test_a_list_of_dois_may_be_pasted_with_anything_around_it(
    server: Standin, workspace: Workspace
) -> None:
    server.answer(WORKS, by_cursor([work(1)]))

    asks(workspace, "dois", "10.5555/1\n  https://doi.org/10.5555/2 , nonsense")

    assert "10.5555/1" in server.asked[0].parameters["filter"]
    assert "10.5555/2" in server.asked[0].parameters["filter"]


def test_a_name_of_several_people_is_a_choice(server: Standin, workspace: Workspace) -> None:
    people = [
        {"id": f"https://openalex.org/A{number}", "display_name": "Ann Ash", "works_count": number}
        for number in (1, 2)
    ]
    server.answer("api.openalex.org/authors", as_json({"results": people}))

    with pytest.raises(AmbiguousName) as asked:
        asks(workspace, "author", "Ann Ash")

    assert "A2" in str(asking.choice(asked.value))


def test_a_question_that_is_cancelled_asks_nobody(server: Standin, workspace: Workspace) -> None:
    def cancel(phase: str, done: int, total: int | None) -> None:  # noqa: ARG001
        raise Cancelled

    with pytest.raises(Cancelled):
        asking.look(workspace, {}, Wish("openalex", "author", "A65"), threading.Event(), cancel)

    assert server.asked == []
