"""GraphML: networks as networkx, yEd, Cytoscape and igraph write them."""

from collections.abc import Iterator
from typing import BinaryIO

from explorer.model import Network, Problem
from explorer.readers.graphxml import Words, parts
from explorer.readers.networks import network
from explorer.readers.reader import Reader
from explorer.readers.xmltext import root

WORDS = Words("key", "attr.name", "data", "key", "edgedefault")


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    return network("graphml", parts(stream, WORDS))


def recognise(head: str) -> bool:
    """XML that begins with `graphml`."""
    return root(head) == "graphml"


READER = Reader("graphml", "GraphML", (".graphml",), recognise, parse)
