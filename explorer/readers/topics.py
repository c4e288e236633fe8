"""Topics out of lists and texts: keywords, subject headings, and categories, arXiv's too."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice

from explorer.model import Topic
from explorer.readers.text import MAX_NAME, clean, quoted_list

MAX_TOPICS = 200

_LIST = re.compile(r"\s*[;|]\s*")
_ARXIV_CATEGORY = re.compile(
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg"
    r"|comp-gas|cond-mat|cs|dg-ga|econ|eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math"
    r"|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|q-fin|quant-ph"
    r"|solv-int|stat|supr-con)(?:\.[A-Za-z-]{2,20})?"
)
_SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,30}")


def ranked(value: object, primary: object) -> tuple[Topic, ...]:
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


def named(names: Iterable[str], scheme: str = "keyword") -> tuple[Topic, ...]:
    """Topics of one scheme in their order, each once."""
    cleaned = (clean(name, MAX_NAME) for name in islice(names, 2 * MAX_TOPICS))
    found = dict.fromkeys(Topic(name, scheme) for name in cleaned if name)
    return tuple(islice(found, MAX_TOPICS))


def _listed(value: object) -> tuple[str, ...]:
    """Category names from a list, or from one text with semicolons or arXiv's spaces."""
    if isinstance(value, str):
        words = value.split()
        arxiv = all(map(_ARXIV_CATEGORY.fullmatch, words))
        return tuple(words if arxiv else _LIST.split(value))
    if not isinstance(value, list | tuple):
        return ()
    return tuple(name for name in value if isinstance(name, str))


def entries(value: object) -> list[Topic]:
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
