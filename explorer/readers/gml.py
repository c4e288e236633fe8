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
    stack: list[Pairs] = [[]]
    keys: list[str] = []
    key = ""
    is_directed = False
    for found in _TOKEN.finditer(written):
        quoted, bracket, word, _, stray = found.groups()
        if bracket == "[":
            stack.append([])
            keys.append(key.lower())
            key = ""
            if len(stack) > MAX_DEPTH:
                raise ReadError("The lists in it are nested too deeply.", "Export it again.")
        elif bracket and len(stack) > 1:
            pairs, what = stack.pop(), keys.pop()
            # A graph inside a node is read for its nodes; what has been read is not kept.
            if what in _READ:
                yield _READ[what](pairs, f"character {found.start() + 1}", is_directed)
            key = ""
        elif quoted is not None or (word and key):
            value = unescape(quoted) if quoted is not None else word
            stack[-1].append((key.lower(), value))
            is_directed = is_directed or (key.lower() == "directed" and value == "1")
            key = ""
        elif word:
            key = word
        elif stray:
            yield broken(f"character {found.start() + 1}", written[found.start() :][:200])
    if len(stack) > 1:
        yield broken("end of the file", f"{keys[-1]} is not closed", "Export the file again.")


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
