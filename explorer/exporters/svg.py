"""SVG: the figure as shapes and text, ready for a paper, an editor or a web page."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from explorer.exporters.drawing.lettering import FAMILY
from explorer.exporters.drawing.marks import Line, Mark, Ramp, Shape, Text
from explorer.exporters.drawing.page import plan
from explorer.exporters.drawing.raster import HALF_HEIGHT, ROUNDING
from explorer.exporters.exporter import Exporter
from explorer.exporters.text import one_line
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """One file without scripts, styles or links; every node and tie carries its id and title."""
    page = plan(scene)
    width, height = _number(page.width), _number(page.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title description"'
        f' font-family="{_quoted(FAMILY)}">',
        f'<title id="title">{_escaped(page.title)}</title>',
        f'<desc id="description">{_escaped(page.description)}</desc>',
        f'<rect width="100%" height="100%" fill="{_quoted(page.background)}"/>',
        *_layer("ties", page.ties, ' stroke-linecap="round"'),
        *_layer("nodes", page.nodes),
        *_layer("labels", page.labels, ' stroke-linejoin="round" paint-order="stroke"'
                f' stroke="{_quoted(page.background)}" aria-hidden="true"'),
        *_layer("legend", page.legend, ' stroke-linecap="round"'),
        *_layer("words", page.words),
        "</svg>",
    ]  # fmt: skip
    return ("\n".join(lines) + "\n").encode()


def _layer(name: str, marks: Iterable[Mark], attributes: str = "") -> Iterator[str]:
    yield f'<g class="{name}"{attributes}>'
    yield from (_mark(mark) for mark in marks)
    yield "</g>"


def _mark(mark: Mark) -> str:
    match mark:
        case Line():
            return _line(mark)
        case Shape():
            return _shape(mark)
        case Ramp():
            return _ramp(mark)
        case Text():
            return _text(mark)


def _line(line: Line) -> str:
    looks = _attributes(
        x1=line.x1,
        y1=line.y1,
        x2=line.x2,
        y2=line.y2,
        stroke=line.colour,
        stroke_width=line.width,
        stroke_opacity=None if line.opacity == 1 else line.opacity,
        stroke_dasharray=line.dash or None,
        data_id=line.id or None,
    )
    return _element("line", looks, line.title)


def _shape(shape: Shape) -> str:
    place = _OUTLINES[shape.form]
    looks = _attributes(
        fill=shape.fill or "none",
        stroke=shape.border,
        stroke_width=shape.border_width,
        data_id=shape.id or None,
    )
    tag, outline = place(shape)
    return _element(tag, outline + looks, shape.title)


def _disc(shape: Shape) -> tuple[str, str]:
    return "circle", _attributes(cx=shape.x, cy=shape.y, r=shape.diameter / 2)


def _square(shape: Shape) -> tuple[str, str]:
    side = shape.diameter
    return "rect", _attributes(
        x=shape.x - side / 2,
        y=shape.y - side / 2,
        width=side,
        height=side,
        rx=side * ROUNDING,
    )


def _diamond(shape: Shape) -> tuple[str, str]:
    return _polygon(shape, ((0, -1), (1, 0), (0, 1), (-1, 0)))


def _hexagon(shape: Shape) -> tuple[str, str]:
    high = HALF_HEIGHT
    return _polygon(
        shape, ((1, 0), (0.5, high), (-0.5, high), (-1, 0), (-0.5, -high), (0.5, -high))
    )


def _polygon(shape: Shape, corners: Iterable[tuple[float, float]]) -> tuple[str, str]:
    radius = shape.diameter / 2
    points = " ".join(
        f"{_number(shape.x + x * radius)},{_number(shape.y + y * radius)}" for x, y in corners
    )
    return "polygon", _attributes(points=points, stroke_linejoin="round")


def _ramp(ramp: Ramp) -> str:
    name = f"ramp-{_number(ramp.x)}-{_number(ramp.y)}"
    last = max(1, len(ramp.colours) - 1)
    stops = "".join(
        f"<stop{_attributes(offset=place / last, stop_color=colour)}/>"
        for place, colour in enumerate(ramp.colours)
    )
    bar = _attributes(
        x=ramp.x, y=ramp.y, width=ramp.width, height=ramp.height, fill=f"url(#{name})"
    )
    return f'<linearGradient id="{name}">{stops}</linearGradient><rect{bar}/>'


def _text(text: Text) -> str:
    looks = _attributes(
        x=text.x,
        y=text.y,
        font_size=text.size,
        font_weight="600" if text.bold else None,
        text_anchor=None if text.anchor == "start" else text.anchor,
        fill=text.colour,
        stroke_width=text.halo or None,
    )
    return f"<text{looks}>{_escaped(text.text)}</text>"


def _element(tag: str, attributes: str, title: str) -> str:
    if not title:
        return f"<{tag}{attributes}/>"
    return f"<{tag}{attributes}><title>{_escaped(title)}</title></{tag}>"


def _attributes(**values: str | float | None) -> str:
    """Attributes in this order, without the absent; `data_id` is written `data-id`."""
    return "".join(
        f' {name.replace("_", "-")}="{_quoted(_number(value))}"'
        for name, value in values.items()
        if value is not None
    )


def _number(value: str | float) -> str:
    """At most two decimals, three for shares below one, and no negative zero."""
    if isinstance(value, str):
        return value
    decimals = 3 if abs(value) < 1 else 2
    return f"{round(value, decimals) + 0.0:.{decimals}f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    return escape(one_line(text), {'"': "&quot;"})


def _escaped(text: str) -> str:
    return escape(one_line(text))


_OUTLINES = {"disc": _disc, "square": _square, "diamond": _diamond, "hexagon": _hexagon}

EXPORTER = Exporter(
    name="svg",
    label="SVG picture",
    suffix=".svg",
    mime="image/svg+xml",
    group="picture",
    write=write,
)
