"""Crossref works: single, in lists, in the envelope of its API, in JSON Lines of its data file."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, doi, web_url
from explorer.model import Problem, Record
from explorer.readers.bylines import MAX_INSTITUTIONS, byline
from explorer.readers.columns import untitled
from explorer.readers.dating import day
from explorer.readers.documents import records
from explorer.readers.markup import abstract, plain, title
from explorer.readers.reader import Reader
from explorer.readers.text import first_text, is_json, unique
from explorer.readers.topics import named
from explorer.readers.values import count, listed, mapping, mappings, ror, texts, told

ENVELOPES = ("message", "items")
DATES = ("issued", "published", "published-online", "published-print", "posted")
"""Where a date stands; `issued` is Crossref's own choice of the others."""
PREPRINTS = ("has-preprint", "is-preprint-of")
"""Relations between two forms of one paper."""

_NOT_WORKS = ("counts", "breakdowns", "flags", "replaces", "work-count")
"""What only journals, members and funders have."""
_MARKS = re.compile(
    r'"(?:is-referenced-by-count|references?-count|message-type|published-print|published-online)"'
    r"\s*:"
)
_LISTED_TITLE = re.compile(r'"(?:title|container-title)"\s*:\s*\[\s*"')
_DOI = re.compile(r'"DOI"\s*:\s*"')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every work as a record; journals, members and funders are set aside."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not a Crossref work.",
        "Ask the API for works (api.crossref.org/works).",
    )


def recognise(head: str) -> bool:
    """JSON with names that Crossref alone uses, or with its titles in lists beside a DOI."""
    if not is_json(head):
        return False
    return bool(_MARKS.search(head) or (_LISTED_TITLE.search(head) and _DOI.search(head)))


def _record(work: Mapping[str, object], place: str) -> Record | Problem | None:
    if any(name in work for name in _NOT_WORKS):
        return None
    name = title(work.get("title"), work.get("original-title"), work.get("short-title"))
    if name is None:
        return untitled(place, work)
    people, incomplete = byline(told(work.get("author"), _author))
    when = _date(work)
    arxiv, others = _related(work)
    return Record(
        source="crossref",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(work),
        doi=doi(text) if isinstance(text := work.get("DOI"), str) else None,
        arxiv_id=arxiv,
        url=_link(work),
        abstract=abstract(work.get("abstract")),
        citations=count(work.get("is-referenced-by-count")),
        topics=named(texts(work.get("subject")), "asjc"),
        kind=first_text(work.get("type")),
        incomplete_authors=incomplete,
        place=place,
        other_ids=others,
    )


def _author(author: Mapping[str, object]) -> dict[str, object]:
    """One author; a `name` that is not taken apart is that of an organisation."""
    family = first_text(author.get("family"))
    parts = (family, first_text(author.get("suffix")))
    name = first_text(author.get("name"), author.get("literal"))
    return {
        "family": " ".join(filter(None, parts)),
        "given": first_text(author.get("given")),
        "name": None if family else name,
        "collective": family is None and "name" in author,
        "orcid": author.get("ORCID"),
        "affiliations": _affiliations(author.get("affiliation")),
    }


def _affiliations(value: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for place in mappings(listed(value)[:MAX_INSTITUTIONS]):
        numbers = (ror(number.get("id")) for number in mappings(place.get("id")))
        text = place.get("name")
        found.append(
            {
                "name": plain(text) if isinstance(text, str) else None,
                "id": next(filter(None, numbers), None),
            }
        )
    return found


def _date(work: Mapping[str, object]) -> str | None:
    """The first date that is given, or a more precise one that agrees with it."""
    known = [found for name in DATES if (found := day(work.get(name)))]
    return max((each for each in known if each.startswith(known[0])), key=len, default=None)


def _venue(work: Mapping[str, object]) -> str | None:
    """The journal, book or series; of a preprint the server, of a talk the meeting."""
    institution = work.get("institution")
    server = institution if isinstance(institution, list) else [institution]
    return title(
        work.get("container-title"),
        [mapping(each).get("name") for each in server],
        mapping(work.get("event")).get("name"),
    )


def _link(work: Mapping[str, object]) -> str | None:
    primary = mapping(mapping(work.get("resource")).get("primary")).get("URL")
    links = (web_url(link) for link in (primary, work.get("URL")) if isinstance(link, str))
    return next(filter(None, links), None)


def _related(work: Mapping[str, object]) -> tuple[str | None, tuple[str, ...]]:
    """The arXiv id and further DOIs under which the same paper stands as preprint or article."""
    relations = mapping(work.get("relation"))
    ids = [
        text
        for name in PREPRINTS
        for relation in mappings(relations.get(name))
        if (text := first_text(relation.get("id")))
    ]
    arxiv = next((found for text in ids if (found := arxiv_id(text))), None)
    dois = (found for text in ids if (found := doi(text)) and not arxiv_id(text))
    return arxiv, unique(f"doi:{number}" for number in dois)


READER = Reader("crossref", "Crossref", (".json", ".jsonl"), recognise, parse)
