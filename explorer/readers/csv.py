"""CSV and TSV with the columns of docs/formats.md; authors are separated by semicolons."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers.columns import meaning, record
from explorer.readers.reader import Reader
from explorer.readers.text import excerpt, text_lines

DELIMITERS = ",\t;|"
MAX_ROW_LINES = 500
"""Lines that one row with quoted line breaks may have."""
MAX_ROW_LINE = 256 * 1024
"""Characters of each."""
MAX_CELLS = 1000

Numbered = tuple[int, str]
"""A line and its number."""
Row = tuple[int, list[str]]
"""The cells of a row and the line on which it begins."""


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every row below the header as a record."""
    found = text_lines(stream)
    header: list[str] = []
    delimiter = ","
    for item in found:
        if isinstance(item[1], Problem):
            yield item[1]
        elif item[1].strip():
            header, delimiter = _header(item[1])
            break
    for row in _rows(found, delimiter):
        yield row if isinstance(row, Problem) else _record(header, *row)


def recognise(head: str) -> bool:
    """Text whose first line names several columns that we know, titles or authors among them."""
    line = next((line for line in head.lstrip("\ufeff").splitlines() if line.strip()), "")
    known = {meaning(name) for name in _cells(line)} - {None}
    return len(known) > 1 and not known.isdisjoint({"title", "authors"})


def _header(line: str) -> tuple[list[str], str]:
    delimiter = _title_in(line)
    if delimiter is None:
        raise ReadError(
            "The first line does not name a title column.",
            "Name the columns in the first line: title, authors, year … (see docs/formats.md).",
        )
    return _cells(line), delimiter


def _title_in(line: str) -> str | None:
    """The delimiter that makes most of a header, where a title column comes out of it."""
    best = max(DELIMITERS, key=lambda delimiter: len(_split(line, delimiter)))
    return best if "title" in map(meaning, _split(line, best)) else None


def _cells(line: str) -> list[str]:
    return max((_split(line, delimiter) for delimiter in DELIMITERS), key=len)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip().strip("\ufeff") for cell in cells[:MAX_CELLS]]


def _rows(lines: Iterator[tuple[int, str | Problem]], delimiter: str) -> Iterator[Row | Problem]:
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


def _record(header: list[str], number: int, cells: list[str]) -> Record | Problem:
    place = f"line {number}"
    if len(cells) > len(header) and any(cells[len(header) :]):
        return Problem(
            place,
            f"The row has {len(cells)} cells and the header {len(header)}.",
            "Put cells that hold the separator into double quotes.",
            excerpt(" | ".join(cells)[:400]),
        )
    pairs = zip(header, map(str.strip, cells), strict=False)
    filled: dict[str, object] = {name: cell for name, cell in pairs if cell}
    return record(filled, place, "csv")


READER = Reader("csv", "CSV or TSV", (".csv", ".tsv", ".tab"), recognise, parse)
