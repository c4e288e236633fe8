import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from small_libraries import Plain, records

import explorer
from explorer import intake
from explorer.errors import LibraryError, UnknownId
from explorer.library import Library
from explorer.picture import Scene
from explorer.view import View
from explorer.workspace import Workspace

ANN, BOB = "a:ann-ash", "a:bob-bay"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of two papers."""
    made = tmp_path / "two.duckdb"
    with Library.open(made, write=True) as library:
        papers = [Plain(("Ann Ash", "Bob Bay"), 2020), Plain(("Ann Ash",), 2021)]
        intake.import_records(library, records(papers))
    return made


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with explorer.open(path) as opened:
        yield opened


def test_open_gives_a_workspace(path: Path) -> None:
    with explorer.open(path) as workspace:
        assert workspace.name == "two"
        assert workspace.library.path == path


def test_a_library_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        explorer.open(tmp_path / "none.duckdb")


def test_the_graph_is_one_for_networkx(path: Path) -> None:
    with explorer.open(path) as workspace:
        graph = workspace.graph(focus=ANN, kinds=("papers",))

    assert isinstance(graph, nx.Graph)
    assert {graph.nodes[node]["kind"] for node in graph} == {"author", "paper"}


def test_the_same_question_is_answered_once(path: Path) -> None:
    with Workspace(path) as workspace:
        first = workspace.scene(View(focus=ANN))
        second = workspace.scene(View(focus=ANN, selected=BOB, tab="topics", surface="table"))

    assert second.nodes is first.nodes
    assert second.view == View(focus=ANN, selected=BOB, tab="topics", surface="table")


def test_an_unknown_focus_is_refused(path: Path) -> None:
    with Workspace(path) as workspace, pytest.raises(UnknownId):
        workspace.scene(View(focus="a:nobody"))


def test_the_papers_behind_a_scene_are_those_of_its_ties_and_nodes(path: Path) -> None:
    with Workspace(path) as workspace:
        ties = workspace.papers_behind(workspace.scene(View(focus=ANN)))
        drawn = workspace.papers_behind(workspace.scene(View(focus=ANN, kinds=("papers",))))

    assert [len(paper.authors) for paper in ties] == [2]
    assert [len(paper.authors) for paper in drawn] == [1, 2]


def test_after_writing_everything_is_fresh(path: Path) -> None:
    with Workspace(path) as workspace:
        before, version = workspace.scene(View(focus=ANN)), workspace.version
        with workspace.writing() as library:
            intake.import_records(library, records([Plain(("Ann Ash", "Cat Cox"), 2022)]))
        after = workspace.scene(View(focus=ANN))

        assert workspace.version != version
        assert (len(before.nodes), len(after.nodes)) == (2, 3)


def test_a_failed_write_leaves_the_library_open_for_reading(path: Path) -> None:
    with Workspace(path) as workspace:
        with pytest.raises(ZeroDivisionError), workspace.writing():
            raise ZeroDivisionError

        assert len(workspace.scene(View()).nodes) == 2


def test_a_writer_waits_for_readers_and_new_readers_for_the_writer(path: Path) -> None:
    events: list[str] = []
    with Workspace(path) as workspace:
        reading = threading.Event()

        def read() -> None:
            with workspace.reading() as library:
                reading.set()
                time.sleep(0.2)
                library.counts()
                events.append("read")

        def write() -> None:
            with workspace.writing():
                events.append("write")

        reader, writer = threading.Thread(target=read), threading.Thread(target=write)
        reader.start()
        reading.wait()
        writer.start()
        time.sleep(0.05)
        workspace.scene(View())
        events.append("scene")
        reader.join()
        writer.join()

    assert events == ["read", "write", "scene"]


def test_a_reader_may_read_again_while_a_writer_waits(path: Path) -> None:
    with Workspace(path) as workspace:

        def write() -> None:
            with workspace.writing():
                pass

        with workspace.reading():
            writer = threading.Thread(target=write)
            writer.start()
            time.sleep(0.05)
            assert len(workspace.scene(View()).nodes) == 2
        writer.join()


def test_many_threads_see_the_same(path: Path) -> None:
    with Workspace(path) as workspace:
        found: list[object] = []
        threads = [
            threading.Thread(target=lambda: found.append(workspace.scene(View()).nodes))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert found == [found[0]] * 8


def test_a_panel_waits_for_the_picture_that_is_being_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.workspace.COURTESY", 30.0)
    begun, go_on, order = threading.Event(), threading.Event(), []
    real = explorer.workspace.scene

    def slow(*question: Any) -> Scene:
        begun.set()
        go_on.wait(30)
        order.append("picture")
        return real(*question)

    monkeypatch.setattr("explorer.workspace.scene", slow)

    def panel(*view: View) -> None:
        workspace.picture_first(*view)
        order.append("panel")

    drawing = threading.Thread(target=workspace.scene, args=(View(),))
    panels = [threading.Thread(target=panel, args=view) for view in ((View(),), ())]
    drawing.start()
    begun.wait(30)
    for waiting in panels:
        waiting.start()
    go_on.set()
    for thread in (drawing, *panels):
        thread.join()

    assert order == ["picture", "panel", "panel"]


def test_a_panel_waits_for_no_picture_that_nobody_asked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.workspace.COURTESY", 0.01)

    workspace.picture_first(View(focus="a:ann-ash"))
    workspace.picture_first()


def test_a_panel_does_not_wait_for_a_picture_that_is_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.workspace.COURTESY", 3600.0)
    workspace.scene(View())

    workspace.picture_first(View(selected="a:ann-ash"))
    workspace.picture_first()
