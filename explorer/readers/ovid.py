"""Ovid's labelled text: `<1>`, then a label such as `Author` and below it, indented, its value."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from explorer.identifiers import doi
from explorer.model import Problem, Record
from explorer.readers.affiliations import organisation
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import Fields, Layout, dated, first, parsed, parts, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, text_lines
from explorer.readers.topics import named

_FIELD = re.compile(r"^([A-Z][A-Za-z-]*(?: [A-Za-z-]+){0,7}) *\n((?:[ \t].*\n|\n)*)", re.MULTILINE)
_NUMBER = re.compile(r"<[0-9]+>\s*$")
_LAYOUT = Layout(
    opens=_NUMBER,
    field=re.compile(r"(?:Accession Number|Unique Identifier|Authors?|Title)\s*$"),
    closes=re.compile(r"(?!)"),
    # Some exports leave the numbers out, and each record then begins with its score.
    reopens=re.compile(r"Score\s*$"),
)
_TELLING = re.compile(
    r"\ufeff?\s*(?:<[0-9]+>\s*\n)?\s*"
    r"(?:Score|Accession Number|Unique Identifier|Authors?|Title|Publication Type) *\n[ \t]+\S"
)

_BETWEEN = re.compile(r"\s*;\s*|\s{2,}")
_MARKS = re.compile(r"(?:(?:^|[\s,]+)(?:[0-9]{1,3}|[*+#^&~]+))+$")
_DEGREES = re.compile(
    r"(?:(?:^|[\s,]+)(?:MBBS|MBChB|MD|PhD|DPhil|DSc|ScD|MSc|BSc|MS|MPH|MBA|MA|BA|RN|FAAN|FACS|FRCS"
    r"|FRCP|FACP|DO|DDS|DMD|PharmD|PsyD|EdD|DrPH|MEd))+$"
)
_EDITOR = re.compile(r"\[Eds?\.?(?:itors?)?\]")
_ADDRESS = re.compile(r"\(([0-9]{1,3}|[*+#^&~]+)\)")
_KIND = re.compile(r"\.?\s*\[[A-Z][^\[\]]{2,40}\]\.?$")
_VOLUME = re.compile(r"\.(?:\s{2,}|\s*Vol\b|\s*$).*", re.DOTALL)
_WHEN = re.compile(r"(?:(?:[0-9]{1,2} )?[A-Z][a-z]{2,8} )?\b(?:18|19|20)[0-9]{2}\b")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every numbered record; without numbers, each that begins with its score."""
    return parsed(text_lines(stream), _LAYOUT, _pairs, _record)


def _pairs(text: str) -> list[tuple[str, str]]:
    return _FIELD.findall(f"{text}\n")


def _record(fields: Fields, place: str) -> Record | Problem:
    title = first(fields, ("Title", "Chapter Title"))
    if title is None:
        return untitled(place, {label: " ".join(lines) for label, lines in fields.items()})
    people, incomplete = _people(fields)
    when, day = _when(fields)
    number = first(fields, ("Accession Number",), MAX_NAME)
    return Record(
        source="ovid",
        native_id=f"ovid:{number.rstrip('.')}" if number else None,
        title=_KIND.sub("", title).removesuffix("."),
        authors=people,
        year=when,
        date=day,
        venue=clean(_VOLUME.sub("", " ".join(told(fields, "Source"))), MAX_NAME) or None,
        doi=next(
            filter(None, map(doi, told(fields, "DOI Number", "Digital Object Identifier"))), None
        ),
        abstract=first(fields, ("Abstract",), MAX_ABSTRACT),
        topics=named(word.rstrip(".") for word in parts(told(fields, "Author Keywords"))),
        kind=(first(fields, ("Publication Type", "Document Type"), MAX_NAME) or "").strip(" .-")
        or None,
        incomplete_authors=incomplete,
        place=place,
    )


def _people(fields: Fields) -> Byline:
    """The authors without degrees; editors are none. A mark behind a name tells the institution."""
    places = _places(fields)
    people: list[dict[str, object]] = []
    for written in _BETWEEN.split("; ".join(told(fields, "Author", "Authors"))):
        marks = _MARKS.search(written)
        name = _DEGREES.sub("", _MARKS.sub("", written))
        own = [
            places[mark]
            for mark in re.split(r"[\s,]+", marks[0] if marks else "")
            if mark in places
        ]
        if not _EDITOR.search(name) and name:
            people.append({"name": name, "affiliations": own})
        elif people and own and not name:
            people[-1]["affiliations"] = own
    return byline(people)


def _places(fields: Fields) -> dict[str, str]:
    """The organisations by their marks: `(1) Institute of Sevens (2) Moon University`."""
    _, *pieces = _ADDRESS.split(" ".join(told(fields, "Institution")))
    found = zip(pieces[::2], map(organisation, pieces[1::2]), strict=True)
    return {mark: name for mark, name in found if name}


def _when(fields: Fields) -> tuple[int | None, str | None]:
    """The last date in source or status; page numbers look like years too, but come before."""
    texts = told(fields, "Date of Publication", "Year of Publication", "Source", "Status")
    return dated(found[-1] for text in texts if (found := _WHEN.findall(text)))


def recognise(head: str) -> bool:
    """A label and an indented value, below a number in angle brackets or not."""
    return bool(_TELLING.match(head))


READER = Reader("ovid", "Ovid tagged text", (".txt", ".cgi"), recognise, parse)
