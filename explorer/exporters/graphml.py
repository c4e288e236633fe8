"""GraphML: XML that networkx, yEd, Cytoscape and igraph read."""

from collections.abc import Sequence
from io import BytesIO

from networkx.readwrite.graphml import GraphMLWriter

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import network
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The graph with every attribute typed."""
    # `nx.write_graphml` takes lxml where it is installed, with other bytes; this one never does.
    writer = GraphMLWriter(network(scene), edge_id_from_attribute="id")
    out = BytesIO()
    writer.dump(out)
    return out.getvalue()


EXPORTER = Exporter(
    name="graphml",
    label="GraphML (networkx, yEd, Cytoscape)",
    suffix=".graphml",
    mime="application/graphml+xml",
    group="graph",
    write=write,
)
