"""The years of the library as bars over a range slider."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.web import ids
from explorer.web.attributes import aria, data
from explorer.web.still import still

MOST_BARS = 60
"""More years than this share bars."""

_NO_YEAR = 2000

Years = Mapping[int, int]


def histogram(papers: Years) -> Component:
    """Papers per year as bars, with a slider under them; hidden for a library without years."""
    known = papers or {_NO_YEAR: 0}
    first, last = min(known), max(known)
    return html.Div(
        [_bars(binned(known), first, last), _slider(first, last)],
        className="years",
        hidden=not papers,
    )


def binned(papers: Years) -> tuple[tuple[int, int, int], ...]:
    """(first year, last year, papers) of each bar, from the first year with papers to the last."""
    first, last = min(papers), max(papers)
    step = -(-(last - first + 1) // MOST_BARS)
    return tuple(
        (
            start,
            min(start + step - 1, last),
            sum(papers.get(y, 0) for y in range(start, start + step)),
        )
        for start in range(first, last + 1, step)
    )


def _bars(bins: tuple[tuple[int, int, int], ...], first: int, last: int) -> Component:
    most = max(1, *(papers for _, _, papers in bins))
    bars = [
        html.Span(
            title=f"{_span(start, end)}: {papers:,} papers",
            style={"--height": f"{papers / most:.4f}"},
            **data(first=start, last=end),
        )
        for start, end, papers in bins
    ]
    label = f"Papers per year, {_span(first, last)}; at most {most:,} in one bar"
    return still(
        html.Div(bars, id=ids.HISTOGRAM, className="years__bars", role="img", **aria(label=label))
    )


def _slider(first: int, last: int) -> Component:
    return dmc.RangeSlider(
        id=ids.YEARS_SLIDER,
        min=first,
        max=max(last, first + 1),
        step=1,
        minRange=0,
        value=[first, last],
        updatemode="mouseup",
        size=2,
        thumbSize=16,
        label=None,
        thumbFromLabel="First year",
        thumbToLabel="Last year",
        className="years__slider",
    )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
