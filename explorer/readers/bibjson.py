"""BibJSON: collections of records, and the articles of the Directory of Open Access Journals."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, web_url, year
from explorer.model import Problem, Record, Topic
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.dating import of_year
from explorer.readers.documents import records
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import first_text, is_json, unique
from explorer.readers.topics import named
from explorer.readers.values import listed, mapping, mappings, told

ENVELOPES = ("results", "records")

_MARKS = re.compile(r'"(?:bibjson|@bibjson[^"]*)"\s*:')
_JOURNAL = re.compile(r'"journal"\s*:\s*\{')
_NUMBERS = re.compile(r'"(?:identifier|link)"\s*:\s*\[\s*\{')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every article as a record; journals of the directory are set aside."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not an article in BibJSON.",
        "Search for articles (doaj.org/api/search/articles).",
    )


def recognise(head: str) -> bool:
    """JSON with records under `bibjson`, or with a journal and identifiers as objects."""
    if not is_json(head):
        return False
    return bool(_MARKS.search(head) or (_JOURNAL.search(head) and _NUMBERS.search(head)))


def _record(found: Mapping[str, object], place: str) -> Record | Problem | None:
    article = mapping(found.get("bibjson")) or found
    if "pid_scheme" in article or "publication_time_weeks" in article:
        return None
    name = title(article.get("title"))
    if name is None:
        return untitled(place, article)
    people, incomplete = byline(told(article.get("author"), _author))
    when = _date(article)
    ids = _ids(article)
    numbers = unique(number for text in ids.get("doi", ()) if (number := doi(text)))
    preprints = (arxiv_id(text) for text in (*ids.get("arxiv", ()), *numbers))
    return Record(
        source="bibjson",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(article.get("journal")),
        doi=numbers[0] if numbers else None,
        arxiv_id=next(filter(None, preprints), None),
        url=_link(article),
        abstract=abstract(article.get("abstract")),
        topics=_topics(article),
        kind=first_text(article.get("type")),
        incomplete_authors=incomplete,
        place=place,
        other_ids=tuple(number for text in ids.get("pmid", ()) for number in pubmed_ids(text)),
    )


def _author(author: Mapping[str, object]) -> dict[str, object]:
    place = first_text(author.get("affiliation"), author.get("institution"))
    return {
        "name": author.get("name"),
        "family": first_text(author.get("lastname"), author.get("lastName")),
        "given": first_text(author.get("firstname"), author.get("firstName")),
        "orcid": first_text(author.get("orcid_id"), author.get("orcid")),
        "affiliations": [place] if place else [],
    }


def _date(article: Mapping[str, object]) -> str | None:
    """The day that scrapers give, where it is of the year; else year and month."""
    published = year(article.get("year"))
    day = first_text(mapping(article.get("date")).get("published"))
    month = f"{published}/{article.get('month')}" if published else None
    return of_year(published, [date(text) if text else None for text in (day, month)])


def _ids(article: Mapping[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in mappings(article.get("identifier")):
        kind, text = first_text(each.get("type")), first_text(each.get("id"))
        if kind and text:
            found.setdefault(kind.lower(), []).append(text)
    return found


def _venue(journal: object) -> str | None:
    known = mapping(journal)
    return first_text(known.get("title"), known.get("name"), journal)


def _link(article: Mapping[str, object]) -> str | None:
    texts = [each.get("url") for each in mappings(article.get("link"))]
    links = (web_url(text) for text in (*texts, article.get("url")) if isinstance(text, str))
    return next(filter(None, links), None)


def _topics(article: Mapping[str, object]) -> tuple[Topic, ...]:
    """Keywords; subjects of the Library of Congress are those of the journal, and left out."""
    words = article.get("keywords")
    return named(
        text
        for each in listed(words if isinstance(words, list) else [words])
        if (text := first_text(each))
    )


READER = Reader("bibjson", "BibJSON", (".json",), recognise, parse)
