"""SpringerLink's CSV of search results, which writes the names of authors without separators."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from explorer.model import Problem, Record
from explorer.readers.columns import record
from explorer.readers.reader import Reader
from explorer.readers.rows import filled, rows, split_header
from explorer.readers.text import text_lines

_INSIDE = re.compile(r"\b(?:Mc|Mac|De|Di|Du|La|Le|Fitz)$")
"""What stands before a capital inside a name: `McDonald`."""
_TITLES = re.compile(r"(?:(?:Prof|Dr|Assoc|Assist|Ing|habil|Eng|Mr|Ms|Mrs)\.\s*)+")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every row below the header as a record."""
    found = text_lines(stream)
    header: list[str] = []
    for number, line in found:
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            header = split_header(line)
            yield _doubt(number)
            break
    for row in rows(found, ","):
        cells = row if isinstance(row, Problem) else filled(header, row)
        if isinstance(cells, Problem):
            yield cells
        else:
            people = names(cells.get("Authors", ""))
            yield record({**cells, "Authors": people}, f"line {row[0]}", "springer")


def _doubt(number: int) -> Problem:
    return Problem(
        f"line {number}",
        "The names of the authors run together; they are parted where a capital follows a small"
        " letter.",
        "If names look wrong, export the same papers from another source.",
        sets_aside=False,
    )


def names(written: str) -> list[str]:
    """The names in `Ann LeeProf. Bob Ray`, without academic titles."""
    seams = [
        place
        for place, (before, after) in enumerate(pairwise(written), 1)
        if before.islower()
        and after.isupper()
        and not _INSIDE.search(written, max(0, place - 5), place)
    ]
    parts = (written[i:j] for i, j in pairwise([0, *seams, len(written)]))
    return [name for part in parts if (name := _TITLES.sub("", part).strip())]


def recognise(head: str) -> bool:
    """A header with Springer's names of the columns."""
    return set(split_header(head.split("\n", 1)[0])).issuperset({"Item Title", "Item DOI"})


READER = Reader("springer", "SpringerLink CSV", (".csv",), recognise, parse)
