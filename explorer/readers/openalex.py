"""OpenAlex works: API pages, lists of pages or works, single works, the snapshot's JSON Lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import arxiv_id, date, doi, orcid, web_url, year
from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.readers.bylines import MAX_AUTHORS, MAX_INSTITUTIONS, Byline, mentions
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.dating import of_year
from explorer.readers.documents import documents
from explorer.readers.markup import title
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, excerpt, first_text, is_json
from explorer.readers.topics import MAX_TOPICS
from explorer.readers.values import count, listed, mapping, ror

MAX_WORDS = 5000
"""Words of an abstract that are put back in order."""
MIN_CONCEPT_SCORE = 0.3
"""Concepts below are guesses of OpenAlex's old classifier."""

_ID = re.compile(
    r"https?://(?:api\.|explore\.)?openalex\.org/(?:[a-z]+/)?([AIW][0-9]+)|([AIW][0-9]+)"
)
_SNAPSHOT = "s3://openalex/data/"
_PASSED_OVER = Problem(
    "",
    "This is the list of files of an OpenAlex snapshot; it holds no works and is passed over.",
    "Nothing needs to be done.",
    sets_aside=False,
)
_BARE_PMC = re.compile(r"(^|/)([0-9]+/?)$")
_WORK = re.compile(r'"id"\s*:\s*"https?://openalex\.org/([A-Za-z]+/)?')


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every work as a record; other entities and works without a title are set aside."""
    for place, value in documents(stream):
        if isinstance(value, Problem):
            yield value
        elif isinstance(value, dict) and _is_work(value):
            yield _record(value, place)
        elif isinstance(value, dict) and _is_manifest(value):
            yield _PASSED_OVER._replace(place=place)
        else:
            yield Problem(
                place,
                "This is not an OpenAlex work.",
                "Export works (openalex.org/works); authors and institutions come with them.",
                excerpt(str(value)[:400]),
            )


def recognise(head: str) -> bool:
    """JSON that has OpenAlex ids or authorships in it, and no author list of another schema."""
    if not is_json(head):
        return False
    if '"authorships"' in head or _SNAPSHOT in head:
        return True
    return bool(_WORK.search(head)) and '"authors"' not in head


def _is_work(value: Mapping[str, object]) -> bool:
    native = _native(value.get("id"))
    return native.startswith("W") if native else "authorships" in value


def _is_manifest(value: Mapping[str, object]) -> bool:
    """Whether this is the list of files that each folder of a snapshot has."""
    return _SNAPSHOT in str(listed(value.get("entries"))[:1])


def _record(work: Mapping[str, object], place: str) -> Record | Problem:
    name = title(work.get("title"), work.get("display_name"))
    if name is None:
        return untitled(place, work)
    people, incomplete = _byline(work.get("authorships"))
    native = _native(work.get("id"))
    ids = mapping(work.get("ids"))
    link = first_text(work.get("doi"), ids.get("doi"))
    number = doi(link) if link else None
    location = mapping(work.get("primary_location")) or mapping(work.get("host_venue"))
    when = of_year(year(work.get("publication_year")), [_date(work.get("publication_date"))])
    return Record(
        source="openalex",
        native_id=native and f"openalex:{native}",
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=_venue(location),
        doi=number,
        arxiv_id=_preprint(work, number),
        url=_link(location),
        abstract=_abstract(work.get("abstract_inverted_index")),
        citations=count(work.get("cited_by_count")),
        topics=_topics(work),
        kind=first_text(work.get("type")),
        incomplete_authors=incomplete or work.get("is_authors_truncated") is True,
        place=place,
        other_ids=pubmed_ids(ids.get("pmid"), _deposit(ids.get("pmcid"))),
    )


def _date(value: object) -> str | None:
    """The day; the first of January stands for a year of which no more is known."""
    day = date(value)
    return day[:4] if day and day.endswith("-01-01") else day


def _byline(authorships: object) -> Byline:
    told = listed(authorships)
    people: list[Mention] = []
    incomplete = len(told) > MAX_AUTHORS
    for authorship in map(mapping, told[:MAX_AUTHORS]):
        author = mapping(authorship.get("author"))
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
    for place in map(mapping, listed(authorship.get("institutions"))[:MAX_INSTITUTIONS]):
        if name := first_text(place.get("display_name"), most=MAX_NAME):
            country = first_text(place.get("country_code")) or ""
            found.append(Institution(name, _institution_id(place), _country(country)))
    return tuple(dict.fromkeys(found))


def _institution_id(place: Mapping[str, object]) -> str | None:
    if number := ror(place.get("ror")):
        return number
    native = _native(place.get("id"))
    return native and f"openalex:{native}"


def _country(code: str) -> str | None:
    return code.upper() if len(code) == 2 and code.isascii() and code.isalpha() else None  # noqa: PLR2004


def _topics(work: Mapping[str, object]) -> tuple[Topic, ...]:
    """Topics where OpenAlex gives them, else the better of its older concepts; then keywords."""
    subjects = _labels(listed(work.get("topics")) or [work.get("primary_topic")])
    if not subjects:
        subjects = _labels(filter(_is_likely, listed(work.get("concepts"))))
    found = [Topic(name, "openalex") for name in subjects]
    found += [Topic(name, "keyword") for name in _labels(listed(work.get("keywords")))]
    return tuple(dict.fromkeys(found))[:MAX_TOPICS]


def _is_likely(concept: object) -> bool:
    score = mapping(concept).get("score")
    return isinstance(score, int | float) and score >= MIN_CONCEPT_SCORE


def _labels(entries: Iterable[object]) -> list[str]:
    names = (first_text(mapping(entry).get("display_name")) for entry in entries)
    return [name[:MAX_NAME] for name in names if name]


def _venue(location: Mapping[str, object]) -> str | None:
    return first_text(mapping(location.get("source")).get("display_name")) or first_text(
        location.get("display_name")
    )


def _link(location: Mapping[str, object]) -> str | None:
    link = location.get("landing_page_url")
    return web_url(link) if isinstance(link, str) else None


def _preprint(work: Mapping[str, object], number: str | None) -> str | None:
    """The arXiv id, from the DOI that arXiv gives or from where OpenAlex found the work."""
    locations = map(mapping, listed(work.get("locations"))[:MAX_TOPICS])
    links = (number, *(first_text(location.get("landing_page_url")) for location in locations))
    return next((found for link in links if link and (found := arxiv_id(link))), None)


def _abstract(index: object) -> str | None:
    """The abstract out of OpenAlex's inverted index: word to places."""
    if not isinstance(index, dict):
        return None
    words: dict[int, str] = {}
    for word, places in index.items():
        for place in listed(places):
            if isinstance(place, int) and 0 <= place < MAX_WORDS:
                words[place] = word
    text = " ".join(words[place] for place in sorted(words))
    return clean(text, MAX_ABSTRACT) or None


def _deposit(link: object) -> str | None:
    """The number in PubMed Central, which OpenAlex mostly writes without its letters."""
    return _BARE_PMC.sub(r"\1PMC\2", link) if isinstance(link, str) else None


def _native(value: object) -> str | None:
    """`W123`, `A123` or `I123` from OpenAlex's link or the bare id."""
    found = _ID.fullmatch(value) if isinstance(value, str) else None
    return (found[1] or found[2]) if found else None


READER = Reader("openalex", "OpenAlex", (".json", ".jsonl"), recognise, parse)
