"""Three old tagged formats that differ in little but their tags: Copac, Inspec and Biblioscape."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO, NamedTuple

from explorer.model import Problem, Record
from explorer.readers.bylines import byline
from explorer.readers.columns import untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import Fields, Layout, dated, first, parsed, parts, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, text_lines
from explorer.readers.topics import named


class Dialect(NamedTuple):
    """How one of the formats writes records, and which tags hold what."""

    telling: re.Pattern[str]
    """What the file begins with."""
    layout: Layout
    field: re.Pattern[str]
    year: str = "PY"
    venue: tuple[str, ...] = ()
    kind: tuple[str, ...] = ("RT",)


_NEVER = re.compile(r"(?!)")
DIALECTS = (
    Dialect(
        re.compile(r"\ufeff?\s*TI- [^\n]+\n(?: {4}[^\n]*\n)*[A-Z]{2}- "),
        Layout(re.compile(r"TI- "), re.compile(r"[A-Z]{2}- "), _NEVER),
        re.compile(r"^([A-Z]{2})- (.*(?:\n {2,}.*)*)", re.MULTILINE),
        kind=("DT",),
    ),
    Dialect(
        re.compile(r"\ufeff?\s*Record[^\n]*INSPEC[^\n]*(?:\n|\Z)"),
        Layout(re.compile(r"Record.*INSPEC"), re.compile(r"[A-Z]{2} ~ "), _NEVER),
        re.compile(r"^([A-Z]{2}) ~ (.*(?:\n(?![A-Z]{2} ~ ).*)*)", re.MULTILINE),
    ),
    Dialect(
        re.compile(r"(?:[^\n]*\n){0,5}?\s*--(?:AU|TI|ST|RT)-- "),
        Layout(_NEVER, re.compile(r"--[A-Z][A-Z0-9]-- "), re.compile(r"-{6}\s*$")),
        re.compile(r"^--([A-Z][A-Z0-9])-- (.*(?:\n(?!--).*)*)", re.MULTILINE),
        year="YP",
        venue=("ST",),
    ),
)


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every record, in the format of the first line that is in any."""
    lines = text_lines(stream)
    for item in lines:
        if isinstance(item[1], Problem):
            yield item[1]
        elif dialect := _dialect(item[1]):
            record = partial(_record, dialect)
            yield from parsed(chain((item,), lines), dialect.layout, dialect.field.findall, record)


def _dialect(line: str) -> Dialect | None:
    line = line.removeprefix("\ufeff")
    return next(
        (d for d in DIALECTS if d.layout.opens.match(line) or d.layout.field.match(line)), None
    )


def _record(dialect: Dialect, fields: Fields, place: str) -> Record | Problem:
    title = first(fields, ("TI",))
    if title is None:
        return untitled(place, {tag: " ".join(lines) for tag, lines in fields.items()})
    people, incomplete = byline([name for line in told(fields, "AU") for name in parts([line])])
    when, day = dated(told(fields, dialect.year))
    return Record(
        source="labelled",
        native_id=None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=first(fields, dialect.venue, MAX_NAME),
        abstract=first(fields, ("AB",), MAX_ABSTRACT),
        topics=named(word for line in told(fields, "KW") for word in parts([line])),
        kind=first(fields, dialect.kind, MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
    )


def recognise(head: str) -> bool:
    """The beginning of one of the three."""
    return any(dialect.telling.match(head) for dialect in DIALECTS)


READER = Reader("labelled", "Copac, Inspec, Biblioscape", (".txt",), recognise, parse)
