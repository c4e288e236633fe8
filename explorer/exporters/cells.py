"""CSV of what is shown: every value as text or number that a spreadsheet takes as it is meant."""

from collections.abc import Iterable, Sequence

from explorer import spreadsheets
from explorer.exporters.text import clean_for_export
from explorer.spreadsheets import neutral

__all__ = ["neutral", "table"]


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file (`spreadsheets.table`) of values cleaned for export."""
    cleaned = ([clean_for_export(value) for value in row] for row in rows)
    return spreadsheets.table(header, cleaned)
