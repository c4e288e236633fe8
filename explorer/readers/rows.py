"""Rows of cells out of CSV from strangers: one badly quoted takes no other with it."""

import csv
from collections import deque
from collections.abc import Iterator

from explorer.model import Problem
from explorer.readers.text import excerpt

DELIMITERS = ",\t;|"
MAX_ROW_LINES = 500
"""Lines that one row with quoted line breaks may have."""
MAX_ROW_LINE = 256 * 1024
"""Characters of each."""
MAX_CELLS = 1000

Numbered = tuple[int, str]
"""A line and its number."""
Lines = Iterator[tuple[int, str | Problem]]
Row = tuple[int, list[str]]
"""The cells of a row and the line on which it begins."""


def split_header(line: str) -> list[str]:
    """The names in the first line of a table, by the delimiter that makes most of them."""
    return max((split(line, delimiter) for delimiter in DELIMITERS), key=len)


def split(line: str, delimiter: str) -> list[str]:
    """The cells of one line; none where it is badly quoted."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip().strip("\ufeff") for cell in cells[:MAX_CELLS]]


def rows(lines: Lines, delimiter: str) -> Iterator[Row | Problem]:
    """Rows of one or more lines; a quotation mark that is never closed costs one line only."""
    waiting: deque[tuple[int, str | Problem]] = deque()
    held: list[Numbered] = []
    while (item := waiting.popleft() if waiting else next(lines, None)) is not None or held:
        if item is not None and isinstance(item[1], Problem):
            yield item[1]
            continue
        if item is not None:
            held.append((item[0], str(item[1])))
            if _is_open(held):
                continue
        found, rest = _settled(held, delimiter)
        yield from found
        waiting.extendleft(reversed(rest))
        held = []


def _is_open(held: list[Numbered]) -> bool:
    """Whether the lines, open until the last, still end inside quotation marks, and may."""
    line = held[-1][1]
    is_turn = line.count('"') % 2 == 1
    return is_turn == (len(held) == 1) and len(held) < MAX_ROW_LINES and len(line) < MAX_ROW_LINE


def _settled(held: list[Numbered], delimiter: str) -> tuple[list[Row | Problem], list[Numbered]]:
    """The rows of these lines; where they make none, of the first alone, and the others."""
    strict = len(held) > 1 or held[0][1].count('"') % 2 == 1
    if (rows := _parsed(held, delimiter, strict=strict)) is not None:
        return rows, []
    number, line = held[0]
    alone = _parsed(held[:1], delimiter, strict=True)
    problem = Problem(
        f"line {number}",
        "A quotation mark is not closed, or one cell is endless.",
        "Close it, or double it if it is meant as a mark, and import again.",
        excerpt(line),
    )
    return alone if alone is not None else [problem], held[1:]


def _parsed(held: list[Numbered], delimiter: str, *, strict: bool) -> list[Row | Problem] | None:
    texts = (f"{line}\n" for _, line in held)
    reader = csv.reader(texts, delimiter=delimiter, skipinitialspace=True, strict=strict)
    rows: list[Row | Problem] = []
    start = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((held[start][0], cells))
            start = reader.line_num
    except csv.Error:
        return None
    return rows


def filled(header: list[str], row: Row) -> dict[str, str] | Problem:
    """The cells that hold something by the names in the header; a problem where they are more."""
    number, cells = row
    if len(cells) > len(header) and any(cells[len(header) :]):
        return Problem(
            f"line {number}",
            f"The row has {len(cells)} cells and the header {len(header)}.",
            "Put cells that hold the separator into double quotes.",
            excerpt(" | ".join(cells)[:400]),
        )
    pairs = zip(header, map(str.strip, cells), strict=False)
    return {name: cell for name, cell in pairs if cell}
