"""The same paper from several sources: which of some records describe one, and why each does.

What people decided comes before all evidence: records that were said to be apart are never joined,
however strong the evidence, and those said to be one paper need none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from explorer.evidence import BY_HAND, Entry, Evidence, evidence
from explorer.identity import Groups

Pair = tuple[str, str]
"""Two fingerprints, the smaller first."""


def pair(one: str, other: str) -> Pair:
    """The two in a fixed order."""
    return (one, other) if one < other else (other, one)


def parts(
    entries: Sequence[Entry], apart: Collection[Pair] = (), together: Collection[Pair] = ()
) -> list[list[Entry]]:
    """The papers that these records describe, each with its records; a function of sets.

    `apart` and `together` are what people decided. The strongest evidence comes first, so that
    two editions of one record stay on the same side of a decision.
    """
    groups = Groups()
    known = {entry.fingerprint: entry for entry in entries}
    foes: dict[str, set[str]] = {}
    for one, other in apart:
        if one in known and other in known:
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)
    members = {each: {each} for each in known}
    for _, one, other in sorted(_reasons(entries, together)):
        first, second = groups.find(one), groups.find(other)
        enemies = {foe for each in members[first] for foe in foes.get(each, ())}
        if first != second and enemies.isdisjoint(members[second]):
            groups.join(first, second)
            both = members.pop(first) | members.pop(second)
            members[groups.find(first)] = both
    return [[known[each] for each in sorted(members[first])] for first in sorted(members)]


def _reasons(
    entries: Iterable[Entry], together: Collection[Pair]
) -> Iterable[tuple[int, str, str]]:
    for one, other in combinations(entries, 2):
        found = evidence(one, other)
        first, second = pair(one.fingerprint, other.fingerprint)
        if (first, second) in together:
            yield BY_HAND, first, second
        elif found:
            yield found.rank, first, second


def explained(entries: Sequence[Entry], together: Collection[Pair] = ()) -> Mapping[int, str]:
    """For each record of a paper the strongest reason that joins it to another of them."""
    found: dict[int, str] = {}
    for entry in entries:
        reasons = [
            evidence(entry, other)
            if pair(entry.fingerprint, other.fingerprint) not in together
            else Evidence(BY_HAND, "joined by you")
            for other in entries
            if other is not entry
        ]
        best = min((reason for reason in reasons if reason), default=None)
        found[entry.record] = best.reason if best else ""
    return found
