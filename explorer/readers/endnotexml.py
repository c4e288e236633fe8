"""EndNote's XML, which Bookends, Zotero and others write too."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from explorer.identifiers import arxiv_id, doi, pmcid, pmid, web_url
from explorer.model import Problem, Record
from explorer.readers.affiliations import working_at
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import untitled
from explorer.readers.elements import Found, elements
from explorer.readers.reader import Reader
from explorer.readers.tagged import dated
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, unique
from explorer.readers.topics import named
from explorer.readers.xmltext import root, text_of, told, words

KINDS = {
    "Journal Article": "article",
    "Magazine Article": "article",
    "Electronic Article": "article",
    "Conference Proceedings": "inproceedings",
    "Conference Paper": "inproceedings",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Electronic Book Section": "chapter",
    "Thesis": "thesis",
    "Report": "report",
}
"""What the commoner types are called elsewhere; any other keeps its name."""

EDITED = "Edited Book"
"""The type whose authors are editors."""

VENUES = (
    "periodical/full-title",
    "titles/secondary-title",
    "periodical/abbr-1",
    "titles/alt-title",
)
"""Where the venue is looked for, best first."""

_ACCESSION = re.compile(r"(?:WOS|ISI|UT)\s*:\s*(?:WOS:)?([0-9A-Z]{15})", re.IGNORECASE)
_LINES = re.compile(r"[\r\n]+")
_KEYWORDS = re.compile(r"[\r\n;]+")
_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
_TELLING = re.compile(r"<(?:ref-type|rec-number|source-app|contributors)[\s>]")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every reference as a record."""
    for found in elements(stream, ("record",)):
        yield found if isinstance(found, Problem) else _record(found)


def _record(found: Found) -> Record | Problem:
    entry = found.element
    title = told(entry, "titles/title", "titles/tertiary-title", "titles/short-title")
    if not title:
        return untitled(found.place, words(entry))
    kind = _kind(entry)
    people, incomplete = ((), False) if kind == EDITED else _byline(entry)
    when, day = _dated(entry)
    links = [text_of(url) for url in entry.findall("urls/*/url")]
    number = _first(doi, [told(entry, "electronic-resource-num") or "", *links])
    return Record(
        source="endnote-xml",
        native_id=None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=told(entry, *VENUES, most=MAX_NAME),
        doi=number,
        arxiv_id=_first(arxiv_id, [number or "", *links]),
        url=_first(web_url, links),
        abstract=told(entry, "abstract", most=MAX_ABSTRACT),
        topics=named(_keywords(entry)),
        kind=KINDS.get(kind, kind) or None,
        incomplete_authors=incomplete,
        place=found.place,
        other_ids=_other_ids(entry, links),
    )


def _kind(entry: Element) -> str:
    kind = entry.find("ref-type")
    return clean(kind.get("name") or text_of(kind), MAX_NAME) if kind is not None else ""


def _byline(entry: Element) -> Byline:
    """The authors; one address for a byline of one is theirs, other addresses are nobody's."""
    authors = entry.findall("contributors/authors/author")
    people, incomplete = byline([_author(text_of(author, MAX_NAME)) for author in authors])
    address = entry.find("auth-address")
    if len(people) == 1 and address is not None:
        people = (working_at(people[0], _LINES.split("".join(address.itertext()))),)
    return people, incomplete


def _author(name: str) -> object:
    """A comma at the end tells EndNote that the name is an organisation's."""
    if name.endswith(",") and "," not in name[:-1]:
        return {"name": name, "collective": True}
    return name


def _dated(entry: Element) -> tuple[int | None, str | None]:
    """The year, and the date of the issue, which is often written without it ("Mar 3")."""
    when = told(entry, "dates/year") or ""
    issued = told(entry, "dates/pub-dates/date") or ""
    return dated((when, issued, f"{issued} {when}"))


def _keywords(entry: Element) -> Iterator[str]:
    for keyword in entry.findall("keywords/keyword"):
        yield from _KEYWORDS.split("".join(keyword.itertext()).strip())


def _first(check: Callable[[str], str | None], texts: list[str]) -> str | None:
    return next(filter(None, map(check, texts)), None)


def _other_ids(entry: Element, links: list[str]) -> tuple[str, ...]:
    """Numbers in PubMed, PubMed Central and Web of Science; a bare number may be anybody's."""
    accession = told(entry, "accession-num") or ""
    article = _first(pmid, [link for link in links if web_url(link)])
    if article is None and _PUBMED.search(told(entry, "remote-database-name") or ""):
        article = pmid(accession)
    deposit = pmcid(told(entry, "custom2") or "")
    found = _ACCESSION.fullmatch(accession)
    return unique(
        (
            f"pmid:{article}" if article else "",
            f"pmcid:{deposit}" if deposit else "",
            f"wos:{found[1].upper()}" if found else "",
        )
    )


def recognise(head: str) -> bool:
    """A list of records with EndNote's numbers and types of references."""
    return root(head) in {"xml", "records", "record"} and bool(_TELLING.search(head))


READER = Reader("endnote-xml", "EndNote XML", (".xml",), recognise, parse)
