"""Edge lists: a table with two columns for the ends of each line, and perhaps its strength."""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from explorer.model import Network, Problem
from explorer.readers.networks import (
    STRENGTHS,
    TIE_KINDS,
    Edge,
    Node,
    Part,
    broken,
    named,
    network,
)
from explorer.readers.reader import Reader
from explorer.readers.rows import DELIMITERS, filled, rows, split
from explorer.readers.text import text_lines

ENDS = (
    ("source", "target"),
    ("from", "to"),
    ("author1", "author2"),
    ("author_1", "author_2"),
    ("author 1", "author 2"),
    ("person1", "person2"),
    ("node1", "node2"),
    ("a", "b"),
)
"""What the columns of the two ends may be called."""
END_NAMES = ("source_name", "target_name")
"""Columns with the names of the ends, where the ends are ids."""
_KINDS = {"p:": "paper", "t:": "topic", "i:": "institution"}
"""By how their ids begin, the ends of other lines than ties in what the explorer writes."""
DIRECTED = "directed"
"""What Gephi writes into the column “Type”."""


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    return network("edge-list", _parts(stream))


def recognise(head: str) -> bool:
    """Text whose first line names the two ends of a line."""
    return ends(_header(first_line(head))[0]) is not None


def first_line(head: str) -> str:
    """The first line with something in it."""
    return next(filter(str.strip, head.lstrip("\ufeff").splitlines()), "")


def ends(header: Sequence[str]) -> tuple[str, str] | None:
    """The columns of the two ends; None where this is no table of lines."""
    return next((pair for pair in ENDS if set(pair) <= set(header)), None)


def _header(line: str) -> tuple[list[str], str]:
    delimiter = max(DELIMITERS, key=lambda each: len(split(line, each)))
    return [name.lower() for name in split(line, delimiter)], delimiter


def _parts(stream: BinaryIO) -> Iterator[Part]:
    lines = text_lines(stream)
    header: list[str] = []
    delimiter = ","
    for _, line in lines:
        if isinstance(line, Problem):
            yield line._replace(of="tie")
        elif line.strip():
            header, delimiter = _header(line)
            break
    columns = ends(header) or ENDS[0]
    for row in rows(lines, delimiter):
        cells = row if isinstance(row, Problem) else filled(header, row)
        if isinstance(cells, Problem):
            yield cells._replace(of="tie")
        elif not isinstance(row, Problem):
            yield from _line(cells, columns, f"line {row[0]}")


def _line(cells: Mapping[str, str], columns: tuple[str, str], place: str) -> Iterator[Part]:
    one, other = (cells.get(column, "") for column in columns)
    if not one or not other:
        yield broken(place, " | ".join(cells.values()))
        return
    own = cells.get("kind", "").lower()
    for end, name in zip((one, other), END_NAMES, strict=True):
        kind = "" if own in TIE_KINDS else _KINDS.get(end[:2], "")
        yield Node(end, cells.get(name, ""), place, kind, is_implied=True)
    strength = named(cells, STRENGTHS)
    is_directed = cells.get("type", "").lower() == DIRECTED
    yield Edge(one, other, strength, place, own, is_directed)


READER = Reader("edge-list", "CSV of ties", (".csv", ".tsv"), recognise, parse)
