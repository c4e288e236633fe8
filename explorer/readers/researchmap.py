"""researchmap, Japan's register of researchers: the papers of a person, as its API gives them."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, web_url
from explorer.model import Problem, Record
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.documents import records
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_NAME, clean, first_text, is_json, unique
from explorer.readers.values import mapping, mappings, texts, told

ENVELOPES = ("items",)
LANGUAGES = ("en", "ja")
"""English first: other sources write Japanese names so."""
TITLES = ("paper_title", "book_title", "presentation_title")

_MARKS = re.compile(r'"(?:rm:id|rm:user_id|paper_title|published_paper_type)"\s*:')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every paper, book or talk as a record; prizes, posts and projects are set aside."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not a paper of researchmap.",
        "Ask the API for papers (api.researchmap.jp/…/published_papers).",
    )


def recognise(head: str) -> bool:
    """JSON with the names of fields that researchmap alone uses."""
    return is_json(head) and bool(_MARKS.search(head))


def _record(item: Mapping[str, object], place: str) -> Record | Problem | None:
    if not any(name in item for name in TITLES) and "authors" not in item:
        return None
    name = title(*(_said(item, kind) for kind in TITLES))
    if name is None:
        return untitled(place, item)
    people, incomplete = byline(told(_said(item, "authors"), dict))
    when = date(item.get("publication_date"))
    ids = mapping(item.get("identifiers"))
    dois = unique(number for text in texts(ids.get("doi")) if (number := doi(text)))
    links = (each.get("@id") for each in mappings(item.get("see_also")))
    number = clean(str(item.get("rm:id") or ""), MAX_NAME)
    return Record(
        source="researchmap",
        native_id=f"researchmap:{number}" if number.isdigit() else None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=first_text(_said(item, "publication_name"), _said(item, "event")),
        doi=dois[0] if dois else None,
        arxiv_id=next(filter(None, map(arxiv_id, (*texts(ids.get("arxiv_id")), *dois))), None),
        url=next(
            (link for text in links if isinstance(text, str) and (link := web_url(text))), None
        ),
        abstract=abstract(_said(item, "description")),
        kind=first_text(item.get("published_paper_type"), item.get("@type")),
        incomplete_authors=incomplete,
        place=place,
        other_ids=_others(ids, dois),
    )


def _said(item: Mapping[str, object], name: str) -> object:
    """What stands there in the first language that has something, or in none."""
    held = item.get(name)
    said = mapping(held)
    return next((said[language] for language in (*LANGUAGES, *said) if said.get(language)), held)


def _others(ids: Mapping[str, object], dois: tuple[str, ...]) -> tuple[str, ...]:
    pubmed = [number for text in texts(ids.get("pm_id")) for number in pubmed_ids(text)]
    for text in texts(ids.get("pmc_id")):
        pubmed += pubmed_ids(None, f"PMC{text.removeprefix('PMC')}")
    return unique((*pubmed, *(f"doi:{number}" for number in dois[1:])))


READER = Reader("researchmap", "researchmap", (".json",), recognise, parse)
