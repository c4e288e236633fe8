"""Node-link JSON: what `networkx.node_link_graph` reads without an option."""

import json
from collections.abc import Sequence

import networkx as nx

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import network
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The graph under the keys `graph`, `nodes` and `edges`."""
    data = nx.node_link_data(network(scene), edges="edges")
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"


EXPORTER = Exporter(
    name="node-link",
    label="Node-link JSON (networkx, D3)",
    suffix=".json",
    mime="application/json",
    group="graph",
    write=write,
)
