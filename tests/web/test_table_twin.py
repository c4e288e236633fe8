"""The table twin has exactly what the canvas has."""

from explorer.library import Library
from explorer.picture import Node, Scene, Tie, Totals
from explorer.view import View
from explorer.web.table import captions, nodes, ties
from explorer.workspace import Workspace


def node(letter: str, **facts: object) -> Node:
    return Node(
        f"a:{letter}", "author", letter, letter.upper(), 0, 0, 9, "#000000", 0, True, **facts
    )  # type: ignore[arg-type]


def scene() -> Scene:
    return Scene(
        View(),
        "test",
        "The core of test",
        "",
        Totals(3, 3, 2),
        (
            node("a", community=0, papers=3, first_year=2018, last_year=2021),
            node("b"),
            Node("t:x", "topic", "x", "Topic X", 0, 0, 9, "#000000", 2, False),
        ),
        (
            Tie("a:a|a:b", "a:a", "a:b", "coauthor", 1, 2, 1.5, 2018, 2020),
            Tie("a:a|t:x", "a:a", "t:x", "topic", 1, 1),
        ),
        communities=("around A",),
    )


def test_there_is_one_row_for_each_node_and_each_line() -> None:
    shown = scene()

    assert [row["id"] for row in nodes(shown)] == [node.id for node in shown.nodes]
    assert [row["id"] for row in ties(shown)] == [tie.id for tie in shown.ties]


def test_a_row_says_what_the_node_says() -> None:
    assert nodes(scene())[0] == {
        "id": "a:a",
        "title": "A",
        "kind": "person",
        "papers": 3,
        "collaborators": None,
        "strength": None,
        "last_year": 2021,
        "span": "2018–2021",
        "community": "around A",
    }


def test_a_row_of_a_tie_names_both_ends() -> None:
    first, second = ties(scene())

    assert (first["one"], first["other"], first["kind"]) == ("A", "B", "tie")
    assert (first["papers"], first["fractional"], first["span"]) == (2, 1.5, "2018–2020")
    assert (second["other"], second["kind"], second["fractional"]) == ("Topic X", "topic", None)


def test_the_captions_count_the_rows() -> None:
    assert captions(scene()) == ("The core of test: 3 nodes shown", "2 lines between them")


def test_a_scene_of_a_library_and_its_table_have_the_same_rows(golden_library: Library) -> None:
    with Workspace(golden_library.path) as workspace:
        shown = workspace.scene(View(kinds=("papers",)))

    assert (len(nodes(shown)), len(ties(shown))) == (len(shown.nodes), len(shown.ties))
    assert {row["kind"] for row in nodes(shown)} == {"person", "paper"}
    assert {row["kind"] for row in ties(shown)} == {"tie", "wrote"}
