"""GML: plain text that networkx, igraph and Gephi read."""

from collections.abc import Sequence

import networkx as nx

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import network
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The graph in ASCII; characters beyond it are written as `&#233;`."""
    lines = nx.generate_gml(without_label(network(scene)))
    return ("\n".join(lines) + "\n").encode("ascii")


def without_label(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The graph with `label` moved to `short_name`: in GML the label is the node's id."""
    for _, node in graph.nodes(data=True):
        node["short_name"] = node.pop("label")
    return graph


EXPORTER = Exporter(
    name="gml",
    label="GML (networkx, igraph, Gephi)",
    suffix=".gml",
    mime="text/plain",
    group="graph",
    write=write,
)
