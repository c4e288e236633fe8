"""The places: what each stage of an import shows, what stands in the library, what is saved."""

import csv
import io
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash.development.base_component import Component
from flask.testing import FlaskClient

from explorer import intake
from explorer.errors import AmbiguousName, ReadError, SourceError
from explorer.library import Library
from explorer.model import Mention, Problem, Record
from explorer.preview import Preview, preview_items
from explorer.settings import Settings
from explorer.undoing import Consequence
from explorer.web import jobs, parts
from explorer.web.app import create_app
from explorer.web.jobs import Cancelled, Job
from explorer.web.places import asking, holdings, inventory, outcome, stages, work
from explorer.web.places.work import Brought, Seen
from explorer.workspace import Workspace

LINE = b'{"id": "x", "title": "A title", "authors": ["Ann A", "Bob B"], "year": 2020}\n'
FORMULA = Problem("line 1", "=cmd|' /C calc'!A0", "Mend it.", "@SUM(1)", "-x.bib")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "new.duckdb"
    Library.open(path, write=True).close()
    with Workspace(path) as opened:
        yield opened


@pytest.fixture
def app(workspace: Workspace, tmp_path: Path) -> Dash:
    settings = Settings(library=workspace.library.path, uploads=tmp_path / "uploads")
    return create_app(workspace, settings)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def text_of(component: object) -> str:
    if isinstance(component, Component):
        return text_of(getattr(component, "children", None))
    if isinstance(component, list | tuple):
        return " ".join(text_of(part) for part in component)
    return "" if component is None else str(component)


def sent(client: FlaskClient, *files: tuple[str, bytes]) -> str:
    """The id of an upload that has arrived whole."""
    body = {"files": [{"name": name, "size": len(content)} for name, content in files]}
    id_ = str(client.post("/upload", json=body).get_json()["id"])
    for number, (_, content) in enumerate(files):
        address = f"/upload/{id_}/{number}/0"
        assert client.put(address, data=content, content_type="application/octet-stream")
    return id_


def ended(app: Dash, kind: str, do: Callable[..., object]) -> Job:
    running = jobs.of(app)
    id_ = running.start(kind, do)
    for _ in range(1000):
        job = running.job(id_)
        if job is not None and job.finished:
            return job
        time.sleep(0.01)
    raise AssertionError("the job did not end")


def looked(app: Dash, workspace: Workspace, upload: str) -> Job:
    return ended(app, "preview", lambda tell: work.look(workspace, parts.of(app), upload, tell))


def brought(app: Dash, workspace: Workspace, seen: Job) -> Job:
    assert isinstance(seen.result, Seen)
    found = seen.result
    return ended(app, "import", lambda tell: work.bring_in(workspace, parts.of(app), found, tell))


def test_a_preview_keeps_nothing_and_the_import_keeps_what_it_showed(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    upload = sent(client, ("a.jsonl", LINE + b"{broken\n"), ("photo.jpg", b"\xff\xd8\xff" * 100))

    seen = looked(app, workspace, upload)
    content, stage, go, _, said, is_over, _ = stages.told(seen)

    assert (stage, go, is_over) == ("ready", "Import 1 record", True)
    assert said == "1 record in 2 files can be read, 1 cannot."
    assert "Left out." in text_of(content)
    assert "line 2" in text_of(content)
    assert workspace.library.counts().papers == 0

    report, stage, *_, done = stages.told(brought(app, workspace, seen))

    assert stage == "done"
    assert "2 records in all = 1 new + 0 there already + 1 set aside." in text_of(report)
    assert isinstance(done, dict)
    assert workspace.library.counts().papers == 1
    assert client.get(f"/upload/{upload}").status_code == 422


def test_a_folder_is_one_import(app: Dash, client: FlaskClient, workspace: Workspace) -> None:
    other = LINE.replace(b'"x"', b'"y"')
    upload = sent(client, ("exports/a.jsonl", LINE), ("exports/b.jsonl", other))

    job = brought(app, workspace, looked(app, workspace, upload))

    assert isinstance(job.result, Brought)
    assert [(file.file, file.new) for file in job.result.report.files] == [("exports", 2)]


def test_the_same_file_again_brings_nothing_new(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    for _ in range(2):
        job = brought(app, workspace, looked(app, workspace, sent(client, ("a.jsonl", LINE))))

    assert isinstance(job.result, Brought)
    assert outcome.sentence(job.result).startswith("Nothing new in “a.jsonl”")


def test_nothing_that_can_be_read_offers_no_import(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    seen = looked(app, workspace, sent(client, ("photo.jpg", b"\xff\xd8\xff" * 100)))

    assert stages.told(seen)[1] == "nothing"


def test_a_cancelled_import_leaves_library_and_upload(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    upload = sent(client, ("a.jsonl", LINE))
    found = looked(app, workspace, upload).result
    assert isinstance(found, Seen)

    def stopped(phase: str, *rest: object) -> None:  # noqa: ARG001
        if phase.startswith("Working out"):
            raise Cancelled

    job = ended(app, "import", lambda _: work.bring_in(workspace, parts.of(app), found, stopped))

    content, stage, *_ = stages.told(job)
    assert stage == "stopped"
    assert "the library is as it was before" in text_of(content)
    assert workspace.library.counts().records == 0
    assert client.get(f"/upload/{upload}").status_code == 200


def test_to_begin_again_deletes_what_was_sent(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    upload = sent(client, ("a.jsonl", LINE))
    seen = looked(app, workspace, upload)

    work.forget(jobs.of(app), parts.of(app), None, seen.id)

    assert client.get(f"/upload/{upload}").status_code == 422


def test_a_preview_nobody_remembers_is_a_sentence(app: Dash) -> None:
    with pytest.raises(ReadError, match="gone"):
        work.seen(jobs.of(app), "unknown")


@pytest.mark.parametrize("job", [None, Job("x", "count", finished=True, result=42)])
def test_without_a_job_there_is_a_place_to_drop_files(job: Job | None) -> None:
    assert stages.told(job)[:2] == (None, "idle")


def test_a_job_that_runs_is_asked_again() -> None:
    job = Job("x", "import", "Reading a.bib", done=300, total=900, seconds=10)

    content, stage, _, _, said, is_over, _ = stages.told(job)

    assert (stage, said, is_over) == ("going", "Reading a.bib", False)
    assert "300 of about 900 · 30 a second · about 20 seconds left" in text_of(content)


def test_whom_a_name_may_mean_can_be_chosen() -> None:
    error = AmbiguousName("J Doe", [("A1", "Jane Doe (Elm College)", 12), ("A2", "Jim Doe", None)])

    content, stage, *_ = stages.told(Job("x", "fetch", finished=True, error=error))

    assert stage == "stopped"
    assert "Jane Doe (Elm College) 12 papers" in text_of(content)
    assert "A2" in str(content)


@pytest.mark.parametrize("sent_", [(None, "dois", "x"), ("orcid", 3, "x"), ("orcid", "dois", " ")])
def test_nothing_is_asked_for_without_words(sent_: tuple[Any, Any, Any]) -> None:
    with pytest.raises(SourceError, match="Nothing was asked"):
        asking.wish(*sent_)


def test_the_page_can_be_loaded_while_papers_come_in(
    client: FlaskClient, workspace: Workspace
) -> None:
    assert client.get("/_dash-layout").status_code == 200

    with workspace.writing(), ThreadPoolExecutor(1) as browser:
        loaded = browser.submit(client.get, "/_dash-layout").result(timeout=5)

    assert loaded.status_code == 200


def fake_report(app: Dash, result: object) -> str:
    return ended(app, "import", lambda _: result).id


def test_a_report_can_be_saved_and_holds_no_formula(app: Dash, client: FlaskClient) -> None:
    seen = Preview((preview_items("-x.bib", [FORMULA, Record("bibtex", None, "T", ())]),))
    job = fake_report(app, Seen(seen))

    as_json = client.get(f"/import/report/{job}.json")
    as_csv = client.get(f"/import/report/{job}.csv")

    facts = json.loads(as_json.data)
    assert (facts["read"], facts["set_aside"]) == (1, 1)
    assert facts["problems"][0]["reason"] == FORMULA.reason
    assert "attachment" in as_csv.headers["Content-Disposition"]
    header, row = csv.reader(io.StringIO(as_csv.data.decode("utf-8-sig")))
    assert header == ["file", "place", "reason", "remedy", "text", "sets_aside"]
    assert [cell[:2] for cell in (row[0], row[2], row[4])] == ["'-", "'=", "'@"]


@pytest.mark.parametrize(
    "address",
    [
        "/import/report/unknown.csv",
        "/import/report/unknown.json",
        "/library/imports.xlsx",
        "/library/lacking/nothing.csv",
        "/library/lacking/__class__.csv",
        "/library/problems/-1.csv",
    ],
)
def test_what_does_not_exist_cannot_be_saved(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_lists_of_the_library_can_be_saved(
    app: Dash, client: FlaskClient, workspace: Workspace
) -> None:
    with workspace.writing() as library:
        intake.import_records(library, [Record("t", "id:1", "One", ()), FORMULA], file="=a.bib")

    imports = client.get("/library/imports.csv").data.decode("utf-8-sig")
    problems = client.get("/library/problems/1.json").get_json()["rows"]
    lacking = client.get("/library/lacking/doi.csv").data.decode("utf-8-sig")

    assert "'=a.bib" in imports
    assert problems[0]["remedy"] == "Mend it."
    assert "p:id:1" in lacking
    assert app.server is client.application


def test_the_library_says_what_came_in_and_what_is_lacking(
    make_library: Callable[..., Library],
) -> None:
    records = [
        Record("bibtex", None, "One", (Mention("Ann Ash"),), year=2001, doi="10.1/one"),
        Record("bibtex", None, "Two", (Mention("Ann Ash"),)),
        Problem("entry x", "It has no title.", "Add one."),
    ]

    words = text_of(inventory.content(make_library(records)))

    assert "3 records came in = 2 kept + 0 known already + 1 set aside." in words
    assert "BibTeX" in words
    assert "1 source  2 papers" in words
    assert "Year  50 % 1 paper lacks it" in words
    assert "Authors  100 % All papers have it." in words


def test_an_empty_library_leads_to_the_import(workspace: Workspace) -> None:
    assert "Import papers" in text_of(inventory.content(workspace.library))


def test_an_import_without_papers_is_listed_all_the_same(
    make_library: Callable[..., Library],
) -> None:
    words = text_of(inventory.content(make_library([FORMULA])))

    assert "1 record came in = 0 kept" in words
    assert "What is missing" not in words


def test_the_question_before_an_undo_says_what_will_go() -> None:
    words = text_of(holdings.question(Consequence(3, "refs.bib", 37, 12, 40)))

    assert "“refs.bib”" in words
    assert "37 papers that only this import brought will go; 12 papers stay" in words
    assert "import the same file again" in words


def test_an_undo_is_told_and_the_page_made_anew() -> None:
    job = Job("x", "undo", finished=True, result=Consequence(3, "refs.bib", 37, 12, 40))

    _, notice, _, is_over, done = holdings.told(job)

    assert "37 papers went, 12 stayed." in text_of(notice)
    assert is_over
    assert done == {"job": "x", "to": ""}


@pytest.mark.parametrize("asked", [None, 3, "3", {}, {"number": "3"}, {"number": True}, [3]])
def test_only_the_number_of_an_import_is_taken(asked: object) -> None:
    assert holdings._number(asked) is None


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 9, "0 %"), (9, 9, "100 %"), (1, 1000, "1 %"), (999, 1000, "99 %"), (1, 2, "50 %")],
)
def test_a_share_is_all_or_nothing_only_where_it_is(part: int, whole: int, shown: str) -> None:
    assert inventory._percent(part, whole) == shown
