"""CSV and TSV with the columns of docs/formats.md; authors are separated by semicolons."""

from collections.abc import Iterator
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers.columns import meaning, record
from explorer.readers.reader import Reader
from explorer.readers.rows import DELIMITERS, filled, rows, split, split_header
from explorer.readers.text import text_lines

PREAMBLE = "About the data"
"""How the line begins that Dimensions puts before its header."""


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every row below the header as a record."""
    found = text_lines(stream)
    header: list[str] = []
    delimiter = ","
    for item in found:
        if isinstance(item[1], Problem):
            yield item[1]
        elif _is_header(item[1]):
            header, delimiter = _header(item[1])
            break
    for row in rows(found, delimiter):
        cells = row if isinstance(row, Problem) else filled(header, row)
        yield cells if isinstance(cells, Problem) else record(cells, f"line {row[0]}", "csv")


def recognise(head: str) -> bool:
    """Text whose first line names several columns that we know, titles or authors among them."""
    line = next(filter(_is_header, head.lstrip("\ufeff").splitlines()), "")
    known = {meaning(name) for name in split_header(line)} - {None}
    return len(known) > 1 and not known.isdisjoint({"title", "authors"})


def _is_header(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip('\ufeff"').startswith(PREAMBLE)


def _header(line: str) -> tuple[list[str], str]:
    delimiter = _title_in(line)
    if delimiter is None:
        raise ReadError(
            "The first line does not name a title column.",
            "Name the columns in the first line: title, authors, year … (see docs/formats.md).",
        )
    return split_header(line), delimiter


def _title_in(line: str) -> str | None:
    """The delimiter that makes most of a header, where a title column comes out of it."""
    best = max(DELIMITERS, key=lambda delimiter: len(split(line, delimiter)))
    return best if "title" in map(meaning, split(line, best)) else None


READER = Reader("csv", "CSV or TSV", (".csv", ".tsv", ".tab"), recognise, parse)
