"""The place that takes papers in: look before anything is kept, watch, cancel, get a report."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer.readers import READERS
from explorer.settings import Settings
from explorer.web import ids, jobs, parts
from explorer.web.attributes import aria, data
from explorer.web.jobs import Jobs
from explorer.web.places import asking, work
from explorer.web.places.place import Place, frame
from explorer.web.places.stages import told
from explorer.web.spool import Spool
from explorer.web.still import still
from explorer.workspace import Workspace

EVERY = 500
"""Milliseconds between two questions how a job goes; only while one runs."""

LEAD = "Give what your database gave you. You see what is in it before anything is kept."


def layout() -> Component:
    """The place, with every id it will ever use."""
    return frame(
        ids.IMPORT,
        "Import papers",
        LEAD,
        _chooser(),
        _sending(),
        html.P(id=ids.IMPORT_STATUS, className="visually-hidden", role="status"),
        html.Div(id=ids.IMPORT_STATE, className="import__state"),
        _actions(),
        *_stores(),
    )


def _chooser() -> Component:
    drop = html.Div(
        [
            html.Span(className="drop__picture", **aria(hidden="true")),
            html.P("Drop files or a folder here", className="drop__title"),
            html.Div(id=ids.IMPORT_SLOT, className="drop__choices"),
            still(_formats()),
        ],
        className="drop",
    )
    return html.Div([drop, _paste(), asking.layout()], className="chooser")


def _formats() -> Component:
    names = [reader.label for reader in READERS]
    summary = f"Reads {len(names)} formats, also packed as .gz, .zst or .zip"
    return html.Details(
        [html.Summary(summary), html.P(f"{', '.join(names)}.")], className="drop__formats"
    )


def _paste() -> Component:
    field = dcc.Textarea(
        id=ids.IMPORT_PASTE,
        className="paste__text",
        placeholder="@article{…}",
        spellCheck=False,
        rows=6,
    )
    label = html.Label(
        "Records as text, for example BibTeX or RIS", htmlFor=ids.IMPORT_PASTE, className="note"
    )
    button = html.Button(
        "Look at this text", type="button", className="button--quiet", **data(paste="")
    )
    summary = html.Summary("Or paste text")
    return html.Details([summary, html.Div([label, field, button])], className="paste")


def _sending() -> Component:
    return html.Div(
        [
            html.P("Sending …", className="going__phase"),
            html.Progress(
                id=ids.IMPORT_SENDING_BAR,
                value="0",
                max="1",
                className="going__bar",
                **aria(label="Sending"),
            ),
            html.P("\u00a0", id=ids.IMPORT_SENDING, className="going__facts"),
        ],
        className="going sending",
    )


def _actions() -> Component:
    return html.Div(
        [
            html.Button("Import", id=ids.IMPORT_GO, type="button", className="button"),
            html.Button("Cancel", id=ids.IMPORT_CANCEL, type="button", className="button--quiet"),
            html.Button(
                "Choose something else",
                id=ids.IMPORT_AGAIN,
                type="button",
                className="button--quiet",
            ),
        ],
        className="place__actions",
    )


def _stores() -> tuple[Component, ...]:
    return (
        dcc.Store(id=ids.IMPORT_UPLOAD),
        dcc.Store(id=ids.IMPORT_JOB, storage_type="session"),
        dcc.Store(id=ids.IMPORT_DONE),
        dcc.Store(id=ids.IMPORT_CANCELLED),
        dcc.Store(id=ids.IMPORT_ECHO),
        dcc.Interval(id=ids.IMPORT_CLOCK, interval=EVERY, disabled=True),
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:
    """Look, import, cancel, begin again; and tell how it goes while it goes."""
    parts.register(app, settings)
    _begin(app, steps(workspace, settings, parts.of(app), jobs.of(app)))
    _follow(app, jobs.of(app))
    app.clientside_callback(
        ClientsideFunction("incoming", "arrive"),
        Output(ids.IMPORT_ECHO, "data"),
        Input(ids.IMPORT, "data-stage"),
        Input(ids.IMPORT_DONE, "data"),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the browser sends with a step; anything at all may be in it."""

    upload: object
    job: object
    wish: tuple[object, object, object]


Steps = Mapping[str, Callable[[Asked], str | None]]
"""By what was clicked or written: begins a job, and gives its id."""


def steps(workspace: Workspace, settings: Settings, spool: Spool, running: Jobs) -> Steps:
    """Every way in which this place begins something."""

    def fetch(asked: Asked) -> str:
        stop = threading.Event()
        ask = partial(asking.look, workspace, settings.environ, asking.wish(*asked.wish), stop)
        return running.start("fetch", ask, stop=stop)

    return {
        ids.IMPORT_UPLOAD: lambda asked: running.start(
            "preview", partial(work.look, workspace, spool, asked.upload)
        ),
        ids.IMPORT_GO: lambda asked: running.start(
            "import", partial(work.bring_in, workspace, spool, work.seen(running, asked.job))
        ),
        ids.DEMO: lambda _: running.start("import", partial(work.bring_demo, workspace)),
        ids.IMPORT_AGAIN: lambda asked: work.forget(running, spool, asked.upload, asked.job),
        ids.ASK_GO: fetch,
    }


def _begin(app: Dash, known: Steps) -> None:
    @app.callback(
        Output(ids.IMPORT_JOB, "data"),
        Input(ids.IMPORT_UPLOAD, "data"),
        *(Input(button, "n_clicks") for button in _BUTTONS),
        State(ids.IMPORT_JOB, "data"),
        State(ids.ASK_SOURCE, "value"),
        State(ids.ASK_KIND, "value"),
        State(ids.ASK_TEXT, "value"),
        prevent_initial_call=True,
    )
    def step(upload: object, *rest: object) -> object:
        _, _, _, _, job, source, kind, text = rest
        taken = known.get(str(ctx.triggered_id))
        return taken(Asked(upload, job, (source, kind, text))) if taken else no_update


_BUTTONS = (ids.IMPORT_GO, ids.IMPORT_AGAIN, ids.DEMO, ids.ASK_GO)


def _follow(app: Dash, running: Jobs) -> None:
    jobs.cancelled_by(app, ids.IMPORT_CANCEL, ids.IMPORT_JOB, ids.IMPORT_CANCELLED)

    @app.callback(
        Output(ids.IMPORT_STATE, "children"),
        Output(ids.IMPORT, "data-stage"),
        Output(ids.IMPORT_GO, "children"),
        Output(ids.IMPORT_AGAIN, "children"),
        Output(ids.IMPORT_STATUS, "children"),
        Output(ids.IMPORT_CLOCK, "disabled"),
        Output(ids.IMPORT_DONE, "data"),
        Input(ids.IMPORT_JOB, "data"),
        Input(ids.IMPORT_CLOCK, "n_intervals"),
    )
    def tell(job: object, ticks: object) -> tuple[object, ...]:  # noqa: ARG001 - the clock's beat
        return told(running.job(job))


PLACE = Place("import", "Import", "Put papers into the library", layout, register)
