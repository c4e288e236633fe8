"""How many people two bylines have together, whatever way their names are written."""

from collections.abc import Sequence
from functools import lru_cache

AFTER_NAMES = frozenset("jr sr ii iii phd md dr msc".split())  # noqa: SIM905 - words
"""What stands after a name and is left out as often as not."""


def family(name: str) -> str:
    """The last word of a folded name, "jr" and degrees left out."""
    return _own(name)[-1]


def matched(one: Sequence[str], other: Sequence[str]) -> int:
    """How many names of one byline stand on the other; each name counts once.

    Names are folded ("leon bungert"). Equal names are taken first, then names that may be the same.
    """
    theirs = list(other)
    rest = []
    for name in one:
        if name in theirs:
            theirs.remove(name)
        else:
            rest.append(name)
    found = len(one) - len(rest)
    for name in rest:
        partner = next((each for each in theirs if compatible(name, each)), None)
        if partner is not None:
            theirs.remove(partner)
            found += 1
    return found


@lru_cache(maxsize=65_536)
def compatible(one: str, other: str) -> bool:
    """Whether two folded names may be one person's: initials, middle names, turned order.

    "l bungert" and "leon bungert" may, "leon bungert" and "lara bungert" may not.
    """
    first, second = _own(one), _own(other)
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return True
    if not first or not second:
        return False
    if first[-1] == second[-1]:
        return _given_fit(first[:-1], second[:-1])
    if first[-1] in second[1:] or second[-1] in first[1:]:
        return first[0] == second[0] and len(first[0]) > 1
    return _turned(first, second) or _turned(second, first)


def _own(name: str) -> list[str]:
    """The words of a name without "jr" and degrees."""
    words = name.split(" ")
    while len(words) > 1 and words[-1] in AFTER_NAMES:
        words.pop()
    return words


def _given_fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first given names agree as far as both are written out."""
    if not one or not other:
        return True
    return one[0].startswith(other[0]) or other[0].startswith(one[0])


def _turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is written with the family name first: "bungert l"."""
    return len(one) > 1 and one[0] == other[-1] and _given_fit(one[1:], other[:-1])
