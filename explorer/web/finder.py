"""The search box: people, papers, topics and institutions, from the server as you type."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from explorer.search import Hit, prepare, search
from explorer.web import ids
from explorer.web.attributes import aria, data
from explorer.web.icons import icon
from explorer.web.still import still
from explorer.workspace import Workspace

SHORTEST, LONGEST, MOST = 2, 200, 20
"""Characters a search needs, characters it may have, and hits it shows."""

_COMBOBOX = {
    "role": "combobox",
    "aria-label": "Search people, papers, topics and institutions",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": ids.SEARCH_RESULTS,
}

_KINDS = {
    "author": "Person",
    "paper": "Paper",
    "topic": "Topic",
    "institution": "Institution",
}


def layout() -> Component:
    """The box, its list and what a screen reader is told about the list."""
    box = dmc.TextInput(
        id=ids.SEARCH,
        placeholder="Search people, papers, topics",
        debounce=150,
        value="",
        size="sm",
        leftSection=icon("search"),
        rightSection=html.Kbd("Ctrl K", className="kbd"),
        rightSectionWidth=64,
        rightSectionPointerEvents="none",
        autoComplete="off",
        spellCheck=False,
        attributes={"input": _COMBOBOX},
    )
    results = still(
        html.Ul(
            id=ids.SEARCH_RESULTS,
            className="finder__results",
            role="listbox",
            **aria(label="Search results"),
        )
    )
    status = html.Div(id=ids.SEARCH_STATUS, className="visually-hidden", role="status")
    return html.Div([box, results, status], className="finder", role="search")


def register(app: Dash, workspace: Workspace) -> None:
    """The list follows the text."""

    @app.callback(
        Output(ids.SEARCH_RESULTS, "content"),
        Output(ids.SEARCH_STATUS, "children"),
        Input(ids.SEARCH, "value"),
    )
    def find(text: object) -> tuple[object, ...]:
        wanted = text.strip()[:LONGEST] if isinstance(text, str) else ""
        with workspace.reading() as library:
            if len(wanted) < SHORTEST:
                # The empty box of a fresh page comes first: nobody waits for the index later.
                prepare(library)
                return [], ""
            hits = search(library, wanted, MOST)
        return rows(hits, wanted), status(hits)


def rows(hits: Sequence[Hit], wanted: str) -> list[Component]:
    """The list for these hits; one row that says so when there are none."""
    if not hits:
        empty = f"Nothing found for “{wanted}”. Try fewer letters, or only the family name."
        return [html.Li(empty, className="finder__none", role="presentation")]
    return [_row(place, hit) for place, hit in enumerate(hits)]


def status(hits: Sequence[Hit]) -> str:
    """What a screen reader is told."""
    return f"{len(hits)} found" if hits else "Nothing found"


def _row(place: int, hit: Hit) -> Component:
    return html.Li(
        [
            html.Span(hit.label, className="finder__label"),
            html.Span(hit.detail, className="finder__detail"),
            html.Span(_KINDS[hit.kind], className=f"kind kind--{hit.kind}"),
        ],
        id=f"{ids.SEARCH_RESULTS}-{place}",
        className="finder__row",
        role="option",
        **data(focus=hit.id),
    )
