"""Who of a byline worked where, and the organisation that an address names."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explorer.model import Institution, Mention
from explorer.readers.bylines import MAX_INSTITUTIONS, institutions
from explorer.readers.text import MAX_NAME, clean, unique

MAX_ADDRESS = 2000

_NAMED = re.compile(r"\s*([^()]+?)\s*\((.*)\)\s*", re.DOTALL)
_CONTACT = re.compile(
    r"\s*(?:(?:electronic address|e-?mail)\b\s*:?\s*)?[^\s;,]+@\S+", re.IGNORECASE
)
_UNIVERSITY = re.compile(
    r"universi|\buniv\b|\bcollege(?! of\b)|polit[eé]cnic|polytech|hochschule", re.IGNORECASE
)
_PART = re.compile(
    r"(?:the )?(?:(?:graduate )?school|division|facult[eéy]|section|unit|chair|program|group)\b"
    r"|.*\bdep(?:t|artment|artement|artamento)\b|.*\bp\.?o\.? box",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"institut|academ|hospital|clinic|\bcent(?:re|er|ro)\b|foundation|ministry|council|agency"
    r"|laborator|corporation|company|\b(?:inc|ltd|gmbh|cnrs|inserm|nasa|nist)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[0-9]")


def affiliated(people: tuple[Mention, ...], told: object) -> tuple[Mention, ...]:
    """The people with the institutions that a list as long as the byline gives each of them.

    A byline of one has all that is listed. A list of another length says nothing.
    """
    listed = list(_apart(told)) if isinstance(told, str) else told
    if not isinstance(listed, list | tuple):
        return people
    each: Sequence[object] = _named(people, listed) or listed
    if len(people) == 1 and each is listed:
        each = [listed]
    if len(each) != len(people):
        return people
    return tuple(
        person if person.institutions else person._replace(institutions=institutions(own))
        for person, own in zip(people, each, strict=True)
    )


def _apart(text: str) -> Iterator[str]:
    """What semicolons separate, except those in brackets that are closed."""
    held: list[str] = []
    depth = 0
    for piece in text.split(";"):
        held.append(piece)
        depth += piece.count("(") - piece.count(")")
        if depth <= 0:
            yield ";".join(held)
            held, depth = [], 0
    yield from held


def _named(people: tuple[Mention, ...], listed: Sequence[object]) -> list[str] | None:
    """The institutions of Dimensions' `Lee, Ann (Uni A; Lab B)` by name; None for another list."""
    found = (_NAMED.fullmatch(part) for part in listed if isinstance(part, str))
    places = {part[1]: part[2] for part in found if part}
    if places.keys().isdisjoint(person.written for person in people):
        return None
    return [places.get(person.written, "") for person in people]


def working_at(person: Mention, addresses: Sequence[str]) -> Mention:
    """The person at the organisations that these addresses name."""
    names = unique(organisation(text) for text in addresses[:MAX_INSTITUTIONS])
    return person._replace(institutions=tuple(map(Institution, names))) if names else person


@lru_cache(maxsize=16_384)
def organisation(address: str) -> str:
    """The part of an address that names the organisation, as written; empty for no address.

    A university before an institute, an institute before a department; else what stands first.
    """
    text = _CONTACT.sub("", clean(address, MAX_ADDRESS)).strip(" .,;")
    parts = [part for part in (part.strip(" .") for part in text.split(",")) if part]
    return min(parts, key=_standing, default="")[:MAX_NAME].rstrip()


def _standing(part: str) -> int:
    """How far a part is from naming the organisation; `min` takes the first of equals."""
    if _UNIVERSITY.search(part):
        return 0
    if _PART.match(part):
        return 3
    if _ORGANISATION.search(part):
        return 1
    return 4 if _NUMBERED.search(part) else 2
