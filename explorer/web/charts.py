"""Charts of the side panel; their colours are in `assets/panels.css` and so follow the theme."""

import pandas as pd

from explorer.web.cards.words import count, number, span

FEWEST_YEARS = 12
"""Years on the axis at least, so that two years do not become two walls."""


Figure = dict[str, object]
"""A figure as Plotly's JSON: `graph_objects` would take longer to check it than it takes to draw,
at every click. A test has them check it."""


def papers_per_year(years: pd.DataFrame) -> Figure:
    """Bars from a frame with `year` and `papers`; papers without a year are left out."""
    dated = years.dropna(subset=["year"])
    bars = {
        "type": "bar",
        "x": dated["year"].astype(int).tolist(),
        "y": dated["papers"].astype(int).tolist(),
        "hovertemplate": "%{x}: %{y}<extra></extra>",
    }
    return {"data": [bars], "layout": _layout(*_axis(dated))}


def years_sentence(years: pd.DataFrame) -> str:
    """What the bars show, for people who do not see them."""
    dated = years.dropna(subset=["year"])
    if dated.empty:
        return "No paper here has a year."
    total = int(dated["papers"].sum())
    top = dated.sort_values(["papers", "year"], ascending=[False, True]).iloc[0]
    when = span(int(dated["year"].min()), int(dated["year"].max()))
    if int(top["papers"]) == total or (dated["papers"] == top["papers"]).sum() > 1:
        return f"{count(total, 'paper')} in {when}."
    most = number(int(top["papers"]))
    return f"{count(total, 'paper')} in {when}, most in {top['year']}: {most}."


def _axis(dated: pd.DataFrame) -> tuple[float, float, int]:
    if dated.empty:
        return (0.0, 1.0, 1)
    first, last = int(dated["year"].min()), int(dated["year"].max())
    start = min(first, last - FEWEST_YEARS + 1)
    return (start - 0.6, last + 0.6, int(dated["papers"].max()))


def _layout(left: float, right: float, top: int) -> Figure:
    return {
        "autosize": True,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 20, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, system-ui, sans-serif", "size": 11},
        "bargap": 0.25,
        "dragmode": False,
        "hovermode": "x",
        "showlegend": False,
        "xaxis": {
            "range": [left, right],
            "dtick": _step(right - left),
            "tickformat": "d",
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {"range": [0, top * 1.08], "visible": False, "fixedrange": True},
    }


def _step(width: float) -> int:
    return next((step for step in (2, 5, 10, 20, 50) if width / step <= 7), 100)  # noqa: PLR2004
