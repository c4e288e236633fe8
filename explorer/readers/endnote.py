"""EndNote's tagged text (`.enw`), which is the format of refer: `%A Author`, `%T Title`."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from explorer.identifiers import arxiv_id, doi, web_url
from explorer.model import Problem, Record
from explorer.readers.bylines import byline
from explorer.readers.columns import untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import Fields, Layout, dated, first, parsed, parts, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, text_lines
from explorer.readers.topics import named

VENUES = ("J", "B", "S")
"""Journal, book or conference, series: best first."""

_FIELD = re.compile(
    r"^%([0-9A-Z+]) ?(.*(?:\n(?!%[0-9A-Z@!#$&()*+,:;<=>?\[\]^_~-](?: |$)).*)*)", re.MULTILINE
)
_LAYOUT = Layout(
    opens=re.compile(r"%0(?: |$)"),
    field=re.compile(r"%[0-9A-Z](?: |$)"),
    closes=re.compile(r"(?!)"),
    reopens=re.compile(r"%[0-9A-Z](?: |$)"),
)
_TELLING = re.compile(r"\ufeff?\s*%[0ABDEJRTX](?: [^\n]*|)(?:\n|\Z)")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """A record from each %0, and from each field that follows an empty line."""
    return parsed(text_lines(stream), _LAYOUT, _FIELD.findall, _record)


def _record(fields: Fields, place: str) -> Record | Problem:
    title = first(fields, ("T",))
    if title is None:
        return untitled(place, {f"%{tag}": " ".join(lines) for tag, lines in fields.items()})
    people, incomplete = byline(told(fields, "A"))
    when, day = dated(told(fields, "D", "8"))
    links = told(fields, "R", "U")
    return Record(
        source="endnote",
        native_id=None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=first(fields, VENUES, MAX_NAME),
        doi=next(filter(None, map(doi, links)), None),
        arxiv_id=next(filter(None, map(arxiv_id, links)), None),
        url=next(filter(None, map(web_url, links)), None),
        abstract=first(fields, ("X",), MAX_ABSTRACT),
        topics=named(word for line in told(fields, "K") for word in parts([line])),
        kind=first(fields, ("0",), MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
    )


def recognise(head: str) -> bool:
    """Text whose first line is a field."""
    return bool(_TELLING.match(head))


READER = Reader("endnote", "EndNote tagged (.enw)", (".enw", ".ref", ".txt"), recognise, parse)
