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
        words = _words(line)
        if not words or line.lstrip().startswith("%"):
            continue
        place = f"line {number}"
        if words[0].startswith("*"):
            section = words[0].lower().removesuffix(":")
            if section == "*vertices":
                vertices = _count(words)
            elif section in _SECTIONS:
                # Vertices may be left out where their numbers are all there is to say.
                yield from _numbered(vertices, place)
                vertices = 0
            elif section != "*network":
                yield broken(place, line, "Write it as *Edges or *Arcs.")
        elif section == "*vertices":
            yield Node(words[0], words[1] if len(words) > 1 else "", place)
        elif section in _SECTIONS:
            yield from _SECTIONS[section](words, place, section.startswith("*arc"))
        elif section == "*matrix":
            continue
    yield from _numbered(vertices, "*Vertices")


def _words(line: str) -> list[str]:
    found = _WORD.finditer(line[: 64 * 1024])
    return [each[1] if each[1] is not None else each[2] for each in found][:MAX_WORDS]


def _count(words: Sequence[str]) -> int:
    digits = words[1] if len(words) > 1 else ""
    return min(int(digits), MAX_PEOPLE) if digits.isascii() and digits[:9].isdigit() else 0


def _numbered(vertices: int, place: str) -> Iterator[Part]:
    for number in range(1, vertices + 1):
        yield Node(str(number), "", place, is_implied=True)


def _edge(words: Sequence[str], place: str, is_directed: bool) -> Iterator[Part]:
    if len(words) < 2:
        yield broken(place, " ".join(words))
        return
    yield Edge(words[0], words[1], next(iter(words[2:3]), None), place, "", is_directed)


def _list(words: Sequence[str], place: str, is_directed: bool) -> Iterator[Part]:
    """A vertex and all it is joined to."""
    for other in words[1:]:
        yield Edge(words[0], other, None, place, "", is_directed)


_SECTIONS: dict[str, Callable[[Sequence[str], str, bool], Iterator[Part]]] = {
    "*edges": _edge,
    "*arcs": _edge,
    "*edgeslist": _list,
    "*arcslist": _list,
}

READER = Reader("pajek", "Pajek", (".net", ".paj"), recognise, parse)
