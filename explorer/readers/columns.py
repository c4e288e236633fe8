"""One paper as a row of named columns: the schema that plain JSON Lines and CSV share."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from explorer.identifiers import arxiv_id, date, doi, web_url, year
from explorer.latex import decode_accents
from explorer.model import Mention, Problem, Record, Topic
from explorer.names import fold
from explorer.readers.bylines import Byline, byline, institutions, names_in
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, excerpt, quoted_list

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "key", "record_id", "openalex_id", "eid"),
    "title": ("title", "display_name", "primary_title", "article_title", "document_title"),
    "authors": ("authors", "author", "author_names", "author_full_names", "first_authors"),
    "year": ("year", "publication_year", "pub_year", "published_year", "py"),
    "date": ("date", "publication_date", "published"),
    "venue": ("venue", "journal", "source_title", "container_title", "booktitle", "journal_name"),
    "doi": ("doi",),
    "arxiv_id": ("arxiv_id", "arxiv", "eprint"),
    "url": ("url", "link"),
    "abstract": ("abstract", "abstract_note"),
    "citations": (
        "citations",
        "cited_by",
        "cited_by_count",
        "cited_by_count_total",
        "times_cited",
        "citation_count",
    ),
    "topics": ("topics", "subjects"),
    "keywords": ("keywords", "author_keywords"),
    "categories": ("categories", "cats", "category"),
    "primary": ("primary", "primary_category"),
    "kind": ("kind", "type", "document_type", "type_of_reference"),
    "affiliations": ("affiliations", "institutions"),
    "incomplete_authors": ("incomplete_authors",),
}
"""What a column means, and every name it may have (case, spaces and hyphens do not matter)."""

MAX_TOPICS = 200

_SELDOM_MORE = frozenset(
    {"id", "title", "authors", "year", "date", "doi", "arxiv_id", "categories", "primary"}
)
_YES = (True, 1, "true", "True", "1", "yes")

_MEANING = {name: column for column, names in COLUMNS.items() for name in names}
_LIST = re.compile(r"\s*[;|]\s*")
_ARXIV_CATEGORY = re.compile(
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
    r"|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math"
    r"|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph"
    r"|solv-int|stat|supr-con)(?:\.[A-Za-z-]{2,20})?"
)
_SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,30}")
_OPENALEX = re.compile(r"(?:https://openalex\.org/|openalex:)(W[0-9]+)")

_cached_date = lru_cache(maxsize=16_384)(date)


def meaning(name: str) -> str | None:
    """Which of `COLUMNS` a name stands for; None for one that is left out."""
    return _MEANING.get(fold(name[:MAX_NAME]).replace(" ", "_"))


def record(row: dict[str, object], place: str, source: str) -> Record | Problem:
    """The record of one row; a problem where there is no title."""
    columns, is_short = _plan(tuple(row))
    get = dict(zip(columns, row.values(), strict=True)).get
    written = get("title")
    title = _titled(written) if type(written) is str else ""
    if not title:
        return untitled(place, row)
    people, incomplete = _authors(get("authors"))
    native, arxiv, number = _identified(get("id"), get("arxiv_id"), get("doi"))
    when, day = _when(get("year"), get("date"))
    topics = _categories(get("categories"), get("primary"))
    none = None
    found = Record(
        *(source, native, title, people, when, day, none, number, arxiv, none, none, none, topics),
        *(none, incomplete, place),
    )
    return found if is_short else _with_the_rest(found, get)


def _titled(written: str) -> str:
    return clean(decode_accents(written) if "\\" in written else written)


@lru_cache(maxsize=1024)
def _plan(names: tuple[str, ...]) -> tuple[tuple[str | None, ...], bool]:
    """What each column means, the first of several with one meaning; whether they are few."""
    meanings = [meaning(name) for name in names]
    columns = tuple(
        column if column not in meanings[:place] else None for place, column in enumerate(meanings)
    )
    return columns, _SELDOM_MORE.issuperset(filter(None, columns))


def _with_the_rest(found: Record, get: Callable[[str], object]) -> Record:
    link = web_url(text) if isinstance(text := get("url"), str) else None
    others = (*_entries(get("topics")), *_entries(get("keywords")))
    return found._replace(
        authors=_affiliated(found.authors, get("affiliations")),
        venue=_text(get("venue")),
        doi=found.doi or (doi(link) if link else None),
        url=link,
        abstract=_text(get("abstract"), MAX_ABSTRACT),
        citations=_count(get("citations")),
        topics=tuple(dict.fromkeys((*found.topics, *others)))[:MAX_TOPICS],
        kind=_text(get("kind")),
        incomplete_authors=found.incomplete_authors or get("incomplete_authors") in _YES,
    )


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


def _affiliated(people: tuple[Mention, ...], affiliations: object) -> tuple[Mention, ...]:
    """A list as long as the byline gives each author theirs; a byline of one has them all."""
    if isinstance(affiliations, str):
        affiliations = affiliations.split(";")
    if not isinstance(affiliations, list | tuple):
        return people
    each: list[object] = [affiliations] if len(people) == 1 else list(affiliations)
    if len(each) != len(people):
        return people
    return tuple(
        person if person.institutions else person._replace(institutions=institutions(own))
        for person, own in zip(people, each, strict=True)
    )


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
    """`openalex:W123`, else `id:` and the text; None for an empty text."""
    if work := _OPENALEX.fullmatch(text):
        return f"openalex:{work[1]}"
    text = clean(text, MAX_NAME)
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


def _categories(value: object, primary: object) -> tuple[Topic, ...]:
    """The primary category first, then the others in their order."""
    names = tuple(value) if type(value) is list else _listed(value)
    first = (primary,) if type(primary) is str else ()
    try:
        return categories(first + names)
    except TypeError:  # something in the list that no cache can hold
        return categories(first + _listed(value))


@lru_cache(maxsize=65_536)
def categories(names: tuple[object, ...]) -> tuple[Topic, ...]:
    """Topics from category names: scheme `arxiv` where they look like arXiv's, else `keyword`."""
    cleaned = (clean(name, MAX_NAME) for name in names[:MAX_TOPICS] if isinstance(name, str))
    return tuple(dict.fromkeys(_topic(name) for name in cleaned if name))


@lru_cache(maxsize=16_384)
def _topic(name: str) -> Topic:
    return Topic(name, "arxiv" if _ARXIV_CATEGORY.fullmatch(name) else "keyword")


def _listed(value: object) -> tuple[str, ...]:
    """Category names from a list, or from one text with semicolons or arXiv's spaces."""
    if isinstance(value, str):
        words = value.split()
        arxiv = all(map(_ARXIV_CATEGORY.fullmatch, words))
        return tuple(words if arxiv else _LIST.split(value))
    if not isinstance(value, list | tuple):
        return ()
    return tuple(name for name in value if isinstance(name, str))


def _entries(value: object) -> list[Topic]:
    """Topics from a list of names or of objects with `name` and `scheme`, or from one text."""
    if isinstance(value, str):
        value = quoted_list(value) or _LIST.split(
            value if _LIST.search(value) else value.replace(",", ";")
        )
    if not isinstance(value, list | tuple):
        return []
    found = []
    for entry in value[: 2 * MAX_TOPICS]:
        name = entry.get("name", entry.get("display_name")) if isinstance(entry, Mapping) else entry
        scheme = entry.get("scheme") if isinstance(entry, Mapping) else None
        if isinstance(name, str) and (name := clean(name, MAX_NAME)):
            is_told = isinstance(scheme, str) and _SCHEME.fullmatch(scheme)
            found.append(Topic(name, str(scheme)) if is_told else _topic(name))
    return found
