"""What the side panel is about: what is selected, else what is in the middle, else the library."""

from dataclasses import dataclass

from explorer import lookups
from explorer.library import Library
from explorer.view import View

KINDS = {"a": "author", "p": "paper", "t": "topic", "i": "institution"}
"""Kind of a thing by the prefix of its id."""

ENDS = 2
"""A tie joins two things."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of card and the canonical id of the thing it is about (as asked, if unknown)."""

    kind: str
    id: str = ""


def subject(library: Library, view: View) -> Subject:
    """The subject of a view of this library; a stale id of a known person still leads to them."""
    wanted = view.selected or view.focus
    if not wanted:
        return Subject("start")
    found = [lookups.resolve(library, end) for end in wanted.split("|")]
    ends = sorted(end for end in found if end is not None)
    if len(ends) != len(found) or len(set(ends)) != len(ends) or len(ends) > ENDS:
        return Subject("unknown", wanted)
    if len(ends) == 1:
        return Subject(KINDS[ends[0][0]], ends[0])
    kind = "tie" if all(end.startswith("a:") for end in ends) else "line"
    return Subject(kind, "|".join(ends))
