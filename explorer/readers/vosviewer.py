"""VOSviewer's map and network files, and other tables of nodes with ids and names."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from explorer.model import Network, Problem
from explorer.readers.edgelist import first_line
from explorer.readers.networks import Edge, Node, Part, network
from explorer.readers.reader import Reader
from explorer.readers.rows import filled, rows, split_header
from explorer.readers.text import text_lines

_ID = r"[^\s,;|\"<>{}\[\]()=@%*]{1,60}"
_LINE = re.compile(rf"{_ID}(?P<by>[\t,;]){_ID}(?:(?P=by)(?P<strength>[0-9][0-9.]{{0,30}}))?\s*")
_OTHER_TABLES = frozenset(("title", "authors", "author", "source", "target", "year", "doi"))
_LABELS = ("label", "name")
_NAMELESS = Problem(
    "network",
    "The file has ids and no names, so the ids are shown as names.",
    "Save the map in VOSviewer as JSON: that has names and lines in one file.",
    sets_aside=False,
)
_SEEN = 50
"""Lines that must look like lines of a network, where there are so many."""


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a map file (people only) or of a network file (ids only)."""
    return network("vosviewer", _parts(stream))


def recognise(head: str) -> bool:
    """A header with ids and labels, or nothing but lines of two ids and a number."""
    if _is_map(first_line(head)):
        return True
    *lines, last = head.lstrip("\ufeff").split("\n")
    found = [_LINE.fullmatch(line) for line in (lines or [last])[:_SEEN] if line.strip()]
    return bool(found) and all(each and each["strength"] for each in found)


def _is_map(line: str) -> bool:
    names = {name.lower() for name in split_header(line)}
    return "id" in names and not names.isdisjoint(_LABELS) and names.isdisjoint(_OTHER_TABLES)


def _parts(stream: BinaryIO) -> Iterator[Part]:
    lines = text_lines(stream)
    has_names = False
    for number, line in lines:
        if isinstance(line, Problem):
            yield line._replace(of="tie")
        elif _is_map(line):
            has_names = True
            yield from _people(line, lines)
        elif line.strip():
            yield from _line(number, line)
    if not has_names:
        yield _NAMELESS


def _people(header: str, lines: Iterator[tuple[int, str | Problem]]) -> Iterator[Part]:
    names = [name.lower() for name in split_header(header)]
    label = next(name for name in _LABELS if name in names)
    delimiter = "\t" if "\t" in header else next(mark for mark in ",;|" if mark in header)
    for row in rows(lines, delimiter):
        cells = row if isinstance(row, Problem) else filled(names, row)
        if isinstance(cells, Problem):
            yield cells._replace(of="person")
        elif not isinstance(row, Problem):
            id_ = cells.get("id") or cells.get(label, "")
            yield Node(id_, cells.get(label, ""), f"line {row[0]}", cells.get("kind", ""))


def _line(number: int, line: str) -> Iterator[Part]:
    delimiter = next((mark for mark in "\t,;" if mark in line), "\t")
    cells = [cell.strip() for cell in line.split(delimiter)]
    one, other, strength = (*cells, "", "", "")[:3]
    place = f"line {number}"
    for end in filter(None, (one, other)):
        yield Node(end, "", place, is_implied=True)
    yield Edge(one, other, strength, place)


READER = Reader("vosviewer", "VOSviewer map or network", (".txt",), recognise, parse)
