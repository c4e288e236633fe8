"""Downloads are plain links: `GET /export/<format>?<the query of the view>`."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Protocol

from anyascii import anyascii
from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, abort, request

from explorer.errors import BadView, ExplorerError
from explorer.model import Paper
from explorer.picture import Scene
from explorer.view import View
from explorer.web import ids
from explorer.web.attributes import data
from explorer.web.icons import icon
from explorer.web.still import still
from explorer.workspace import Workspace


class Exporter(Protocol):
    """What this page needs of an exporter; the roof hands them over."""

    @property
    def name(self) -> str:
        """What stands in the address."""

    @property
    def label(self) -> str:
        """What the menu says."""

    @property
    def suffix(self) -> str:
        """Of the file, with the dot."""

    @property
    def mime(self) -> str:
        """Of the answer."""

    @property
    def group(self) -> str:
        """Under which heading it stands."""

    @property
    def write(self) -> Callable[[Scene, Sequence[Paper]], bytes]:
        """From the scene and its papers to bytes."""

    @property
    def needs_papers(self) -> bool:
        """Whether `write` reads the papers."""


HEADINGS = {
    "picture": "The picture",
    "graph": "The network",
    "table": "Tables",
    "papers": "The papers behind it",
}


def menu(exporters: Sequence[Exporter]) -> Component:
    """The export menu: one link for each format, under headings."""
    groups = [
        html.Div(
            [html.Div(HEADINGS.get(name, name), className="menu__heading"), *map(_item, members)],
            className="menu__group",
        )
        for name, members in groupby(exporters, key=lambda exporter: exporter.group)
    ]
    summary = html.Summary(
        [icon("download"), html.Span("Export", className="label")],
        className="button--quiet",
        title="Take away exactly what is shown",
    )
    return still(
        html.Details(
            [summary, html.Div(groups, className="menu__list")],
            id=ids.EXPORT,
            className="menu",
            **data(menu=""),
        )
    )


def _item(exporter: Exporter) -> Component:
    return html.A(
        [html.Span(exporter.label), html.Span(exporter.suffix, className="menu__suffix")],
        href=f"/export/{exporter.name}",
        className="menu__item",
        **data(export=exporter.name),
    )


def register(app: Dash, workspace: Workspace, exporters: Sequence[Exporter]) -> None:
    """The route; `assets/header.js` makes the links follow the address of the page."""
    known = {exporter.name: exporter for exporter in exporters}
    flask: Flask = app.server

    @flask.get("/export/<name>")
    def export(name: str) -> Response:
        if name not in known:
            abort(404)
        try:
            view = View.from_query(request.query_string.decode("ascii", "replace"))
            return _file(known[name], workspace, view)
        except BadView as error:
            return _sentence(error, 400)
        except LookupError as error:
            return _sentence(error, 404)
        except ExplorerError as error:
            return _sentence(error, 409)


def _file(exporter: Exporter, workspace: Workspace, view: View) -> Response:
    scene = workspace.scene(view)
    papers = workspace.papers_behind(scene) if exporter.needs_papers else ()
    answer = Response(exporter.write(scene, papers), mimetype=exporter.mime)
    name = slug(scene.title) + exporter.suffix
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _sentence(error: Exception, status: int) -> Response:
    return Response(f"{error}\n", status=status, mimetype="text/plain")


def slug(title: str) -> str:
    """A file name of plain letters, digits and hyphens."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in anyascii(title).lower())
    return "-".join(filter(None, plain.split("-")))[:80] or "picture"
