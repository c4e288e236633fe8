"""Text formats that put a tag before each field: what records and fields are made of."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from explorer.identifiers import date, year
from explorer.model import Problem, Record
from explorer.readers.rows import Lines
from explorer.readers.text import MAX_TITLE, clean

MAX_LINES = 100_000
"""Lines of one record."""

_MONTHS_ON = re.compile(r"(?<=[A-Za-z])\s*[-/–]\s*[A-Za-z]+")

Block = tuple[int, str]
"""The text of one record and the line on which it begins."""
Fields = Mapping[str, list[str]]
"""The lines of each tag, those of repeated ones one after the other."""


class Layout(NamedTuple):
    """How a format writes its records."""

    opens: re.Pattern[str]
    """The line that begins a record wherever it stands."""
    field: re.Pattern[str]
    """A tag and its value, with the lines that continue it; one that no record holds opens one."""
    closes: re.Pattern[str]
    """The line that ends a record."""
    reopens: re.Pattern[str] = re.compile(r"(?!)")
    """What begins a record too, after an empty line."""


def blocks(lines: Lines, layout: Layout) -> Iterator[Block | Problem]:
    """The records of a file as text, closed or not; lines outside are the exporter's."""
    opens, field, closes, reopens = (pattern.match for pattern in layout)
    held: list[str] = []
    start, after_blank = 0, True
    for number, line in lines:
        if isinstance(line, Problem):
            yield line
            continue
        if line[:1] == " " and 0 < len(held) < MAX_LINES and not line.isspace():
            held.append(line)  # Most lines of a file go on; no tag begins with a space.
            after_blank = False
            continue
        text = line.removeprefix("\ufeff")
        begins = opens(text) or (after_blank and reopens(text))
        ends = held and closes(text)
        if held and (begins or ends):
            yield start, "\n".join(held)
            held = []
        if begins or (not (held or ends) and field(text)):
            held, start = [text], number
        elif 0 < len(held) < MAX_LINES:
            held.append(text)
        after_blank = not text or text.isspace()
    if held:
        yield start, "\n".join(held)


def parsed(
    lines: Lines,
    layout: Layout,
    pairs: Callable[[str], Iterable[tuple[str, str]]],
    record: Callable[[Fields, str], Record | Problem],
) -> Iterator[Record | Problem]:
    """What `record` makes of the fields of each block, told the line where it begins.

    `pairs` are the tags and values in the text of a block.
    """
    for block in blocks(lines, layout):
        if isinstance(block, Problem):
            yield block
        else:
            yield record(gathered(pairs(block[1])), f"line {block[0]}")


def gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The lines of each tag, stripped, without empty ones."""
    fields: dict[str, list[str]] = {}
    for tag, value in pairs:
        lines = [line for text in value.split("\n") if (line := text.strip())]
        if lines:
            fields.setdefault(tag, []).extend(lines)
    return fields


def told(fields: Fields, *tags: str) -> list[str]:
    """The lines of these tags, one tag after the other."""
    return [line for tag in tags for line in fields.get(tag, ())]


def first(fields: Fields, tags: Iterable[str], most: int = MAX_TITLE) -> str | None:
    """The lines of the first of these tags that has any, as one text."""
    return next(
        (text for tag in tags if (text := clean(" ".join(fields.get(tag, ())), most))), None
    )


def parts(lines: Iterable[str], between: str = ";") -> list[str]:
    """What stands between separators in lines that may be broken anywhere."""
    return [part for text in " ".join(lines).split(between) if (part := text.strip())]


def dated(written: Iterable[str]) -> tuple[int | None, str | None]:
    """The first year among the texts, with the most precise date that lies in it.

    Of "Jan-Feb 2020" the first month counts.
    """
    texts = [_MONTHS_ON.sub("", text) for text in written]
    when = next((found for text in texts if (found := year(text))), None)
    days = [day for text in texts if (day := date(text)) and day[:4] == str(when)]
    return when, max(days, key=len, default=str(when) if when else None)
