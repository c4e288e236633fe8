"""The centre of the page: title, trail, canvas, legend and the line under it."""

from collections.abc import Mapping

import dash_cytoscape as cyto
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from explorer.errors import ExplorerError
from explorer.picture import Scene
from explorer.view import View
from explorer.web import ids
from explorer.web.attributes import aria, data
from explorer.web.canvas import elements, stylesheets
from explorer.web.controls import component
from explorer.web.explain import explain
from explorer.web.icons import icon
from explorer.web.legend import legend
from explorer.web.still import still
from explorer.workspace import Workspace

_BUTTONS = (
    ("zoom-in", "plus", "Zoom in (+)"),
    ("zoom-out", "minus", "Zoom out (−)"),
    ("fit", "fit", "Show everything (0)"),
    ("centre", "centre", "Centre the selection (c)"),
)

_KEYS = "Picture of people and ties. Arrow keys move it, plus and minus zoom, 0 shows everything. "


def layout(*beside: Component) -> Component:
    """The stage; `beside` are what may lie over the canvas (the table twin, the empty library)."""
    return html.Section(
        [
            _bar(),
            html.Div([*_picture(), *beside], className="stage__body"),
            _legend(),
            _foot(),
            *_stores(),
        ],
        id=ids.STAGE,
        className="stage",
        tabIndex=-1,
        **aria(label="Picture"),
    )


def _bar() -> Component:
    trail = html.Nav(
        still(html.Ol(id=ids.TRAIL_LIST, className="trail")), **aria(label="People visited")
    )
    title = html.H1(id=ids.SCENE_TITLE, className="stage__title")
    return html.Div(
        [html.Div([trail, title], className="stage__heading"), component("surface")],
        className="stage__bar",
    )


def _picture() -> tuple[Component, ...]:
    network = cyto.Cytoscape(
        id=ids.CANVAS,
        elements=[],
        layout={"name": "preset", "fit": False},
        stylesheet=[],
        autoRefreshLayout=False,
        autounselectify=True,
        boxSelectionEnabled=False,
        minZoom=0.1,
        maxZoom=5,
        style={"width": "100%", "height": "100%"},
    )
    group = html.Div(
        network,
        id=ids.CANVAS_GROUP,
        className="canvas",
        role="group",
        tabIndex=0,
        **aria(label=_KEYS, describedby=ids.CANVAS_SUMMARY),
    )
    return (
        group,
        html.Div(id=ids.TOOLTIP, className="tooltip", role="tooltip", hidden=True),
        still(html.Div(id=ids.CANVAS_MISSING, className="missing")),
        still(html.Div([_button(*button) for button in _BUTTONS], className="zoom")),
    )


def _button(action: str, picture: str, label: str) -> Component:
    return html.Button(
        icon(picture),
        type="button",
        className="icon-button",
        title=label,
        **aria(label=label),
        **data(canvas=action),
    )


def _legend() -> Component:
    groups = html.Div(id=ids.LEGEND, tabIndex=0, role="group", **aria(label="Legend"))
    return html.Details([html.Summary("Legend"), still(groups)], open=True, className="legend")


def _foot() -> Component:
    summary = html.Span(id=ids.CANVAS_SUMMARY, className="visually-hidden")
    return html.Div(
        [
            still(html.P(id=ids.TOTALS, className="totals", role="status")),
            explain("totals"),
            summary,
        ],
        className="stage__foot",
    )


def _stores() -> tuple[Component, ...]:
    return (
        dcc.Store(id=ids.STYLESHEETS, data=stylesheets()),
        dcc.Store(id=ids.CENTRE),
        dcc.Store(id=ids.TRAIL, storage_type="session"),
    )


def register(app: Dash, workspace: Workspace) -> None:
    """The picture follows the picture store; selection, looks and trail are the browser's work."""

    @app.callback(
        Output(ids.CANVAS, "elements"),
        Output(ids.SCENE_TITLE, "children"),
        Output(ids.LEGEND, "content"),
        Output(ids.TOTALS, "content"),
        Output(ids.CANVAS_SUMMARY, "children"),
        Output(ids.CENTRE, "data"),
        Output(ids.CANVAS_MISSING, "content"),
        Input(ids.PICTURE, "data"),
        prevent_initial_call=True,
    )
    def draw(fields: Mapping[str, object]) -> tuple[object, ...]:
        try:
            return painted(workspace.scene(View.from_values(dict(fields))))
        except ExplorerError as error:
            return missing(error)

    for name, output, inputs in _CLIENT_SIDE:
        app.clientside_callback(ClientsideFunction("graph", name), output, *inputs)


_CLIENT_SIDE = (
    ("show", Output(ids.PAGE, "data-surface"), (Input(ids.VIEW, "data"),)),
    ("title", Output(ids.PAGE, "data-title"), (Input(ids.SCENE_TITLE, "children"),)),
    (
        "dress",
        Output(ids.CANVAS, "stylesheet"),
        (Input(ids.SCHEME, "data"), State(ids.STYLESHEETS, "data")),
    ),
    (
        "remember",
        Output(ids.TRAIL, "data"),
        (Input(ids.CENTRE, "data"), State(ids.TRAIL, "data")),
    ),
    (
        "trail",
        Output(ids.TRAIL_LIST, "content"),
        (Input(ids.TRAIL, "data"), Input(ids.CENTRE, "data")),
    ),
)


def painted(scene: Scene) -> tuple[object, ...]:
    """What the stage shows for a scene, in the order of the outputs of `draw`."""
    focus = scene.view.focus
    summary = f"{scene.title}. {scene.totals.sentence}"
    return (
        elements(scene),
        scene.title,
        legend(scene),
        [scene.totals.sentence, *(html.Span(note, className="note") for note in scene.notes)],
        summary,
        {"id": focus, "label": scene.focus_name},
        None,
    )


def missing(error: ExplorerError) -> tuple[object, ...]:
    """What the stage shows when there is no scene, in the order of the outputs of `draw`."""
    card = html.Div(
        [
            html.H2(error.title),
            html.P(error.remedy),
            html.Div(
                [
                    html.Button("Search", type="button", className="button", **data(search="")),
                    html.A("Show the core of the library", href="?", className="button--quiet"),
                ],
                className="missing__actions",
            ),
        ],
        className="missing__card",
    )
    return [], "Not in this library", [], "", error.title, None, card
