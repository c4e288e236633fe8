"""One open library and everything remembered about it: what page and notebook work with."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import networkx as nx

from explorer import lookups
from explorer.errors import LibraryBusy
from explorer.frames import make_frames
from explorer.graph import neighbourhood
from explorer.library import Library
from explorer.memory import Memory
from explorer.model import Paper, PaperFilter
from explorer.picture import Scene
from explorer.scene import scene
from explorer.view import View

ROOM = 150_000
"""Nodes and ties of all scenes remembered together: about 150 MB."""
COURTESY = 0.25
"""Seconds that a panel waits for a picture at most."""
PATIENCE = 60.0
"""Seconds that a reader waits for a writer."""


class Workspace:
    """An open library: scenes, graphs and papers, remembered until the library changes.

    Safe to share between threads. `with workspace.reading() as library:` keeps writers away for
    the time of several look-ups; `with workspace.writing() as library:` has the library alone.
    """

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._gate = _Gate()
        self._drawing = threading.Condition()
        self._take(Library.open(self._path))

    def _take(self, library: Library) -> None:
        self._library = library
        self._version = library.version
        self._frames = make_frames()
        self._scenes: Memory[Scene] = Memory(ROOM, lambda made: len(made.nodes) + len(made.ties))

    @property
    def library(self) -> Library:
        """The library, open for reading; replaced after a write."""
        return self._library

    @property
    def name(self) -> str:
        """What the library is called on screen."""
        return str(self._library.name)

    @property
    def version(self) -> str:
        """Changes with every import and rebuild."""
        return self._version

    def scene(self, view: View) -> Scene:
        """What is to be seen for a view. Raises `UnknownId` for a focus nobody knows."""
        seen = _drawn(view)
        try:
            with self.reading() as library:
                made = self._scenes.get(seen, lambda: scene(library, seen, self._frames))
        finally:
            with self._drawing:
                self._drawing.notify_all()
        chosen = replace(view, focus=made.view.focus)
        return replace(made, view=chosen)

    def picture_first(self, view: View | None = None) -> None:
        """Wait until the scene of this view is made, or any that is being made, but not for long.

        For panels, which are asked for at the same moment: the browser draws while they work.
        """
        with self._drawing:
            self._drawing.wait_for(lambda: self._is_drawn(view), COURTESY)

    def _is_drawn(self, view: View | None) -> bool:
        return not self._scenes.is_making if view is None else _drawn(view) in self._scenes

    def papers_behind(self, shown: Scene) -> tuple[Paper, ...]:
        """Every paper behind a scene, sorted by id: those of its ties and those it draws."""
        ids = {paper for tie in shown.ties for paper in tie.paper_ids}
        ids |= {node.id for node in shown.nodes if node.kind == "paper"}
        with self.reading() as library:
            return lookups.full_papers(library, sorted(ids))

    def graph(
        self,
        focus: str = "",
        depth: int = 1,
        kinds: Sequence[str] = (),
        *,
        papers: PaperFilter = PaperFilter(),  # noqa: B008 - frozen
        min_papers: int = 1,
        strength: str = "fractional",
        limit: int | None = 150,
    ) -> "nx.Graph[str]":
        """A networkx graph (frozen) of the people around `focus`, or of the library's core.

        Arguments as for `explorer.graph.neighbourhood`; `limit=None` leaves nobody out.
        """
        with self.reading() as library:
            return neighbourhood(
                library,
                focus=focus,
                depth=depth,
                kinds=kinds,
                papers=papers,
                min_papers=min_papers,
                strength=strength,
                limit=limit,
            ).graph

    @contextmanager
    def reading(self) -> Iterator[Library]:
        """The library, with writers kept away; raises `LibraryBusy` after a minute of waiting."""
        with self._gate.reading():
            yield self._library

    @contextmanager
    def writing(self) -> Iterator[Library]:
        """The library open for writing, alone; afterwards everything remembered is forgotten."""
        with self._gate.writing():
            self._library.close()
            try:
                with Library.open(self._path, write=True) as library:
                    yield library
            finally:
                self._take(Library.open(self._path))

    def close(self) -> None:
        """Let go of the file."""
        with self._gate.writing():
            self._library.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _drawn(view: View) -> View:
    """What of a view the scene depends on."""
    return replace(view, selected="", tab="publications", surface="canvas")


class _Gate:
    """Many readers or one writer. A thread that reads already may read again at any time."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._readers = 0
        self._writing = False
        self._mine = threading.local()

    @contextmanager
    def reading(self) -> Iterator[None]:
        depth: int = getattr(self._mine, "depth", 0)
        if depth == 0:
            self._enter()
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if depth == 0:
                self._leave()

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._condition:
            self._condition.wait_for(lambda: not self._writing)
            # From here on no new reader enters; those inside finish.
            self._writing = True
            self._condition.wait_for(lambda: self._readers == 0)
        try:
            yield
        finally:
            with self._condition:
                self._writing = False
                self._condition.notify_all()

    def _enter(self) -> None:
        with self._condition:
            if not self._condition.wait_for(lambda: not self._writing, PATIENCE):
                raise LibraryBusy(
                    "The library is taking in papers.", "Wait until it is done and try again."
                )
            self._readers += 1

    def _leave(self) -> None:
        with self._condition:
            self._readers -= 1
            self._condition.notify_all()
