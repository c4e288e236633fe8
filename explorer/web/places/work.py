"""What the jobs of the places do: look, bring in, take back; each a function of a `Progress`."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from explorer import accounts, intake, search, settings, sources, undoing
from explorer.errors import ReadError
from explorer.intake import ImportReport
from explorer.preview import Known, Preview, known, preview
from explorer.sources import Harvest
from explorer.tables import Progress
from explorer.undoing import Consequence
from explorer.web.jobs import Cancelled, Jobs
from explorer.web.spool import Spool
from explorer.workspace import Workspace

DEMO = "demo.jsonl"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is in an upload, before anything is kept."""

    preview: Preview
    upload: str = ""
    """The id of the upload that was read; empty for what was fetched."""
    harvest: Harvest | None = None
    """What was fetched from a source on the network."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import brought."""

    report: ImportReport
    joined: int
    """New records of papers that other files had brought before."""
    then: str = ""
    """Where the page goes afterwards; empty to stay."""

    @property
    def changed(self) -> bool:
        """Whether the library is not what it was; a file that is known again is an import too."""
        return bool(self.report.files)


def is_known(workspace: Workspace) -> Known:
    """Asks the library which records it knows.

    Only for a moment at a time, so that nobody who writes waits for the end of a file.
    """

    def ask(keys: Sequence[Sequence[str]]) -> int:
        with workspace.reading() as library:
            return known(library, keys)

    return ask


def look(workspace: Workspace, spool: Spool, upload: object, tell: Progress) -> Seen:
    """Read an upload to its end without keeping anything of it."""
    arrived = spool.upload(upload)
    with arrived.kept() as paths:
        return Seen(preview(paths, is_known=is_known(workspace), progress=tell), arrived.id)


def seen(jobs: Jobs, job: object) -> Seen:
    """What the preview with this id has shown. Raises `ReadError` if nobody remembers."""
    finished = jobs.job(job)
    if finished is None or not isinstance(finished.result, Seen):
        raise ReadError("This preview is gone.", "Send the files again.")
    return finished.result


def bring_in(workspace: Workspace, spool: Spool, looked: Seen, tell: Progress) -> Brought:
    """Import what a preview has shown, without the files that cannot be read."""
    if looked.harvest is not None:
        with workspace.writing() as library:
            report = sources.bring(library, looked.harvest, progress=tell)
            joined = accounts.joined(library, len(report.files))
    else:
        with spool.upload(looked.upload).kept(), workspace.writing() as library:
            report = intake.import_paths(library, looked.preview.readable, progress=tell)
            joined = accounts.joined(library, len(report.files))
        spool.discard(looked.upload)
    _prepare(workspace, tell)
    return Brought(report, joined)


def bring_demo(workspace: Workspace, tell: Progress) -> Brought:
    """Import the records that are shipped, and go and look at them."""
    with workspace.writing() as library:
        records = settings.shipped("data") / DEMO
        report = intake.import_paths(library, [records], progress=tell)
    _prepare(workspace, tell)
    return Brought(report, 0, then="/")


def take_back(workspace: Workspace, number: int, tell: Progress) -> Consequence:
    """Undo an import as a whole."""
    with workspace.writing() as library:
        done = undoing.undo(library, number, tell)
    _prepare(workspace, tell)
    return done


def forget(jobs: Jobs, spool: Spool, upload: object, job: object) -> None:
    """Delete the upload that was sent last, and the one that a preview has shown."""
    spool.discard(upload)
    finished = jobs.job(job)
    if finished is not None and isinstance(finished.result, Seen):
        spool.discard(finished.result.upload)


def _prepare(workspace: Workspace, tell: Progress) -> None:
    # What is written is written: to cancel now would only make the next search slower.
    with suppress(Cancelled):
        tell("Preparing the search", 0, None)
    with workspace.reading() as library:
        search.prepare(library)
