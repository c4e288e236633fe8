"""How a job goes, and how it was stopped, as every place shows it."""

from dash import html
from dash.development.base_component import Component

from explorer.errors import ExplorerError
from explorer.web.attributes import aria
from explorer.web.cards.words import number
from explorer.web.jobs import Job

MINUTE, HOUR = 60, 3600
EXACT = "Working out"
"""How a phase begins whose end is known; what is read or fetched only estimates it."""
SOON = 10
"""Seconds that nobody counts."""


def going(job: Job) -> Component:
    """The phase, a bar, the count, the rate and the time left."""
    phase = "Cancelling" if job.cancelling else job.phase
    known = job.total is not None and job.total > 0
    bar = html.Progress(
        value=str(min(job.done, job.total or 0)) if known else None,
        max=str(job.total) if known else None,
        className="going__bar",
        **aria(label=phase),
    )
    facts = " · ".join(filter(None, (counted(job), speed(job), remaining(job.left))))
    return html.Div(
        [
            html.P(f"{phase} …", className="going__phase"),
            bar,
            html.P(facts or "\u00a0", className="going__facts"),
        ],
        className="going",
    )


def counted(job: Job) -> str:
    """`12,000 of about 588,000`; empty where nothing is counted yet."""
    if not job.done:
        return ""
    if not job.total:
        return number(job.done)
    estimated = job.done < job.total and not job.phase.startswith(EXACT)
    about = "about " if estimated else ""
    return f"{number(job.done)} of {about}{number(job.total)}"


def speed(job: Job) -> str:
    """`34,000 a second`; empty where it says nothing."""
    return f"{number(round(job.rate))} a second" if job.rate and job.rate >= 1 else ""


def remaining(seconds: float | None) -> str:
    """`about 3 minutes left`; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < SOON:
        return "a few seconds left"
    if seconds < MINUTE:
        return f"about {round(seconds, -1):.0f} seconds left"
    unit, size = ("hour", HOUR) if seconds >= HOUR else ("minute", MINUTE)
    amount = round(seconds / size)
    return f"about {amount} {unit}{'' if amount == 1 else 's'} left"


def stopped(error: ExplorerError) -> Component:
    """Why a job ended without a result."""
    parts: list[Component | str] = [html.Strong(error.title), " ", error.remedy]
    return html.P(parts, className="stopped", tabIndex=-1)
