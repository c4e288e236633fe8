"""The Cochrane Library's plain text: `Record #1 of 20`, then `AU: Author` and other fields."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from explorer.identifiers import doi, web_url
from explorer.model import Problem, Record
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import Fields, Layout, dated, first, parsed, parts, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, text_lines
from explorer.readers.topics import named

_FIELD = re.compile(r"^([A-Z]{2,3}): ?(.*(?:\n(?![A-Z]{2,3}:).*)*)", re.MULTILINE)
_LAYOUT = Layout(
    opens=re.compile(r"Record #[0-9]+ of [0-9]+\s*$"),
    field=re.compile(r"[A-Z]{2,3}: "),
    closes=re.compile(r"(?!)"),
)
_TELLING = re.compile(r"\ufeff?\s*(?:[^\n]*\n){0,20}?Record #[0-9]+ of [0-9]+\s*\n+ID: ")
_PUBMED = re.compile(r"PUBMED ([0-9]{1,9})")
_ID = re.compile(r"C[ND]-?[0-9]{5,9}")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every numbered record."""
    return parsed(text_lines(stream), _LAYOUT, _FIELD.findall, _record)


def _record(fields: Fields, place: str) -> Record | Problem:
    title = first(fields, ("TI",))
    if title is None:
        return untitled(place, {tag: " ".join(lines) for tag, lines in fields.items()})
    people, incomplete = byline([name for line in told(fields, "AU") for name in parts([line])])
    own = _ID.fullmatch(first(fields, ("ID",)) or "")
    article = _PUBMED.search(" ".join(told(fields, "PM")))
    when, day = dated(told(fields, "YR"))
    return Record(
        source="cochrane",
        native_id=f"cochrane:{own[0]}" if own else None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=first(fields, ("SO",), MAX_NAME),
        doi=next(filter(None, map(doi, told(fields, "DOI"))), None),
        url=next(filter(None, map(web_url, told(fields, "US"))), None),
        abstract=first(fields, ("AB",), MAX_ABSTRACT),
        topics=named(word.replace("*", "") for word in parts(told(fields, "KY"))),
        kind=first(fields, ("PT",), MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
        other_ids=pubmed_ids(article[1] if article else None),
    )


def recognise(head: str) -> bool:
    """A numbered record with its id in the Cochrane Library."""
    return bool(_TELLING.match(head))


READER = Reader("cochrane", "Cochrane Library", (".txt",), recognise, parse)
