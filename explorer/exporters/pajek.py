"""Pajek: numbered vertices with labels and positions, edges with their strength."""

from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.exporters.exporter import Exporter
from explorer.exporters.network import weight
from explorer.exporters.text import one_line
from explorer.model import Paper
from explorer.picture import Node, Scene

SHAPES = {"author": "ellipse", "paper": "box", "topic": "diamond", "institution": "triangle"}
"""Pajek knows no hexagon."""

_MARGIN = 0.05


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """UTF-8 with a byte order mark, by which Pajek knows the encoding."""
    return "".join(f"{line}\r\n" for line in _lines(scene)).encode("utf-8-sig")


def _lines(scene: Scene) -> Iterator[str]:
    numbers = {node.id: number for number, node in enumerate(scene.nodes, start=1)}
    yield f"*Vertices {len(scene.nodes)}"
    left, top, right, bottom = scene.bounds
    extent = max(right - left, bottom - top)
    for node, label in zip(scene.nodes, _labels(scene.nodes), strict=True):
        x, y = _unit(node.x, (left + right) / 2, extent), _unit(node.y, (top + bottom) / 2, extent)
        shape = SHAPES.get(node.kind, "ellipse")
        factor = f"x_fact {_size(node)} y_fact {_size(node)}"
        yield f'{numbers[node.id]} "{label}" {x} {y} 0.5 {shape} {factor}'
    yield "*Edges"
    for tie in scene.ties:
        yield f"{numbers[tie.source]} {numbers[tie.target]} {weight(scene, tie)!r}"


def _labels(nodes: Sequence[Node]) -> list[str]:
    """Full names; namesakes carry their id too, because readers merge equal labels."""
    names = [_quotable(node.title or node.label or node.id) for node in nodes]
    times = Counter(names)
    return [
        name if times[name] == 1 else f"{name} ({_quotable(node.id)})"
        for node, name in zip(nodes, names, strict=True)
    ]


def _quotable(text: str) -> str:
    # A label ends at the next straight quote and Pajek has no escape for one.
    return one_line(text).replace('"', "”")


def _unit(value: float, middle: float, extent: float) -> str:
    """A coordinate in Pajek's square from 0 to 1."""
    return f"{0.5 + (1 - 2 * _MARGIN) * (value - middle) / extent:.4f}"


def _size(node: Node) -> str:
    return f"{node.diameter / 20:.2f}"


EXPORTER = Exporter(
    name="pajek",
    label="Pajek (.net, also VOSviewer)",
    suffix=".net",
    mime="text/plain",
    group="graph",
    write=write,
)
