"""Small pictures for buttons; drawn by CSS masks, so that they take the colour of the text."""

from dash import html

from explorer.web.attributes import aria

NAMES = (
    "plus",
    "minus",
    "fit",
    "centre",
    "search",
    "download",
    "link",
    "help",
    "theme",
    "filter",
    "close",
    "import",
    "library",
    "back",
)


def icon(name: str) -> html.Span:
    """The icon called `name` (one of `NAMES`); it says nothing to a screen reader."""
    return html.Span(className=f"icon icon--{name}", **aria(hidden="true"))
