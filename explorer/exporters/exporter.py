"""What an exporter is: a name, a label and one function from a scene to bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.model import Paper
from explorer.picture import Scene


@dataclass(frozen=True, slots=True)
class Exporter:
    """A file format the explorer writes. The same scene gives the same bytes, always."""

    name: str
    """What `--format` takes: `graphml`."""
    label: str
    """What the menu says: `GraphML (networkx, yEd, Cytoscape)`."""
    suffix: str
    """With the dot: `.graphml`."""
    mime: str
    group: str
    """`picture`, `graph`, `table` or `papers`: where it stands in the menu."""
    write: Callable[[Scene, Sequence[Paper]], bytes]
    """The papers are those behind the scene, sorted by id; empty unless `needs_papers`."""
    needs_papers: bool = False
