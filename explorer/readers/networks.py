"""A ready network out of nodes and edges: each person once, each pair once, nothing lost unsaid."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explorer.errors import ReadError
from explorer.model import Line, Network, Problem
from explorer.names import person_key
from explorer.readers.text import MAX_NAME, clean, excerpt

MAX_PEOPLE = 500_000
MAX_LINES = 5_000_000
DIGITS = 9
"""Sums of strengths are rounded to this many decimals, so that their order cannot show."""

STRENGTHS = (
    "weight", "strength", "link strength", "link_strength", "value", "fractional", "given",
    "papers", "documents", "co-authorships", "collaborations", "publications", "count",
)  # fmt: skip
"""What an attribute of an edge may be called that is its strength, the best first."""
NAMES = ("name", "label", "author", "full name", "fullname", "display name")
"""What an attribute of a node may be called that is its name, the best first."""
OTHER_KINDS = frozenset(("paper", "topic", "institution"))
"""Kinds of nodes, in files that the explorer wrote, that are no people."""
TIE_KINDS = frozenset(("", "coauthor", "given"))
"""Kinds of edges, in such files, that join two people; elsewhere they have none."""

MOST = 1e15
"""What no strength reaches."""

_PLACE = "network"
_CORRECT = "Correct it in the file and import it again if it matters."
_PAPERS = "Import the papers themselves to see titles, years and fractional strengths."
_APART = "If they are several people, write their names differently."
_FOLDED = "The strengths of all lines between two people are added up."
_NAMED = "If the file has strengths, call the attribute “weight”."


class Node(NamedTuple):
    """A node as a file gives it."""

    id: str
    name: str
    """Empty where it has none; the id is the name then."""
    place: str
    kind: str = ""
    is_implied: bool = False
    """Whether the file tells it only as the end of an edge."""


class Edge(NamedTuple):
    """An edge as a file gives it."""

    source: str
    target: str
    strength: object
    """A number, a text that should be one, or None."""
    place: str
    kind: str = ""
    is_directed: bool = False


Part = Node | Edge | Problem
"""A problem counts as that of an edge where it is `of` a tie."""


def network(source: str, parts: Iterable[Part]) -> Iterator[Problem | Network]:
    """The one network of a file, after its problems. Raises `ReadError` where nobody is in it."""
    draft = _Draft()
    for part in parts:
        if isinstance(part, Edge):
            draft.edges.append(part)
            if len(draft.edges) > MAX_LINES:
                raise _too_large("lines", MAX_LINES)
        elif problem := part if isinstance(part, Problem) else draft.add(part):
            draft.set_aside += problem.sets_aside and problem.of == "tie"
            yield problem
    if not draft.people:
        raise ReadError("There are no people in this network.", "Check what the file holds.")
    for problem in filter(None, map(draft.join, draft.edges)):
        draft.set_aside += 1
        yield problem
    yield from draft.notes()
    yield draft.network(source)


def named(attributes: Mapping[str, object], names: Iterable[str]) -> object:
    """The first of the attributes with one of these names that holds something."""
    held = {name.lower(): value for name, value in attributes.items()}
    return next((held[name] for name in names if held.get(name) not in (None, "")), None)


def text(value: object) -> str:
    """A name or an id of whatever type as text."""
    return str(value)[: 4 * MAX_NAME] if isinstance(value, str | int | float) else ""


def broken(place: str, what: str, remedy: str = _CORRECT, *, of: str = "tie") -> Problem:
    """The problem of an edge (or a node) that cannot be read, given its text."""
    sentence = "This is no line between two people." if of == "tie" else "This is no person."
    return Problem(place, sentence, remedy, excerpt(what), of=of)


class _Draft:
    """A network that is being put together."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self.people: list[str] = []
        self.set_aside = 0
        self._person: dict[str, int] = {}
        """By the id of the node; -1 for a node that is no person."""
        self._namesake: dict[str, int] = {}
        self._namesakes = self._others = self._other_ends = 0
        self._parallel = self._directed = self._bare = 0
        self._strengths: dict[tuple[int, int], float] = {}

    def add(self, node: Node) -> Problem | None:
        """Take a node in; its problem where it is none."""
        known = node.id in self._person
        if known and node.is_implied:
            return None
        name = clean(node.name, MAX_NAME) or clean(node.id, MAX_NAME)
        if known or not name:
            reason = f"The id “{excerpt(node.id)}” is given twice." if known else "It has no name."
            return Problem(node.place, reason, _CORRECT, excerpt(name), of="person")
        if node.kind.lower() in OTHER_KINDS:
            self._others += 1
            self._person[node.id] = -1
            return None
        number = self._namesake.setdefault(person_key(name), len(self.people))
        self._person[node.id] = number
        if number < len(self.people):
            self._namesakes += 1
            return None
        self.people.append(name)
        if len(self.people) > MAX_PEOPLE:
            raise _too_large("people", MAX_PEOPLE)
        return None

    def join(self, edge: Edge) -> Problem | None:
        """Take an edge in; its problem where it joins no two people."""
        ends = [self._person.get(end) for end in (edge.source, edge.target)]
        if None in ends:
            lost = edge.source if ends[0] is None else edge.target
            return self._problem(edge, f"There is no node “{excerpt(lost)}”, at which it ends.")
        a, b = sorted(end for end in ends if end is not None)
        if a < 0 or edge.kind.lower() not in TIE_KINDS:
            self._other_ends += 1
            return None
        if a == b:
            return self._problem(edge, "It joins somebody with themselves.")
        strength = _number(edge.strength)
        if strength is None:
            return self._problem(edge, "Its strength is no number above 0.")
        self._bare += edge.strength is None
        self._directed += edge.is_directed
        self._parallel += (a, b) in self._strengths
        self._strengths[a, b] = self._strengths.get((a, b), 0.0) + strength
        return None

    def _problem(self, edge: Edge, reason: str) -> Problem:
        ends = excerpt(f"{edge.source} – {edge.target}")
        return Problem(edge.place, reason, _CORRECT, ends, of="tie")

    def notes(self) -> Iterator[Problem]:
        """What the file holds, and what was made of it."""
        people, lines = len(self.people), len(self._strengths)
        counts = (
            (1, f"A ready network, without papers: people {people:,}, ties {lines:,}.", _PAPERS),
            (self._namesakes, "Nodes with the name of another one, taken for the same", _APART),
            (self._others, "Papers, topics and institutions, passed over", _PAPERS),
            (self._other_ends, "Lines from or to these, passed over", _PAPERS),
            (self._directed, "Lines with a direction, which is left out", _FOLDED),
            (self._parallel, "Lines between two people who are joined already", _FOLDED),
            (self._bare, "Lines without a strength, which count as 1", _NAMED),
        )
        for count, sentence, remedy in counts:
            if count:
                told = sentence if sentence.endswith(".") else f"{sentence}: {count:,}."
                yield Problem(_PLACE, told, remedy, sets_aside=False, of="tie")

    def network(self, source: str) -> Network:
        """What has been put together."""
        lines = tuple(
            Line(a, b, round(strength, DIGITS)) for (a, b), strength in self._strengths.items()
        )
        aside = self.set_aside + self._other_ends
        read = len(lines) + self._parallel
        return Network(source, tuple(self.people), tuple(sorted(lines)), read, aside)


def _number(value: object) -> float | None:
    """A strength above 0; 1 where none is given."""
    if value is None or value == "":
        return 1.0
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        strength = float(value)
    except (ValueError, OverflowError):
        return None
    return strength if math.isfinite(strength) and 0 < strength < MOST else None


def _too_large(what: str, most: int) -> ReadError:
    return ReadError(f"The network has more than {most:,} {what}.", "Export a part of it.")
