"""ORCID: what people say they wrote. A list of numbers first, then the works behind them."""

from collections.abc import Iterator, Sequence

from explorer import identifiers
from explorer.names import split_name
from explorer.readers.orcid import READER
from explorer.sources.answers import count, items, text
from explorer.sources.batches import batches, phrase
from explorer.sources.source import Answer, Ask, Candidate, LookUp, Request, Source, parameters

API = "https://pub.orcid.org/v3.0"
TOGETHER = 50
"""Works in one request."""


def _people(ids: Sequence[str]) -> Sequence[Request]:
    return [Request(f"{API}/{each}/works", holds_papers=False) for each in ids]


def _search(name: str) -> Request:
    family, given = split_name(name)
    words = [f"family-names:{phrase(family)}"] if family else []
    words += [f"given-names:{phrase(given)}"] if given else []
    asked = parameters(q=" AND ".join(words) or phrase(name), rows=25, start=0)
    return Request(f"{API}/expanded-search/", asked, holds_papers=False)


def _candidates(value: object) -> Iterator[Candidate]:
    for item in items(value, "expanded-result"):
        places = [place for place in items(item, "institution-name") if isinstance(place, str)]
        written = f"{text(item, 'given-names')} {text(item, 'family-names')}".strip()
        yield Candidate(text(item, "orcid-id"), written, ", ".join(places[:2]))


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    if request.holds_papers:
        return []
    numbers = [str(number) for group in items(answer.value, "group") if (number := _code(group))]
    return [
        Request(f"{request.url}/{','.join(some)}", may_be_missing=True)
        for some in batches(numbers, TOGETHER)
    ]


def _code(group: object) -> int | None:
    """The number of the description that the person prefers: the one with the highest index."""
    summaries = items(group, "work-summary")
    best = max(summaries, key=lambda each: count(each, "display-index") or 0, default=None)
    return count(best, "put-code")


def _total(request: Request, answer: Answer) -> int | None:
    return None if request.holds_papers else len(items(answer.value, "group"))


SOURCE = Source(
    name="orcid",
    label="ORCID",
    host="pub.orcid.org",
    interval=0.2,
    reader=READER,
    asks={
        "author": Ask(
            "a name or an ORCID", _people, identifiers.orcid, LookUp(_search, _candidates)
        ),
    },
    follow=_follow,
    total=_total,
    people=("orcid",),
)
