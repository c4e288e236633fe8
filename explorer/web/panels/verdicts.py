"""What a person decides on the card of a paper: not the same paper, or the same after all.

click ──► asked ──► job ──► clock asks how it goes ──► done ──► the page loads itself again
"""

from functools import partial
from typing import NamedTuple

from dash import ClientsideFunction, Dash, Input, Output, dcc, html, no_update
from dash.development.base_component import Component

from explorer import search, verdicts
from explorer.settings import Settings
from explorer.tables import Progress
from explorer.verdicts import Outcome
from explorer.web import ids, jobs
from explorer.web.jobs import Job
from explorer.web.panels.panel import Panel
from explorer.workspace import Workspace

EVERY = 300
"""Milliseconds between two questions how it goes; only while a decision is being carried out."""

LONGEST_ID = 500
"""Characters of an id that a browser may send."""


class Verdict(NamedTuple):
    """What was clicked: `apart` a record of a paper, or `join` with another paper."""

    says: str
    paper: str
    other: str


def layout() -> Component:
    """A line that says how it goes, and the stores."""
    return html.Div(
        [
            html.Div(id=ids.VERDICT_STATE, className="verdict", role="status"),
            dcc.Store(id=ids.VERDICT_ASKED),
            dcc.Store(id=ids.VERDICT_JOB),
            dcc.Store(id=ids.VERDICT_DONE),
            dcc.Store(id=ids.VERDICT_ECHO),
            dcc.Interval(id=ids.VERDICT_CLOCK, interval=EVERY, disabled=True),
        ]
    )


def register(app: Dash, workspace: Workspace, settings: Settings) -> None:  # noqa: ARG001
    """Carry out what is asked, in the background."""
    running = jobs.of(app)

    @app.callback(
        Output(ids.VERDICT_JOB, "data"),
        Input(ids.VERDICT_ASKED, "data"),
        prevent_initial_call=True,
    )
    def go(asked: object) -> object:
        verdict = checked(asked)
        if verdict is None:
            return no_update
        return running.start("decision", partial(carry_out, workspace, verdict))

    @app.callback(
        Output(ids.VERDICT_STATE, "children"),
        Output(ids.VERDICT_CLOCK, "disabled"),
        Output(ids.VERDICT_DONE, "data"),
        Input(ids.VERDICT_JOB, "data"),
        Input(ids.VERDICT_CLOCK, "n_intervals"),
        prevent_initial_call=True,
    )
    def tell(job: object, ticks: object) -> tuple[object, ...]:  # noqa: ARG001
        return told(running.job(job))

    app.clientside_callback(
        ClientsideFunction("verdicts", "reload"),
        Output(ids.VERDICT_ECHO, "data"),
        Input(ids.VERDICT_DONE, "data"),
        prevent_initial_call=True,
    )


def checked(asked: object) -> Verdict | None:
    """What the browser sent, if it is a decision at all."""
    if not isinstance(asked, dict):
        return None
    says, paper, other = (asked.get(name) for name in Verdict._fields)
    if not (isinstance(says, str) and isinstance(paper, str) and isinstance(other, str)):
        return None
    if says not in ("apart", "join") or max(len(paper), len(other)) > LONGEST_ID:
        return None
    return Verdict(says, paper, other)


def carry_out(workspace: Workspace, verdict: Verdict, progress: Progress) -> Outcome:
    """Write the decision down and make the papers anew."""
    with workspace.writing() as library:
        if verdict.says == "apart":
            done = verdicts.separate(library, verdict.paper, [verdict.other], progress=progress)
        else:
            done = verdicts.join(library, verdict.paper, verdict.other, progress=progress)
    progress("Preparing the search", 0, None)
    with workspace.reading() as library:
        search.prepare(library)
    return done


def told(job: Job | None) -> tuple[object, ...]:
    """What the line says, whether the clock stands still, and what is done."""
    if job is None:
        return None, True, no_update
    if not job.finished:
        return html.P(f"{job.phase} …", className="note"), False, no_update
    if job.error is not None:
        said: list[Component | str] = [html.Strong(job.error.title), " ", job.error.remedy]
        return html.P(said, className="note verdict__error"), True, no_update
    return None, True, {"job": job.id, "to": ""}


PANEL = Panel("verdicts", layout, register)
