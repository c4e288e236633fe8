"""OpenAlex works: API pages, lists of pages or works, single works, JSON Lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, orcid, web_url, year
from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.readers.bylines import MAX_AUTHORS, MAX_INSTITUTIONS, Byline, mentions
from explorer.readers.columns import untitled
from explorer.readers.documents import documents
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, excerpt, first_text
from explorer.readers.topics import MAX_TOPICS

MAX_WORDS = 5000
"""Words of an abstract that are put back in order."""
MIN_CONCEPT_SCORE = 0.3
"""Concepts below are guesses of OpenAlex's old classifier."""

MAX_COUNT = 10**9

_ID = re.compile(
    r"https?://(?:api\.|explore\.)?openalex\.org/(?:[a-z]+/)?([AIW][0-9]+)|([AIW][0-9]+)"
)
_ROR = re.compile(r"(?:https?://ror\.org/)?(0[a-z0-9]{8})")
_WORK = re.compile(r'"id"\s*:\s*"https?://openalex\.org/([A-Za-z]+/)?')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every work as a record; other entities and works without a title are set aside."""
    for place, value in documents(stream):
        if isinstance(value, Problem):
            yield value
        elif isinstance(value, dict) and _is_work(value):
            yield _record(value, place)
        else:
            yield Problem(
                place,
                "This is not an OpenAlex work.",
                "Export works (openalex.org/works); authors and institutions come with them.",
                excerpt(str(value)[:400]),
            )


def recognise(head: str) -> bool:
    """JSON that has OpenAlex ids or authorships in it, and no author list of another schema."""
    if not head.lstrip().startswith(("{", "[")):
        return False
    return '"authorships"' in head or (bool(_WORK.search(head)) and '"authors"' not in head)


def _is_work(value: Mapping[str, object]) -> bool:
    native = _native(value.get("id"))
    return native.startswith("W") if native else "authorships" in value


def _record(work: Mapping[str, object], place: str) -> Record | Problem:
    title = first_text(work.get("title"), work.get("display_name"))
    if title is None:
        return untitled(place, work)
    people, incomplete = _byline(work.get("authorships"))
    native = _native(work.get("id"))
    number = doi(text) if isinstance(text := work.get("doi"), str) else None
    location = _mapping(work.get("primary_location")) or _mapping(work.get("host_venue"))
    day = date(work.get("publication_date"))
    return Record(
        source="openalex",
        native_id=native and f"openalex:{native}",
        title=title,
        authors=people,
        year=year(work.get("publication_year")) or year(day),
        date=day or date(work.get("publication_year")),
        venue=_venue(location),
        doi=number,
        arxiv_id=_preprint(work, number),
        url=_link(location),
        abstract=_abstract(work.get("abstract_inverted_index")),
        citations=_count(work.get("cited_by_count")),
        topics=_topics(work),
        kind=first_text(work.get("type")),
        incomplete_authors=incomplete or work.get("is_authors_truncated") is True,
        place=place,
    )


def _byline(authorships: object) -> Byline:
    listed = _list(authorships)
    people: list[Mention] = []
    incomplete = len(listed) > MAX_AUTHORS
    for authorship in map(_mapping, listed[:MAX_AUTHORS]):
        author = _mapping(authorship.get("author"))
        written = first_text(authorship.get("raw_author_name"), author.get("display_name"))
        found, cut = mentions(written or "")
        incomplete |= cut or not found
        # What OpenAlex knows is about the person, even if the name goes on "for the … group".
        people += [_known(person, author, authorship) for person in found[:1]]
        people += found[1:]
    return tuple(people), incomplete


def _known(
    person: Mention, author: Mapping[str, object], authorship: Mapping[str, object]
) -> Mention:
    native = _native(author.get("id"))
    number = author.get("orcid") or authorship.get("raw_orcid")
    return person._replace(
        orcid=orcid(number) if isinstance(number, str) else None,
        native_id=f"openalex:{native}" if native else None,
        institutions=_institutions(authorship),
    )


def _institutions(authorship: Mapping[str, object]) -> tuple[Institution, ...]:
    found = []
    for place in map(_mapping, _list(authorship.get("institutions"))[:MAX_INSTITUTIONS]):
        if name := first_text(place.get("display_name")):
            country = first_text(place.get("country_code")) or ""
            found.append(Institution(name, _institution_id(place), _country(country)))
    return tuple(dict.fromkeys(found))


def _institution_id(place: Mapping[str, object]) -> str | None:
    ror = place.get("ror")
    if isinstance(ror, str) and (known := _ROR.fullmatch(ror)):
        return f"ror:{known[1]}"
    native = _native(place.get("id"))
    return native and f"openalex:{native}"


def _country(code: str) -> str | None:
    return code.upper() if len(code) == 2 and code.isascii() and code.isalpha() else None  # noqa: PLR2004


def _topics(work: Mapping[str, object]) -> tuple[Topic, ...]:
    """Topics where OpenAlex gives them, else the better of its older concepts; then keywords."""
    subjects = _labels(_list(work.get("topics")) or [work.get("primary_topic")])
    if not subjects:
        subjects = _labels(filter(_is_likely, _list(work.get("concepts"))))
    found = [Topic(name, "openalex") for name in subjects]
    found += [Topic(name, "keyword") for name in _labels(_list(work.get("keywords")))]
    return tuple(dict.fromkeys(found))[:MAX_TOPICS]


def _is_likely(concept: object) -> bool:
    score = _mapping(concept).get("score")
    return isinstance(score, int | float) and score >= MIN_CONCEPT_SCORE


def _labels(entries: Iterable[object]) -> list[str]:
    names = (first_text(_mapping(entry).get("display_name")) for entry in entries)
    return [name[:MAX_NAME] for name in names if name]


def _venue(location: Mapping[str, object]) -> str | None:
    return first_text(_mapping(location.get("source")).get("display_name")) or first_text(
        location.get("display_name")
    )


def _link(location: Mapping[str, object]) -> str | None:
    link = location.get("landing_page_url")
    return web_url(link) if isinstance(link, str) else None


def _preprint(work: Mapping[str, object], number: str | None) -> str | None:
    """The arXiv id, from the DOI that arXiv gives or from where OpenAlex found the work."""
    locations = map(_mapping, _list(work.get("locations"))[:MAX_TOPICS])
    links = (number, *(first_text(location.get("landing_page_url")) for location in locations))
    return next((found for link in links if link and (found := arxiv_id(link))), None)


def _abstract(index: object) -> str | None:
    """The abstract out of OpenAlex's inverted index: word to places."""
    if not isinstance(index, dict):
        return None
    words: dict[int, str] = {}
    for word, places in index.items():
        for place in _list(places):
            if isinstance(place, int) and 0 <= place < MAX_WORDS:
                words[place] = word
    text = " ".join(words[place] for place in sorted(words))
    return clean(text, MAX_ABSTRACT) or None


def _count(value: object) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MAX_COUNT
    return value if is_count else None  # type: ignore[return-value]  # it is an int by now


def _native(value: object) -> str | None:
    """`W123`, `A123` or `I123` from OpenAlex's link or the bare id."""
    found = _ID.fullmatch(value) if isinstance(value, str) else None
    return (found[1] or found[2]) if found else None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


READER = Reader("openalex", "OpenAlex", (".json", ".jsonl"), recognise, parse)
