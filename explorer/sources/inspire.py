"""INSPIRE: high-energy physics, with ids for people, in numbered pages."""

import re
from collections.abc import Iterator, Sequence

from explorer import identifiers
from explorer.readers.inspire import READER
from explorer.sources.answers import at, count, items, text
from explorer.sources.batches import batches, phrase
from explorer.sources.source import Answer, Ask, Candidate, LookUp, Request, Source, parameters

API = "https://inspirehep.net/api"
PAGE = 50
"""Papers of a large collaboration weigh megabytes."""
TOGETHER = 20
"""DOIs in one search."""
LAST = 10_000
"""A search shows no more than this."""

_BAI = re.compile(r"(?:inspire:)?([^\W\d_][\w.'’-]{1,60}\.[0-9]{1,4})")


def _search(query: str) -> Request:
    return Request(f"{API}/literature", parameters(q=query, size=PAGE, page=1))


def _person(given: str) -> str | None:
    found = _BAI.fullmatch(given.strip())
    return found[1] if found else identifiers.orcid(given)


def _people(ids: Sequence[str]) -> Sequence[Request]:
    return [
        _search(f"authors.ids.value:{each}" if identifiers.orcid(each) else f"a {each}")
        for each in ids
    ]


def _candidates(value: object) -> Iterator[Candidate]:
    for item in items(value, "hits", "hits"):
        person = at(item, "metadata")
        ids = [each for each in items(person, "ids") if text(each, "schema") == "INSPIRE BAI"]
        name = text(person, "name", "preferred_name") or text(person, "name", "value")
        place = next(iter(items(person, "positions")), None)
        if ids:
            yield Candidate(text(ids[0], "value"), name, text(place, "institution"))


def _dois(given: Sequence[str]) -> Sequence[Request]:
    return [
        _search(" or ".join(f"dois.value:{phrase(doi)}" for doi in some))
        for some in batches(given, TOGETHER)
    ]


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    page = int(request.parameter("page"))
    more = page * PAGE < min(_total(request, answer) or 0, LAST)
    return [request.having(page=page + 1)] if more and items(answer.value, "hits", "hits") else []


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "hits", "total")


SOURCE = Source(
    name="inspire",
    label="INSPIRE",
    host="inspirehep.net",
    interval=0.5,
    reader=READER,
    asks={
        "author": Ask(
            "a name, an id such as E.Witten.1, or an ORCID",
            _people,
            _person,
            LookUp(
                lambda name: Request(
                    f"{API}/authors", parameters(q=name, size=25, page=1), holds_papers=False
                ),
                _candidates,
            ),
        ),
        "institution": Ask(
            "the name of an institution",
            lambda names: [_search(f"aff {phrase(name)}") for name in names],
        ),
        "topic": Ask(
            "a keyword", lambda words: [_search(f"k {phrase(keyword)}") for keyword in words]
        ),
        "dois": Ask("DOI", _dois, identifiers.doi),
        "query": Ask(
            "words, or a query in INSPIRE’s own language",
            lambda given: [_search(query) for query in given],
        ),
    },
    follow=_follow,
    total=_total,
    people=("inspire", "orcid"),
)
