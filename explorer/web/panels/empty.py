"""What stands in the middle of an empty library: what to do."""

from dash import Dash, html
from dash.development.base_component import Component

from explorer.settings import Settings
from explorer.web import ids
from explorer.web.panels.panel import Panel
from explorer.web.places.place import link
from explorer.workspace import Workspace


def layout() -> Component:
    """Two ways to begin; shown only while the library holds no paper."""
    demo = html.Button("Open the demo", id=ids.DEMO, type="button", className="button--quiet")
    return html.Div(
        html.Div(
            [
                html.H2("This library is empty"),
                html.P("Give it papers, and it shows the people who wrote them together."),
                html.P(link("/import", "Import papers", className="button")),
                html.P("Or drop your files anywhere on this page."),
                html.P(["From the command line: ", html.Code("explorer import FILE")]),
                html.Hr(),
                html.P("Or look around first, with real papers of five mathematicians."),
                demo,
            ],
            className="empty__card",
        ),
        id=ids.EMPTY,
        className="empty",
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:
    """Nothing to listen to: the place for imports does the work."""


EMPTY = Panel("empty", layout, register)
