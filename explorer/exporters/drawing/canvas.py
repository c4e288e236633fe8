"""The ties, nodes and labels of a scene as marks around (0, 0)."""

from explorer.exporters.drawing.lettering import shortened, width
from explorer.exporters.drawing.marks import Line, Shape, Text
from explorer.exporters.text import one_line
from explorer.labels import LABEL_GAP, LABEL_SIZE, Spot, fitting
from explorer.palette import ACCENT, BORDER, SHAPES, TEXT
from explorer.picture import Node, Scene, Tie

HALO = 3.0
WIDEST_LABEL = 220.0
SMALLEST_LABEL = 9.0
"""On the page; a scene drawn much smaller keeps only the labels that then still fit."""

BORDER_WIDTH = 1.0
FOCUS_WIDTH = 2.5

OPACITY = (0.42, 0.82)
"""Of the thinnest and of the widest tie: weak ties stay in the background."""
MANY = 250
"""Ties; beyond, all of them are fainter, so that a dense picture does not turn grey."""
COLOURS = {"coauthor": "#66768a", "given": "#66768a"}
OTHER_COLOUR = "#a3adb9"

_ASCENT = 0.76
_DESCENT = 0.24


def ties(scene: Scene, scale: float) -> tuple[Line, ...]:
    """A line for every tie, the strongest painted last."""
    places = {node.id: node for node in scene.nodes}
    widths = [tie.width for tie in scene.ties]
    low, spread = min(widths, default=0.0), max(widths, default=0.0) - min(widths, default=0.0)
    calm = min(1.0, (MANY / max(len(widths), 1)) ** 0.25)
    faint, clear = (opacity * calm for opacity in OPACITY)
    return tuple(
        _line(
            tie,
            (places[tie.source], places[tie.target]),
            scale,
            faint + (clear - faint) * ((tie.width - low) / spread if spread else 0.5),
        )
        for tie in sorted(scene.ties, key=lambda tie: (tie.kind == "coauthor", tie.width, tie.id))
    )


def nodes(scene: Scene, scale: float) -> tuple[Shape, ...]:
    """A shape for every node, the most important painted last; a ring around the focus."""
    return tuple(_shape(node, scene.view.focus, scale) for node in reversed(scene.nodes))


def labels(scene: Scene, scale: float) -> tuple[Text, ...]:
    """The labels that fit, under their nodes, the most important painted last."""
    size, focus = max(LABEL_SIZE * scale, SMALLEST_LABEL), scene.view.focus
    # In a scene drawn this much smaller the letters have the size that `fitting` expects.
    smaller = scale * LABEL_SIZE / size
    spots = [
        Spot(
            node.x * smaller,
            node.y * smaller,
            node.diameter * smaller,
            node.label if node.labelled else "",
            wanted=node.id == focus,
        )
        for node in scene.nodes
    ]
    fits = fitting(spots) if size > LABEL_SIZE * scale else [True] * len(spots)
    shown = [node for node, fit in zip(scene.nodes, fits, strict=True) if fit and node.labelled]
    return tuple(_label(node, scale, size, bold=node.id == focus) for node in reversed(shown))


def bounds(shapes: tuple[Shape, ...], texts: tuple[Text, ...]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of everything drawn; a small square for nothing at all."""
    boxes = [*map(_shape_box, shapes), *map(text_box, texts)]
    if not boxes:
        return (-80.0, -80.0, 80.0, 80.0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def text_box(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text's letters."""
    across = width(text.text, text.size, bold=text.bold)
    left = text.x - across * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    return left, text.y - _ASCENT * text.size, left + across, text.y + _DESCENT * text.size


def _line(tie: Tie, ends: tuple[Node, Node], scale: float, opacity: float) -> Line:
    source, target = ends
    return Line(
        source.x * scale,
        source.y * scale,
        target.x * scale,
        target.y * scale,
        tie.width * scale,
        COLOURS.get(tie.kind, OTHER_COLOUR),
        round(opacity, 3),
        id=one_line(tie.id),
        title=_about_tie(tie, source, target),
        dashed=tie.kind == "given",
    )


def _about_tie(tie: Tie, source: Node, target: Node) -> str:
    names = f"{one_line(source.title)} — {one_line(target.title)}"
    if tie.given is not None:
        return f"{names}: no papers, strength {tie.given:g} given by a network file"
    if tie.kind != "coauthor":
        return names
    papers = "1 paper" if tie.papers == 1 else f"{tie.papers} papers"
    strength = "" if tie.fractional is None else f", strength {tie.fractional:.2f}"
    return f"{names}: {papers}{strength}{_years(tie.first_year, tie.last_year)}"


def _about_node(node: Node) -> str:
    papers = {None: "", 1: ": 1 paper"}.get(node.papers, f": {node.papers} papers")
    return f"{one_line(node.title)}{papers}{_years(node.first_year, node.last_year)}"


def _years(first: int | None, last: int | None) -> str:
    years = dict.fromkeys(year for year in (first, last) if year is not None)
    return f" ({'–'.join(map(str, years))})" if years else ""


def _shape(node: Node, focus: str, scale: float) -> Shape:
    focused = node.id == focus
    return Shape(
        SHAPES.get(node.kind, "disc"),
        node.x * scale,
        node.y * scale,
        node.diameter * scale,
        node.colour,
        ACCENT if focused else BORDER["light"],
        (FOCUS_WIDTH if focused else BORDER_WIDTH) * scale,
        id=one_line(node.id),
        title=_about_node(node),
    )


def _label(node: Node, scale: float, size: float, *, bold: bool) -> Text:
    share = size / LABEL_SIZE
    return Text(
        node.x * scale,
        (node.y + node.diameter / 2) * scale + (LABEL_GAP + _ASCENT * LABEL_SIZE) * share,
        shortened(node.label, size, WIDEST_LABEL * share, bold=bold),
        size,
        TEXT["light"],
        bold=bold,
        anchor="middle",
        halo=HALO * share,
    )


def _shape_box(shape: Shape) -> tuple[float, float, float, float]:
    reach = (shape.diameter + shape.border_width) / 2
    return shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach
