"""The legend of the canvas, drawn from the legend of the scene and from nothing else."""

from collections.abc import Callable
from dataclasses import replace
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
    words = html.Span(entry.text, className="legend__text")
    if entry.sizes:
        swatches: list[Component] = _sized(entry)
    elif entry.values:
        low, *_, high = entry.values
        swatches = [html.Span(low), _image(swatch(entry)), html.Span(high)]
    else:
        swatches = [_image(swatch(entry))]
    return html.Li([*swatches, words], className=f"legend__row legend__row--{entry.swatch}")


def _sized(entry: LegendEntry) -> list[Component]:
    values = entry.values or ("",) * len(entry.sizes)
    return [
        html.Span([_image(swatch(replace(entry, sizes=(size,)))), value], className="legend__size")
        for size, value in zip(entry.sizes, values, strict=True)
    ]


def _image(source: str) -> Component:
    return html.Img(src=source, alt="")


def swatch(entry: LegendEntry) -> str:
    """The picture of one legend entry as a `data:` address; of its first size if it has several."""
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
    width = min(entry.sizes[0], 12) if entry.sizes else 2
    stroke = f'stroke="{entry.colour or _GREY}" stroke-width="{width:g}" stroke-linecap="round"'
    return 26, 14, f'<line x1="4" y1="7" x2="22" y2="7" {stroke}/>'


def _dashes(entry: LegendEntry) -> Drawing:
    width = min(entry.sizes[0], 12) if entry.sizes else 2
    stroke = f'stroke="{entry.colour or _GREY}" stroke-width="{width:g}" stroke-dasharray="6 4"'
    return 26, 14, f'<line x1="0" y1="7" x2="26" y2="7" {stroke}/>'


def _ramp(entry: LegendEntry) -> Drawing:
    colours = [colour.strip() for colour in entry.colour.split(",")]
    last = max(len(colours) - 1, 1)
    stops = "".join(
        f'<stop offset="{i / last:.3f}" stop-color="{colour}"/>' for i, colour in enumerate(colours)
    )
    gradient = f'<defs><linearGradient id="r">{stops}</linearGradient></defs>'
    return 120, 10, f'{gradient}<rect width="120" height="10" rx="5" fill="url(#r)"/>'


def _rings(entry: LegendEntry) -> Drawing:
    size = entry.sizes[0] if entry.sizes else 10
    middle, edge = (size + 2) / 2, size + 2
    ring = f'r="{size / 2:g}" fill="none" stroke="{_GREY}" stroke-width="1.5"'
    return edge, edge, f'<circle cx="{middle:g}" cy="{middle:g}" {ring}/>'


def _filled(entry: LegendEntry) -> str:
    return f'fill="{entry.colour or _GREY}" stroke="#3a3733" stroke-width="1"'


_DRAW: dict[str, Callable[[LegendEntry], Drawing]] = {
    "disc": _disc,
    "ring": _ring,
    "square": _square,
    "diamond": _polygon(4, 0),
    "hexagon": _polygon(6, 0),
    "line": _line,
    "dashes": _dashes,
    "ramp": _ramp,
    "rings": _rings,
}
