"""The help dialog: how to read the picture and what the keys do."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from explorer.web import ids

_READING = (
    "A disc is a person, a line between two people means papers together. The wider the line, the "
    "stronger the tie.",
    "Click a disc or a line to see the papers behind it on the right. Double-click a person, or "
    "choose “Explore from here”, to put that person in the middle.",
    "Every number with a “?” says how it is computed. The line under the picture says what is "
    "not shown, and why.",
    "The address of the page holds all of it: Share copies it, Back returns to where you were.",
)

_KEYS = (
    ("Ctrl K", "Search"),
    ("↑ ↓ Enter", "Choose from the list of the search"),
    ("+ −", "Zoom (when the picture has the focus)"),
    ("0", "Show everything"),
    ("c", "Centre the selection"),
    ("← ↑ → ↓", "Move the picture"),
    ("Esc", "Close what is open; clear the selection"),
)


def layout() -> Component:
    """The dialog, closed."""
    keys = [html.Div([html.Dt(html.Kbd(key)), html.Dd(text)]) for key, text in _KEYS]
    return dmc.Modal(
        html.Div(
            [
                html.H3("Reading the picture"),
                html.Ul([html.Li(text) for text in _READING]),
                html.H3("Keys"),
                html.Dl(keys, className="keys"),
                html.P(
                    "Everything in the picture is also in the table: choose “Table” above it.",
                ),
            ],
            className="guide",
        ),
        id=ids.HELP_DIALOG,
        title="Help",
        size="lg",
        opened=False,
        closeButtonProps={"aria-label": "Close help"},
    )
