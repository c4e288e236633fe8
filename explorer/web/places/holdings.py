"""The place that says what came in, from how many sources, and what is lacking; and takes back."""

from functools import partial

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer.settings import Settings
from explorer.undoing import Consequence, consequence
from explorer.web import ids, jobs
from explorer.web.jobs import Job, Jobs
from explorer.web.places import inventory, reports, work
from explorer.web.places.place import Place, frame
from explorer.web.places.progress import going, stopped
from explorer.web.still import still
from explorer.workspace import Workspace

EVERY = 500
"""Milliseconds between two questions how an undo goes; only while one runs."""

LEAD = "What came in, from where, and what is missing."


def layout() -> Component:
    """The place, with every id it will ever use."""
    return frame(
        ids.LIBRARY,
        "Library",
        LEAD,
        html.Div(id=ids.UNDO_NOTICE, role="status"),
        still(html.Div(id=ids.LIBRARY_CONTENT, className="holdings")),
        _dialog(),
        dcc.Store(id=ids.LIBRARY_ASKED),
        dcc.Store(id=ids.UNDO_ASKED),
        dcc.Store(id=ids.UNDO_JOB, storage_type="session"),
        dcc.Store(id=ids.UNDO_DONE),
        dcc.Store(id=ids.UNDO_CANCELLED),
        dcc.Interval(id=ids.UNDO_CLOCK, interval=EVERY, disabled=True),
    )


def _dialog() -> Component:
    actions = html.Div(
        [
            html.Button("Undo this import", id=ids.UNDO_GO, type="button", className="button"),
            html.Button("Keep it", id=ids.UNDO_KEEP, type="button", className="button--quiet"),
        ],
        className="place__actions",
    )
    return dmc.Modal(
        [
            html.Div(id=ids.UNDO_SENTENCE, className="undo"),
            html.Div(id=ids.UNDO_STATE, className="undo__state"),
            actions,
        ],
        id=ids.UNDO_DIALOG,
        title="Undo an import",
        opened=False,
        keepMounted=True,
        closeButtonProps={"aria-label": "Close"},
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:  # noqa: ARG001
    """Fill the place when somebody goes there; ask before an import is undone, then undo it."""
    running = jobs.of(app)
    reports.register(app, workspace)

    @app.callback(
        Output(ids.LIBRARY_CONTENT, "content"),
        Input(ids.LIBRARY_ASKED, "data"),
        prevent_initial_call=True,
    )
    def fill(asked: object) -> Component:  # noqa: ARG001 - that somebody asks is enough
        with workspace.reading() as library:
            return inventory.content(library)

    @app.callback(
        Output(ids.UNDO_SENTENCE, "children"),
        Input(ids.UNDO_ASKED, "data"),
        prevent_initial_call=True,
    )
    def ask(asked: object) -> list[Component] | None:
        number = _number(asked)
        if number is None:
            return None
        with workspace.reading() as library:
            return question(consequence(library, number))

    @app.callback(
        Output(ids.UNDO_JOB, "data"),
        Input(ids.UNDO_GO, "n_clicks"),
        State(ids.UNDO_ASKED, "data"),
        prevent_initial_call=True,
    )
    def go(clicks: object, asked: object) -> object:
        number = _number(asked)
        if not clicks or number is None:
            return no_update
        return running.start("undo", partial(work.take_back, workspace, number))

    _tell(app, running)
    for name, output, inputs in _CLIENT_SIDE:
        app.clientside_callback(ClientsideFunction("places", name), output, *inputs)


def _tell(app: Dash, running: Jobs) -> None:
    jobs.cancelled_by(app, ids.UNDO_KEEP, ids.UNDO_JOB, ids.UNDO_CANCELLED)

    @app.callback(
        Output(ids.UNDO_STATE, "children"),
        Output(ids.UNDO_NOTICE, "children"),
        Output(ids.UNDO_GO, "disabled"),
        Output(ids.UNDO_CLOCK, "disabled"),
        Output(ids.UNDO_DONE, "data"),
        Input(ids.UNDO_JOB, "data"),
        Input(ids.UNDO_CLOCK, "n_intervals"),
        Input(ids.UNDO_ASKED, "data"),
    )
    def tell(job: object, ticks: object, asked: object) -> tuple[object, ...]:  # noqa: ARG001
        return told(running.job(job), asked_again=ctx.triggered_id == ids.UNDO_ASKED)


_CLIENT_SIDE = (
    ("show", Output(ids.PAGE, "data-place"), (Input(ids.URL, "pathname"),)),
    ("ask", Output(ids.LIBRARY_ASKED, "data"), (Input(ids.URL, "pathname"),)),
    (
        "dialog",
        Output(ids.UNDO_DIALOG, "opened"),
        (Input(ids.UNDO_ASKED, "data"), Input(ids.UNDO_KEEP, "n_clicks")),
    ),
    ("reload", Output(ids.PLACE_ECHO, "data"), (Input(ids.UNDO_DONE, "data"),)),
)


def question(will: Consequence) -> list[Component]:
    """What undoing an import means, before it happens."""
    return [
        html.P(["Undo the import of ", html.Strong(f"“{will.file}”"), "?"], className="undo__file"),
        html.P(will.sentence, className="undo__sentence"),
        html.P("To have it back, import the same file again.", className="place__note"),
    ]


def told(job: Job | None, *, asked_again: bool = False) -> tuple[object, ...]:
    """What the dialog and the place show of an undo, in the order of the outputs of `tell`."""
    if job is None:
        return None, None, False, True, no_update
    if not job.finished:
        return going(job), None, True, False, no_update
    if job.error is not None:
        return None if asked_again else stopped(job.error), None, False, True, no_update
    if isinstance(job.result, Consequence):
        return None, undone(job.result), False, True, {"job": job.id, "to": ""}
    return None, None, False, True, no_update


def undone(done: Consequence) -> Component:
    """What an undo did."""
    went = f"{done.going:,} {'paper' if done.going == 1 else 'papers'} went"
    stayed = f"{done.staying:,} stayed" if done.staying else "none stayed"
    sentence = f"{went}, {stayed}. To have it back, import the same file again."
    parts: list[Component | str] = [
        html.Strong(f"The import of “{done.file}” is undone."),
        " ",
        sentence,
    ]
    return html.P(parts, className="undone")


def _number(asked: object) -> int | None:
    """The number of an import from the store, whatever the browser sent."""
    number = asked.get("number") if isinstance(asked, dict) else None
    return number if type(number) is int else None


PLACE = Place(
    "library", "Library", "What came in, from where, and what is missing", layout, register
)
