"""One table for every benchmark: what was measured, the figure, and what it may be at most."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console
from rich.table import Table


class Figure(NamedTuple):
    """One measured figure; `limit` is what the specification allows, where it says so."""

    what: str
    value: float
    unit: str = ""
    limit: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.limit is None or self.value <= self.limit


def show(title: str, figures: Sequence[Figure]) -> bool:
    """Print the figures as a table; whether all are within their limits."""
    table = Table(title=title, title_justify="left")
    table.add_column("what")
    for heading in ("measured", "at most", ""):
        table.add_column(heading, justify="right")
    for figure in figures:
        limit = "" if figure.limit is None else _written(figure.limit, figure.unit)
        verdict = "" if figure.limit is None else "kept" if figure.is_kept else "BROKEN"
        table.add_row(figure.what, _written(figure.value, figure.unit), limit, verdict)
    Console(width=110).print(table)
    return all(figure.is_kept for figure in figures)


def _written(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if abs(value) >= 100 or float(value).is_integer() else f"{value:.2f}"
    return f"{number} {unit}".strip()
