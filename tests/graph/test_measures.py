import networkx as nx
import pytest

from explorer.measures import MEASURES, Measure, measure
from explorer.view import COLOURS, SIZES


@pytest.fixture
def graph() -> "nx.Graph[str]":
    """Three people, two ties, one paper beside them."""
    made: nx.Graph[str] = nx.Graph(focus="", strength="fractional")
    for name, papers, year in (("a:ann", 5, 2001), ("a:bob", 2, None), ("a:cat", 1, 2010)):
        made.add_node(
            name, kind="author", name=name, papers=papers, first_year=year, last_year=year
        )
    made.add_node("p:1", kind="paper", name="One")
    made.add_edge("a:ann", "a:bob", kind="coauthor", full=3, fractional=1.5, papers=())
    made.add_edge("a:bob", "a:cat", kind="coauthor", full=1, fractional=0.5, papers=())
    made.add_edge("a:ann", "p:1", kind="authorship", papers=1)
    return made


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("papers", {"a:ann": 5, "a:bob": 2, "a:cat": 1}),
        ("collaborators", {"a:ann": 1, "a:bob": 2, "a:cat": 1}),
        ("strength", {"a:ann": 1.5, "a:bob": 2.0, "a:cat": 0.5}),
        ("first_year", {"a:ann": 2001, "a:bob": None, "a:cat": 2010}),
        ("last_year", {"a:ann": 2001, "a:bob": None, "a:cat": 2010}),
        ("community", {"a:ann": 0, "a:bob": 0, "a:cat": 0}),
        ("equal", {"a:ann": 1, "a:bob": 1, "a:cat": 1}),
    ],
)
def test_each_measure_on_three_people(
    graph: "nx.Graph[str]", name: str, values: dict[str, float | None]
) -> None:
    assert measure(name).values(graph) == values


def test_strength_is_counted_as_the_graph_says(graph: "nx.Graph[str]") -> None:
    graph.graph["strength"] = "full"

    assert measure("strength").values(graph) == {"a:ann": 3, "a:bob": 4, "a:cat": 1}


def test_the_focus_is_in_no_community(graph: "nx.Graph[str]") -> None:
    graph.graph["focus"] = "a:bob"

    assert measure("community").values(graph) == {"a:ann": 0, "a:bob": None, "a:cat": 1}


def test_the_choices_of_a_view_are_the_measures() -> None:
    assert sorted(found.name for found in MEASURES if found.sizes) == sorted(SIZES)
    assert sorted(found.name for found in MEASURES if found.colours) == sorted(COLOURS)


@pytest.mark.parametrize("found", MEASURES, ids=lambda found: found.name)
def test_every_measure_states_its_formula(found: Measure) -> None:
    assert found.formula.endswith(".")
    assert found.label
    assert found.sizes or found.colours
