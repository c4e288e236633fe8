"""Semantic Scholar: papers of its API, responses about authors, JSON Lines of its datasets."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import acl_id, arxiv_id, date, doi, web_url, year
from explorer.model import Problem, Record, Topic
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.dating import of_year
from explorer.readers.documents import documents
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import excerpt, first_text, is_json, unique
from explorer.readers.topics import named
from explorer.readers.values import count, mapping, mappings, texts, told

ENVELOPES = ("data", "recommendedPapers", "citingPaper", "citedPaper")

_MARKS = re.compile(
    r'"(?:paperId|corpusId|corpusid|authorId|authorid|citingPaper|citedPaper|s2FieldsOfStudy'
    r'|s2fieldsofstudy)"\s*:'
)
_PAPER = re.compile(r"[0-9a-f]{40}")
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every paper as a record; an author's papers one by one, other things set aside."""
    for place, value in documents(stream, ENVELOPES):
        papers = value.get("papers") if isinstance(value, dict) else None
        if isinstance(value, dict) and isinstance(papers, list):
            for number, paper in enumerate(papers, 1):
                yield _item(paper, f"{place}, record {number}", value)
        else:
            yield value if isinstance(value, Problem) else _item(value, place)


def recognise(head: str) -> bool:
    """JSON with the ids that Semantic Scholar gives to papers and authors."""
    return is_json(head) and bool(_MARKS.search(head))


def _item(value: object, place: str, owner: Mapping[str, object] | None = None) -> Record | Problem:
    if isinstance(value, dict) and ("title" in value or "paperId" in value):
        return _record(value, place, owner)
    reason = "Semantic Scholar did not find this paper." if value is None else ""
    return Problem(
        place,
        reason or "This is not a paper of Semantic Scholar.",
        "Ask for papers with their title, year, authors and externalIds.",
        excerpt(str(value)[:400]),
    )


def _record(
    paper: Mapping[str, object], place: str, owner: Mapping[str, object] | None
) -> Record | Problem:
    name = title(paper.get("title"))
    if name is None:
        return untitled(place, paper)
    people, incomplete = _byline(paper.get("authors"), owner)
    day = first_text(paper.get("publicationDate"), paper.get("publicationdate"))
    when = of_year(year(paper.get("year")), [date(day)])
    ids = _ids(paper)
    number = doi(ids.get("doi", ""))
    return Record(
        source="semantic-scholar",
        native_id=_native(paper, ids),
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(paper),
        doi=number,
        arxiv_id=arxiv_id(ids.get("arxiv", "")) or (arxiv_id(number) if number else None),
        url=web_url(link) if isinstance(link := paper.get("url"), str) else None,
        abstract=abstract(paper.get("abstract")),
        citations=count(paper.get("citationCount", paper.get("citationcount"))),
        topics=_topics(paper),
        kind=_kind(paper),
        incomplete_authors=incomplete,
        place=place,
        other_ids=_others(ids),
    )


def _byline(authors: object, owner: Mapping[str, object] | None) -> Byline:
    """The authors as listed; where none are, the one whose papers these are, and not all."""
    people = told(authors, _author)
    if not people and owner is not None:
        return byline([_author(owner)])[0], True
    return byline(people)


def _author(author: Mapping[str, object]) -> dict[str, object]:
    number = first_text(author.get("authorId"), author.get("authorid"))
    return {
        "name": author.get("name"),
        "id": f"s2:{number}" if number else None,
        "orcid": mapping(author.get("externalIds")).get("ORCID"),
        "affiliations": author.get("affiliations"),
    }


def _ids(paper: Mapping[str, object]) -> dict[str, str]:
    """Its ids by the lower-case name of who gave them; the APIs and the datasets differ."""
    elsewhere = mapping(paper.get("externalIds")) or mapping(paper.get("externalids"))
    own = {
        "CorpusId": paper.get("corpusId", paper.get("corpusid")),
        "DOI": paper.get("doi"),
        "ArXiv": paper.get("arxivId"),
    }
    known = own | {name: value for name, value in elsewhere.items() if value}
    return {
        name.lower(): str(value) for name, value in known.items() if isinstance(value, str | int)
    }


def _native(paper: Mapping[str, object], ids: Mapping[str, str]) -> str | None:
    own = paper.get("paperId")
    if isinstance(own, str) and _PAPER.fullmatch(own):
        return f"s2:{own}"
    return f"s2:CorpusID-{ids['corpusid']}" if _NUMBER.fullmatch(ids.get("corpusid", "")) else None


def _others(ids: Mapping[str, str]) -> tuple[str, ...]:
    central = ids.get("pubmedcentral", "")
    pubmed = pubmed_ids(ids.get("pubmed"), f"PMC{central.removeprefix('PMC')}")
    acl = acl_id(ids.get("acl", ""))
    dblp = ids.get("dblp", "")
    return unique(
        (
            *pubmed,
            f"acl:{acl}" if acl else "",
            f"dblp:{dblp}" if "/" in dblp and dblp.isprintable() and " " not in dblp else "",
        )
    )


def _venue(paper: Mapping[str, object]) -> str | None:
    return first_text(
        mapping(paper.get("publicationVenue")).get("name"),
        paper.get("venue"),
        mapping(paper.get("journal")).get("name"),
    )


def _kind(paper: Mapping[str, object]) -> str | None:
    kinds = texts(paper.get("publicationTypes", paper.get("publicationtypes")))
    return next(kinds, None)


def _topics(paper: Mapping[str, object]) -> tuple[Topic, ...]:
    """Fields of study, those of its own model after those of the publishers."""
    found = mappings(paper.get("s2FieldsOfStudy", paper.get("s2fieldsofstudy")))
    fields = (text for field in found if (text := first_text(field.get("category"))))
    return named([*texts(paper.get("fieldsOfStudy")), *fields], "s2")


READER = Reader("semantic-scholar", "Semantic Scholar", (".json", ".jsonl"), recognise, parse)
