"""Errors as a title and a remedy, never as a traceback."""

import logging

from dash import html, set_props
from dash.development.base_component import Component

from explorer.errors import ExplorerError
from explorer.web import ids
from explorer.web.attributes import aria, data

log = logging.getLogger(__name__)

_UNKNOWN = ExplorerError(
    "Something went wrong.", "Try again; the terminal that serves this page says more."
)


def notice(error: ExplorerError) -> Component:
    """What stands in the notice line for one error."""
    close = html.Button(
        "×", className="notice__close", type="button", **aria(label="Close"), **data(close="")
    )
    text = html.Div([html.Strong(error.title), " ", html.Span(error.remedy)])
    return html.Div([text, close], className="notice")


def on_error(error: Exception) -> None:
    """Show an error of any callback on the page; what nobody foresaw goes to the log."""
    if not isinstance(error, ExplorerError):
        log.error("%s in a callback: %s", type(error).__name__, one_line(str(error)))
    set_props(
        ids.NOTICE, {"children": notice(error if isinstance(error, ExplorerError) else _UNKNOWN)}
    )


def one_line(text: str, longest: int = 300) -> str:
    """Text from outside, fit for one line of a log."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text[:longest])
    return " ".join(printable.split())
