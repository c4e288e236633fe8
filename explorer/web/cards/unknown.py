"""The card for a link to something that this library does not hold."""

from dash import html
from dash.development.base_component import Component

from explorer.web.attributes import data
from explorer.web.cards.card import Card
from explorer.web.cards.parts import heading

LONGEST_ID = 80
"""Characters of the id that the page repeats."""


def components(wanted: str) -> list[Component]:
    """Says so, and offers the search and the way back."""
    shown = wanted if len(wanted) <= LONGEST_ID else f"{wanted[:LONGEST_ID]}…"
    search = html.Button("Search", type="button", className="button", **data(search=""))
    start = html.A("Show the whole library", href="?", className="button--quiet")
    return [
        heading("Not found", "This link leads to nothing here"),
        html.P(
            [
                "Nothing in this library has the id ",
                html.Code(shown),
                ". The link may come from another library, or the name may have changed.",
            ],
            className="meta",
        ),
        html.Div([search, start], className="facts__actions"),
    ]


CARD = Card("unknown", lambda library, view, wanted: components(wanted))  # noqa: ARG005 - one shape
