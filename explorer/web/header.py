"""The top of the page: the library, the search box, and what to do with the picture."""

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from explorer.web import downloads, finder, ids
from explorer.web.attributes import aria, data
from explorer.web.downloads import Exporter
from explorer.web.icons import icon
from explorer.web.places import PLACES
from explorer.web.places.place import link
from explorer.web.still import still


def layout(name: str, size: str, exporters: Sequence[Exporter]) -> Component:
    """The header for a library of this name and size."""
    brand = still(
        html.A(
            [
                html.Span(className="brand__mark", **aria(hidden="true")),
                html.Span(
                    [
                        html.Strong(name, className="brand__name"),
                        html.Span(size, className="brand__size"),
                    ],
                    className="brand__text",
                ),
            ],
            href="/",
            className="brand",
            title="Show the core of the library",
            **data(set="focus=&selected="),
        )
    )
    actions = html.Div(
        [_places(), downloads.menu(exporters), _share(), _theme(), _help()],
        className="header__actions",
    )
    return html.Header([brand, finder.layout(), actions], id=ids.HEADER, className="header")


def _places() -> Component:
    links = [
        link(
            place.address,
            [icon(place.name), html.Span(place.title, className="label")],
            className="button--plain",
            title=place.hint,
            **aria(label=place.title),
        )
        for place in PLACES
    ]
    return still(html.Nav(links, className="header__places", **aria(label="Places")))


def _share() -> Component:
    return html.Span(
        [
            html.Button(
                [icon("link"), html.Span("Share", className="label")],
                id=ids.SHARE,
                type="button",
                className="button--quiet",
                title="Copy a link to exactly this view",
            ),
            html.Span(id=ids.SHARE_STATUS, className="flash", role="status"),
        ],
        className="share",
    )


def _theme() -> Component:
    return html.Button(
        icon("theme"),
        id=ids.THEME_SWITCH,
        type="button",
        className="icon-button",
        title="Light, dark, or as the system",
        **aria(label="Colours"),
        **data(theme="auto"),
    )


def _help() -> Component:
    return html.Button(
        icon("help"),
        id=ids.HELP,
        type="button",
        className="icon-button",
        title="Help",
        **aria(label="Help"),
    )


def register(app: Dash) -> None:
    """Share and help are the browser's work."""
    app.clientside_callback(
        ClientsideFunction("header", "share"),
        Output(ids.SHARE_STATUS, "children"),
        Input(ids.SHARE, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("header", "help"),
        Output(ids.HELP_DIALOG, "opened"),
        Input(ids.HELP, "n_clicks"),
        State(ids.HELP_DIALOG, "opened"),
        prevent_initial_call=True,
    )
