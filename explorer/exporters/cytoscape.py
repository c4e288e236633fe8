"""Cytoscape JSON: what Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read."""

import json
from collections.abc import Sequence

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import network
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The elements with their positions; `interaction` is the kind of tie."""
    graph = network(scene)
    nodes = [
        {
            "data": {"id": node, "value": node, **data},
            "position": {"x": data["x"], "y": data["y"]},
        }
        for node, data in graph.nodes(data=True)
    ]
    edges = [
        {"data": {"source": source, "target": target, "interaction": data["kind"], **data}}
        for source, target, data in graph.edges(data=True)
    ]
    document = {
        "format_version": "1.0",
        "generated_by": "Co-authorship Explorer",
        "directed": False,
        "multigraph": False,
        "data": graph.graph,
        "elements": {"nodes": nodes, "edges": edges},
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


EXPORTER = Exporter(
    name="cytoscape",
    label="Cytoscape JSON",
    suffix=".cyjs",
    mime="application/json",
    group="graph",
    write=write,
)
