"""PubMed: a search gives numbers, and the numbers give the articles."""

import re
from collections.abc import Callable, Sequence

from explorer import identifiers
from explorer.readers.pubmedxml import READER
from explorer.sources.answers import count, items
from explorer.sources.batches import batches, phrase
from explorer.sources.source import Answer, Ask, Key, Request, Source, parameters, whatever

API = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
PAGE = 200
TOGETHER = 50
"""DOIs in one search."""
LAST = 10_000
"""A search shows no more than this."""

_BRACKETS = re.compile(r"[\[\]]")


def _search(term: str) -> Request:
    asked = parameters(
        db="pubmed", term=term, retmode="json", retmax=PAGE, retstart=0, tool="coauthor-explorer"
    )
    # Posted, because NCBI takes keys only among the parameters, and addresses end up in logs.
    return Request(f"{API}/esearch.fcgi", asked, posted=True, holds_papers=False)


def _articles(numbers: Sequence[str]) -> Request:
    asked = parameters(db="pubmed", id=",".join(numbers), retmode="xml", tool="coauthor-explorer")
    return Request(f"{API}/efetch.fcgi", asked, posted=True, answer="xml")


def _in(field: str) -> Callable[[Sequence[str]], Sequence[Request]]:
    return lambda given: [_search(f"{phrase(_BRACKETS.sub(' ', text))}[{field}]") for text in given]


def _author(given: str) -> str | None:
    return identifiers.orcid(given) or whatever(given)


def _people(given: Sequence[str]) -> Sequence[Request]:
    known = [each for each in given if identifiers.orcid(each)]
    names = [each for each in given if not identifiers.orcid(each)]
    return [
        *(
            _search(" OR ".join(f"{one}[auid]" for one in some))
            for some in batches(known, TOGETHER)
        ),
        *_in("Author")(names),
    ]


def _dois(given: Sequence[str]) -> Sequence[Request]:
    return [
        _search(" OR ".join(f"{phrase(doi)}[doi]" for doi in some))
        for some in batches(given, TOGETHER)
    ]


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    """After a search its articles, and after them the next numbers."""
    numbers = [
        each
        for each in items(answer.value, "esearchresult", "idlist")
        if isinstance(each, str) and identifiers.pmid(each)
    ]
    if not numbers:
        return []
    start = int(request.parameter("retstart")) + len(numbers)
    more = start < min(_total(request, answer) or 0, LAST)
    return [_articles(numbers), *([request.having(retstart=start)] if more else [])]


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "esearchresult", "count")


SOURCE = Source(
    name="pubmed",
    label="PubMed",
    host="eutils.ncbi.nlm.nih.gov",
    interval=0.4,
    reader=READER,
    asks={
        "author": Ask("an ORCID, or a name as it stands on papers", _people, _author),
        "institution": Ask("words of an affiliation", _in("Affiliation")),
        "topic": Ask("a MeSH term", _in("MeSH Terms")),
        "dois": Ask("DOI", _dois, identifiers.doi),
        "query": Ask(
            "words, or a query in PubMed’s own language",
            lambda given: [_search(text) for text in given],
        ),
    },
    follow=_follow,
    total=_total,
    people=("orcid",),
    key=Key("NCBI_API_KEY", "api_key", in_form=True, interval=0.12),
)
