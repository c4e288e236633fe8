"""DataCite: DOIs of its API and its data file (JSON Lines), and its metadata as plain JSON."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, web_url, year
from explorer.model import Problem, Record, Topic
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.dating import of_year
from explorer.readers.documents import records
from explorer.readers.markup import abstract, plain, title
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_NAME, first_text, is_json, unique
from explorer.readers.topics import named
from explorer.readers.values import count, mapping, mappings, ror, told

ENVELOPES = ("data",)
DATES = ("Issued", "Available", "Created", "Submitted")
"""Kinds of dates that may stand for the publication, the better first."""

_DOIS = re.compile(r'"type"\s*:\s*"dois"')
_TITLES = re.compile(r'"titles"\s*:\s*\[\s*\{')
_OWN = re.compile(r'"(?:creators|publicationYear|resourceTypeGeneral)"\s*:')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every DOI as a record."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not the metadata of a DOI of DataCite.",
        "Ask the API for DOIs (api.datacite.org/dois).",
    )


def recognise(head: str) -> bool:
    """JSON of type `dois`, or with titles in a list of objects beside DataCite's own names."""
    if not is_json(head):
        return False
    return bool(_DOIS.search(head) or (_TITLES.search(head) and _OWN.search(head)))


def _record(found: Mapping[str, object], place: str) -> Record | Problem | None:
    work = mapping(found.get("attributes")) or found
    if "titles" not in work and "creators" not in work:
        return None
    name = _title(work)
    if name is None:
        return untitled(place, work)
    people, incomplete = byline(told(work.get("creators"), _author))
    when = _date(work)
    number = _number(work, found)
    return Record(
        source="datacite",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(work),
        doi=number,
        arxiv_id=arxiv_id(number) if number else None,
        url=web_url(link) if isinstance(link := work.get("url"), str) else None,
        abstract=_abstract(work),
        citations=count(work.get("citationCount")),
        topics=_topics(work),
        kind=_kind(work),
        incomplete_authors=incomplete,
        place=place,
        other_ids=_others(work, number),
    )


def _title(work: Mapping[str, object]) -> str | None:
    """The title that is of no special kind (translated, alternative), else the first."""
    titles = list(mappings(work.get("titles")))
    titles.sort(key=lambda each: each.get("titleType") is not None)
    return title([each.get("title") for each in titles])


def _author(creator: Mapping[str, object]) -> dict[str, object]:
    is_organisation = creator.get("nameType") == "Organizational"
    family = None if is_organisation else first_text(creator.get("familyName"))
    numbers = (
        number.get("nameIdentifier")
        for number in mappings(creator.get("nameIdentifiers"))
        if str(number.get("nameIdentifierScheme")).upper() == "ORCID"
    )
    return {
        "family": family,
        "given": first_text(creator.get("givenName")) if family else None,
        "name": None if family else creator.get("name"),
        "collective": is_organisation,
        "orcid": next(numbers, None),
        "affiliations": _affiliations(creator.get("affiliation")),
    }


def _affiliations(value: object) -> list[object]:
    """Names, or objects with a name and an id, as the API gives them with `affiliation=true`."""
    several = value if isinstance(value, list) else [value]
    return [
        {"name": each.get("name"), "id": ror(each.get("affiliationIdentifier"))}
        if isinstance(each, dict)
        else each
        for each in several
    ]


def _date(work: Mapping[str, object]) -> str | None:
    """The publication year, more precise where a date of the same year is given."""
    published = year(work.get("publicationYear")) or year(work.get("published"))
    told_days = {
        str(each.get("dateType")): each.get("date") for each in mappings(work.get("dates"))
    }
    starts = (str(told_days.get(kind)).split("/")[0] for kind in DATES)
    return of_year(published, map(date, starts))


def _number(work: Mapping[str, object], found: Mapping[str, object]) -> str | None:
    texts = (work.get("doi"), found.get("id"), mapping(work.get("identifier")).get("identifier"))
    return next((known for text in texts if isinstance(text, str) and (known := doi(text))), None)


def _venue(work: Mapping[str, object]) -> str | None:
    """The journal or series, else the repository that DataCite calls the publisher."""
    publisher = work.get("publisher")
    return title(
        mapping(work.get("container")).get("title"),
        mapping(publisher).get("name") if isinstance(publisher, dict) else publisher,
    )


def _abstract(work: Mapping[str, object]) -> str | None:
    descriptions = mappings(work.get("descriptions"))
    texts = (
        each.get("description")
        for each in descriptions
        if each.get("descriptionType") == "Abstract"
    )
    return abstract(next(texts, None))


def _topics(work: Mapping[str, object]) -> tuple[Topic, ...]:
    subjects = (each.get("subject") for each in mappings(work.get("subjects")))
    return named(plain(text, MAX_NAME) for text in subjects if isinstance(text, str))


def _kind(work: Mapping[str, object]) -> str | None:
    types = mapping(work.get("types"))
    return first_text(types.get("resourceType"), types.get("resourceTypeGeneral"))


def _others(work: Mapping[str, object], number: str | None) -> tuple[str, ...]:
    """Ids in PubMed; for arXiv's DOIs also that of the article, which others call a version too."""
    same: list[str] = []
    for related in mappings(work.get("relatedIdentifiers")):
        text = first_text(related.get("relatedIdentifier")) or ""
        kind, relation = related.get("relatedIdentifierType"), related.get("relationType")
        if kind == "PMID" and relation == "IsIdenticalTo":
            same += pubmed_ids(text)
        is_article = relation == "IsVersionOf" and bool(number) and arxiv_id(number or "")
        if kind == "DOI" and is_article and (known := doi(text)):
            same.append(f"doi:{known}")
    return unique(same)


READER = Reader("datacite", "DataCite", (".json", ".jsonl"), recognise, parse)
