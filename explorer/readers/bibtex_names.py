"""The names of a BibTeX author field: split as BibTeX does, accents decoded, consortia marked."""

from functools import lru_cache

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from explorer.latex import decode_latex
from explorer.model import Mention
from explorer.readers.bylines import MAX_AUTHORS, Byline, mentions
from explorer.readers.text import MAX_NAME, clean


def byline(field: str) -> Byline:
    """The mentions of an author field, and whether it ends in "and others"."""
    names = split_multiple_persons_names(field)
    people: list[Mention] = []
    incomplete = len(names) > MAX_AUTHORS
    for name in names[:MAX_AUTHORS]:
        found, cut = _mentions(name)
        people += found
        incomplete |= cut
    return tuple(people), incomplete


@lru_cache(maxsize=32_768)
def _mentions(name: str) -> Byline:
    written = clean(decode_latex(name), MAX_NAME)
    if _is_braced(name) and (" " in written or written.isupper()):
        # Braces around the whole name are how BibTeX writes an organisation.
        return (Mention(written, collective=True),), False
    found, cut = mentions(written)
    if len(found) != 1 or found[0].collective or found[0].written != written:
        return found, cut
    family, given = _parts(name)
    return (Mention(written, family, given),), cut


def _is_braced(name: str) -> bool:
    """Whether the first brace closes at the very end."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for place, char in enumerate(name, 1):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return place == len(name)
    return False


def _parts(name: str) -> tuple[str | None, str | None]:
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except (InvalidNameError, IndexError):
        return None, None
    family = clean(decode_latex(" ".join(parts.von + parts.last + parts.jr)), MAX_NAME)
    given = clean(decode_latex(" ".join(parts.first)), MAX_NAME)
    return family or None, given or None
