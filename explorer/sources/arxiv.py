"""arXiv: preprints by author's name, category, id or words, in pages counted from the first."""

import re
from collections.abc import Sequence

from explorer import identifiers
from explorer.readers.arxiv import READER
from explorer.sources.batches import batches, phrase
from explorer.sources.source import Answer, Ask, Request, Source, parameters, whatever

API = "https://export.arxiv.org/api/query"
PAGE = 100

_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]{2,}(?:-[a-z]+)?)?")
_FIELD = re.compile(r"\b(?:ti|au|abs|co|jr|cat|rn|id|all):")
_TOTAL = re.compile(rb"<(?:[a-z]+:)?totalResults[^>]*>\s*([0-9]{1,9})\s*<")
_ENTRY = re.compile(rb"<(?:[a-z]+:)?entry[\s>]")


def _search(query: str) -> Request:
    asked = parameters(
        search_query=query,
        start=0,
        max_results=PAGE,
        sortBy="submittedDate",
        sortOrder="descending",
    )
    return Request(API, asked, answer="xml")


def _query(texts: Sequence[str]) -> Sequence[Request]:
    """Words that all have to be there, or a query in arXiv's own language (`ti:`, `au:` …)."""
    return [
        _search(text if _FIELD.search(text) else " AND ".join(f"all:{word}" for word in words))
        for text in texts
        if (words := re.findall(r"\w+", text))
    ]


def _ids(given: Sequence[str]) -> Sequence[Request]:
    return [
        Request(API, parameters(id_list=",".join(some), start=0, max_results=PAGE), answer="xml")
        for some in batches(given, PAGE)
    ]


def _category(text: str) -> str | None:
    return text.strip() if _CATEGORY.fullmatch(text.strip()) else None


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    """The next page starts after what came, which may be less than was asked for."""
    start = int(request.parameter("start")) + len(_ENTRY.findall(answer.body))
    more = start > int(request.parameter("start")) and start < (_total(request, answer) or 0)
    return [request.having(start=start)] if more else []


def _total(_: Request, answer: Answer) -> int | None:
    found = _TOTAL.search(answer.body)
    return int(found[1]) if found else None


SOURCE = Source(
    name="arxiv",
    label="arXiv",
    host="export.arxiv.org",
    interval=3.0,
    reader=READER,
    asks={
        "author": Ask(
            "a name as it stands on papers",
            lambda names: [_search(f"au:{phrase(name)}") for name in names],
            whatever,
        ),
        "topic": Ask(
            "a category such as math.AP",
            lambda names: [_search(f"cat:{name}") for name in names],
            _category,
        ),
        "dois": Ask("arXiv id or DOI of arXiv", _ids, identifiers.arxiv_id),
        "query": Ask("words, or a query in arXiv’s own language", _query),
    },
    follow=_follow,
    total=_total,
)
