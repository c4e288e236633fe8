"""GEXF: networks as Gephi writes them."""

from collections.abc import Iterator
from typing import BinaryIO

from explorer.model import Network, Problem
from explorer.readers.graphxml import Words, parts
from explorer.readers.networks import network
from explorer.readers.reader import Reader
from explorer.readers.xmltext import root

WORDS = Words("attribute", "title", "attvalue", "for", "defaultedgetype")


def parse(stream: BinaryIO) -> Iterator[Problem | Network]:
    """The network of a file."""
    return network("gexf", parts(stream, WORDS))


def recognise(head: str) -> bool:
    """XML that begins with `gexf`."""
    return root(head) == "gexf"


READER = Reader("gexf", "GEXF", (".gexf",), recognise, parse)
