"""The card of what is selected: facts, papers per year, and three tables.

view ──► facts, chart                                     (every change)
view ──► subject store ──► tables, their names, the filter (only a change of what they list)
"""

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from explorer.library import Library
from explorer.settings import Settings
from explorer.view import TABS, View
from explorer.web import grids, ids
from explorer.web.cards import card
from explorer.web.cards.card import Lists
from explorer.web.cards.words import number
from explorer.web.charts import papers_per_year, years_sentence
from explorer.web.explain import explain
from explorer.web.panels.panel import Panel
from explorer.web.still import Still, still
from explorer.web.subject import subject
from explorer.workspace import Workspace

GRIDS = (ids.PUBLICATIONS, ids.COLLABORATORS, ids.TOPICS)
"""In the order of `TABS`."""

PUBLICATIONS = (
    grids.title("title", "Paper", detail="detail"),
    grids.searched("detail"),
    grids.number("citations", "Cited", width=62),
    grids.year("year", "Year"),
)

COLLABORATORS = (
    grids.title("name", "Name"),
    grids.number("papers", "Papers", width=66),
    grids.number("fractional", "Strength", width=76, target="tie"),
    grids.bars(),
)

PEOPLE = (
    grids.title("name", "Name"),
    grids.number("papers", "Papers"),
    grids.years("Active"),
)
"""Instead of collaborators, for a topic or an institution."""

TOPICS = (
    grids.title("name", "Topic"),
    grids.text("scheme", "Scheme"),
    grids.number("papers", "Papers"),
)

KEYS = {
    "publications": (("Cited", "paper_citations"),),
    "collaborators": (("Papers", "full"), ("Strength", "fractional"), ("Years", "tie_years")),
    "topics": (("Papers", "topics"),),
}
"""What the columns of each table mean: a word and its explanation."""


def layout() -> Component:
    """Every id of the card, still empty."""
    return html.Div(
        [
            dcc.Store(id=ids.SUBJECT),
            html.P(id=ids.FACTS_STATUS, className="visually-hidden", role="status"),
            still(html.Div(id=ids.FACTS, className="facts")),
            _chart(),
            still(html.Div(id=ids.FACTS_MORE, className="facts facts--more")),
            html.Div([_tabs()], id=ids.LISTS, className="lists", hidden=True),
        ],
        className="card",
    )


def _chart() -> Component:
    title = html.H3(["Papers per year", explain("papers_per_year")], className="section__title")
    graph = dcc.Graph(
        id=ids.YEARS_FIGURE,
        config={"displayModeBar": False, "responsive": True, "doubleClick": False},
        className="chart__bars",
    )
    summary = html.Figcaption(id=ids.YEARS_SUMMARY, className="note")
    return html.Figure(
        [still(title), graph, summary], id=ids.YEARS_CHART, className="chart", hidden=True
    )


def _tabs() -> Component:
    names = [dmc.TabsTab(_tab_label(tab), value=tab) for tab in TABS]
    panels = [
        dmc.TabsPanel([_key(tab), table], value=tab)
        for tab, table in zip(TABS, _tables(), strict=True)
    ]
    find = dmc.TextInput(
        id=ids.LISTS_FILTER,
        value="",
        placeholder="Filter these rows",
        size="xs",
        className="lists__filter",
        attributes={"input": {"aria-label": "Filter these rows", "type": "search"}},
    )
    return dmc.Tabs(
        [dmc.TabsList(names), find, *panels],
        id=ids.control("tab"),
        value=TABS[0],
        keepMounted=True,
        className="tabs",
    )


def _tab_label(tab: str) -> Component:
    return Still(id=ids.tab_label(tab), tag="span", content=tab.capitalize())


def _key(tab: str) -> Component:
    parts = [html.Span([word, explain(about)]) for word, about in KEYS[tab]]
    return still(html.Div(parts, className=f"lists__key lists__key--{tab}"))


def _tables() -> tuple[Component, ...]:
    return (
        grids.grid(
            ids.PUBLICATIONS,
            "Publications",
            PUBLICATIONS,
            empty="No papers pass the choices on the left.",
            height=grids.THREE_LINES,
        ),
        grids.grid(
            ids.COLLABORATORS,
            "People",
            COLLABORATORS,
            empty="Nobody passes the choices on the left.",
            height=grids.WITH_BARS,
        ),
        grids.grid(ids.TOPICS, "Topics", TOPICS, empty="The sources give no topics here."),
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:  # noqa: ARG001
    """The card follows the view."""

    @app.callback(
        Output(ids.FACTS, "content"),
        Output(ids.YEARS_FIGURE, "figure"),
        Output(ids.YEARS_SUMMARY, "children"),
        Output(ids.YEARS_CHART, "hidden"),
        Output(ids.FACTS_MORE, "content"),
        Output(ids.LISTS, "hidden"),
        Input(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def facts(fields: dict[str, object]) -> tuple[object, ...]:
        view = View.from_values(fields)
        workspace.picture_first(view)
        with workspace.reading() as library:
            return described(library, view)

    @app.callback(
        *(Output(name, "rowData") for name in GRIDS),
        *(Output(ids.tab_label(tab), "content") for tab in TABS),
        Output(ids.PUBLICATIONS, "columnDefs"),
        Output(ids.COLLABORATORS, "columnDefs"),
        Output(ids.LISTS, "className"),
        Output(ids.LISTS_FILTER, "value"),
        Input(ids.SUBJECT, "data"),
        prevent_initial_call=True,
    )
    def lists(fields: dict[str, object]) -> tuple[object, ...]:
        view = View.from_values(fields)
        workspace.picture_first()
        with workspace.reading() as library:
            return listed(library, view)

    for name, outputs, inputs in _CLIENT_SIDE:
        app.clientside_callback(ClientsideFunction("panels", name), outputs, *inputs)


_CLIENT_SIDE = (
    (
        "subject",
        Output(ids.SUBJECT, "data"),
        (Input(ids.VIEW, "data"), State(ids.SUBJECT, "data")),
    ),
    (
        "arrive",
        Output(ids.FACTS_STATUS, "children"),
        (Input(ids.FACTS, "content"), State(ids.SUBJECT, "data")),
    ),
    (
        "filter",
        [Output(name, "dashGridOptions") for name in GRIDS],
        (
            Input(ids.LISTS_FILTER, "value"),
            *(State(name, "dashGridOptions") for name in GRIDS),
        ),
    ),
)


def described(library: Library, view: View) -> tuple[object, ...]:
    """The facts, the chart and what lies between them and the tables, for `facts`."""
    about = subject(library, view)
    shown = card(about.kind)
    years = shown.years(library, view, about.id) if shown.years else None
    return (
        shown.facts(library, view, about.id),
        no_update if years is None else papers_per_year(years),
        None if years is None else years_sentence(years),
        years is None or years.empty,
        shown.more(library, view, about.id) if shown.more else [],
        shown.lists is None,
    )


def listed(library: Library, view: View) -> tuple[object, ...]:
    """Rows, words on the tabs, columns, looks and an empty filter, for `lists`."""
    about = subject(library, view)
    read = card(about.kind).lists
    if read is None:
        return [], [], [], *(no_update,) * 6, ""
    found = read(library, view, about.id)
    tables = (found.publications, found.collaborators, found.topics)
    names = ("Publications", "Collaborators" if found.tied else "People", "Topics")
    labels = [
        [name, html.Span(number(len(rows)), className="tab-count")]
        for name, rows in zip(names, tables, strict=True)
    ]
    return *tables, *labels, *_columns(found), ""


def _columns(found: Lists) -> tuple[object, ...]:
    cited = any(row["citations"] is not None for row in found.publications)
    papers = [column for column in PUBLICATIONS if cited or column["field"] != "citations"]
    people = list(COLLABORATORS if found.tied else PEOPLE)
    looks = {"lists": True, "lists--uncited": not cited, "lists--untied": not found.tied}
    return papers, people, " ".join(name for name, wanted in looks.items() if wanted)


PANEL = Panel("details", layout, register)
