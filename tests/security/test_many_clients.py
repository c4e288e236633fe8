"""Fifty clients at once, each with a view of its own, while papers come in."""

import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from dash import Dash

from explorer import intake, readers
from explorer.exporters import EXPORTERS
from explorer.intake import ImportReport
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.settings import Settings
from explorer.tables import Progress
from explorer.web.app import create_app
from explorer.web.jobs import Job, Jobs
from explorer.web.server import CALLBACKS
from explorer.workspace import Workspace

CLIENTS, QUESTIONS = 50, 6

NEW = b"\n".join(
    b'{"id": "new%d", "title": "New %d", "authors": ["Newcomer %d", "Newcomer %d"]}'
    % (n, n, n, n + 1)
    for n in range(200)
)


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Workspace]:
    """Each client has a person of its own, who has one friend."""
    path = tmp_path / "crowded.duckdb"
    records = (
        Record("test", f"id:{n}", f"Paper {n}", (Mention(f"Person {n}"), Mention(f"Friend {n}")))
        for n in range(CLIENTS)
    )
    with Library.open(path, write=True) as library:
        intake.import_records(library, records)
    with Workspace(path) as workspace:
        yield workspace


@pytest.fixture
def crowded_app(crowded: Workspace) -> Dash:
    return create_app(crowded, Settings(library=Path("crowded")), EXPORTERS)


def drawing(number: int) -> dict[str, object]:
    """What the page of one client asks for its picture."""
    places = (
        "canvas.elements",
        "scene-title.children",
        "legend.content",
        "totals.content",
        "canvas-summary.children",
        "centre.data",
        "canvas-missing.content",
    )
    outputs = [dict(zip(("id", "property"), place.split("."), strict=True)) for place in places]
    view = {"focus": f"a:person-{number}", "limit": 2 + number % 7}
    return {
        "output": f"..{'...'.join(places)}..",
        "outputs": outputs,
        "inputs": [{"id": "picture", "property": "data", "value": view}],
        "changedPropIds": ["picture.data"],
    }


def visits(app: Dash, number: int) -> set[tuple[int, frozenset[str]]]:
    """What one client gets: the status and the names in each answer."""
    client = app.server.test_client()
    seen = set()
    for _ in range(QUESTIONS):
        answer = client.post(CALLBACKS, json=drawing(number))
        names = (
            element["data"].get("title")
            for element in answer.get_json()["response"]["canvas"]["elements"]
        )
        seen.add((answer.status_code, frozenset(name for name in names if name)))
        file = client.get(f"/export/ties-csv?focus=a:person-{number}")
        seen.add((file.status_code, frozenset({f"Person {number}", f"Friend {number}"})))
        assert f"Friend {number}" in file.text
    return seen


def take_in(workspace: Workspace, tell: Progress) -> ImportReport:
    """What an import of the page does."""
    records = readers.read(Named(NEW, "new.jsonl"))
    with workspace.writing() as library:
        return intake.import_records(library, records, progress=tell)


class Named(io.BytesIO):
    """Bytes with the name of a file."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def ended(jobs: Jobs, id_: str) -> Job:
    """The job once it has ended."""
    while not (job := jobs.job(id_)) or not job.finished:
        threading.Event().wait(0.05)
    return job


def test_fifty_clients_and_an_import_do_not_meet(crowded: Workspace, crowded_app: Dash) -> None:
    jobs = Jobs()
    before = threading.active_count()

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = [clients.submit(visits, crowded_app, number) for number in range(CLIENTS)]
        job = jobs.start("import", partial(take_in, crowded))
        seen = [answer.result(timeout=120) for answer in answers]

    assert seen == [
        {(200, frozenset({f"Person {number}", f"Friend {number}"}))} for number in range(CLIENTS)
    ]
    report = ended(jobs, job).result
    assert isinstance(report, ImportReport)
    assert report.new == 200
    assert crowded.library.counts().papers == CLIENTS + 200
    assert threading.active_count() <= before + 2


def test_an_import_in_one_tab_is_not_told_to_another(crowded: Workspace) -> None:
    jobs = Jobs()

    job = jobs.start("import", partial(take_in, crowded))

    assert jobs.job("0" * 32) is None
    ended(jobs, job)
