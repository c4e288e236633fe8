"""CSV that a spreadsheet opens as it is meant: text as text, numbers as numbers."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

# OWASP's list, their full-width twins, and an apostrophe before either, so that taking one
# apostrophe off any cell that matches gives the text back.
_FORMULA = re.compile(r"'*[\s]*[=+\-@＝＋－＠]")

Cell = str | int | float | bool | None


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """RFC 4180 with a byte order mark, by which Excel knows the file is UTF-8."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def neutral(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _written(value: Cell) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return neutral(value)
        case number:
            return number
