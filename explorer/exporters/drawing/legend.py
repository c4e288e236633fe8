"""The legend as blocks of marks: one block per heading, each drawn at (0, 0)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from explorer.exporters.drawing.canvas import FOCUS_WIDTH
from explorer.exporters.drawing.lettering import width, wrapped
from explorer.exporters.drawing.marks import Line, Mark, Ramp, Shape, Text
from explorer.palette import ACCENT, BORDER, TEXT
from explorer.picture import LegendEntry, LegendGroup

HEADING = 11.5
SIZE = 12.0
ROW = 19.0
INDENT = 24.0
"""From the left edge of a swatch to its text."""
ROOM = 260.0
"""Widest text before it wraps."""
MUTED = "#5b6470"
LINE = "#66768a"
LINES = ("line", "dashes")
"""Swatches that are lines."""

_SWATCH = 12.0
_RAMP = (150.0, 10.0)
_LEVEL = 4.0
"""From the middle of a row down to the baseline of its text."""


@dataclass(frozen=True, slots=True)
class Block:
    """Marks from (0, 0) to (width, height)."""

    marks: tuple[Mark, ...]
    width: float
    height: float


def block(group: LegendGroup) -> Block:
    """The heading and its entries, one under the other."""
    heading = Text(0, HEADING, group.heading, HEADING, MUTED, bold=True)
    parts = [
        Block((heading,), width(group.heading, HEADING, bold=True), ROW),
        *(_entry(entry, group.heading) for entry in group.entries),
    ]
    return stacked(parts)


def stacked(blocks: Iterable[Block], *, gap: float = 0.0) -> Block:
    """The blocks one under the other."""
    marks: list[Mark] = []
    right = bottom = 0.0
    for part in blocks:
        top = bottom + gap * bool(marks)
        marks += [mark.placed(0, top) for mark in part.marks]
        right, bottom = max(right, part.width), top + part.height
    return Block(tuple(marks), right, bottom)


def rows(blocks: Iterable[Block], *, room: float, gap: float) -> Block:
    """The blocks side by side, in as many rows as the room demands."""
    lines: list[list[Block]] = [[]]
    for part in blocks:
        taken = sum(one.width + gap for one in lines[-1])
        if lines[-1] and taken + part.width > room:
            lines.append([])
        lines[-1].append(part)
    return stacked((_side_by_side(line, gap) for line in lines if line), gap=gap / 2)


def _side_by_side(blocks: Iterable[Block], gap: float) -> Block:
    marks: list[Mark] = []
    right = bottom = 0.0
    for part in blocks:
        left = right + gap * bool(marks)
        marks += [mark.placed(left, 0) for mark in part.marks]
        right, bottom = left + part.width, max(bottom, part.height)
    return Block(tuple(marks), right, bottom)


def _entry(entry: LegendEntry, heading: str) -> Block:
    # "Size: papers" needs no second "papers" below its rings.
    said = bool(entry.values) and entry.text.lower() in heading.lower()
    return _ENTRIES.get(entry.swatch, _worded)(replace(entry, text="") if said else entry)


def _worded(entry: LegendEntry) -> Block:
    """A swatch of one shape or line, and what it means."""
    lines = wrapped(entry.text, SIZE, ROOM) or [""]
    texts = [
        Text(INDENT, (row + 0.5) * ROW + _LEVEL, line, SIZE, TEXT["light"])
        for row, line in enumerate(lines)
    ]
    right = INDENT + max(width(line, SIZE) for line in lines)
    return Block((_swatch(entry), *texts), right, ROW * len(lines))


def _swatch(entry: LegendEntry) -> Mark:
    middle = ROW / 2
    if entry.swatch in LINES:
        across = entry.sizes[0] if entry.sizes else 2.0
        dashed = entry.swatch == "dashes"
        return Line(0, middle, 16, middle, across, entry.colour or LINE, dashed=dashed)
    if entry.swatch == "ring":
        return Shape("disc", 8, middle, _SWATCH, "", entry.colour or ACCENT, FOCUS_WIDTH)
    return Shape(entry.swatch, 8, middle, _SWATCH, entry.colour, BORDER["light"])


def _ramp(entry: LegendEntry) -> Block:
    """A bar of colours with what its ends stand for, and a line of text where there is one."""
    across, high = _RAMP
    bar = Ramp(0, 4, across, high, tuple(entry.colour.split(",")))
    last = max(1, len(entry.values) - 1)
    anchors = {0: "start", last: "end"}
    values = [
        Text(
            across * place / last,
            30,
            value,
            SIZE,
            TEXT["light"],
            anchor=anchors.get(place, "middle"),
        )
        for place, value in enumerate(entry.values)
    ]
    return stacked([Block((bar, *values), across, 36), *_caption(entry)])


def _samples(entry: LegendEntry) -> Block:
    """Lines or rings of several sizes, each with its value, side by side."""
    if not entry.sizes:
        return _worded(entry)
    values = [*entry.values, *[""] * len(entry.sizes)][: len(entry.sizes)]
    tall = max(ROW, max(entry.sizes) + 6)
    parts = [
        _sample(entry.swatch, entry.colour, size, value, tall)
        for size, value in zip(entry.sizes, values, strict=True)
    ]
    return stacked([_side_by_side(parts, 14), *_caption(entry)])


def _sample(swatch: str, colour: str, size: float, value: str, tall: float) -> Block:
    middle = tall / 2
    mark: Mark
    if swatch in LINES:
        across = 20.0 + size
        ends = (size / 2, middle, 20 + size / 2, middle)
        mark = Line(*ends, size, colour or LINE, dashed=swatch == "dashes")
    else:
        across, mark = size, Shape("disc", size / 2, middle, size, colour, BORDER["light"])
    text = Text(across + 6, middle + _LEVEL, value, SIZE, TEXT["light"])
    return Block((mark, text), across + 6 + width(value, SIZE), tall)


def _caption(entry: LegendEntry) -> list[Block]:
    lines = wrapped(entry.text, SIZE, ROOM)
    return [
        Block((Text(0, ROW / 2 + _LEVEL, line, SIZE, TEXT["light"]),), width(line, SIZE), ROW)
        for line in lines
    ]


_ENTRIES: dict[str, Callable[[LegendEntry], Block]] = {
    "ramp": _ramp,
    "rings": _samples,
    "line": _samples,
    "dashes": _samples,
}
