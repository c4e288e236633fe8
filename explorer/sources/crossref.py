"""Crossref: what publishers deposit, by cursor. People by ORCID; by name only roughly."""

from collections.abc import Sequence

from explorer import identifiers
from explorer.model import Record
from explorer.names import fold
from explorer.readers.crossref import READER
from explorer.sources.answers import count, items, text
from explorer.sources.batches import batches, quoted
from explorer.sources.source import Answer, Ask, Key, Request, Source, parameters, whatever

API = "https://api.crossref.org/works"
PAGE = 100
TOGETHER = 25
"""Values in one filter."""


def _works(**asked: object) -> Request:
    return Request(API, parameters(**asked, rows=PAGE, cursor="*"))


def _author(given: str) -> str | None:
    return identifiers.orcid(given) or whatever(given)


def _people(given: Sequence[str]) -> Sequence[Request]:
    known = [each for each in given if identifiers.orcid(each)]
    names = [each for each in given if not identifiers.orcid(each)]
    filters = (",".join(f"orcid:{number}" for number in some) for some in batches(known, TOGETHER))
    return [
        *(_works(filter=asked) for asked in filters),
        *(_works(**{"query.author": name}) for name in names),
    ]


def _signed_by(given: str, record: Record) -> bool:
    """Whether all words of a name stand in one name of the byline; an ORCID was searched exactly.

    Crossref sorts by likeness and never says where likeness ends.
    """
    if identifiers.orcid(given):
        return True
    words = set(fold(given).split())
    return any(words <= set(fold(who.written).split()) for who in record.authors)


def _dois(given: Sequence[str]) -> Sequence[Request]:
    # A comma would end the filter; such papers are asked for one by one.
    plain = [doi for doi in given if "," not in doi]
    rest = [doi for doi in given if "," in doi]
    return [
        *(
            _works(filter=",".join(f"doi:{doi}" for doi in some))
            for some in batches(plain, TOGETHER)
        ),
        *(Request(f"{API}/{quoted(doi)}", may_be_missing=True) for doi in rest),
    ]


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    # A cursor comes with every page, also with the last one.
    cursor = text(answer.value, "message", "next-cursor")
    is_full = len(items(answer.value, "message", "items")) >= PAGE
    return [request.having(cursor=cursor)] if cursor and is_full else []


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "message", "total-results")


SOURCE = Source(
    name="crossref",
    label="Crossref",
    host="api.crossref.org",
    interval=0.5,
    reader=READER,
    asks={
        "author": Ask(
            "an ORCID, or a name as it stands on papers", _people, _author, keeps=_signed_by
        ),
        "institution": Ask(
            "words of an affiliation",
            lambda given: [_works(**{"query.affiliation": words}) for words in given],
        ),
        "dois": Ask("DOI", _dois, identifiers.doi),
        "query": Ask(
            "words, best matches first",
            lambda given: [_works(**{"query.bibliographic": words}) for words in given],
        ),
    },
    follow=_follow,
    total=_total,
    people=("orcid",),
    key=Key("CROSSREF_PLUS_TOKEN", "Crossref-Plus-API-Token", lead="Bearer "),
)
