"""CSL-JSON, as Zotero, Mendeley, pandoc and DOI resolvers write it."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, doi, web_url
from explorer.model import Problem, Record, Topic
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.dating import day
from explorer.readers.documents import records
from explorer.readers.markup import abstract, plain, title
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_NAME, clean, first_text, is_json
from explorer.readers.topics import named
from explorer.readers.values import listed, told

ENVELOPES = ("items",)
FAMILY = ("non-dropping-particle", "dropping-particle", "family", "suffix")
"""What a family name is made of here: particles and suffixes belong to it."""

MAX_NOTE = 4000

_MARKS = re.compile(
    r'"(?:issued|accessed)"\s*:\s*\{|"date-parts"\s*:|"container-title"\s*:\s*"|"citation-key"\s*:'
    r'|"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|post-weblog'
    r'|entry-(?:dictionary|encyclopedia)|motion_picture|legal_case|personal_communication)"'
)
_OTHER = re.compile(r'"authors"\s*:')
_NOTE = re.compile(r"^\s*(PMID|PMCID|DOI|arXiv)\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every item as a record."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not an item of CSL-JSON.",
        "Export the items again as CSL-JSON.",
    )


def recognise(head: str) -> bool:
    """JSON with dates in parts, hyphened names or types of CSL, which knows no `authors`."""
    if not is_json(head) or _OTHER.search(head):
        return False
    return bool(_MARKS.search(head))


def _record(item: Mapping[str, object], place: str) -> Record | Problem:
    name = title(item.get("title"), item.get("title-short"))
    if name is None:
        return untitled(place, item)
    people, incomplete = byline(told(item.get("author"), _author))
    when = day(item.get("issued"))
    noted = _noted(item.get("note"))
    link = item.get("URL")
    number = doi(_text(item, "DOI")) or doi(noted.get("doi", ""))
    return Record(
        source="csl-json",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=title(item.get("container-title"), item.get("event-title"), item.get("event")),
        doi=number,
        arxiv_id=_preprint(item, noted, number),
        url=web_url(link) if isinstance(link, str) else None,
        abstract=abstract(item.get("abstract")),
        topics=_topics(item),
        kind=first_text(item.get("type")),
        incomplete_authors=incomplete,
        place=place,
        other_ids=pubmed_ids(
            _text(item, "PMID") or noted.get("pmid"), _text(item, "PMCID") or noted.get("pmcid")
        ),
    )


def _author(author: Mapping[str, object]) -> dict[str, object]:
    """One author; a `literal` may be anybody: manubot writes all of arXiv's authors so."""
    parts = [text for name in FAMILY if (text := first_text(author.get(name)))]
    return {
        "family": " ".join(parts),
        "given": first_text(author.get("given")),
        "name": None if parts else first_text(author.get("literal"), author.get("name")),
        "orcid": author.get("ORCID"),
    }


def _noted(note: object) -> dict[str, str]:
    """Identifiers that Zotero keeps in the note, a line each, because CSL has no place for them."""
    found = _NOTE.findall(note[:MAX_NOTE]) if isinstance(note, str) else []
    return {name.lower(): text for name, text in reversed(found)}


def _text(item: Mapping[str, object], name: str) -> str:
    value = item.get(name)
    return clean(str(value), MAX_NAME) if isinstance(value, str | int) else ""


def _preprint(
    item: Mapping[str, object], noted: Mapping[str, str], number: str | None
) -> str | None:
    """The arXiv id from the number of a preprint, its note, its link or the DOI arXiv gives."""
    is_arxiv = "arxiv" in f"{_text(item, 'publisher')}{_text(item, 'container-title')}".lower()
    texts = (_text(item, "number") if is_arxiv else "", noted.get("arxiv", ""))
    links = (number or "", _text(item, "URL"))
    return next((found for text in (*texts, *links) if text and (found := arxiv_id(text))), None)


def _topics(item: Mapping[str, object]) -> tuple[Topic, ...]:
    """Keywords, which CSL has in one text, and the list of `categories` that Mendeley writes."""
    written = item.get("keyword")
    words = re.split(r"[;,]", written) if isinstance(written, str) else listed(written)
    words = [*words, *listed(item.get("categories"))]
    return named(plain(word, MAX_NAME) for word in words if isinstance(word, str))


READER = Reader("csl-json", "CSL-JSON", (".json",), recognise, parse)
