"""Every figure of the golden fixture that is about strengths, indicators and distance."""

from itertools import combinations

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from explorer.errors import BadView, UnknownId
from explorer.graph import neighbourhood
from explorer.indicators import g_index, h_index, i10_index
from explorer.library import Library
from explorer.lookups import publications
from explorer.model import PaperFilter
from explorer.paths import Step, chain, distance

A, B, C, D, E, F = "a:ann-a", "a:bob-b", "a:cat-c", "a:dan-d", "a:eve-e", "a:fay-f"
BYLINES = {"p1": (A, B, C), "p2": (A, B), "p3": (A,), "p4": (B, C, D, E), "p5": (E, F)}
FULL = {
    (A, B): 2,
    (A, C): 1,
    (B, C): 2,
    (B, D): 1,
    (B, E): 1,
    (C, D): 1,
    (C, E): 1,
    (D, E): 1,
    (E, F): 1,
}
NEWMAN = {
    (A, B): 1.5,
    (A, C): 0.5,
    (B, C): 0.8333,
    (B, D): 0.3333,
    (B, E): 0.3333,
    (C, D): 0.3333,
    (C, E): 0.3333,
    (D, E): 0.3333,
    (E, F): 1.0,
}


def test_full_counting_is_the_number_of_papers_together(golden_library: Library) -> None:
    graph = neighbourhood(golden_library).graph

    assert {(min(a, b), max(a, b)): facts["full"] for a, b, facts in graph.edges(data=True)} == FULL


def test_fractional_counting_divides_each_paper_by_its_other_authors(
    golden_library: Library,
) -> None:
    graph = neighbourhood(golden_library).graph

    found = {(min(a, b), max(a, b)): facts["fractional"] for a, b, facts in graph.edges(data=True)}
    assert found == pytest.approx(NEWMAN, abs=5e-5)


def test_fractional_counting_equals_the_projection_of_networkx(golden_library: Library) -> None:
    papers = nx.Graph([(paper, author) for paper, byline in BYLINES.items() for author in byline])
    oracle = bipartite.collaboration_weighted_projected_graph(papers, [A, B, C, D, E, F])

    graph = neighbourhood(golden_library).graph

    assert {frozenset(edge) for edge in graph.edges} == {frozenset(edge) for edge in oracle.edges}
    for a, b, weight in oracle.edges(data="weight"):
        assert graph[a][b]["fractional"] == pytest.approx(weight)


def test_the_strengths_of_a_person_sum_to_their_papers_with_others(golden_library: Library) -> None:
    graph = neighbourhood(golden_library).graph

    assert {
        person: round(graph.degree(person, weight="fractional"), 6) for person in sorted(graph)
    } == {A: 2, B: 3, C: 2, D: 1, E: 2, F: 1}


def test_a_tie_knows_its_papers_and_years(golden_library: Library) -> None:
    tie = neighbourhood(golden_library).graph[A][B]

    assert tie["papers"] == ("p:id:p1", "p:id:p2")
    assert (tie["first_year"], tie["last_year"]) == (2018, 2020)


@pytest.mark.parametrize(
    ("citations", "h", "g", "i10"),
    [
        ([10, 3, 0], 2, 3, 1),
        ([10, 7, 3], 3, 3, 1),
        ([10, 7], 2, 2, 1),
        ([7], 1, 1, 0),
        ([7, 1], 1, 2, 0),
        ([1], 1, 1, 0),
        ([], 0, 0, 0),
        ([0, 0], 0, 0, 0),
    ],
)
def test_indicators_of_the_golden_authors(citations: list[int], h: int, g: int, i10: int) -> None:
    assert (h_index(citations), g_index(citations), i10_index(citations)) == (h, g, i10)


def test_the_citations_of_a_golden_author_are_those_of_the_library(golden_library: Library) -> None:
    citations = sorted(publications(golden_library, B)["citations"], reverse=True)

    assert citations == [10, 7, 3]


def test_the_ends_of_the_golden_chain_are_three_steps_apart(golden_library: Library) -> None:
    graph = neighbourhood(golden_library).graph

    assert nx.shortest_path_length(graph, A, F) == 3
    assert distance(golden_library, A, F) == 3


def test_a_longer_tie_is_a_weaker_one(golden_library: Library) -> None:
    graph = neighbourhood(golden_library).graph

    def length(_a: str, _b: str, tie: dict[str, float]) -> float:
        return 1 / tie["fractional"]

    assert nx.dijkstra_path_length(graph, A, F, weight=length) == pytest.approx(4.6667, abs=5e-5)


def test_a_chain_has_one_paper_for_each_step(golden_library: Library) -> None:
    found = chain(golden_library, A, F)

    assert found == [Step(A, ""), Step(B, "p:id:p2"), Step(E, "p:id:p4"), Step(F, "p:id:p5")]


def test_around_a_person_stand_their_co_authors_and_the_ties_among_them(
    golden_library: Library,
) -> None:
    graph = neighbourhood(golden_library, focus=A).graph

    assert list(graph) == [A, B, C]
    assert set(map(frozenset, graph.edges)) == set(map(frozenset, combinations((A, B, C), 2)))


def test_two_steps_reach_the_co_authors_of_co_authors(golden_library: Library) -> None:
    graph = neighbourhood(golden_library, focus=A, depth=2).graph

    assert list(graph) == [A, B, C, D, E]
    assert dict(graph.nodes(data="steps")) == {A: 0, B: 1, C: 1, D: 2, E: 2}


def test_a_paper_shows_its_authors(golden_library: Library) -> None:
    assert sorted(neighbourhood(golden_library, focus="p:id:p4").graph) == [B, C, D, E]


def test_papers_are_tied_to_their_authors(golden_library: Library) -> None:
    graph = neighbourhood(golden_library, focus=A, kinds=("papers",)).graph

    assert sorted(graph["p:id:p2"]) == [A, B]
    assert graph[A]["p:id:p3"] == {"kind": "authorship", "papers": 1}
    assert graph.nodes["p:id:p1"]["kind"] == "paper"


def test_a_smaller_author_limit_unties_the_larger_papers(golden_library: Library) -> None:
    found = neighbourhood(golden_library, focus=B, papers=PaperFilter(author_limit=2))

    assert list(found.graph) == [B, A]
    assert found.papers_without_ties == 2


def test_the_graph_cannot_be_changed_by_accident(golden_library: Library) -> None:
    graph = neighbourhood(golden_library).graph

    with pytest.raises(nx.NetworkXError):
        graph.remove_node(A)


def test_an_unknown_focus_is_named(golden_library: Library) -> None:
    with pytest.raises(UnknownId) as raised:
        neighbourhood(golden_library, focus="a:nobody")

    assert raised.value.wanted == "a:nobody"


def test_a_third_step_is_refused(golden_library: Library) -> None:
    with pytest.raises(BadView):
        neighbourhood(golden_library, focus=A, depth=3)
