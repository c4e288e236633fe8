"""The left side of the page: what to show."""

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from explorer.view import MAX_PEOPLE
from explorer.web import ids
from explorer.web.attributes import aria, data
from explorer.web.controls import block, component, row
from explorer.web.icons import icon
from explorer.web.years import Years, histogram

KEPT_BY_RESET = ("focus", "selected", "tab", "surface")
"""Fields that say where the user is, not what is filtered."""


def layout(papers_per_year: Years) -> Component:
    """The controls, under headings; a drawer on narrow screens."""
    toggle = html.Button(
        [icon("filter"), "What to show"],
        id=ids.CONTROLS_TOGGLE,
        type="button",
        className="drawer-toggle",
        **aria(expanded="false", controls=ids.CONTROLS),
        **data(drawer=ids.CONTROLS),
    )
    form = html.Div(
        [
            _part("Show", block("kinds"), block("depth")),
            _part("Years", histogram(papers_per_year), _years()),
            _part("Ties", block("strength"), row("min_papers"), row("author_limit")),
            _part("Look", row("size"), row("colour")),
            _part("Amount", row("limit"), _limit_slider()),
            _reset(),
        ],
        id=ids.CONTROLS,
        className="controls__form",
    )
    hidden = html.Div([component("focus"), component("selected")], hidden=True)
    return html.Section(
        [toggle, form, hidden, dcc.Store(id=ids.SLIDER_ECHO)],
        className="controls",
        **aria(label="What to show"),
    )


def _part(heading: str, *rows: Component) -> Component:
    return html.Div(
        [html.H2(heading, className="controls__heading"), *rows], className="controls__part"
    )


def _years() -> Component:
    return html.Div([block("first_year"), block("last_year")], className="field--pair")


def _limit_slider() -> Component:
    return dmc.Slider(
        id=ids.LIMIT_SLIDER,
        min=0,
        max=MAX_PEOPLE,
        step=10,
        value=150,
        updatemode="mouseup",
        size=2,
        thumbSize=16,
        label=None,
        thumbLabel="Most people on the canvas",
        className="limit-slider",
    )


def _reset() -> Component:
    return html.Button(
        "Reset filters",
        id=ids.RESET,
        type="button",
        className="button--quiet",
        **data(keep=" ".join(KEPT_BY_RESET)),
    )


def register(app: Dash) -> None:
    """The sliders are a second way to write what the number fields hold."""
    app.clientside_callback(
        ClientsideFunction("filters", "follow"),
        Output(ids.LIMIT_SLIDER, "value"),
        Output(ids.YEARS_SLIDER, "value"),
        Input(ids.VIEW, "data"),
        State(ids.LIMIT_SLIDER, "value"),
        State(ids.YEARS_SLIDER, "value"),
        State(ids.YEARS_SLIDER, "min"),
        State(ids.YEARS_SLIDER, "max"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("filters", "lead"),
        Output(ids.SLIDER_ECHO, "data"),
        Input(ids.LIMIT_SLIDER, "value"),
        Input(ids.YEARS_SLIDER, "value"),
        State(ids.YEARS_SLIDER, "min"),
        State(ids.YEARS_SLIDER, "max"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
