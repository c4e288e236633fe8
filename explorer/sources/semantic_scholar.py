"""Semantic Scholar: people with numbers of its own, and many papers by id at once."""

import re
from collections.abc import Iterator, Sequence

import orjson

from explorer import identifiers
from explorer.readers.semanticscholar import READER
from explorer.sources.answers import count, items, text
from explorer.sources.batches import batches
from explorer.sources.source import Answer, Ask, Candidate, Key, LookUp, Request, Source, parameters

API = "https://api.semanticscholar.org/graph/v1"
FIELDS = (
    "title,authors,year,publicationDate,venue,externalIds,citationCount,abstract,"
    "publicationTypes,s2FieldsOfStudy,url,journal"
)
PAGE = 500
TOGETHER = 200
"""Papers in one question by id."""

_PERSON = re.compile(r"(?:s2:)?([0-9]{1,12})")


def _person(given: str) -> str | None:
    found = _PERSON.fullmatch(given.strip())
    return found[1] if found else None


def _people(ids: Sequence[str]) -> Sequence[Request]:
    return [
        Request(f"{API}/author/{each}/papers", parameters(fields=FIELDS, limit=PAGE, offset=0))
        for each in ids
    ]


def _candidates(value: object) -> Iterator[Candidate]:
    for item in items(value, "data"):
        places = [place for place in items(item, "affiliations") if isinstance(place, str)]
        papers = count(item, "paperCount")
        yield Candidate(text(item, "authorId"), text(item, "name"), ", ".join(places[:2]), papers)


def _paper(given: str) -> str | None:
    """A DOI or an arXiv id with the word that Semantic Scholar puts before it."""
    if arxiv := identifiers.arxiv_id(given):
        return f"ARXIV:{arxiv}"
    doi = identifiers.doi(given)
    return f"DOI:{doi}" if doi else None


def _papers(ids: Sequence[str]) -> Sequence[Request]:
    return [
        Request(
            f"{API}/paper/batch", parameters(fields=FIELDS), body=orjson.dumps({"ids": list(some)})
        )
        for some in batches(ids, TOGETHER)
    ]


def _query(given: Sequence[str]) -> Sequence[Request]:
    return [
        Request(f"{API}/paper/search/bulk", parameters(query=words, fields=FIELDS))
        for words in given
    ]


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    if not items(answer.value, "data"):
        return []
    if token := text(answer.value, "token"):
        return [request.having(token=token)]
    following = count(answer.value, "next")
    return [request.having(offset=following)] if following else []


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "total")


SOURCE = Source(
    name="semantic-scholar",
    label="Semantic Scholar",
    host="api.semanticscholar.org",
    interval=3.0,
    reader=READER,
    asks={
        "author": Ask(
            "a name or a number of Semantic Scholar’s",
            _people,
            _person,
            LookUp(
                lambda name: Request(
                    f"{API}/author/search",
                    parameters(query=name, fields="name,affiliations,paperCount", limit=25),
                    holds_papers=False,
                ),
                _candidates,
            ),
        ),
        "dois": Ask("DOI or arXiv id", _papers, _paper),
        "query": Ask("words", _query),
    },
    follow=_follow,
    total=_total,
    people=("s2",),
    key=Key("SEMANTIC_SCHOLAR_API_KEY", "x-api-key", interval=1.1),
)
