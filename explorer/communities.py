"""Groups of people who write together more than with others, numbered so that colours stay."""

from collections.abc import Mapping

import networkx as nx

SEED = 20
"""Louvain visits nodes in a shuffled order; the same shuffle gives the same groups."""


def communities(
    graph: "nx.Graph[str]", *, strength: str = "fractional", without: str = ""
) -> dict[str, int]:
    """Number of the community of each author, 0 the largest, ties broken by the smallest id.

    Louvain (Blondel et al. 2008) on the co-authorship ties, weighted by `strength`. The person
    `without` (the focus of an ego view, tied to everyone) is left out and gets no number.
    """
    ties = coauthorship(graph, strength, without=without)
    if not ties:
        return {}
    found = nx.community.louvain_communities(ties, weight="weight", seed=SEED)
    ordered = sorted(
        (sorted(people) for people in found), key=lambda people: (-len(people), people[0])
    )
    return {person: number for number, people in enumerate(ordered) for person in people}


def coauthorship(
    graph: "nx.Graph[str]", strength: str = "fractional", *, without: str = ""
) -> "nx.Graph[str]":
    """The authors and the ties between them, built in sorted order, `weight` = the strength.

    A line that a ready network gives weighs at most 1: its strength, the strongest being 1.
    """
    strongest = max((given for *_, given in graph.edges(data="given", default=0.0)), default=0.0)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(
        sorted(
            node
            for node in graph
            if graph.nodes[node].get("kind", "author") == "author" and node != without
        )
    )
    ties.add_weighted_edges_from(
        sorted(
            (min(a, b), max(a, b), facts[strength] or facts.get("given", 0.0) / (strongest or 1))
            for a, b, facts in graph.edges(data=True)
            if a in ties and b in ties
        )
    )
    return ties


def members(numbers: Mapping[str, int]) -> list[list[str]]:
    """The people of each community, in the order of the numbers, each list sorted."""
    groups: dict[int, list[str]] = {}
    for person, number in sorted(numbers.items()):
        groups.setdefault(number, []).append(person)
    return [groups[number] for number in sorted(groups)]
