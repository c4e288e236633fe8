"""Laws of neighbourhoods, on random small libraries."""

import random
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite
from small_libraries import LAWS, PEOPLE, Plain, author_id, opened, plain_papers

from explorer.errors import UnknownId
from explorer.graph import Neighbourhood, neighbourhood
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.paths import chain, distance

names = st.sampled_from(PEOPLE)
year_bounds = st.sampled_from(((None, None), (2019, None), (None, 2019), (2019, 2020)))
KINDS = ("papers", "topics", "institutions")


def seen(library: Library, name: str, **filters: object) -> Neighbourhood | None:
    """The neighbourhood of a person, or None where the library has nobody of this name."""
    try:
        return neighbourhood(library, focus=author_id(name), **filters)  # type: ignore[arg-type]
    except UnknownId:
        return None


@LAWS
@given(plain_papers)
def test_fractional_strengths_sum_to_the_papers_with_others(papers: list[Plain]) -> None:
    with opened(papers) as library:
        graph = neighbourhood(library, limit=None).graph

    for name in PEOPLE:
        together = sum(1 for paper in papers if name in paper.authors and len(paper.authors) > 1)
        if author_id(name) in graph:
            assert graph.degree(author_id(name), weight="fractional") == pytest.approx(together)


@LAWS
@given(plain_papers)
def test_strengths_equal_the_projections_of_networkx(papers: list[Plain]) -> None:
    bylines = nx.Graph()
    bylines.add_nodes_from(author_id(name) for paper in papers for name in paper.authors)
    bylines.add_edges_from(
        (number, author_id(name)) for number, paper in enumerate(papers) for name in paper.authors
    )
    people = [node for node in bylines if isinstance(node, str)]
    newman = bipartite.collaboration_weighted_projected_graph(bylines, people)
    full = bipartite.weighted_projected_graph(bylines, people)

    with opened(papers) as library:
        graph = neighbourhood(library, limit=None).graph

    assert set(graph) == set(people)
    assert {frozenset(edge) for edge in graph.edges} == {frozenset(edge) for edge in full.edges}
    for a, b, tie in graph.edges(data=True):
        assert tie["full"] == full[a][b]["weight"]
        assert tie["fractional"] == pytest.approx(newman[a][b]["weight"])


@LAWS
@given(plain_papers, st.randoms(use_true_random=False), names)
def test_the_order_of_papers_and_authors_means_nothing(
    papers: list[Plain], shuffle: random.Random, name: str
) -> None:
    mixed = [
        paper._replace(authors=tuple(shuffle.sample(paper.authors, len(paper.authors))))
        for paper in shuffle.sample(papers, len(papers))
    ]

    with opened(papers) as one, opened(mixed) as other:
        first, second = (seen(library, name, depth=2, kinds=KINDS) for library in (one, other))

    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert list(first.graph.nodes(data=True)) == list(second.graph.nodes(data=True))
        assert list(first.graph.edges(data=True)) == list(second.graph.edges(data=True))
        assert first.tallies == second.tallies


@LAWS
@given(plain_papers, names, st.integers(1, 2), st.integers(1, 3), year_bounds)
def test_a_stricter_filter_never_adds_a_node_or_a_tie(
    papers: list[Plain],
    name: str,
    depth: int,
    min_papers: int,
    years: tuple[int | None, int | None],
) -> None:
    with opened(papers) as library:
        loose = seen(library, name, depth=depth)
        years_only = seen(library, name, depth=depth, papers=PaperFilter(*years))
        strict = seen(library, name, depth=depth, papers=PaperFilter(*years), min_papers=min_papers)

    if loose is None or years_only is None or strict is None:
        return
    assert set(strict.graph) <= set(years_only.graph) <= set(loose.graph)
    assert set(map(frozenset, strict.graph.edges)) <= set(map(frozenset, loose.graph.edges))


@LAWS
@given(
    plain_papers,
    st.one_of(st.just(""), names.map(author_id), st.just("t:keyword:graphs")),
    st.integers(1, 2),
    st.tuples(st.integers(1, 3), st.integers(1, 6)),
    year_bounds,
)
def test_shown_and_hidden_sum_to_everybody(
    papers: list[Plain],
    focus: str,
    depth: int,
    bounds: tuple[int, int],
    years: tuple[int | None, int | None],
) -> None:
    min_papers, limit = bounds
    with opened(papers) as library:
        try:
            everything = neighbourhood(library, focus=focus, depth=depth, limit=None)
        except UnknownId:
            return
        part = neighbourhood(
            library,
            focus=focus,
            depth=depth,
            kinds=KINDS,
            papers=PaperFilter(*years),
            min_papers=min_papers,
            limit=limit,
        )

    people = part.tally("people")
    shown = [node for node in part.graph if node.startswith("a:")]
    assert people.shown == len(shown)
    assert people.total == len(everything.graph)
    among = everything.graph.subgraph(shown)
    assert part.tally("ties").total == among.number_of_edges()
    for tally in part.tallies:
        assert min(tally.shown, tally.by_years, tally.by_min_papers, tally.by_limit) >= 0
    for kind, letter in (("papers", "p:"), ("topics", "t:"), ("institutions", "i:")):
        assert part.tally(kind).shown == sum(1 for node in part.graph if node.startswith(letter))


@LAWS
@given(plain_papers, names, names)
def test_a_chain_is_as_short_as_networkx_finds_it(
    papers: list[Plain], one: str, other: str
) -> None:
    with opened(papers) as library:
        graph = neighbourhood(library, limit=None).graph
        ends = author_id(one), author_id(other)
        if not set(ends) <= set(graph):
            return
        steps, length = chain(library, *ends), distance(library, *ends)

    if not nx.has_path(graph, *ends):
        assert steps is None
        assert length is None
        return
    assert steps is not None
    assert length == len(steps) - 1 == nx.shortest_path_length(graph, *ends)
    for before, step in pairwise(steps):
        assert step.paper in graph[before.author][step.author]["papers"]
