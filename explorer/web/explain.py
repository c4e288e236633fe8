"""The “?” beside a number: opens what the number means."""

from dash import html

from explorer.web.attributes import aria, data
from explorer.web.explanations import EXPLANATIONS


def explain(name: str) -> html.Button:
    """A “?” button that opens the explanation called `name` (a key of `EXPLANATIONS`).

    One component with its texts as attributes, shown by `assets/explain.js`: Dash's renderer looks
    at every component of the page at every change of the page.
    """
    about = EXPLANATIONS[name]
    return html.Button(
        type="button",
        className="explain",
        **aria(label=f"About: {about.title}", expanded="false"),
        **data(explain=about.title, text=about.text, formula=about.formula, basis=about.data),
    )
