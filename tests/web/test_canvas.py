"""From a scene to Cytoscape elements, and the looks of the canvas."""

import re

import pytest

from explorer.palette import SHAPES as LEGEND_SHAPES
from explorer.view import View
from explorer.web.canvas import SHAPES, elements, stylesheets
from explorer.workspace import Workspace

DRAWN_AS = {
    "disc": "ellipse",
    "square": "round-rectangle",
    "diamond": "diamond",
    "hexagon": "hexagon",
}


def test_nodes_come_before_ties_and_every_tie_ends_at_a_node(golden_workspace: Workspace) -> None:
    drawn = elements(golden_workspace.scene(View(kinds=("papers",))))

    data = [element["data"] for element in drawn]
    nodes = {one["id"] for one in data if "source" not in one}
    ties = [one for one in data if "source" in one]
    assert [("source" in one) for one in data] == sorted("source" in one for one in data)
    assert ties
    assert all({tie["source"], tie["target"]} <= nodes for tie in ties)


def test_ids_of_nodes_and_ties_are_never_the_same(golden_workspace: Workspace) -> None:
    drawn = elements(golden_workspace.scene(View(kinds=("papers",), depth=2)))

    every = [element["data"]["id"] for element in drawn]

    assert len(every) == len(set(every))


def test_an_element_has_neither_style_nor_classes(golden_workspace: Workspace) -> None:
    drawn = elements(golden_workspace.scene(View()))

    assert {key for element in drawn for key in element} == {"data", "position"}


def test_the_number_of_a_tie_is_the_strength_that_is_drawn(golden_workspace: Workspace) -> None:
    def strength(counting: str) -> float:
        drawn = elements(golden_workspace.scene(View(strength=counting)))
        return next(e["data"]["strength"] for e in drawn if e["data"]["id"] == "a:ann-a|a:bob-b")

    assert strength("fractional") == 1.5
    assert strength("full") == 2


def test_the_focus_is_marked(golden_workspace: Workspace) -> None:
    drawn = elements(golden_workspace.scene(View(focus="a:ann-a")))

    assert [e["data"]["id"] for e in drawn if e["data"].get("centre")] == ["a:ann-a"]


def test_shapes_are_those_of_the_legend() -> None:
    assert {kind: DRAWN_AS[shape] for kind, shape in LEGEND_SHAPES.items()} == SHAPES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_style_the_same_things(scheme: str) -> None:
    sheets = stylesheets()

    assert set(sheets) == {"light", "dark"}
    assert [rule["selector"] for rule in sheets[scheme]] == [
        rule["selector"] for rule in sheets["light"]
    ]


def test_data_that_a_stylesheet_maps_is_on_every_element(golden_workspace: Workspace) -> None:
    drawn = elements(golden_workspace.scene(View(kinds=("papers",))))
    mapped = set(re.findall(r"data\((\w+)\)", str(stylesheets()["light"])))

    for element in drawn:
        side = {"width"} if "source" in element["data"] else mapped - {"width"}
        assert side <= set(element["data"])
