"""GML: networks as nested lists of keys and values."""

import re
from collections.abc import Iterator
from html import unescape
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.model import Network, Problem
from explorer.readers.networks import (
    NAMES,
    STRENGTHS,
    Edge,
    Node,
    Part,
    broken,
    named,
    network,
    text,
)
from explorer.readers.reader import Reader
from explorer.readers.text import whole_text

MAX_DEPTH = 50
MAX_TEXT = 100_000
"""Characters between two quotation marks; a mark that is never closed ends there."""

_TOKEN = re.compile(rf'"([^"]{{0,{MAX_TEXT}}})"|([\[\]])|([^\s\[\]"#][^\s\[\]"]*)|(#[^\n]*\n?)|(")')
_GRAPH = re.compile(
    r"\s*(?:#[^\n]*\n\s*|(?:Creator|Version|comment)\b[^\n]*\n\s*)*graph\s*\[", re.I
)

Pairs = list[tuple[str, object]]


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    written, problems = whole_text(stream)
    yield from problems
    yield from network("gml", _parts(written))


def recognise(head: str) -> bool:
    """Text that begins with `graph [`, after a creator or comments."""
    return bool(_GRAPH.match(head.lstrip("\ufeff")))


def _parts(written: str) -> Iterator[Part]:
    """The nodes and edges; each is complete when its bracket closes."""
    lists = _Lists()
    for found in _TOKEN.finditer(written):
        place = f"character {found.start() + 1}"
        quoted, bracket, word, _, stray = found.groups()
        if bracket == "[":
            lists.open()
        elif bracket:
            key, pairs = lists.close()
            if key in _READ:
                yield _READ[key](pairs, place, lists.is_directed)
        elif quoted is not None:
            lists.value(unescape(quoted))
        elif word:
            lists.word(word)
        elif stray:
            yield _stray(place, "A quotation mark is not closed.")
    if lists.depth:
        yield _stray("end of the file", "A list is not closed.")


def _stray(place: str, reason: str) -> Problem:
    return Problem(place, reason, "Export the file again.", sets_aside=False)


class _Lists:
    """The lists that are open; what has been read of them is not kept."""

    def __init__(self) -> None:
        self._open: list[tuple[str, Pairs]] = []
        self._key = ""
        self.is_directed = False

    @property
    def depth(self) -> int:
        """How many are open."""
        return len(self._open)

    def open(self) -> None:
        """Begin a list under the key that was read last. Raises `ReadError` if it is deep."""
        self._open.append((self._key, []))
        self._key = ""
        if self.depth > MAX_DEPTH:
            raise ReadError("The lists in it are nested too deeply.", "Export it again.")

    def close(self) -> tuple[str, Pairs]:
        """The list that ends, with its key; nothing where none is open."""
        self._key = ""
        return self._open.pop() if self._open else ("", [])

    def word(self, word: str) -> None:
        """A key, or the value of one."""
        if self._key:
            self.value(word)
        else:
            self._key = word.lower()

    def value(self, value: str) -> None:
        """What the last key says."""
        if self._open and self._key:
            self._open[-1][1].append((self._key, value))
        self.is_directed = self.is_directed or (self._key == "directed" and value == "1")
        self._key = ""


def _node(pairs: Pairs, place: str, _is_directed: bool) -> Part:
    told = dict(reversed(pairs))
    if "id" not in told:
        return broken(place, str(pairs)[:400], of="person")
    name = text(named(told, NAMES))
    return Node(text(told["id"]), name, place, text(told.get("kind", "")))


def _edge(pairs: Pairs, place: str, is_directed: bool) -> Part:
    told = dict(reversed(pairs))
    if not {"source", "target"} <= told.keys():
        return broken(place, str(pairs)[:400])
    ends = (text(told["source"]), text(told["target"]))
    strength = named(told, STRENGTHS)
    return Edge(*ends, strength, place, text(told.get("kind", "")), is_directed)


_READ = {"node": _node, "edge": _edge}

READER = Reader("gml", "GML", (".gml",), recognise, parse)
