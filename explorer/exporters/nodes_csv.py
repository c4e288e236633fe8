"""CSV of the nodes: one row for every person, paper, topic and institution shown."""

from collections.abc import Sequence

from explorer.exporters.cells import table
from explorer.exporters.exporter import Exporter
from explorer.exporters.network import DECIMALS, community_name
from explorer.model import Paper
from explorer.picture import Node, Scene

HEADER = (
    "id", "kind", "name", "community", "community_name", "papers", "collaborators", "strength",
    "first_year", "last_year", "x", "y", "size", "colour", "rank",
)  # fmt: skip


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The nodes by rank."""
    return table(HEADER, (_row(scene, node) for node in scene.nodes))


def _row(scene: Scene, node: Node) -> tuple[object, ...]:
    return (
        node.id,
        node.kind,
        node.title or node.label,
        node.community,
        community_name(scene, node),
        node.papers,
        node.collaborators,
        node.strength,
        node.first_year,
        node.last_year,
        round(node.x, DECIMALS),
        round(node.y, DECIMALS),
        round(node.diameter, DECIMALS),
        node.colour,
        node.rank,
    )


EXPORTER = Exporter(
    name="nodes-csv",
    label="CSV of the nodes",
    suffix=".nodes.csv",
    mime="text/csv",
    group="table",
    write=write,
)
