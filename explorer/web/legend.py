"""The legend of the canvas, drawn from the legend of the scene and from nothing else."""

from collections.abc import Callable
from math import cos, pi, sin
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from explorer.picture import LegendEntry, LegendGroup, Scene

_GREY = "#8a857c"
"""For swatches without a colour of their own; visible on both backgrounds."""


def legend(scene: Scene) -> list[Component]:
    """One block for each group of the scene's legend."""
    return [_group(group) for group in scene.legend]


def _group(group: LegendGroup) -> Component:
    rows = [_row(entry) for entry in group.entries]
    return html.Div(
        [html.Div(group.heading, className="legend__heading"), html.Ul(rows)],
        className="legend__group",
    )


def _row(entry: LegendEntry) -> Component:
    words = [html.Span(entry.text, className="legend__text")] if entry.text else []
    if entry.values:
        ends = [html.Span(value) for value in entry.values]
        words.append(html.Span(ends, className="legend__values"))
    image = html.Img(src=swatch(entry), alt="", className=f"legend__{entry.swatch}")
    return html.Li([image, *words], className=f"legend__row legend__row--{entry.swatch}")


def swatch(entry: LegendEntry) -> str:
    """The picture of one legend entry as a `data:` address."""
    width, height, body = _DRAW[entry.swatch](entry)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{body}</svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


Drawing = tuple[float, float, str]


def _disc(entry: LegendEntry) -> Drawing:
    return 14, 14, f'<circle cx="7" cy="7" r="5.5" {_filled(entry)}/>'


def _ring(entry: LegendEntry) -> Drawing:
    ring = f'fill="none" stroke="{entry.colour or _GREY}" stroke-width="2.5"'
    return 14, 14, f'<circle cx="7" cy="7" r="5" {ring}/>'


def _square(entry: LegendEntry) -> Drawing:
    return 14, 14, f'<rect x="2" y="2" width="10" height="10" rx="2" {_filled(entry)}/>'


def _polygon(corners: int, turn: float) -> Callable[[LegendEntry], Drawing]:
    def draw(entry: LegendEntry) -> Drawing:
        angles = [turn + 2 * pi * corner / corners for corner in range(corners)]
        points = " ".join(f"{7 + 6 * cos(a):.2f},{7 + 6 * sin(a):.2f}" for a in angles)
        return 14, 14, f'<polygon points="{points}" {_filled(entry)}/>'

    return draw


def _line(entry: LegendEntry) -> Drawing:
    widths = entry.sizes or (2.0,)
    colour, step = entry.colour or _GREY, 34
    lines = [
        f'<line x1="{i * step + 2}" y1="7" x2="{i * step + 26}" y2="7" stroke="{colour}" '
        f'stroke-width="{min(width, 12):g}" stroke-linecap="round"/>'
        for i, width in enumerate(widths)
    ]
    return len(widths) * step - 6, 14, "".join(lines)


def _ramp(entry: LegendEntry) -> Drawing:
    colours = [colour.strip() for colour in entry.colour.split(",")]
    last = max(len(colours) - 1, 1)
    stops = "".join(
        f'<stop offset="{i / last:.3f}" stop-color="{colour}"/>' for i, colour in enumerate(colours)
    )
    gradient = f'<defs><linearGradient id="r">{stops}</linearGradient></defs>'
    return 160, 10, f'{gradient}<rect width="160" height="10" rx="5" fill="url(#r)"/>'


def _rings(entry: LegendEntry) -> Drawing:
    sizes = entry.sizes or (10.0,)
    height = max(sizes) + 2
    rings, left = [], 1.0
    for size in sizes:
        rings.append(
            f'<circle cx="{left + size / 2:g}" cy="{height / 2:g}" r="{size / 2:g}" '
            f'fill="none" stroke="{_GREY}" stroke-width="1.5"/>'
        )
        left += size + 14
    return left - 13, height, "".join(rings)


def _filled(entry: LegendEntry) -> str:
    return f'fill="{entry.colour or _GREY}" stroke="#3a3733" stroke-width="1"'


_DRAW: dict[str, Callable[[LegendEntry], Drawing]] = {
    "disc": _disc,
    "ring": _ring,
    "square": _square,
    "diamond": _polygon(4, 0),
    "hexagon": _polygon(6, 0),
    "line": _line,
    "ramp": _ramp,
    "rings": _rings,
}
