"""What the place for imports shows at each stage of a job."""

from dataclasses import dataclass

from dash import no_update
from dash.development.base_component import Component

from explorer.errors import AmbiguousName, ExplorerError
from explorer.web.jobs import Job
from explorer.web.places import asking, outcome
from explorer.web.places.progress import going, stopped
from explorer.web.places.work import Brought, Seen


def told(job: Job | None) -> tuple[object, ...]:
    """What the place shows of a job, in the order of the outputs of `tell`."""
    if job is not None and not job.finished:
        return Shown("going", going(job), job.phase, is_over=False).outputs()
    if job is not None and job.error is not None:
        said = f"{job.error.title} {job.error.remedy}"
        return Shown("stopped", _ended(job.error), said, again="Start again").outputs()
    if job is not None and isinstance(job.result, Seen):
        preview = job.result.preview
        notes = job.result.harvest.notes if job.result.harvest else ()
        stage = "ready" if preview.read or preview.people else "nothing"
        shown = outcome.previewed(preview, job.id, notes)
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
    again: str = "Choose something else"
    is_over: bool = True
    changed: object = no_update

    def outputs(self) -> tuple[object, ...]:
        """In the order of the outputs of `tell`."""
        buttons = self.go, self.again
        return self.content, self.stage, *buttons, self.status, self.is_over, self.changed


def _ended(error: ExplorerError) -> Component:
    return asking.choice(error) if isinstance(error, AmbiguousName) else stopped(error)
