"""The table twin of the canvas: the same nodes and ties as rows, with the same selection."""

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from explorer.picture import Node, Scene, Tie
from explorer.settings import Settings
from explorer.view import View
from explorer.web import grids, ids
from explorer.web.cards.card import Rows
from explorer.web.cards.words import count, span
from explorer.web.explain import explain
from explorer.web.panels.panel import Panel
from explorer.workspace import Workspace

NODES = (
    grids.title("title", "Name"),
    grids.text("kind", "Kind", width=84),
    grids.number("papers", "Papers", width=76),
    grids.number("collaborators", "Collaborators", width=112),
    grids.number("strength", "Strength", width=88),
    grids.years(),
    grids.text("community", "Community", width=140, grow=True),
)

TIES = (
    grids.text("one", "One", width=140, grow=True),
    grids.text("other", "Other", width=140, grow=True),
    grids.text("kind", "Kind", width=104),
    grids.number("papers", "Papers", width=84, target="id"),
    {**grids.number("fractional", "Strength", width=92, target="id"), "sort": "desc"},
    grids.years(),
)

NODE_KINDS = {"author": "person"}
"""What a kind of node is called, where its own name is not the word."""

TIE_KINDS = {
    "coauthor": "tie",
    "given": "given",
    "authorship": "wrote",
    "topic": "topic",
    "affiliation": "worked at",
}


def layout() -> Component:
    """Two tables, one under the other, still empty."""
    return html.Div(
        [
            dcc.Store(id=ids.TABLE_PICTURE),
            _part(ids.TABLE_NODES, ids.TABLE_NODES_CAPTION, "Nodes shown", NODES, "papers"),
            _part(ids.TABLE_TIES, ids.TABLE_TIES_CAPTION, "Ties shown", TIES, "fractional"),
        ],
        id=ids.TABLE,
        className="twin",
    )


def _part(
    name: str, caption: str, label: str, columns: tuple[grids.Column, ...], about: str
) -> Component:
    heading = html.H2([html.Span(label, id=caption), explain(about)], className="twin__caption")
    empty = "Nothing is shown with the choices on the left."
    return html.Div(
        [heading, grids.grid(name, label, columns, empty=empty)], className="twin__part"
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:  # noqa: ARG001
    """The table follows the picture while it is in view."""

    @app.callback(
        Output(ids.TABLE_NODES, "rowData"),
        Output(ids.TABLE_TIES, "rowData"),
        Output(ids.TABLE_NODES_CAPTION, "children"),
        Output(ids.TABLE_TIES_CAPTION, "children"),
        Input(ids.TABLE_PICTURE, "data"),
        prevent_initial_call=True,
    )
    def rows(fields: dict[str, object]) -> tuple[object, ...]:
        scene = workspace.scene(View.from_values(fields))
        return nodes(scene), ties(scene), *captions(scene)

    for name, output, inputs in _CLIENT_SIDE:
        app.clientside_callback(ClientsideFunction("panels", name), output, *inputs)


_CLIENT_SIDE = (
    (
        "twin",
        Output(ids.TABLE_PICTURE, "data"),
        (Input(ids.VIEW, "data"), State(ids.TABLE_PICTURE, "data")),
    ),
    (
        "chosen",
        [Output(ids.TABLE_NODES, "selectedRows"), Output(ids.TABLE_TIES, "selectedRows")],
        (
            Input(ids.VIEW, "data"),
            Input(ids.TABLE_NODES, "rowData"),
            Input(ids.TABLE_TIES, "rowData"),
        ),
    ),
)


def nodes(scene: Scene) -> Rows:
    """One row per node shown, the most important first."""
    return [_node(node, scene.communities) for node in scene.nodes]


def ties(scene: Scene) -> Rows:
    """One row per line shown."""
    names = {node.id: node.title for node in scene.nodes}
    return [_tie(tie, names) for tie in scene.ties]


def captions(scene: Scene) -> tuple[str, str]:
    """What the two tables are, with the number of their rows."""
    return (
        f"{scene.title}: {count(len(scene.nodes), 'node')} shown",
        f"{count(len(scene.ties), 'line')} between them",
    )


def _node(node: Node, communities: Sequence[str]) -> dict[str, object]:
    return {
        "id": node.id,
        "title": node.title,
        "kind": NODE_KINDS.get(node.kind, node.kind),
        "papers": node.papers,
        "collaborators": node.collaborators,
        "strength": node.strength,
        "last_year": node.last_year,
        "span": span(node.first_year, node.last_year),
        "community": None if node.community is None else communities[node.community],
    }


def _tie(tie: Tie, names: dict[str, str]) -> dict[str, object]:
    return {
        "id": tie.id,
        "one": names[tie.source],
        "other": names[tie.target],
        "kind": TIE_KINDS[tie.kind] + ("" if tie.given is None else f", {tie.given:g}"),
        "papers": tie.papers,
        "fractional": tie.fractional,
        "last_year": tie.last_year,
        "span": span(tie.first_year, tie.last_year),
    }


TABLE = Panel("table", layout, register)
