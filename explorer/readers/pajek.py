"""Pajek: numbered vertices, then edges and arcs by number."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from explorer.model import Network, Problem
from explorer.readers.networks import MAX_PEOPLE, Edge, Node, Part, broken, network
from explorer.readers.reader import Reader
from explorer.readers.text import text_lines

MAX_WORDS = 100_000
"""Words on one line: a list of neighbours has one for each."""

_VERTICES = "*vertices"
_HEADS = frozenset(("*network",))
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_BEGINS = re.compile(r"(?:\s*(?:%[^\n]*)?\n|\*network[^\n]*\n)*\s*\*vertices\b", re.IGNORECASE)


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    return network("pajek", _parts(stream))


def recognise(head: str) -> bool:
    """Text that begins with `*Vertices`, after comments."""
    return bool(_BEGINS.match(head.lstrip("\ufeff")))


def _parts(stream: BinaryIO) -> Iterator[Part]:
    section = ""
    vertices = 0
    for number, line in text_lines(stream):
        if isinstance(line, Problem):
            yield line._replace(of="tie")
            continue
        place = f"line {number}"
        words = _words(line)
        if words and words[0].startswith("*"):
            section = words[0].lower().removesuffix(":")
            vertices = max(vertices, _count(words) if section == _VERTICES else 0)
            if section not in _SECTIONS and section not in _HEADS:
                yield broken(place, line, "Write it as *Edges or *Arcs.")
        elif words and section in _SECTIONS:
            yield from _SECTIONS[section](words, place, section.startswith("*arc"))
    # Vertices may be left out where their numbers are all there is to say.
    for number in range(1, vertices + 1):
        yield Node(str(number), "", _VERTICES, is_implied=True)


def _words(line: str) -> list[str]:
    if line.lstrip().startswith("%"):
        return []
    found = _WORD.finditer(line[: 64 * 1024])
    return [each[1] if each[1] is not None else each[2] for each in found][:MAX_WORDS]


def _count(words: Sequence[str]) -> int:
    digits = words[1] if len(words) > 1 else ""
    return min(int(digits), MAX_PEOPLE) if digits.isascii() and digits[:9].isdigit() else 0


def _vertex(words: Sequence[str], place: str, _is_directed: bool) -> Iterator[Part]:
    number, name, *_ = *words, "", ""
    yield Node(number, name, place)


def _edge(words: Sequence[str], place: str, is_directed: bool) -> Iterator[Part]:
    one, other, strength, *_ = *words, "", "", ""
    if not other:
        yield broken(place, one)
        return
    yield Edge(one, other, strength, place, "", is_directed)


def _list(words: Sequence[str], place: str, is_directed: bool) -> Iterator[Part]:
    """A vertex and all it is joined to."""
    for other in words[1:]:
        yield Edge(words[0], other, None, place, "", is_directed)


_SECTIONS: dict[str, Callable[[Sequence[str], str, bool], Iterator[Part]]] = {
    _VERTICES: _vertex,
    "*edges": _edge,
    "*arcs": _edge,
    "*edgeslist": _list,
    "*arcslist": _list,
}

READER = Reader("pajek", "Pajek", (".net", ".paj"), recognise, parse)
