"""Numbers (and groups) of the people in a graph, each with the sentence that defines it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from explorer import communities as _communities

Values = Mapping[str, float | None]
"""One value for each author of the graph; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that discs can be sized or coloured by."""

    name: str
    """What a link says: `first_year`."""
    label: str
    """What a control says: `First year`."""
    formula: str
    """One sentence: what is computed, on which data."""
    values: Callable[["nx.Graph[str]"], Values]
    sizes: bool = False
    """Whether it can be the area of a disc."""
    colours: bool = False
    """Whether it can be the colour of a disc."""
    groups: bool = False
    """Whether its values are numbers of groups."""
    amount: bool = True
    """Whether its values count something, so that twice is twice as much; a year does not."""
    same: bool = False
    """Whether it is the same for everybody."""


def people(graph: "nx.Graph[str]") -> list[str]:
    """The authors of a graph, in its order."""
    return [node for node in graph if graph.nodes[node]["kind"] == "author"]


def _fact(name: str) -> Callable[["nx.Graph[str]"], Values]:
    def values(graph: "nx.Graph[str]") -> Values:
        return {person: graph.nodes[person][name] for person in people(graph)}

    return values


def collaborators(graph: "nx.Graph[str]") -> Values:
    """Number of ties of each author in the graph, those that a ready network gives included."""
    ties = dict.fromkeys(people(graph), 0)
    for a, b, facts in graph.edges(data=True):
        if facts["kind"] in ("coauthor", "given"):
            ties[a] += 1
            ties[b] += 1
    return ties


def strength(graph: "nx.Graph[str]") -> Values:
    """Sum of the strengths of each author's ties in the graph (full or fractional, as chosen)."""
    counted = graph.graph.get("strength", "fractional")
    sums = dict.fromkeys(people(graph), 0.0)
    for a, b, facts in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        if facts["kind"] == "coauthor":
            sums[a] += facts[counted]
            sums[b] += facts[counted]
    return {person: round(total, 9) for person, total in sums.items()}


def community(graph: "nx.Graph[str]") -> Values:
    """Number of each author's community, 0 the largest; the focus has none."""
    focus = graph.graph.get("focus", "")
    found = _communities.communities(
        graph, strength=graph.graph.get("strength", "fractional"), without=focus
    )
    return {person: found.get(person) for person in people(graph)}


def equal(graph: "nx.Graph[str]") -> Values:
    """The same for everybody."""
    return dict.fromkeys(people(graph), 1)


MEASURES = (
    Measure(
        "community",
        "Community",
        "People who write together more than with others: Louvain on the ties shown, weighted by "
        "their strength; the focus, tied to everybody, is left out.",
        community,
        colours=True,
        groups=True,
        amount=False,
    ),
    Measure(
        "papers",
        "Papers",
        "Number of papers in this library, in the years chosen.",
        _fact("papers"),
        sizes=True,
        colours=True,
    ),
    Measure(
        "collaborators",
        "Collaborators",
        "Number of people shown with whom there is a tie or a line of a ready network.",
        collaborators,
        sizes=True,
        colours=True,
    ),
    Measure(
        "strength",
        "Strength of ties",
        "Sum of the strengths of the ties shown, counted as chosen (full or fractional); what a "
        "ready network gives is no part of it.",
        strength,
        sizes=True,
    ),
    Measure(
        "first_year",
        "First year",
        "Year of the first paper in this library.",
        _fact("first_year"),
        colours=True,
        amount=False,
    ),
    Measure(
        "last_year",
        "Last year",
        "Year of the latest paper in this library.",
        _fact("last_year"),
        colours=True,
        amount=False,
    ),
    Measure("equal", "All the same", "Every disc has the same size.", equal, sizes=True, same=True),
)
"""Every measure, in the order of the controls."""


def measure(name: str) -> Measure:
    """The measure of that name."""
    return next(found for found in MEASURES if found.name == name)
