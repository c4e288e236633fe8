"""MODS, the library catalogues' XML: single records, collections, and answers that hold them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from explorer.identifiers import arxiv_id, doi, orcid, pmid, web_url
from explorer.model import Mention, Problem, Record, Topic
from explorer.readers.bylines import MAX_AUTHORS, Byline, described
from explorer.readers.columns import untitled
from explorer.readers.elements import Found, elements
from explorer.readers.reader import Reader
from explorer.readers.tagged import dated
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean
from explorer.readers.topics import MAX_TOPICS
from explorer.readers.xmltext import root, text_of, told, words

AUTHORS = frozenset({"aut", "author", "cre", "creator", "joint author", "coauthor", "co-author"})
"""Roles that make an author; a name without any role is an author too."""

DATES = ("*[@keyDate='yes']", "dateIssued", "copyrightDate", "dateCreated", "dateOther")
"""Where the date is looked for, best first, in the record itself and then in what it is part of."""

_HOST = "relatedItem[@type='host']"
_SPACE = "http://www.loc.gov/mods/"
_SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every description as a record; those of related items belong to it."""
    for found in elements(stream, ("mods",)):
        yield found if isinstance(found, Problem) else _record(found)


def _record(found: Found) -> Record | Problem:
    entry = found.element
    place = (
        f"{found.place}, {clean(known, MAX_NAME)}" if (known := entry.get("ID")) else found.place
    )
    title = _title(entry)
    if not title:
        return untitled(place, words(entry))
    people, incomplete = _byline(entry)
    parts = (entry, *entry.findall(_HOST))
    when, day = dated(
        text for path in DATES for part in parts if (text := told(part, f"originInfo/{path}"))
    )
    host = entry.find(_HOST)
    links = [text_of(url) for url in entry.findall("location/url")]
    number = _first(doi, [*_identifiers(entry, "doi", "uri"), *links])
    article = _first(pmid, _identifiers(entry, "pmid", "pubmed"))
    return Record(
        source="mods",
        native_id=None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=_title(host)[:MAX_NAME] or None if host is not None else None,
        doi=number,
        arxiv_id=_first(arxiv_id, [*_identifiers(entry, "arxiv", "uri"), number or "", *links]),
        url=_first(web_url, links),
        abstract=told(entry, "abstract", most=MAX_ABSTRACT),
        topics=_topics(entry),
        kind=told(entry, "genre", "typeOfResource", most=MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
        other_ids=(f"pmid:{article}",) if article else (),
    )


def _first(check: Callable[[str], str | None], texts: Iterable[str]) -> str | None:
    return next(filter(None, map(check, texts)), None)


def _identifiers(entry: Element, *kinds: str) -> Iterator[str]:
    return (
        text_of(part)
        for part in entry.findall("identifier")
        if part.get("type", "").lower() in kinds
    )


def _title(entry: Element) -> str:
    """The main title with its article and subtitle; abbreviated and other titles are left out."""
    titles = entry.findall("titleInfo")
    main = next((title for title in titles if not title.get("type")), None)
    if main is None:
        main = next(iter(titles), None)
    if main is None:
        return ""
    lead, title, rest = (told(main, name) for name in ("nonSort", "title", "subTitle"))
    if not title:
        return ""
    if lead:
        title = lead + title if lead.endswith(("'", "’", "-")) else f"{lead} {title}"
    return clean(f"{title}: {rest}" if rest else title)


def _byline(entry: Element) -> Byline:
    """Names without a role or with that of an author; meetings are no authors."""
    people: list[Mention] = []
    incomplete = False
    for name in entry.findall("name")[: 2 * MAX_AUTHORS]:
        if name.get("type") == "conference" or not _is_author(name):
            continue
        found, cut = _named(name)
        people += found
        incomplete |= cut or name.find("etal") is not None
    return tuple(people[:MAX_AUTHORS]), incomplete or len(people) > MAX_AUTHORS


def _is_author(name: Element) -> bool:
    roles = [text_of(term).lower().strip(" .") for term in name.findall("role/roleTerm")]
    # A link to a role in a list of the Library of Congress ends in its code.
    roles = [role.rpartition("/")[2] for role in roles if role]
    return not roles or not AUTHORS.isdisjoint(roles)


def _named(name: Element) -> Byline:
    parts: dict[str, list[str]] = {}
    for part in name.findall("namePart"):
        if text := text_of(part, MAX_NAME).strip(" ,"):
            parts.setdefault(part.get("type", ""), []).append(text)
    family = " ".join((*parts.get("family", ()), *parts.get("termsOfAddress", ())))
    whole = " ".join(parts.get("", ())) or (told(name, "displayForm") if not family else None)
    numbers = [
        text_of(part)
        for part in name.findall("nameIdentifier")
        if "orcid" in (part.get("type") or part.get("typeURI") or "").lower()
    ]
    is_split = "family" in parts
    return described(
        {
            "family": family if is_split else None,
            "given": " ".join(parts.get("given", ())) if is_split else None,
            "name": None if is_split else whole,
            "orcid": _first(orcid, numbers),
            "affiliations": [text_of(place) for place in name.findall("affiliation")],
            "collective": name.get("type") == "corporate",
        }
    )


def _topics(entry: Element) -> tuple[Topic, ...]:
    """Subjects under the list of headings that they come from (`lcsh`, `mesh`), else keywords."""
    found = []
    for subject in entry.findall("subject")[:MAX_TOPICS]:
        for topic in subject.findall("topic"):
            authority = (topic.get("authority") or subject.get("authority") or "").lower()
            scheme = authority if _SCHEME.fullmatch(authority) else "keyword"
            if name := text_of(topic, MAX_NAME):
                found.append(Topic(name, scheme))
    return tuple(dict.fromkeys(found))[:MAX_TOPICS]


def recognise(head: str) -> bool:
    """A description or a collection of them, or another root that holds some."""
    name = root(head)
    return name in {"mods", "modsCollection"} or (name != "" and _SPACE in head)


READER = Reader("mods", "MODS", (".xml", ".mods"), recognise, parse)
