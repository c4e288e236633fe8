"""INSPIRE: literature records of the high-energy physics database, as its API gives them."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, web_url, year
from explorer.model import Mention, Problem, Record, Topic
from explorer.names import is_collective
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import untitled
from explorer.readers.dating import of_year
from explorer.readers.documents import records
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import first_text, is_json, unique
from explorer.readers.topics import MAX_TOPICS, categories, named
from explorer.readers.values import count, mapping, mappings, ror, texts

ENVELOPES = ("hits",)
NO_AUTHORS = frozenset({"editor", "supervisor"})
"""Roles that do not stand in a byline."""
CODES = ("PACS", "PDG")
"""Schemes of keywords that nobody reads."""
PAPER = (None, "publication", "preprint", "version", "translation")
"""What a DOI may be of, to be one of the paper."""

_MARKS = re.compile(
    r'"(?:arxiv_eprints|inspire_categories|control_number|texkeys|citation_count_without_self'
    r'|inspire_roles)[a-z_]*"\s*:|"https?://(?:[a-z]+\.)?inspire[a-z]+\.net/(?:api|schemas)/'
)
_NUMBER = re.compile(r"[1-9][0-9]{0,9}")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every literature record; authors, institutions and jobs are set aside."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not a literature record of INSPIRE.",
        "Ask the API for literature (inspirehep.net/api/literature).",
    )


def recognise(head: str) -> bool:
    """JSON with names or links that INSPIRE alone uses."""
    return is_json(head) and bool(_MARKS.search(head))


def _record(found: Mapping[str, object], place: str) -> Record | Problem | None:
    paper = mapping(found.get("metadata")) or found
    if "titles" not in paper and ("name" in paper or "legacy_ICN" in paper or "position" in paper):
        return None
    name = title([each.get("title") for each in mappings(paper.get("titles"))])
    if name is None:
        return untitled(place, paper)
    people, incomplete = _byline(paper)
    when = _date(paper)
    dois = _dois(paper)
    return Record(
        source="inspire",
        native_id=_native(paper, found),
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(paper),
        doi=dois[0] if dois else None,
        arxiv_id=next(filter(None, map(arxiv_id, _values(paper, "arxiv_eprints"))), None),
        url=next(filter(None, map(web_url, _values(paper, "urls"))), None),
        abstract=next(filter(None, map(abstract, _values(paper, "abstracts"))), None),
        citations=count(paper.get("citation_count")),
        topics=_topics(paper),
        kind=next(texts(paper.get("document_type")), None),
        incomplete_authors=incomplete,
        place=place,
        other_ids=tuple(f"doi:{number}" for number in dois[1:]),
    )


def _values(paper: Mapping[str, object], name: str) -> Iterator[str]:
    """The texts of a list of `{"value": …}`."""
    return (text for each in mappings(paper.get(name)) if (text := first_text(each.get("value"))))


def _dois(paper: Mapping[str, object]) -> tuple[str, ...]:
    """Those of the paper itself; errata and addenda have their own."""
    own = (each for each in mappings(paper.get("dois")) if each.get("material") in PAPER)
    texts_told = (first_text(each.get("value")) for each in own)
    return unique(number for text in texts_told if text and (number := doi(text)))


def _native(paper: Mapping[str, object], found: Mapping[str, object]) -> str | None:
    number = str(paper.get("control_number") or found.get("id"))
    return f"inspire:{number}" if _NUMBER.fullmatch(number) else None


def _byline(paper: Mapping[str, object]) -> Byline:
    """The collaborations first, as INSPIRE shows them, then the authors, who may be cut."""
    groups = [_collaboration(text) for text in _values(paper, "collaborations")]
    groups += texts(paper.get("corporate_author"))
    listed_authors = list(mappings(paper.get("authors")))
    people, incomplete = byline([_author(each) for each in listed_authors if not _is_other(each)])
    consortia = tuple(Mention(text, collective=True) for text in unique(groups))
    named_so = {person.written for person in people}
    people = (*(each for each in consortia if each.written not in named_so), *people)
    counted = count(paper.get("author_count")) or 0
    return people, incomplete or counted > len(listed_authors)


def _collaboration(text: str) -> str:
    """INSPIRE leaves the word itself out: `ATLAS`."""
    return text if is_collective(text) else f"{text} Collaboration"


def _is_other(author: Mapping[str, object]) -> bool:
    roles = set(texts(author.get("inspire_roles")))
    return bool(roles) and roles <= NO_AUTHORS


def _author(author: Mapping[str, object]) -> dict[str, object]:
    ids = {str(each.get("schema")): each.get("value") for each in mappings(author.get("ids"))}
    own = first_text(ids.get("INSPIRE BAI"))
    return {
        "name": author.get("full_name"),
        "orcid": ids.get("ORCID"),
        "id": f"inspire:{own}" if own else None,
        "affiliations": _affiliations(author),
    }


def _affiliations(author: Mapping[str, object]) -> list[dict[str, object]]:
    """INSPIRE's own names of institutions, with ROR ids where there is one for each."""
    names = list(_values(author, "affiliations"))
    rors = [ror(text) for text in _values(author, "affiliations_identifiers")]
    told = [number for number in rors if number]
    if len(told) != len(names):
        told = []
    return [{"name": name, "id": told[place] if told else None} for place, name in enumerate(names)]


def _date(paper: Mapping[str, object]) -> str | None:
    """The year of the journal, more precise where an imprint or first date is of that year."""
    published = (year(each.get("year")) for each in mappings(paper.get("publication_info")))
    when = next(filter(None, published), None)
    told = [each.get("date") for each in mappings(paper.get("imprints"))]
    told += (paper.get("earliest_date"), paper.get("preprint_date"))
    return of_year(when, (date(text) for text in told if isinstance(text, str)))


def _venue(paper: Mapping[str, object]) -> str | None:
    places = list(mappings(paper.get("publication_info")))
    return first_text(
        *(place.get("journal_title") for place in places),
        *(place.get("pubinfo_freetext") for place in places),
    )


def _topics(paper: Mapping[str, object]) -> tuple[Topic, ...]:
    """The categories of arXiv and of INSPIRE, then keywords of authors and curators."""
    eprints = mappings(paper.get("arxiv_eprints"))
    arxiv = tuple(text for each in eprints for text in texts(each.get("categories")))
    terms = [each.get("term") for each in mappings(paper.get("inspire_categories"))]
    own = named((text for term in terms if (text := first_text(term))), "inspire")
    words = (
        text
        for each in mappings(paper.get("keywords"))
        if each.get("schema") not in CODES and (text := first_text(each.get("value")))
    )
    found = (*categories(arxiv), *own, *named(words))
    return tuple(dict.fromkeys(found))[:MAX_TOPICS]


READER = Reader("inspire", "INSPIRE", (".json",), recognise, parse)
