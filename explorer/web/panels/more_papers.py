"""More papers of a person from an open source: fetched in the background when somebody clicks.

click ──► asked ──► job ──► clock asks how it goes ──► done ──► the page loads itself again
"""

import threading
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from explorer import lookups, search, sources
from explorer.intake import ImportReport
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.settings import Settings
from explorer.sources import SOURCES, Visitor
from explorer.tables import Progress
from explorer.web import ids, jobs
from explorer.web.cards.more_papers import REACHES
from explorer.web.cards.words import count, number
from explorer.web.jobs import Job, Jobs
from explorer.web.panels.panel import Panel
from explorer.web.places.progress import going, stopped
from explorer.workspace import Workspace

EVERY = 500
"""Milliseconds between two questions how it goes; only while something is fetched."""
LONGEST_ID = 500
"""Characters of an id that a browser may send."""
COLLABORATORS = 50
"""Most collaborators whose papers are fetched: those with most papers together."""


class Wish(NamedTuple):
    """What was clicked."""

    source: str
    person: str
    reach: str


class Fetched(NamedTuple):
    """What came of it."""

    label: str
    report: ImportReport
    notes: tuple[str, ...]


def layout() -> Component:
    """How it goes, a way to stop it, and the stores."""
    stop = html.Button("Cancel", id=ids.MORE_STOP, type="button", className="button--quiet")
    return html.Div(
        [
            html.Div(id=ids.MORE_STATE, role="status"),
            stop,
            dcc.Store(id=ids.MORE_ASKED),
            dcc.Store(id=ids.MORE_JOB, storage_type="session"),
            dcc.Store(id=ids.MORE_DONE),
            dcc.Store(id=ids.MORE_ECHO),
            dcc.Interval(id=ids.MORE_CLOCK, interval=EVERY, disabled=True),
        ],
        className="more-state",
        id=ids.MORE,
        hidden=True,
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:
    """Fetch what is asked for, and tell how it goes."""
    running = jobs.of(app)

    @app.callback(
        Output(ids.MORE_JOB, "data"),
        Input(ids.MORE_ASKED, "data"),
        Input(ids.MORE_STOP, "n_clicks"),
        State(ids.MORE_JOB, "data"),
        prevent_initial_call=True,
    )
    def go(asked: object, clicks: object, job: object) -> object:  # noqa: ARG001 - that it was clicked
        if ctx.triggered_id == ids.MORE_STOP:
            return stop_or_close(running, job)
        wish = checked(asked)
        if wish is None:
            return no_update
        stop = threading.Event()
        work = partial(fetch, workspace, settings.environ, wish, stop)
        return running.start("fetch", work, stop=stop)

    @app.callback(
        Output(ids.MORE, "hidden"),
        Output(ids.MORE_STATE, "children"),
        Output(ids.MORE_STOP, "children"),
        Output(ids.MORE_CLOCK, "disabled"),
        Output(ids.MORE_DONE, "data"),
        Input(ids.MORE_JOB, "data"),
        Input(ids.MORE_CLOCK, "n_intervals"),
    )
    def tell(job: object, ticks: object) -> tuple[object, ...]:  # noqa: ARG001 - the clock's beat
        return told(running.job(job))

    app.clientside_callback(
        ClientsideFunction("more", "reload"),
        Output(ids.MORE_ECHO, "data"),
        Input(ids.MORE_DONE, "data"),
        prevent_initial_call=True,
    )


def stop_or_close(running: Jobs, job: object) -> object:
    """Cancel what is running; forget what has ended, so that it is no longer shown."""
    known = running.job(job)
    if known is not None and not known.finished:
        running.cancel(job)
        return no_update
    return None


def checked(asked: object) -> Wish | None:
    """What the browser sent, if it is something that can be fetched."""
    if not isinstance(asked, dict):
        return None
    values = [asked.get(name) for name in Wish._fields]
    if not all(isinstance(value, str) and len(value) <= LONGEST_ID for value in values):
        return None
    wish = Wish(*map(str, values))
    able = {source.name for source in SOURCES if source.people}
    return wish if wish.source in able and wish.reach in REACHES else None


def fetch(
    workspace: Workspace,
    environ: Mapping[str, str],
    wish: Wish,
    stop: threading.Event,
    tell: Progress,
) -> Fetched:
    """Fetch all papers of the people who are meant, and import them."""
    source = sources.source_named(wish.source)
    visitor = Visitor(environ.get("EXPLORER_MAILTO", ""), environ, sources.system_keyring)
    with sources.opened(visitor, cancel=stop, progress=tell) as network:
        with workspace.reading() as library:
            question = sources.question_of_people(source, library, _people(library, wish))
        harvest = sources.fetch(question, network, progress=tell)
        with workspace.writing() as library:
            report = sources.bring(library, harvest, progress=tell)
    with workspace.reading() as library:
        search.prepare(library)
    return Fetched(question.label, report, harvest.notes)


def _people(library: Library, wish: Wish) -> list[str]:
    """The person, and those who wrote most papers with them where they are meant too."""
    person = lookups.resolve(library, wish.person) or wish.person
    if wish.reach == "person":
        return [person]
    near = lookups.collaborators(library, person, PaperFilter()).nlargest(COLLABORATORS, "papers")
    return [person, *near["id"].tolist()]


def told(job: Job | None) -> tuple[object, ...]:
    """What the outputs of `tell` show, in their order."""
    if job is None:
        return True, None, "Close", True, no_update
    if not job.finished:
        return False, going(job), "Cancel", False, no_update
    if job.error is not None:
        return False, stopped(job.error), "Close", True, no_update
    if not isinstance(job.result, Fetched):
        return True, None, "Close", True, no_update
    done = {"job": job.id, "to": ""} if job.result.report.new else no_update
    return False, brought(job.result), "Close", True, done


def brought(fetched: Fetched) -> Component:
    """What came of a fetch, in sentences."""
    report = fetched.report
    came = count(report.read, "record")
    sentence = f"{came}: {number(report.new)} new, {number(report.known)} known"
    aside = f", {number(report.set_aside)} set aside" if report.set_aside else ""
    said = " ".join((f" – {sentence}{aside}.", *fetched.notes))
    parts: list[Component | str] = [html.Strong(fetched.label), said]
    return html.P(parts, className="note")


PANEL = Panel("more-papers", layout, register)
