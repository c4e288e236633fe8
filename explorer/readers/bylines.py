"""From the names of a byline to mentions: people, consortia, and whether the list is complete."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from explorer.identifiers import orcid
from explorer.model import Institution, Mention
from explorer.names import GROUP_WORDS, decode_latex, full_name, is_collective, is_plain
from explorer.readers.text import MAX_NAME, clean, first_text, quoted_list

MAX_AUTHORS = 20_000
"""Names of one byline; the largest known collaborations have about 6,000."""
MAX_INSTITUTIONS = 50

Byline = tuple[tuple[Mention, ...], bool]
"""The mentions in order, and whether names are known to be missing."""

_ET_AL = re.compile(
    r"[,;\s]*\b(?:et\.?\s+al(?:ii|iae)?\b\.?|and\s+others|u\.\s?a\.)$", re.IGNORECASE
)
_ENDS_OPEN = re.compile(r"(?:\bal(?:ii|iae)?\.?|\bothers)$", re.IGNORECASE)
_OTHERS = frozenset({"others", "et al", "et alii", "and others", "al", "et. al"})
_PLAIN_TEXT = re.compile(r"(?:[A-Za-zÀ-ÖØ-öø-ɏ.'-]++[ \n])*+[A-Za-zÀ-ÖØ-öø-ɏ.'-]++")
_TELLING = GROUP_WORDS | {"and", "al", "al.", "et", "others", "for", "behalf"}
_PARTS = (("family", "last", "last_name"), ("given", "first", "first_name"))
_AND = re.compile(r"(?:\\?and|&)\s+", re.IGNORECASE)
_SPOKESPERSON = re.compile(
    r"(?P<person>.+?),?\s+(?P<group>(?:for|on behalf of)\s+(?:the\s+)?\S.*)", re.IGNORECASE
)
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SHORT = re.compile(r"[^\W\d_][^,]*\s[A-Z]{1,3}\.?")
"""A name as PubMed shortens it, `Lee A`, family name first."""
_INITIALS_PAIRS = re.compile(r"[^,;]+,\s*(?:[^\W\d_]\.?[ -]?){1,4}(?:,\s*|$)")


def mentions(written: str) -> Byline:
    """What one written name stands for: nobody, one person or consortium, or one for the other."""
    name = clean(decode_latex(written), MAX_NAME)
    if cut := bool(_ENDS_OPEN.search(name)):
        name = _ET_AL.sub("", name)
    if (lead := _AND.match(name)) and len(name) > lead.end():
        name = name[lead.end() :]
    name = name.strip(" ,;")
    if not name or name.strip(".").lower() in _OTHERS:
        return (), cut or bool(name)
    if not is_collective(name):
        return (Mention(name),), cut
    found = _SPOKESPERSON.fullmatch(name)
    if found and not is_collective(found["person"]):
        return (Mention(found["person"]), Mention(found["group"], collective=True)), cut
    return (Mention(name, collective=True),), cut


@lru_cache(maxsize=32_768)
def _mention(written: object) -> Mention | None:
    """The one mention that a written name is; None for anything else."""
    if type(written) is not str:
        return None
    if len(written) <= MAX_NAME and is_plain(written):
        return Mention(written)
    found, cut = mentions(written)
    return found[0] if len(found) == 1 and not cut else None


def byline(names: Sequence[object]) -> Byline:
    """Mentions from a list of written names or of objects with a name and what is known of it."""
    try:
        if _are_plain(names):
            return tuple(map(Mention, names)), False  # type: ignore[arg-type]  # all are text
        people = tuple(map(_mention, names)) if len(names) <= MAX_AUTHORS else (None,)
    except TypeError:  # an object among them
        return _byline(names)
    if None in people:
        return _byline(names)
    return people, False  # type: ignore[return-value]  # there is no None, as just checked


def _are_plain(names: Sequence[object]) -> bool:
    """Whether these are clean names of people, all of them; asked of the byline as a whole.

    Asked for each name, it would take half the time of an import.
    """
    text = "\n".join(names)  # type: ignore[arg-type]  # where it is not text, the caller looks closer
    return (
        0 < len(names) <= MAX_AUTHORS
        and _PLAIN_TEXT.fullmatch(text) is not None
        and text.count("\n") == len(names) - 1
        and _TELLING.isdisjoint(text.lower().replace("-", " ").split())
        and max(map(len, names)) <= MAX_NAME  # type: ignore[arg-type]  # it is text by now
    )


def _byline(names: Sequence[object]) -> Byline:
    people: list[Mention] = []
    incomplete = len(names) > MAX_AUTHORS
    for name in names[:MAX_AUTHORS]:
        if isinstance(name, str):
            found, cut = mentions(name)
        elif isinstance(name, Mapping):
            found, cut = described(name)
        else:
            found, cut = (), name is not None
        people += found
        incomplete |= cut
    return tuple(people), incomplete


def described(author: Mapping[str, object]) -> Byline:
    """One author as an object: `name` or `family` and `given`, `orcid`, `id`, `affiliations`."""
    family, given = (first_text(*map(author.get, keys), most=MAX_NAME) for keys in _PARTS)
    written = first_text(author.get("name"), author.get("display_name"), author.get("full_name"))
    found, cut = mentions(written or full_name(family or "", given or ""))
    if len(found) != 1:
        return found, cut
    collective = found[0].collective or author.get("collective") is True
    number = author.get("orcid")
    return (
        Mention(
            found[0].written,
            None if collective else family,
            None if collective else given,
            orcid(number) if isinstance(number, str) else None,
            native_author(author.get("id")),
            institutions(author.get("affiliations", author.get("institutions"))),
            collective,
        ),
    ), cut


def parted(family: str, given: str, written: str = "") -> Byline:
    """One name whose format separates family and given names."""
    return described({"family": family, "given": given, "name": written or None})


def native_author(value: object) -> str | None:
    """The source's own author id with its scheme; `id:` where it brings none."""
    text = clean(str(value), MAX_NAME) if isinstance(value, str | int) else ""
    return (text if ":" in text else f"id:{text}") if text else None


def institutions(value: object) -> tuple[Institution, ...]:
    """Institutions from a list of names or of objects with `name`, `id` and `country`."""
    if isinstance(value, str):
        value = re.split(r"[;|]", value)
    if not isinstance(value, list | tuple):
        return ()
    found = (_institution(item) for item in value[:MAX_INSTITUTIONS])
    return tuple(dict.fromkeys(item for item in found if item is not None))


def _institution(value: object) -> Institution | None:
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        return None
    name = first_text(value.get("name"), value.get("display_name"), most=MAX_NAME)
    country = first_text(value.get("country"), value.get("country_code")) or ""
    native = first_text(value.get("id"), value.get("ror"), most=MAX_NAME)
    if name is None:
        return None
    return Institution(name, native, country.upper() if len(country) == 2 else None)  # noqa: PLR2004


def names_in(text: str) -> list[str]:
    """The names in one text: separated by semicolons, else by "and", else by commas."""
    if (listed := quoted_list(text)) is not None:
        return listed
    text = text.strip()
    if ";" in text:
        return text.split(";")
    parts = re.split(r"\s+(?:and|AND|&)\s+", text)
    if len(parts) > 2 or (len(parts) == 2 and text.count(",") == 2 and _all_inverted(parts)):  # noqa: PLR2004
        return parts
    is_list = len(parts) > 1 and "," not in parts[-1]
    return [name for part in parts for name in _by_commas(part, is_list=is_list)]


def _all_inverted(parts: list[str]) -> bool:
    return all(part.count(",") == 1 for part in parts)


def _by_commas(text: str, *, is_list: bool) -> list[str]:
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) < 2:  # noqa: PLR2004
        return pieces
    if _INITIALS_PAIRS.sub("", text) == "":
        return [", ".join(pair) for pair in zip(pieces[::2], pieces[1::2], strict=False)]
    is_list = is_list or len(pieces) > 2 or bool(_INITIAL.search(pieces[0]))  # noqa: PLR2004
    is_list = is_list or all(map(_SHORT.fullmatch, pieces))
    return pieces if is_list and all(" " in piece for piece in pieces) else [text]
