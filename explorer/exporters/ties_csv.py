"""CSV of the ties: one row for every line shown, with the papers behind it."""

from collections.abc import Sequence

from explorer.exporters.cells import table
from explorer.exporters.exporter import Exporter
from explorer.model import Paper
from explorer.picture import Scene

HEADER = (
    "source", "target", "source_name", "target_name", "kind", "papers", "fractional",
    "first_year", "last_year", "paper_ids", "given",
)  # fmt: skip


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The ties by id; `fractional` is Newman's strength, `given` that of a ready network."""
    names = {node.id: node.title or node.label for node in scene.nodes}
    rows = (
        (
            tie.source,
            tie.target,
            names.get(tie.source),
            names.get(tie.target),
            tie.kind,
            tie.papers,
            tie.fractional,
            tie.first_year,
            tie.last_year,
            tie.paper_ids,
            tie.given,
        )
        for tie in scene.ties
    )
    return table(HEADER, rows)


EXPORTER = Exporter(
    name="ties-csv",
    label="CSV of the ties",
    suffix=".ties.csv",
    mime="text/csv",
    group="table",
    write=write,
)
