"""One paper as a row of named columns: the schema that plain JSON Lines and CSV share."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from explorer.identifiers import arxiv_id, date, doi, pmcid, pmid, web_url, year
from explorer.latex import decode_accents
from explorer.model import Problem, Record, Topic
from explorer.names import fold
from explorer.readers.affiliations import affiliated
from explorer.readers.bylines import Byline, byline, names_in
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, excerpt
from explorer.readers.topics import MAX_TOPICS, entries, ranked

_NAMES = {
    "id": "id key record_id openalex_id eid lens_id publication_id",
    "title": "title display_name primary_title article_title document_title item_title",
    "authors": "authors author author_s author_names author_full_names first_authors",
    "year": "year publication_year pub_year pubyear published_year py",
    "date": "date publication_date date_published date_of_publication published",
    "venue": "venue journal source_title container_title booktitle journal_name journal_book"
    " publication_title anthology_title",
    "doi": "doi item_doi",
    "pmid": "pmid pubmed_id medline_pmid",
    "pmcid": "pmcid",
    "arxiv_id": "arxiv_id arxiv eprint",
    "url": "url link dimensions_url external_url pdf_link",
    "abstract": "abstract abstract_note",
    "citations": "citations cited_by cited_by_count cited_by_count_total times_cited citation_count"
    " citing_works_count article_citation_count",
    "topics": "topics subjects fields_of_study",
    "keywords": "keywords author_keywords",
    "mesh": "mesh mesh_terms",
    "categories": "categories cats category",
    "primary": "primary primary_category",
    "kind": "kind type document_type publication_type content_type type_of_reference",
    "source": "source",
    "affiliations": "affiliations institutions authors_affiliations author_affiliations",
    "incomplete_authors": "incomplete_authors",
}
COLUMNS = {column: tuple(names.split()) for column, names in _NAMES.items()}
"""What a column means, and every name it may have (case, spaces and hyphens do not matter)."""

_SHORT = ("title", "authors", "year", "date", "id", "arxiv_id", "doi", "categories", "primary")
"""Columns that most rows have; few have others."""
_YES = (True, 1, "true", "True", "1", "yes")

_MEANING = {name: column for column, names in COLUMNS.items() for name in names}
_OWN_IDS = tuple(
    (scheme, re.compile(pattern))
    for scheme, pattern in (
        ("openalex", r"(?:https://openalex\.org/|openalex:)(W[0-9]+)"),
        ("scopus", r"(2-s2\.0-[0-9]+)"),
        ("dimensions", r"(pub\.[0-9]+)"),
        ("lens", r"((?:[0-9]{3}-){4}[0-9]{2}[0-9X])"),
        ("wos", r"(?:WOS|wos):([0-9A-Z]{15})"),
    )
)
"""Ids that tell by their look which source they are of."""
_SOURCE = re.compile(r"(?P<venue>[^()]+?) \((?P<year>[12][0-9]{3})\)[ .].*", re.DOTALL)

_cached_date = lru_cache(maxsize=16_384)(date)


def meaning(name: str) -> str | None:
    """Which of `COLUMNS` a name stands for; None for one that is left out."""
    return _MEANING.get(fold(name[:MAX_NAME]).replace(" ", "_"))


def record(row: Mapping[str, object], place: str, source: str) -> Record | Problem:
    """The record of one row; a problem where there is no title."""
    columns, short, is_short = _plan(tuple(row))
    values = (*row.values(), None)
    written, names, a_year, a_date, own_id, preprint, number, listed, primary = short(values)
    title = _titled(written) if type(written) is str else ""
    if not title:
        return untitled(place, row)
    people, incomplete = _authors(names)
    native, arxiv, number = _identified(own_id, preprint, number)
    when, day = _when(a_year, a_date)
    topics = ranked(listed, primary)
    none = None
    found = Record(
        *(source, native, title, people, when, day, none, number, arxiv, none, none, none, topics),
        *(none, incomplete, place),
    )
    return found if is_short else _with_the_rest(found, dict(zip(columns, values)).get)  # noqa: B905 - one None follows


def _titled(written: str) -> str:
    return clean(decode_accents(written) if "\\" in written else written)


_Plan = tuple[tuple[str | None, ...], Callable[[tuple[object, ...]], tuple[object, ...]], bool]


@lru_cache(maxsize=1024)
def _plan(names: tuple[str, ...]) -> _Plan:
    """What each column means, how to take those of `_SHORT` out of a row, whether there are more.

    Of several columns with one meaning the first counts. A row ends in None for what it lacks.
    """
    meanings = [meaning(name) for name in names]
    columns = tuple(
        column if column not in meanings[:place] else None for place, column in enumerate(meanings)
    )
    places = (columns.index(name) if name in columns else -1 for name in _SHORT)
    return columns, itemgetter(*places), set(_SHORT).issuperset(filter(None, columns))


def _with_the_rest(found: Record, get: Callable[[str], object]) -> Record:
    link = web_url(text) if isinstance(text := get("url"), str) else None
    others = (*entries(get("topics")), *entries(get("keywords")))
    venue, when = _sourced(get("source"))
    return found._replace(
        authors=affiliated(found.authors, get("affiliations")),
        year=found.year or when,
        date=found.date or (str(when) if when else None),
        venue=_text(get("venue")) or venue,
        doi=found.doi or (doi(link) if link else None),
        url=link,
        abstract=_text(get("abstract"), MAX_ABSTRACT),
        citations=_count(get("citations")),
        topics=tuple(dict.fromkeys((*found.topics, *others, *_mesh(get("mesh")))))[:MAX_TOPICS],
        kind=_text(get("kind")),
        incomplete_authors=found.incomplete_authors or get("incomplete_authors") in _YES,
        other_ids=pubmed_ids(get("pmid"), get("pmcid")),
    )


def _sourced(written: object) -> tuple[str | None, int | None]:
    """Journal and year of Embase's `Endoscopic Ultrasound (2014) 3:3 (152-160)`."""
    if not isinstance(written, str):
        return None, None
    if told := _SOURCE.fullmatch(written):
        return _text(told["venue"]), int(told["year"])
    return _text(written), None


def _mesh(value: object) -> Iterator[Topic]:
    return (Topic(topic.name, "mesh") for topic in entries(value))


def pubmed_ids(article: object, deposit: object = None) -> tuple[str, ...]:
    """What numbers in PubMed and in PubMed Central give for a record's `other_ids`."""
    number = pmid(str(article)) if isinstance(article, str | int) else None
    kept = pmcid(deposit) if isinstance(deposit, str) else None
    told = (("pmid", number), ("pmcid", kept))
    return tuple(f"{scheme}:{value}" for scheme, value in told if value)


def untitled(place: str, row: object) -> Problem:
    """The problem of a record that cannot be shown."""
    return Problem(place, "The record has no title.", "Add a title and import again.", _shown(row))


def _shown(row: object) -> str:
    if not isinstance(row, Mapping):
        return excerpt(str(row)[:400])
    return excerpt(", ".join(f"{str(k)[:40]}: {str(v)[:80]}" for k, v in list(row.items())[:8]))


def _authors(value: object) -> Byline:
    if type(value) is list:
        return byline(value)
    if isinstance(value, str):
        value = names_in(value)
    elif isinstance(value, Mapping):
        value = [value]
    return byline(value) if isinstance(value, list) else ((), False)


def _identified(
    native: object, arxiv: object, number: object
) -> tuple[str | None, str | None, str | None]:
    """The record's own id with its scheme, its arXiv id and its DOI."""
    found = doi(number) if type(number) is str else None
    if type(native) is str and (preprint := arxiv_id(native)):
        return f"arxiv:{preprint}", preprint, found
    text = str(native) if isinstance(native, str | int) and not isinstance(native, bool) else ""
    preprint = arxiv_id(arxiv) if isinstance(arxiv, str) else None
    if preprint is None and found and found.startswith("10.48550/"):
        preprint = arxiv_id(found)
    return native_id(text) or (preprint and f"arxiv:{preprint}"), preprint, found


def native_id(text: str) -> str | None:
    """`openalex:W123`, `scopus:2-s2.0-1` …, else `id:` and the text; None for an empty text."""
    text = clean(text, MAX_NAME)
    for scheme, pattern in _OWN_IDS:
        if own := pattern.fullmatch(text):
            return f"{scheme}:{own[1]}"
    return f"id:{text}" if text else None


def _when(known_year: object, known_date: object) -> tuple[int | None, str | None]:
    """Year and date that agree; the year column wins over the date column."""
    day = _cached_date(known_date) if type(known_date) is str else None
    if known_year is None and day is not None:
        return int(day[:4]), day
    when = year(known_year)
    if when is None:
        when = int(day[:4]) if day else year(known_date)
    if day is None or day[:4] != str(when):
        day = date(known_year) if isinstance(known_year, str) else None
    return when, day or (str(when) if when else None)


def _text(value: object, most: int = MAX_NAME) -> str | None:
    return (clean(value, most) or None) if isinstance(value, str) else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:12])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value < 10**9 and value == int(value) else None
