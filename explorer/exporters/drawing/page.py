"""The page of a figure: title and caption above, the picture with its legend, totals below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import log

from explorer.exporters.drawing import canvas
from explorer.exporters.drawing.legend import MUTED, Block, block, rows, stacked
from explorer.exporters.drawing.lettering import wrapped
from explorer.exporters.drawing.marks import Line, Mark, Plan, Text
from explorer.exporters.text import one_line
from explorer.palette import CANVAS, TEXT
from explorer.picture import LegendGroup, Scene

MARGIN = 36.0
GAP = 28.0
"""Between the picture and what stands around it."""
NARROWEST = 640.0
"""A small picture still leaves room for its words."""
LARGEST = 1500.0
"""Longest side of the picture; a wider scene is drawn smaller."""
USUAL = 900.0
"""Longest side of a picture beside which the words have their own size; they grow with it."""
GROWTH = 1.6
"""At most this much."""
SHAPE = 1.4
"""Width to height that the place of the legend aims at."""
RULE = "#d9dee4"

_LEADING = 1.4


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set."""

    size: float
    colour: str
    bold: bool = False
    space: float = 0.0
    """Above it, where it is not the first."""


_TITLE = Style(21, TEXT["light"], bold=True)
_CAPTION = Style(13, MUTED, space=4)
_TOTALS = Style(12, TEXT["light"])
_NOTE = Style(12, MUTED, space=2)


def plan(scene: Scene) -> Plan:
    """The whole figure for a scene; equal scenes give equal plans."""
    scale = _scale(scene)
    ties, nodes = canvas.ties(scene, scale), canvas.nodes(scene, scale)
    labels = canvas.labels(scene, scale)
    left, top, right, bottom = canvas.bounds(nodes, labels)
    wide, high = right - left, bottom - top
    growth = min(GROWTH, max(1.0, max(wide, high) / USUAL))
    margin, gap = MARGIN * growth, GAP * growth
    legend, beside = _legend(_resized(scene.legend, scale / growth), wide / growth, high / growth)
    aside = (legend.width * growth + gap) * beside
    across = max(wide + aside, legend.width * growth, NARROWEST)
    head = _words([(scene.title, _TITLE), (scene.caption, _CAPTION)], across / growth)
    notes = [(scene.totals.sentence, _TOTALS), *((note, _NOTE) for note in scene.notes)]
    foot = _words(notes, across / growth)
    start = margin + head.height * growth + gap
    corner = (margin + across - aside + gap, start) if beside else (margin, start + high + gap)
    end = max(start + high, corner[1] + legend.height * growth)
    dx, dy = margin + (across - aside - wide) / 2 - left, start - top
    rule = Line(margin, end + gap, margin + across, end + gap, growth, RULE)
    below = end + 1.5 * gap
    return Plan(
        width=round(across + 2 * margin, 2),
        height=round(below + foot.height * growth + margin, 2),
        background=CANVAS["light"],
        title=one_line(scene.title),
        description=one_line(f"{scene.caption} {scene.totals.sentence}"),
        ties=tuple(mark.placed(dx, dy) for mark in ties),
        nodes=tuple(mark.placed(dx, dy) for mark in nodes),
        labels=tuple(mark.placed(dx, dy) for mark in labels),
        legend=_placed(legend, corner, growth),
        words=(
            *_placed(head, (margin, margin), growth),
            rule,
            *_placed(foot, (margin, below), growth),
        ),
    )


def _scale(scene: Scene) -> float:
    left, top, right, bottom = scene.bounds
    return min(1.0, LARGEST / max(right - left, bottom - top, 1.0))


def _legend(groups: Iterable[LegendGroup], wide: float, high: float) -> tuple[Block, bool]:
    """The legend and whether it stands beside the picture: where the page gets a better shape."""
    blocks = [block(group) for group in groups]
    column = stacked(blocks, gap=18)
    row = rows(blocks, room=max(wide, NARROWEST), gap=44)
    beside = (wide + GAP + column.width) / max(high, column.height)
    below = max(wide, NARROWEST) / (high + GAP + row.height)
    return (column, True) if blocks and _away(beside) <= _away(below) else (row, False)


def _away(shape: float) -> float:
    return abs(log(shape / SHAPE))


def _resized(groups: Iterable[LegendGroup], scale: float) -> Iterator[LegendGroup]:
    """Widths and rings as large as in the picture."""
    for group in groups:
        entries = (
            replace(entry, sizes=tuple(size * scale for size in entry.sizes))
            for entry in group.entries
        )
        yield replace(group, entries=tuple(entries))


def _words(paragraphs: list[tuple[str, Style]], room: float) -> Block:
    marks: list[Mark] = []
    height = 0.0
    for text, style in paragraphs:
        lines = wrapped(text, style.size, room, bold=style.bold)
        height += style.space * bool(marks and lines)
        marks += _lines(lines, style, height)
        height += len(lines) * style.size * _LEADING
    return Block(tuple(marks), room, height)


def _lines(lines: list[str], style: Style, top: float) -> Iterator[Text]:
    for row, line in enumerate(lines):
        baseline = top + style.size * (row * _LEADING + 1)
        yield Text(0, baseline, line, style.size, style.colour, bold=style.bold)


def _placed(part: Block, corner: tuple[float, float], growth: float) -> tuple[Mark, ...]:
    return tuple(mark.placed(*corner, growth) for mark in part.marks)
