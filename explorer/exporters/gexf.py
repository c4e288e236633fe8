"""GEXF: Gephi's own format, with the positions, colours and sizes of the picture."""

from collections.abc import Sequence
from io import BytesIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import network
from explorer.exporters.text import one_line
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The graph in GEXF 1.2 with `viz` elements."""
    writer = GEXFWriter(with_looks(network(scene)), version="1.2draft")
    meta = writer.xml.find("meta")
    # networkx writes today's date and its own version: the same scene would give other bytes.
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = "Co-authorship Explorer"
    description = meta.makeelement("description", {})
    description.text = one_line(scene.caption)
    meta.append(description)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_looks(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph with position, colour and size in the attribute `viz`, as networkx reads it."""
    for _, node in graph.nodes(data=True):
        red, green, blue = bytes.fromhex(node["colour"].removeprefix("#"))
        node["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": node["size"],
            # Gephi's y axis points up, the picture's down.
            "position": {"x": node["x"], "y": 0.0 - node["y"], "z": 0.0},
        }
    return graph


EXPORTER = Exporter(
    name="gexf",
    label="GEXF (Gephi)",
    suffix=".gexf",
    mime="application/gexf+xml",
    group="graph",
    write=write,
)
