"""The page: its places, and who is registered for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from explorer.library import Counts
from explorer.lookups import papers_per_year
from explorer.settings import Settings
from explorer.web import (
    downloads,
    filters,
    finder,
    guide,
    header,
    ids,
    notices,
    server,
    stage,
    sync,
    themes,
)
from explorer.web.attributes import aria, data
from explorer.web.downloads import Exporter
from explorer.web.panels import PANELS
from explorer.web.panels.empty import EMPTY
from explorer.web.places import PLACES
from explorer.web.still import still
from explorer.web.table import TABLE
from explorer.workspace import Workspace

_INDEX = """<!DOCTYPE html>
<html lang="en">
    <head>
        {%metas%}
        <title>{%title%}</title>
        {%favicon%}
        {%css%}
    </head>
    <body>
        {%app_entry%}
        <noscript>The co-authorship explorer needs JavaScript.</noscript>
        <footer>
            {%config%}
            {%scripts%}
            {%renderer%}
        </footer>
    </body>
</html>"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much the library holds, as header and choices show it."""

    counts: Counts
    papers_per_year: dict[int, int]


def measured(workspace: Workspace) -> Size:
    """The size of the library as it is now."""
    with workspace.reading() as library:
        years = papers_per_year(library)
        papers = dict(zip(years["year"].tolist(), years["papers"].tolist(), strict=True))
        return Size(library.counts(), papers)


def create_app(
    workspace: Workspace, settings: Settings, exporters: Sequence[Exporter] = ()
) -> Dash:
    """The page over one workspace; the roof hands over the exporters it offers."""
    app = Dash(
        "explorer",
        assets_folder=str(settings.assets.resolve()),
        title="Co-authorship explorer",
        update_title="",
        index_string=_INDEX,
        serve_locally=True,
        suppress_callback_exceptions=False,
        on_error=notices.on_error,
        add_log_handler=False,
        enable_mcp=False,
        websocket_callbacks=False,
        meta_tags=[
            {"name": "viewport", "content": "width=device-width, initial-scale=1"},
            {"name": "color-scheme", "content": "light dark"},
        ],
    )
    sized = lru_cache(maxsize=1)(lambda version: measured(workspace))  # noqa: ARG005 - the key
    # Who loads the page while papers come in gets it at once, with the numbers of before.
    app.layout = lambda: page(workspace, sized(workspace.version), exporters)
    _register(app, workspace, settings, exporters)
    server.harden(app, settings)
    return app


def _register(
    app: Dash, workspace: Workspace, settings: Settings, exporters: Sequence[Exporter]
) -> None:
    sync.register(app)
    themes.register(app)
    header.register(app)
    finder.register(app, workspace)
    filters.register(app)
    stage.register(app, workspace)
    downloads.register(app, workspace, exporters)
    for panel in (*PANELS, TABLE, EMPTY):
        panel.register(app, workspace, settings)
    for place in PLACES:
        place.register(app, workspace, settings)


def page(workspace: Workspace, size: Size, exporters: Sequence[Exporter]) -> Component:
    """Everything in its place; every id of the page is in it."""
    counts, papers = size.counts, size.papers_per_year
    body = html.Div(
        [
            _skip_links(),
            html.Div(id=ids.PROGRESS, className="progress", **aria(hidden="true")),
            html.Div(id=ids.NOTICE, className="notices", role="alert"),
            header.layout(workspace.name, _size(counts), exporters),
            filters.layout(papers),
            html.Main(stage.layout(TABLE.layout(), EMPTY.layout()), className="middle"),
            _details(),
            *(place.layout() for place in PLACES),
            guide.layout(),
        ],
        id=ids.PAGE,
        className="page" if counts.authors or counts.papers else "page page--empty",
        **data(surface="canvas", place=""),
    )
    return dmc.MantineProvider(
        [*_state(), body], id=ids.PROVIDER, theme=themes.THEME, defaultColorScheme="auto"
    )


def _details() -> Component:
    return html.Section(
        [panel.layout() for panel in PANELS],
        id=ids.DETAILS,
        className="details",
        tabIndex=-1,
        **aria(label="Details"),
    )


def _skip_links() -> Component:
    table = html.A(
        "Show the picture as a table",
        href="?surface=table",
        className="skip",
        **data(set="surface=table"),
    )
    targets = ((ids.STAGE, "Skip to the picture"), (ids.DETAILS, "Skip to the details"))
    links = (html.A(text, href=f"#{target}", className="skip") for target, text in targets)
    return still(html.Nav([*links, table], **aria(label="Skip")))


def _state() -> tuple[Component, ...]:
    return (
        dcc.Location(id=ids.URL, refresh=False),
        dcc.Store(id=ids.VIEW),
        dcc.Store(id=ids.PICTURE),
        dcc.Store(id=ids.THEME, storage_type="local"),
        dcc.Store(id=ids.SCHEME),
        dcc.Store(id=ids.PLACE_ECHO),
    )


def _size(counts: Counts) -> str:
    return f"{_count(counts.papers, 'paper')} · {_count(counts.authors, 'person', 'people')}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
