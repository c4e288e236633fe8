"""Long work in the background, one piece at a time: how it goes, and how it is cancelled.

A page starts a job, asks by its id how it goes (only while it runs) and may cancel it. The work is
a function of a `Progress`; that callable raises `Cancelled` once somebody has cancelled, which
rolls back whatever transaction it stands in.
"""

import logging
import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from dash import Dash, Input, Output, State

from explorer.errors import ExplorerError, LibraryBusy
from explorer.tables import Progress
from explorer.web.notices import one_line

log = logging.getLogger(__name__)

REMEMBERED = 8
"""Jobs whose outcome can still be asked for."""

_EXTENSION = "explorer.jobs"


class Cancelled(ExplorerError):
    """Somebody cancelled the work; nothing of it remains."""

    def __init__(self) -> None:
        super().__init__("Cancelled.", "Nothing was changed; the library is as it was before.")


@dataclass(frozen=True, slots=True)
class Job:
    """How one piece of work goes: what it does now, and how it ended."""

    id: str
    kind: str
    """What it is, in one word: `preview`, `import`, `undo` …"""
    phase: str = "Waiting for the library"
    done: int = 0
    total: int | None = None
    """None where nobody knows."""
    seconds: float = 0.0
    """Since this phase began."""
    cancelling: bool = False
    result: object = None
    error: ExplorerError | None = None
    finished: bool = False

    @property
    def rate(self) -> float | None:
        """How many a second in this phase; None before that can be said."""
        return self.done / self.seconds if self.done and self.seconds >= 1 else None

    @property
    def left(self) -> float | None:
        """Seconds until the end of this phase, if it goes on like this; None where unknown."""
        if self.rate is None or not self.total:
            return None
        return max(0.0, (self.total - self.done) / self.rate)


Work = Callable[[Progress], object]
"""What a job does; the answer is its result."""


class Jobs:
    """The jobs of one app: at most one runs, and the last few are remembered."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._running: str | None = None
        self._phase_began = 0.0
        self._stop = threading.Event()

    def start(self, kind: str, work: Work, *, stop: threading.Event | None = None) -> str:
        """Begin; the answer is the job's id. While another runs, the new job ends in an error.

        `stop` is set when the job is cancelled, for work that waits without telling.
        """
        job = Job(uuid.uuid4().hex, kind)
        with self._lock:
            if self._running:
                job = replace(job, finished=True, error=_busy(self._jobs[self._running]))
            else:
                self._running, self._phase_began = job.id, time.monotonic()
                self._stop = stop or threading.Event()
            self._jobs[job.id] = job
            while len(self._jobs) > REMEMBERED:
                self._jobs.pop(next(id_ for id_ in self._jobs if id_ != self._running))
        if not job.finished:
            threading.Thread(target=self._run, args=(job.id, work), name=kind, daemon=True).start()
        return job.id

    def job(self, id_: object) -> Job | None:
        """How the job with this id goes; None for one that is not remembered."""
        with self._lock:
            return self._jobs.get(id_) if isinstance(id_, str) else None

    def cancel(self, id_: object) -> None:
        """Ask a job to stop; it does at its next step. Nothing happens if it has ended."""
        with self._lock:
            if isinstance(id_, str) and id_ == self._running:
                self._jobs[id_] = replace(self._jobs[id_], cancelling=True)
                self._stop.set()

    def _run(self, id_: str, work: Work) -> None:
        try:
            result = work(lambda *step: self._tell(id_, *step))
            self._end(id_, result=result)
        except ExplorerError as error:
            self._end(id_, error=error)
        except Exception as error:
            log.error("%s in a job: %s", type(error).__name__, one_line(str(error)))
            failed = ExplorerError("This failed.", "Nothing was changed; the terminal says more.")
            self._end(id_, error=failed)

    def _tell(self, id_: str, phase: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        with self._lock:
            job = self._jobs[id_]
            if job.cancelling:
                raise Cancelled
            if phase != job.phase:
                self._phase_began = now
            seconds = now - self._phase_began
            self._jobs[id_] = replace(job, phase=phase, done=done, total=total, seconds=seconds)

    def _end(self, id_: str, *, result: object = None, error: ExplorerError | None = None) -> None:
        with self._lock:
            self._running = None
            self._jobs[id_] = replace(self._jobs[id_], result=result, error=error, finished=True)


def of(app: Dash) -> Jobs:
    """The jobs of an app, the same for everybody who asks."""
    made: Jobs = app.server.extensions.setdefault(_EXTENSION, Jobs())
    return made


def cancelled_by(app: Dash, button: str, job: str, echo: str) -> None:
    """A click on `button` cancels the job whose id is in the store `job`; `echo` hears of it."""

    @app.callback(
        Output(echo, "data"),
        Input(button, "n_clicks"),
        State(job, "data"),
        prevent_initial_call=True,
    )
    def cancel(clicks: object, running: object) -> object:
        of(app).cancel(running)
        return clicks


def _busy(running: Job) -> LibraryBusy:
    doing = f"{running.kind.capitalize()}: {running.phase}".rstrip(" .…")
    return LibraryBusy(f"Something else is running ({doing}).", "Try again when it has ended.")
