"""What can be taken away: one file per format, listed in `EXPORTERS`."""

from collections.abc import Sequence

from explorer.errors import ExportError
from explorer.exporters import (
    bibtex,
    cytoscape,
    gexf,
    gml,
    graphml,
    node_link,
    nodes_csv,
    pajek,
    papers_csv,
    png,
    ris,
    svg,
    ties_csv,
)
from explorer.exporters.exporter import Exporter
from explorer.model import Paper
from explorer.picture import Scene

__all__ = ["EXPORTERS", "Exporter", "exporter", "write"]

EXPORTERS: tuple[Exporter, ...] = (
    svg.EXPORTER,
    png.EXPORTER,
    graphml.EXPORTER,
    gexf.EXPORTER,
    gml.EXPORTER,
    pajek.EXPORTER,
    cytoscape.EXPORTER,
    node_link.EXPORTER,
    nodes_csv.EXPORTER,
    ties_csv.EXPORTER,
    bibtex.EXPORTER,
    ris.EXPORTER,
    papers_csv.EXPORTER,
)
"""In the order of the menu."""


def exporter(name: str) -> Exporter:
    """The exporter of that name. Raises `ExportError`, listing the names, for any other."""
    for known in EXPORTERS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in EXPORTERS)
    raise ExportError(f"“{name[:60]}” is not a format we write.", f"Choose one of {names}.")


def write(name: str, scene: Scene, papers: Sequence[Paper] = ()) -> bytes:
    """The scene, or the papers behind it, in the format of that name."""
    return exporter(name).write(scene, papers)
