import os
import subprocess
import sys
from itertools import combinations
from math import hypot

import networkx as nx
import numpy as np
import pytest

from explorer.communities import communities
from explorer.forces import even_out, proportioned, separate
from explorer.layouts import GAP, NARROW_GAP, Place, place, settle
from explorer.packing import pack


def cliques(groups: int, size: int, *, focus: str = "") -> "nx.Graph[str]":
    """Groups in which everybody is tied to everybody, and a focus tied to all."""
    graph: nx.Graph[str] = nx.Graph()
    for group in range(groups):
        people = [f"a:{group}-{number}" for number in range(size)]
        graph.add_nodes_from(people)
        graph.add_edges_from(combinations(people, 2), fractional=1.0)
    if focus:
        graph.add_edges_from([(focus, person) for person in list(graph)], fractional=0.5)
    return graph


def placed(graph: "nx.Graph[str]", focus: str = "") -> dict[str, Place]:
    return place(graph, communities(graph, without=focus), focus=focus)


def closest(places: dict[str, Place]) -> float:
    return min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(places.values(), 2))


@pytest.mark.parametrize(("groups", "size"), [(1, 2), (2, 3), (5, 8), (10, 15)])
@pytest.mark.parametrize("focus", ["", "a:me"])
def test_no_two_discs_touch(groups: int, size: int, focus: str) -> None:
    graph = cliques(groups, size, focus=focus)

    assert closest(placed(graph, focus)) >= GAP - 0.2


def test_the_focus_stands_in_the_middle() -> None:
    places = placed(cliques(4, 6, focus="a:me"), "a:me")

    assert places["a:me"] == (0.0, 0.0)


def test_a_group_stands_together() -> None:
    places = placed(cliques(4, 6, focus="a:me"), "a:me")

    for group in range(4):
        own = np.array([place for name, place in places.items() if name.startswith(f"a:{group}-")])
        others = np.array([place for name, place in places.items() if name[2] not in f"{group}m"])
        spread = np.linalg.norm(own - own.mean(0), axis=1).mean()
        assert np.linalg.norm(others - own.mean(0), axis=1).min() > spread


@pytest.mark.parametrize("focus", ["", "a:me"])
def test_the_picture_is_wider_than_high(focus: str) -> None:
    width, height = np.ptp(np.array(list(placed(cliques(6, 10, focus=focus), focus).values())), 0)

    assert 1.0 <= width / height <= 2.0


def test_one_person_alone_stands_in_the_middle() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a:me")

    assert placed(graph) == {"a:me": (0.0, 0.0)}
    assert placed(graph, "a:me") == {"a:me": (0.0, 0.0)}


def test_nobody_has_no_places() -> None:
    assert placed(nx.Graph()) == {}


def test_the_order_of_people_and_ties_moves_nobody() -> None:
    graph = cliques(3, 5, focus="a:me")
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(reversed(list(graph)))
    other.add_edges_from(reversed(list(graph.edges(data=True))))

    assert placed(graph, "a:me") == placed(other, "a:me")


def test_the_hash_seed_of_python_moves_nobody() -> None:
    code = (
        "import networkx as nx; from explorer.communities import communities; "
        "from explorer.layouts import place; g = nx.Graph(); "
        "g.add_edges_from([(f'a:{i}', f'a:{i * 7 % 23}') for i in range(23)], fractional=1.0); "
        "g.remove_edges_from(list(nx.selfloop_edges(g))); print(place(g, communities(g)))"
    )

    def run(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        ).stdout

    assert run("0") == run("1")


def test_newcomers_find_free_places_near_their_ties() -> None:
    places = placed(cliques(2, 10))
    friend = places["a:0-0"]

    new = settle(["a:new"], {"a:new": [("a:0-0", 1.0)]}, places)

    assert closest(places | new) >= GAP - 0.2
    assert hypot(new["a:new"][0] - friend[0], new["a:new"][1] - friend[1]) < 6 * GAP


def test_more_newcomers_move_nobody() -> None:
    places = placed(cliques(2, 10))
    ties = {f"a:new{number}": [(f"a:0-{number % 10}", 1.0)] for number in range(60)}

    few = settle(list(ties)[:20], ties, places)
    many = settle(list(ties), ties, places)

    assert {name: many[name] for name in few} == few
    assert closest(places | many) >= GAP - 0.2


def test_a_newcomer_tied_to_the_focus_alone_goes_to_the_rim() -> None:
    places = placed(cliques(3, 8, focus="a:me"), "a:me")

    new = settle(["a:new"], {"a:new": [("a:me", 1.0)]}, places, focus="a:me")

    assert hypot(*new["a:new"]) > np.median([hypot(*point) for point in places.values()])


def test_smaller_nodes_may_stand_closer() -> None:
    places = placed(cliques(1, 6))
    papers = {f"p:{number}": [("a:0-0", 1.0), ("a:0-1", 1.0)] for number in range(20)}

    new = settle(list(papers), papers, places, gap=NARROW_GAP)

    assert NARROW_GAP - 0.2 <= closest(places | new) < GAP


def test_separate_moves_only_what_is_too_close() -> None:
    points = np.array([(0.0, 0.0), (1.0, 0.0), (500.0, 500.0)])

    apart = separate(points, 40.0)

    assert np.hypot(*(apart[0] - apart[1])) >= 40.0
    assert tuple(apart[2]) == (500.0, 500.0)


def test_evening_out_keeps_the_order_of_angles() -> None:
    angles = np.array([0.1, 0.2, 0.3, 3.0, 3.1])
    points = 100 * np.column_stack((np.cos(angles), np.sin(angles)))

    evened = even_out(points, 60.0, 0.5)

    turned = np.unwrap(np.arctan2(evened[:, 1], evened[:, 0]))
    assert (np.diff(turned) > 0).all()


def test_a_tall_picture_is_widened_and_never_squeezed() -> None:
    tall = np.array([(0.0, 0.0), (50.0, 300.0), (100.0, 600.0)])

    assert np.ptp(proportioned(tall), axis=0)[0] > 100.0
    assert np.ptp(proportioned(tall), axis=0)[1] == 600.0


def test_packed_groups_keep_their_shape_and_their_distance() -> None:
    pair = np.array([(0.0, 0.0), (60.0, 0.0)])

    packed = pack([pair, pair, pair], 50.0)

    for part in packed:
        assert tuple(part[1] - part[0]) == pytest.approx((60.0, 0.0))
    places = {str(number): tuple(point) for number, point in enumerate(np.vstack(packed))}
    assert closest(places) >= 50.0
