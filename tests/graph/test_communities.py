import networkx as nx

from explorer.communities import coauthorship, communities, members


def tied(*pairs: tuple[str, str]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(
        (a, b, {"kind": "coauthor", "fractional": 1.0, "full": 1}) for a, b in pairs
    )
    return graph


def triangle(*names: str) -> list[tuple[str, str]]:
    a, b, c = names
    return [(a, b), (b, c), (a, c)]


def test_two_triangles_joined_by_one_tie_are_two_communities() -> None:
    graph = tied(*triangle("a", "b", "c"), *triangle("x", "y", "z"), ("c", "x"))

    assert communities(graph) == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}


def test_the_largest_community_is_number_zero() -> None:
    graph = tied(("a", "b"), *triangle("x", "y", "z"))

    assert communities(graph)["x"] == 0
    assert communities(graph)["a"] == 1


def test_the_order_of_ties_changes_no_number() -> None:
    pairs = [*triangle("a", "b", "c"), *triangle("x", "y", "z"), ("c", "x"), ("m", "n")]

    assert communities(tied(*pairs)) == communities(tied(*reversed(pairs)))


def test_the_focus_belongs_to_no_community() -> None:
    graph = tied(*[("me", name) for name in "abcxyz"], *triangle("a", "b", "c"), *triangle(*"xyz"))

    found = communities(graph, without="me")

    assert "me" not in found
    assert found == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}


def test_papers_and_topics_take_no_part() -> None:
    graph = tied(("a", "b"))
    graph.add_node("p:1", kind="paper")
    graph.add_edge("a", "p:1", kind="authorship", papers=1)

    assert sorted(coauthorship(graph)) == ["a", "b"]


def test_members_are_listed_by_number() -> None:
    assert members({"x": 1, "b": 0, "a": 0}) == [["a", "b"], ["x"]]


def test_nobody_has_no_communities() -> None:
    assert communities(nx.Graph()) == {}
