"""Networks as JSON: VOSviewer's, node-link (networkx, D3), Cytoscape's and Gephi Lite's."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import orjson

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
from explorer.readers.text import decoded
from explorer.readers.values import listed, mapping
from explorer.streams import whole

SHAPES = (
    # where the object lies, nodes, edges
    (("network",), ("items",), ("links",)),
    (("elements",), ("nodes",), ("edges",)),
    (("graphDataset", "fullGraph"), ("nodes",), ("edges",)),
    ((), ("nodes",), ("edges", "links")),
)
"""Where the nodes and edges lie in the object: of VOSviewer, Cytoscape, Gephi Lite, node-link."""
IDS = ("id", "key")
SOURCES, TARGETS = ("source_id", "source"), ("target_id", "target")

_BEGINS = re.compile(
    r'\ufeff?\s*\{\s*"(?:network"\s*:\s*\{|elements"\s*:\s*\{|nodes"\s*:\s*\[|directed"\s*:'
    r'|multigraph"\s*:|format_version"\s*:|type"\s*:\s*"gephi-lite")'
)
_INSIDE = re.compile(r'"network"\s*:\s*\{\s*"(?:items|links)"\s*:\s*\[')
_ABOUT = re.compile(r'\ufeff?\s*\{\s*"(?:config|info)"\s*:\s*\{')


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    return network("network-json", _parts(stream))


def recognise(head: str) -> bool:
    """A JSON object that begins as one of the four does."""
    return bool(_BEGINS.match(head) or (_ABOUT.match(head) and _INSIDE.search(head)))


def _parts(stream: BinaryIO) -> Iterator[Part]:
    document = mapping(_document(whole(stream).removeprefix(b"\xef\xbb\xbf")))
    for path, node_keys, edge_keys in SHAPES:
        held = document
        for name in path:
            held = mapping(held.get(name))
        nodes, edges = (named(held, keys) for keys in (node_keys, edge_keys))
        if nodes or edges:
            break
    dataset = mapping(document.get("graphDataset"))
    options = mapping(held.get("options"))
    is_directed = document.get("directed") is True or options.get("type") == "directed"
    for number, node in enumerate(listed(nodes), 1):
        yield _node(_flat(node, mapping(dataset.get("nodeData"))), f"node {number}")
    for number, edge in enumerate(listed(edges), 1):
        told = _flat(edge, mapping(dataset.get("edgeData")))
        yield _edge(told, f"line {number}", is_directed=is_directed)


def _document(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        pass
    try:
        # Python's own parser takes lone surrogates, NaN and endless numbers.
        return json.loads(decoded(data)[0])
    except (ValueError, RecursionError) as error:
        raise ReadError("This is not valid JSON.", "Export the file again.") from error


def _flat(value: object, data: Mapping[str, object]) -> Mapping[str, object]:
    """What is said of a node or edge, in itself, under `data`, or apart from it by its key."""
    told = mapping(value)
    further = (mapping(told.get(name)) for name in ("data", "attributes"))
    apart = mapping(data.get(text(told.get("key"))))
    return {name: each for part in (apart, *further, told) for name, each in part.items()}


def _node(told: Mapping[str, object], place: str) -> Part:
    id_ = named(told, IDS)
    if id_ is None:
        return broken(place, str(told)[:400], of="person")
    return Node(text(id_), text(named(told, NAMES)), place, text(told.get("kind")))


def _edge(told: Mapping[str, object], place: str, *, is_directed: bool) -> Part:
    one, other = named(told, SOURCES), named(told, TARGETS)
    if one is None or other is None:
        return broken(place, str(told)[:400])
    strength = named(told, STRENGTHS)
    return Edge(text(one), text(other), strength, place, text(told.get("kind")), is_directed)


READER = Reader("network-json", "VOSviewer or node-link JSON", (".json", ".cyjs"), recognise, parse)
