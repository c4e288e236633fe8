"""How the nodes and ties of a graph look: place, size, colour, width, label."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from explorer import measures
from explorer.labels import Spot, fitting
from explorer.layouts import Place
from explorer.measures import Measure, Values, measure
from explorer.palette import ACCENT, KINDS, OTHER, community_colour
from explorer.picture import Node, Tie
from explorer.scales import ALIKE, SIDES, THINNEST, Ramp, diameter, width
from explorer.view import View
from explorer.wording import shortened


@dataclass(frozen=True, slots=True)
class Paint:
    """Everything computed on the people of a graph, with the scales that show it."""

    graph: "nx.Graph[str]"
    focus: str
    """Id of the person in the middle; empty where there is none."""
    communities: Mapping[str, int | None]
    names: tuple[str, ...]
    """Name of each community by its number."""
    collaborators: Values
    strengths: Values
    size: Measure
    sizes: Values
    largest: float
    colour: Measure
    colours: Values
    ramp: Ramp | None
    """None where colours are groups, or where no value is known."""
    strength: str
    strongest: float
    """Strength of the strongest tie shown."""
    most_given: float
    """Strength of the strongest line shown that a ready network gives."""

    @classmethod
    def of(cls, graph: "nx.Graph[str]", view: View) -> "Paint":
        """The paint that a view asks for."""
        known: dict[str, Values] = {
            name: measure(name).values(graph) for name in {view.size, view.colour, "community"}
        }
        groups = {
            person: None if value is None else int(value)
            for person, value in known["community"].items()
        }
        size, colour = measure(view.size), measure(view.colour)
        ramp = Ramp.over(known[view.colour].values(), rooted=colour.amount)
        return cls(
            graph=graph,
            focus=view.focus if view.focus in graph else "",
            communities=groups,
            names=_names(graph, groups),
            collaborators=measures.collaborators(graph),
            strengths=measures.strength(graph),
            size=size,
            sizes=known[view.size],
            largest=max((value or 0.0 for value in known[view.size].values()), default=0.0),
            colour=colour,
            colours=known[view.colour],
            ramp=None if colour.groups else ramp,
            strength=view.strength,
            strongest=max(tie_strengths(graph, view.strength), default=0.0),
            most_given=max(given_strengths(graph), default=0.0),
        )

    def diameter(self, person: str) -> float:
        """Diameter of a person's disc."""
        return ALIKE if self.size.same else diameter(self.sizes[person], self.largest)

    def fill(self, person: str, people: int) -> str:
        """Fill of a person's disc; `people` is the size of their community."""
        if self.ramp is not None:
            return self.ramp.colour(self.colours[person])
        if not self.colour.groups:
            return OTHER
        return (
            ACCENT if person == self.focus else community_colour(self.communities[person], people)
        )


def tie_strengths(graph: "nx.Graph[str]", strength: str) -> list[float]:
    """Strengths of all co-authorship ties."""
    return [
        facts[strength] for _, _, facts in graph.edges(data=True) if facts["kind"] == "coauthor"
    ]


def given_strengths(graph: "nx.Graph[str]") -> list[float]:
    """Strengths of all lines that ready networks give."""
    return [facts["given"] for *_, facts in graph.edges(data=True) if "given" in facts]


def nodes(paint: Paint, places: Mapping[str, Place]) -> tuple[Node, ...]:
    """The nodes of the graph by rank, with the labels that fit."""
    people = Counter(paint.communities.values())
    drawn = []
    for rank, node in enumerate(paint.graph):
        facts = paint.graph.nodes[node]
        if facts["kind"] == "author":
            drawn.append(_author(paint, node, places[node], rank, people[paint.communities[node]]))
        else:
            drawn.append(_extra(node, facts, places[node], rank))
    fits = fitting(
        [Spot(one.x, one.y, one.diameter, one.label, one.id == paint.focus) for one in drawn]
    )
    return tuple(replace(one, labelled=fit) for one, fit in zip(drawn, fits, strict=True))


def ties(paint: Paint) -> tuple[Tie, ...]:
    """The lines of the graph, by id."""
    drawn = [
        _tie(paint, min(one, other), max(one, other), facts)
        for one, other, facts in paint.graph.edges(data=True)
    ]
    return tuple(sorted(drawn, key=lambda tie: tie.id))


def _author(paint: Paint, person: str, place: Place, rank: int, people: int) -> Node:
    facts = paint.graph.nodes[person]
    return Node(
        id=person,
        kind="author",
        label=shortened(facts["name"]),
        title=facts["name"],
        x=place[0],
        y=place[1],
        diameter=paint.diameter(person),
        colour=paint.fill(person, people),
        rank=rank,
        labelled=False,
        community=paint.communities[person],
        papers=facts["papers"],
        collaborators=int(paint.collaborators[person] or 0),
        strength=paint.strengths[person],
        first_year=facts["first_year"],
        last_year=facts["last_year"],
    )


def _extra(node: str, facts: Mapping[str, Any], place: Place, rank: int) -> Node:
    return Node(
        id=node,
        kind=facts["kind"],
        label=shortened(facts["name"]),
        title=facts["name"],
        x=place[0],
        y=place[1],
        diameter=SIDES[facts["kind"]],
        colour=KINDS[facts["kind"]],
        rank=rank,
        labelled=False,
        papers=facts.get("papers"),
        first_year=facts.get("first_year"),
        last_year=facts.get("last_year"),
    )


def _tie(paint: Paint, source: str, target: str, facts: Mapping[str, Any]) -> Tie:
    if facts["kind"] == "given":
        return _given(paint, source, target, facts["given"])
    together = facts["kind"] == "coauthor"
    return Tie(
        id=f"{source}|{target}",
        source=source,
        target=target,
        kind=facts["kind"],
        width=width(facts[paint.strength], paint.strongest) if together else THINNEST,
        papers=facts["full"] if together else facts["papers"],
        fractional=facts["fractional"] if together else None,
        first_year=facts.get("first_year"),
        last_year=facts.get("last_year"),
        paper_ids=facts["papers"] if together else (),
    )


def _given(paint: Paint, source: str, target: str, given: float) -> Tie:
    return Tie(
        id=f"{source}|{target}",
        source=source,
        target=target,
        kind="given",
        width=width(given, paint.most_given),
        papers=0,
        given=given,
    )


def _names(graph: "nx.Graph[str]", communities: Mapping[str, int | None]) -> tuple[str, ...]:
    """Each community by its most prolific person: most papers, then the order of rank."""
    leaders: dict[int, str] = {}
    for person, number in communities.items():
        if number is None:
            continue
        leader = leaders.setdefault(number, person)
        if graph.nodes[person]["papers"] > graph.nodes[leader]["papers"]:
            leaders[number] = person
    return tuple(f"around {graph.nodes[leaders[number]]['name']}" for number in sorted(leaders))
