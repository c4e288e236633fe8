"""The dialog that takes papers in: drop a file, watch it being read, see what it brought."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer import settings as places
from explorer.errors import ReadError
from explorer.intake import ImportReport
from explorer.model import Problem
from explorer.readers import READERS
from explorer.settings import Settings
from explorer.web import ids
from explorer.web.attributes import aria
from explorer.web.cards.parts import kept, stat, stats
from explorer.web.cards.words import count, number
from explorer.web.panels.panel import Panel
from explorer.web.uploads import Imports, Named, Sent, sent
from explorer.web.uploads import State as Going
from explorer.workspace import Workspace

EVERY = 500
"""Milliseconds between two questions how an import goes; only while one runs."""

PROBLEMS_SHOWN = 50
FEW_PROBLEMS = 5
"""So many are shown without asking."""

DEMO = "demo.jsonl"


def layout() -> Component:
    """The dialog, closed."""
    return html.Div(
        [
            dcc.Store(id=ids.IMPORT_JOB, storage_type="session"),
            dcc.Store(id=ids.IMPORT_DONE),
            dcc.Interval(id=ids.IMPORT_CLOCK, interval=EVERY, disabled=True),
            dmc.Modal(
                [
                    drop_area("dialog"),
                    html.P("Sending …", id=ids.IMPORT_SENDING, className="note", hidden=True),
                    html.Div(id=ids.IMPORT_STATE, className="import", role="status"),
                ],
                id=ids.IMPORT_DIALOG,
                title="Add papers",
                opened=False,
                keepMounted=True,
                size="lg",
                closeButtonProps={"aria-label": "Close"},
            ),
        ]
    )


def drop_area(place: str) -> Component:
    """Where files can be dropped or chosen."""
    words: list[Component | str] = [
        html.Strong("Choose files"),
        " or drop them here",
        html.Span(_formats(), className="drop__formats"),
    ]
    return dcc.Upload(
        html.Button(words, type="button", className="drop__button"),
        id=ids.upload(place),
        multiple=True,
        className="drop",
        className_active="drop--over",
    )


def _formats() -> str:
    return f"{', '.join(reader.label for reader in READERS)}; also .gz, .zst and .zip"


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:
    """Start imports, and tell how they go while they run."""
    imports = Imports(workspace)

    @app.callback(
        Output(ids.IMPORT_JOB, "data"),
        Input(ids.upload(ALL), "contents"),
        Input(ids.DEMO, "n_clicks"),
        State(ids.upload(ALL), "filename"),
        running=[(Output(ids.IMPORT_SENDING, "hidden"), False, True)],
        prevent_initial_call=True,
    )
    def start(contents: list[object], clicks: object, names: list[object]) -> object:  # noqa: ARG001
        if ctx.triggered_id == ids.DEMO:
            return imports.start(lambda: [demo()])
        return imports.start(lambda: sent(paired(names, contents), settings.max_upload))

    @app.callback(
        Output(ids.IMPORT_STATE, "children"),
        Output(ids.IMPORT_CLOCK, "disabled"),
        Output(ids.IMPORT_DONE, "data"),
        Input(ids.IMPORT_JOB, "data"),
        Input(ids.IMPORT_CLOCK, "n_intervals"),
    )
    def tell(job: object, ticks: object) -> tuple[object, ...]:  # noqa: ARG001 - the clock's beat
        going = imports.state(job) if isinstance(job, str) else None
        if going is None:
            return None, True, no_update
        return told(going), going.finished, job if going.changed else no_update

    for name, output, inputs in _CLIENT_SIDE:
        app.clientside_callback(ClientsideFunction("panels", name), output, *inputs)


_CLIENT_SIDE = (
    (
        "dialog",
        Output(ids.IMPORT_DIALOG, "opened"),
        (
            Input(ids.IMPORT_JOB, "data"),
            Input(ids.IMPORT_DIALOG, "opened"),
            Input(ids.upload(ALL), "filename"),
            Input(ids.DEMO, "n_clicks"),
        ),
    ),
    ("reload", Output(ids.IMPORT_SENDING, "title"), (Input(ids.IMPORT_DONE, "data"),)),
)


def demo() -> Sent:
    """The records that are shipped."""
    return Sent((places.shipped("data") / DEMO).read_bytes(), DEMO)


def paired(names: Sequence[object], contents: Sequence[object]) -> list[Named]:
    """The files of whichever place they were dropped on. Raises `ReadError` for anything else."""
    files: list[Named] = []
    for some_names, some_contents in zip(names, contents, strict=True):
        if isinstance(some_names, list) and isinstance(some_contents, list):
            files += zip(some_names, some_contents, strict=False)
    if not files or not all(isinstance(part, str) for file in files for part in file):
        raise ReadError("No file arrived.", "Choose a file and try again.")
    return files


def told(going: Going) -> Component:
    """How an import goes, or what it brought."""
    if going.error is not None:
        parts: list[Component | str] = [html.Strong(going.error.title), " ", going.error.remedy]
        return html.P(parts, className="import__error")
    if going.report is not None:
        return _brought(going.report)
    bar = html.Progress(
        value=None if going.total is None else str(going.done),
        max=None if going.total is None else str(going.total),
        className="import__bar",
        **aria(label=going.phase),
    )
    return html.Div([html.P(_doing(going)), bar])


def _doing(going: Going) -> str:
    if going.total:
        return f"{going.phase}: {number(going.done)} of {number(going.total)}"
    return f"{going.phase}: {number(going.done)}" if going.done else f"{going.phase} …"


def _brought(report: ImportReport) -> Component:
    return html.Div(
        kept(
            html.P(_sentence(report), className="import__sentence"),
            stats(
                stat("Read", report.read, "imported"),
                stat("New", report.new),
                stat("Already there", report.known),
                stat("Set aside", report.set_aside),
            ),
            _problems(report.problems),
        )
    )


def _sentence(report: ImportReport) -> str:
    where = report.files[0].file if len(report.files) == 1 else count(len(report.files), "file")
    if not report.read and not report.set_aside:
        return f"There are no records in {where}."
    if not report.new:
        return f"Nothing new in {where}: every record was already there or could not be read."
    return f"{count(report.new, 'new record')} from {where}."


def _problems(problems: Sequence[Problem]) -> html.Details | None:
    if not problems:
        return None
    rest = len(problems) - PROBLEMS_SHOWN
    items = [_problem(problem) for problem in problems[:PROBLEMS_SHOWN]]
    if rest > 0:
        items.append(html.Li(f"and {number(rest)} more"))
    summary = html.Summary(count(len(problems), "remark"))
    remarks = html.Ul(items, className="plain-list")
    return html.Details([summary, remarks], open=len(items) <= FEW_PROBLEMS, className="more")


def _problem(problem: Problem) -> html.Li:
    place = ", ".join(part for part in (problem.file, problem.place) if part)
    return html.Li(
        [
            html.Span(f"{place}: " if place else "", className="quiet"),
            f"{problem.reason} {problem.remedy}",
            html.Code(problem.text, className="import__text") if problem.text else None,
        ]
    )


PANEL = Panel("papers in", layout, register)
