"""arXiv: Atom feeds of its API, and the Kaggle snapshot's JSON Lines with `authors_parsed`."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.etree.ElementTree import Element

from explorer.identifiers import arxiv_id, date, doi
from explorer.inflating import Measured, peekable
from explorer.model import Problem, Record
from explorer.names import decode_latex
from explorer.readers.bylines import Byline, byline, names_in
from explorer.readers.columns import untitled
from explorer.readers.documents import documents
from explorer.readers.elements import elements
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, excerpt, first_text
from explorer.readers.topics import categories
from explorer.striping import Share

SERVER = "arXiv"
"""The venue of a paper that names no journal."""

_ERRORS = "/api/errors"


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every entry of a feed, or every line of the snapshot, as a record."""
    if isinstance(stream, Share):
        yield from _snapshot(stream)
        return
    peeked = peekable(Measured(stream))
    if peeked.peek(1024).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _feed(peeked)
    else:
        yield from _snapshot(peeked)


def _feed(stream: BinaryIO) -> Iterator[Record | Problem]:
    for found in elements(stream, ("entry",)):
        yield found if isinstance(found, Problem) else _entry(found.element, found.place)


def _entry(entry: Element, place: str) -> Record | Problem:
    link = entry.findtext("id", "").strip()
    title = _title(entry.findtext("title", ""))
    if _ERRORS in link:
        return Problem(
            place,
            f"arXiv answered with an error: {clean(entry.findtext('summary', ''))}.",
            "Correct the query and save the feed again.",
        )
    if not title:
        return untitled(place, link)
    people, incomplete = byline([_author(author) for author in entry.iter("author")])
    marked = (*entry.iter("primary_category"), *entry.iter("category"))
    return _record(
        title=title,
        people=(people, incomplete),
        native=arxiv_id(link),
        created=date(entry.findtext("published", "")),
        number=entry.findtext("doi"),
        venue=entry.findtext("journal_ref"),
        abstract=entry.findtext("summary"),
        names=tuple(category.get("term", "") for category in marked),
        place=place,
    )


def _author(author: Element) -> dict[str, object]:
    places = [place.text for place in author.iter("affiliation") if place.text]
    return {"name": author.findtext("name", ""), "affiliations": places}


def _snapshot(stream: BinaryIO) -> Iterator[Record | Problem]:
    for place, value in documents(stream):
        if isinstance(value, Problem):
            yield value
        elif isinstance(value, dict):
            yield _line(value, place)
        else:
            yield Problem(
                place,
                "This is not a JSON object.",
                "Fetch the snapshot again.",
                excerpt(str(value)[:400]),
            )


def _line(row: Mapping[str, object], place: str) -> Record | Problem:
    title = _title(first_text(row.get("title")) or "")
    if not title:
        return untitled(place, row)
    names = first_text(row.get("categories")) or ""
    return _record(
        title=title,
        people=_parsed(row.get("authors_parsed"), row.get("authors")),
        native=arxiv_id(first_text(row.get("id")) or ""),
        created=_first_version(row.get("versions")) or date(row.get("update_date")),
        number=first_text(row.get("doi")),
        venue=first_text(row.get("journal-ref")),
        abstract=text if isinstance(text := row.get("abstract"), str) else None,
        names=tuple(names.split()),
        place=place,
    )


def _parsed(parsed: object, written: object) -> Byline:
    """Names that come as [family, given, suffix, affiliations …]; else the written line."""
    if not isinstance(parsed, list) or not parsed:
        return byline(names_in(written)) if isinstance(written, str) else ((), False)
    return byline([_person(parts) for parts in parsed if isinstance(parts, list)])


def _person(parts: list[object]) -> dict[str, object]:
    texts = [decode_latex(part.strip()) if isinstance(part, str) else "" for part in parts[:3]]
    family, given, suffix = (*texts, "", "", "")[:3]
    family = " ".join(part for part in (family, suffix) if part)
    return {"family": family, "given": given, "affiliations": parts[3:]}


def _first_version(versions: object) -> str | None:
    if not isinstance(versions, list) or not versions or not isinstance(versions[0], dict):
        return None
    return date(versions[0].get("created"))


def _title(text: str) -> str:
    """Accents decoded, mathematics as written; decoding both would take most of the time."""
    return clean(decode_latex(text) if "\\" in text and "$" not in text else text)


def _record(
    *,
    title: str,
    people: Byline,
    native: str | None,
    created: str | None,
    number: str | None,
    venue: str | None,
    abstract: str | None,
    names: tuple[str, ...],
    place: str,
) -> Record:
    return Record(
        source="arxiv",
        native_id=native and f"arxiv:{native}",
        title=title,
        authors=people[0],
        year=int(created[:4]) if created else None,
        date=created,
        venue=clean(venue or "", MAX_NAME) or SERVER,
        doi=doi(number) if number else None,
        arxiv_id=native,
        url=f"https://arxiv.org/abs/{native}" if native else None,
        abstract=clean(abstract, MAX_ABSTRACT) if abstract else None,
        topics=categories(names),
        kind="preprint",
        incomplete_authors=people[1],
        place=place,
    )


def recognise(head: str) -> bool:
    """An Atom feed with arXiv in it, or JSON with `authors_parsed`."""
    text = head.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return "http://www.w3.org/2005/Atom" in text and "arxiv.org" in text
    return text.startswith("{") and '"authors_parsed"' in text


READER = Reader("arxiv", "arXiv (Atom, Kaggle)", (".xml", ".atom", ".json"), recognise, parse)
