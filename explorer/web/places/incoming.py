"""The place that takes papers in: look before anything is kept, watch, cancel, get a report."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer.readers import READERS
from explorer.settings import Settings
from explorer.web import ids, jobs, parts
from explorer.web.attributes import aria, data
from explorer.web.jobs import Job
from explorer.web.places import outcome, work
from explorer.web.places.place import Place, frame
from explorer.web.places.progress import going, stopped
from explorer.web.places.work import Brought, Seen
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
            html.P(["Reads ", _formats(), "."], className="drop__formats"),
        ],
        className="drop",
    )
    return html.Div([drop, _paste()], className="chooser")


def _formats() -> str:
    names = [reader.label for reader in READERS]
    return f"{', '.join(names)}; also packed as .gz, .zst or .zip"


def _paste() -> Component:
    field = dcc.Textarea(
        id=ids.IMPORT_PASTE,
        className="paste__text",
        placeholder="@article{…}",
        spellCheck="false",
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
                "Choose other files", id=ids.IMPORT_AGAIN, type="button", className="button--quiet"
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
    spool, running = parts.of(app), jobs.of(app)
    steps: dict[str, Callable[[object, object], str | None]] = {
        ids.IMPORT_UPLOAD: lambda upload, _: running.start(
            "preview", partial(work.look, workspace, spool, upload)
        ),
        ids.IMPORT_GO: lambda _, job: running.start(
            "import", partial(work.bring_in, workspace, spool, work.seen(running, job))
        ),
        ids.DEMO: lambda _, job: running.start(  # noqa: ARG005
            "import", partial(work.bring_demo, workspace)
        ),
        ids.IMPORT_AGAIN: lambda upload, job: work.forget(running, spool, upload, job),
    }

    @app.callback(
        Output(ids.IMPORT_JOB, "data"),
        Input(ids.IMPORT_UPLOAD, "data"),
        Input(ids.IMPORT_GO, "n_clicks"),
        Input(ids.IMPORT_AGAIN, "n_clicks"),
        Input(ids.DEMO, "n_clicks"),
        State(ids.IMPORT_JOB, "data"),
        prevent_initial_call=True,
    )
    def step(upload: object, go: object, again: object, demo: object, job: object) -> object:  # noqa: ARG001
        taken = steps.get(str(ctx.triggered_id))
        return taken(upload, job) if taken else no_update

    @app.callback(
        Output(ids.IMPORT_CANCELLED, "data"),
        Input(ids.IMPORT_CANCEL, "n_clicks"),
        State(ids.IMPORT_JOB, "data"),
        prevent_initial_call=True,
    )
    def cancel(clicks: object, job: object) -> object:
        running.cancel(job)
        return clicks

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

    app.clientside_callback(
        ClientsideFunction("incoming", "arrive"),
        Output(ids.IMPORT_ECHO, "data"),
        Input(ids.IMPORT, "data-stage"),
        Input(ids.IMPORT_DONE, "data"),
    )


def told(job: Job | None) -> tuple[object, ...]:
    """What the place shows of a job, in the order of the outputs of `tell`."""
    if job is not None and not job.finished:
        return Shown("going", going(job), job.phase, is_over=False).outputs()
    if job is not None and job.error is not None:
        said = f"{job.error.title} {job.error.remedy}"
        return Shown("stopped", stopped(job.error), said, again="Start again").outputs()
    if job is not None and isinstance(job.result, Seen):
        preview = job.result.preview
        stage, shown = "ready" if preview.read else "nothing", outcome.previewed(preview, job.id)
        return Shown(stage, shown, outcome.said(preview), go=outcome.go(preview)).outputs()
    if job is not None and isinstance(job.result, Brought):
        changed = {"job": job.id, "to": job.result.then} if job.result.changed else no_update
        shown, said = outcome.brought(job.result, job.id), outcome.sentence(job.result)
        return Shown("done", shown, said, again="Import more", changed=changed).outputs()
    return Shown("idle", None, "").outputs()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the place shows at one stage."""

    stage: str
    content: Component | None
    status: str
    go: str = "Import"
    again: str = "Choose other files"
    is_over: bool = True
    changed: object = no_update

    def outputs(self) -> tuple[object, ...]:
        """In the order of the outputs of `tell`."""
        buttons = self.go, self.again
        return self.content, self.stage, *buttons, self.status, self.is_over, self.changed


PLACE = Place("import", "Import", "Put papers into the library", layout, register)
