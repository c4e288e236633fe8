"""What networkx reads back from the graph formats is the graph that was written."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from math import inf, nan

import networkx as nx
import pytest
from difficult_scene import SCENE
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.exporters import gexf, gml, write
from explorer.exporters.network import network
from explorer.exporters.text import clean_for_export, one_line
from explorer.picture import Node, Scene, Tie, Totals
from explorer.view import View

READ: dict[str, Callable[[bytes], nx.Graph]] = {
    "graphml": lambda data: nx.read_graphml(BytesIO(data)),
    "gexf": lambda data: nx.read_gexf(BytesIO(data)),
    "gml": lambda data: nx.read_gml(BytesIO(data)),
    "node-link": lambda data: nx.node_link_graph(json.loads(data)),
    "cytoscape": lambda data: nx.cytoscape_graph(json.loads(data)),
}

LOOKS: dict[str, Callable[[nx.Graph], nx.Graph]] = {
    "gexf": gexf.with_looks,
    "gml": gml.without_label,
}
"""What a format changes about the attributes, besides writing them."""

ROUND_TRIPS = ("graphml", "gexf", "gml", "node-link")

nasty_text = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ("=1+1", "]]>", "<b>&amp;</b>", '"', "\x00", "\ud800", "\ufffe", "a\r\nb", "NaN", "1", "%s")
    ),
)
years = st.one_of(st.none(), st.integers(1000, 2100))
amounts = st.one_of(st.none(), st.floats(), st.integers(0, 9).map(float))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    names = draw(st.lists(nasty_text, min_size=1, max_size=5))
    nodes = tuple(
        Node(
            f"a:{number}",
            draw(st.sampled_from(("author", "paper", "topic", "institution"))),
            draw(nasty_text),
            name,
            draw(st.floats(-1e6, 1e6)),
            draw(st.floats(-1e6, 1e6)),
            draw(st.floats(1, 50)),
            "#0072b2",
            number,
            labelled=draw(st.booleans()),
            community=draw(st.one_of(st.none(), st.integers(0, 20))),
            strength=draw(amounts),
            first_year=draw(years),
        )
        for number, name in enumerate(names)
    )
    ties = tuple(
        Tie(
            f"{one.id}|{two.id}",
            one.id,
            two.id,
            draw(st.sampled_from(("coauthor", "authorship"))),
            draw(st.floats(0.5, 8)),
            draw(st.integers(1, 99)),
            draw(st.one_of(st.none(), st.floats(0, 99))),
            draw(years),
            None,
            tuple(draw(st.lists(nasty_text, max_size=3))),
        )
        for one, two in pairwise(nodes)
        if draw(st.booleans())
    )
    view = View(strength=draw(st.sampled_from(("full", "fractional"))))
    words = draw(nasty_text)
    return Scene(view, words, words, words, Totals(len(nodes), len(nodes), len(ties)), nodes, ties)


def comparable(graph: nx.Graph) -> tuple[object, ...]:
    ties = {frozenset((one, two)): facts for one, two, facts in graph.edges(data=True)}
    return dict(graph.nodes(data=True)), ties, graph.is_directed(), graph.is_multigraph()


@pytest.mark.parametrize("name", ROUND_TRIPS)
@settings(max_examples=60, deadline=None)
@given(scene=scenes())
def test_reading_what_was_written_gives_the_same_graph(name: str, scene: Scene) -> None:
    read = READ[name](write(name, scene))

    assert comparable(read) == comparable(LOOKS.get(name, lambda same: same)(network(scene)))


@pytest.mark.parametrize("name", ["graphml", "gml", "node-link"])
def test_the_graph_says_how_it_was_made(name: str) -> None:
    about = READ[name](write(name, SCENE)).graph

    assert about["caption"] == SCENE.caption
    assert about["totals"] == SCENE.totals.sentence
    assert about["view"] == "focus=a%3Aleon-bungert&kinds=papers%2Ctopics%2Cinstitutions"


def test_cytoscape_json_reads_back_with_the_same_nodes_and_strengths() -> None:
    read = READ["cytoscape"](write("cytoscape", SCENE))

    assert {node: facts["name"] for node, facts in read.nodes(data=True)} == {
        node.id: one_line(node.title) for node in SCENE.nodes
    }
    assert read["a:jurgen-muller"]["a:leon-bungert"]["weight"] == 1.5
    assert read["a:jurgen-muller"]["a:leon-bungert"]["interaction"] == "coauthor"


def test_cytoscape_json_keeps_the_positions() -> None:
    elements = json.loads(write("cytoscape", SCENE))["elements"]

    assert elements["nodes"][1]["position"] == {"x": -130.0, "y": -90.0}


def test_a_node_carries_everything_that_is_known_about_it() -> None:
    assert network(SCENE).nodes["a:leon-bungert"] == {
        "label": "Leon Bungert",
        "name": "Leon Bungert",
        "kind": "author",
        "x": 0.0,
        "y": -4.5,
        "size": 42.0,
        "colour": "#0072b2",
        "rank": 0,
        "community": 0,
        "community_name": "around Leon Bungert",
        "papers": 4,
        "collaborators": 5,
        "strength": 3.25,
        "first_year": 2018,
        "last_year": 2024,
    }


def test_a_tie_carries_both_strengths_its_years_and_its_papers() -> None:
    assert network(SCENE).edges["a:jurgen-muller", "a:leon-bungert"] == {
        "id": "a:jurgen-muller|a:leon-bungert",
        "kind": "coauthor",
        "weight": 1.5,
        "full": 2,
        "fractional": 1.5,
        "width": 7.0,
        "first_year": 2018,
        "last_year": 2020,
        "paper_ids": "p:arxiv:2404.14402; p:doi:10.1000/x_y",
    }


def test_the_weight_is_the_strength_that_the_view_draws() -> None:
    full = replace(SCENE, view=replace(SCENE.view, strength="full"))

    assert network(full).edges["a:jurgen-muller", "a:leon-bungert"]["weight"] == 2.0


def test_gexf_has_no_date_and_gephis_axis() -> None:
    text = write("gexf", SCENE).decode()

    assert "lastmodifieddate" not in text
    assert '<viz:position x="-130.0" y="90.0" z="0.0" />' in text
    assert '<viz:color r="0" g="114" b="178" a="1.0" />' in text


def test_pajek_numbers_its_vertices_and_keeps_namesakes_apart() -> None:
    lines = write("pajek", SCENE).decode("utf-8-sig").splitlines()

    assert lines[0] == "*Vertices 12"
    assert lines[1] == '1 "Leon Bungert" 0.4069 0.5118 0.5 ellipse x_fact 2.10 y_fact 2.10'
    assert lines[5].startswith("5 \"<script>alert('1')</script> & ”Sons”\" ")
    assert [line.split('"')[1] for line in lines[8:10]] == [
        "Wei Li (a:namesake-1)",
        "Wei Li (a:namesake-2)",
    ]
    assert lines[13:16] == ["*Edges", "6 1 0.1", "6 7 0.3333333333333333"]


def test_networkx_reads_the_pajek_file_with_the_same_strengths() -> None:
    lines = write("pajek", SCENE).decode("utf-8-sig").splitlines()
    graph = nx.Graph(nx.parse_pajek(lines))

    assert len(graph) == 12
    assert graph["Leon Bungert"]["Jürgen Müller-Čapek"]["weight"] == 1.5


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        (None, None),
        ("", None),
        (" a\x00\x08\n b\ud800\u202e ", "a b"),
        ("e\u0301", "é"),
        (("p:1", "p:2"), "p:1; p:2"),
        ((), None),
        (nan, None),
        (-inf, None),
        (-0.0, 0.0),
        (7, 7),
        (True, True),
    ],
)
def test_values_are_cleaned_for_every_format(value: object, cleaned: object) -> None:
    assert clean_for_export(value) == cleaned
