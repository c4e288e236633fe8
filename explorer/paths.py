"""How two people are connected: the shortest chain of ties, one paper for each step."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from explorer import lookups
from explorer.errors import UnknownId
from explorer.library import Library
from explorer.model import PaperFilter

MOST_STEPS = 20
"""A longer chain says nothing; co-authorship networks are a dozen steps wide."""
MOST_PEOPLE = 400_000
"""People looked at before the search gives up."""


class Step(NamedTuple):
    """One person of a chain and the paper that joins them to the person before."""

    author: str
    paper: str
    """Id of the newest joint paper; empty for the first person."""


def chain(
    library: Library,
    a: str,
    b: str,
    papers: PaperFilter = PaperFilter(),  # noqa: B008 - frozen
) -> list[Step] | None:
    """The shortest chain from `a` to `b`, or None where there is none in this library.

    Breadth first from both ends, the smaller side at a time; of equally short chains one is
    chosen by the order of the ids, always the same. Raises `UnknownId`.
    """
    start, goal = _known(library, a), _known(library, b)
    people = _people(library, start, goal, papers)
    if people is None:
        return None
    joined = (
        str(lookups.receipt(library, one, other, papers)["paper"].iloc[0])
        for one, other in pairwise(people)
    )
    return [Step(people[0], ""), *(Step(*pair) for pair in zip(people[1:], joined, strict=True))]


def distance(
    library: Library,
    a: str,
    b: str,
    papers: PaperFilter = PaperFilter(),  # noqa: B008 - frozen
) -> int | None:
    """Steps of the shortest chain between two people; None where there is none."""
    people = _people(library, _known(library, a), _known(library, b), papers)
    return None if people is None else len(people) - 1


def _known(library: Library, wanted: str) -> str:
    found: str | None = lookups.resolve(library, wanted)
    if found is None:
        raise UnknownId(wanted)
    return found


def _people(library: Library, start: str, goal: str, papers: PaperFilter) -> list[str] | None:
    """The ids along the shortest chain, both ends included."""
    if start == goal:
        return [start]
    before: dict[str, str] = {start: ""}
    after: dict[str, str] = {goal: ""}
    near, far = [start], [goal]
    for _ in range(MOST_STEPS):
        if not near or not far or len(before) + len(after) > MOST_PEOPLE:
            return None
        forwards = len(near) <= len(far)
        reached, edge = (before, near) if forwards else (after, far)
        edge = _widened(library, reached, edge, papers)
        near, far = (edge, far) if forwards else (near, edge)
        if meeting := sorted(set(edge) & (after if forwards else before).keys()):
            return _back(before, meeting[0])[::-1] + _back(after, meeting[0])[1:]
    return None


def _widened(
    library: Library, reached: dict[str, str], edge: list[str], papers: PaperFilter
) -> list[str]:
    """One step further: who is newly reached, remembering from whom."""
    found = lookups.neighbours(library, edge, papers).sort_values(["author", "neighbour"])
    fresh: list[str] = []
    for author, neighbour in zip(found["author"], found["neighbour"], strict=True):
        if neighbour not in reached:
            reached[neighbour] = author
            fresh.append(neighbour)
    return sorted(fresh)


def _back(origins: Mapping[str, str], person: str) -> list[str]:
    """From the meeting point back to where that side began."""
    trail = [person]
    while origins[trail[-1]]:
        trail.append(origins[trail[-1]])
    return trail
