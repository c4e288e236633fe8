"""Papers in from the page: what is accepted, and how an import ends."""

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import LibraryBusy, ReadError
from explorer.library import Library
from explorer.model import Problem
from explorer.web.panels.papers_in import paired, told
from explorer.web.uploads import Imports, Sent, State, sent, shown_name
from explorer.workspace import Workspace

LINE = b'{"id": "x", "title": "A title", "authors": ["Ann A", "Bob B"], "year": 2020}\n'


def contents(content: bytes) -> str:
    return f"data:application/octet-stream;base64,{base64.b64encode(content).decode()}"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "new.duckdb"
    Library.open(path, write=True).close()
    with Workspace(path) as opened:
        yield opened


def ended(imports: Imports, job: str) -> State:
    """The state once it has ended; fails after ten seconds."""
    for _ in range(200):
        state = imports.state(job)
        assert state is not None
        if state.finished:
            return state
        time.sleep(0.05)
    raise AssertionError("the import did not end")


def test_an_upload_is_imported_and_counted(workspace: Workspace) -> None:
    imports = Imports(workspace)

    state = ended(imports, imports.start(lambda: sent([("a.jsonl", contents(LINE))], 1000)))

    assert state.report is not None
    assert (state.report.read, state.report.new, state.report.files[0].file) == (1, 1, "a.jsonl")
    assert state.changed
    assert workspace.library.counts().papers == 1


def test_the_same_file_again_brings_nothing_new(workspace: Workspace) -> None:
    imports = Imports(workspace)
    ended(imports, imports.start(lambda: [Sent(LINE, "a.jsonl")]))

    again = ended(imports, imports.start(lambda: [Sent(LINE, "a.jsonl")]))

    assert not again.changed
    assert "Nothing new" in str(told(again))


def test_what_cannot_be_read_ends_in_a_sentence(workspace: Workspace) -> None:
    imports = Imports(workspace)

    state = ended(imports, imports.start(lambda: sent([("a.exe", "not base64")], 1000)))

    assert isinstance(state.error, ReadError)
    assert workspace.library.counts().papers == 0


def test_an_error_nobody_foresaw_ends_the_import_too(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    imports = Imports(workspace)

    def fail() -> list[Sent]:
        raise RuntimeError

    state = ended(imports, imports.start(fail))

    assert state.error is not None
    assert state.error.title == "The import failed."


def test_only_one_import_runs_at_a_time(workspace: Workspace) -> None:
    imports = Imports(workspace)
    with workspace.reading():
        first = imports.start(lambda: [Sent(LINE, "a.jsonl")])
        with pytest.raises(LibraryBusy):
            imports.start(lambda: [Sent(LINE, "b.jsonl")])

    assert ended(imports, first).changed


def test_an_import_is_known_by_its_id_alone(workspace: Workspace) -> None:
    assert Imports(workspace).state("") is None
    assert Imports(workspace).state("somebody else's") is None


@pytest.mark.parametrize(
    "body", ["", "data:", "data:x;base64,%%%", "data:x;base64,QQ", "data:text/plain,abc", "x,QUJD"]
)
def test_contents_that_were_tampered_with_are_refused(body: str) -> None:
    with pytest.raises(ReadError):
        sent([("a.bib", body)], 1000)


def test_more_than_the_limit_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(ReadError, match="explorer import FILE"):
        sent([("big.bib", contents(b"x" * 2_000_000))], 1_000_000)


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ReadError, match="too many"):
        sent([("a", contents(b""))] * 51, 1000)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("refs.bib", "refs.bib"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\refs.bib", "refs.bib"),
        ("a\x00b\n.bib", "ab.bib"),
        ("/", "upload"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_file_name_is_only_ever_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        ([None, None], [None, None]),
        ([["a"]], [[1]]),
        ([[None]], [["data:"]]),
        ([], []),
        (["a"], ["b"]),
    ],
)
def test_a_forged_upload_is_refused(names: list[object], bodies: list[object]) -> None:
    with pytest.raises(ReadError):
        paired(names, bodies)


def test_the_report_lists_what_was_set_aside_with_its_place(workspace: Workspace) -> None:
    imports = Imports(workspace)
    job = imports.start(lambda: [Sent(LINE + b"{broken\n", "a.jsonl")])

    state = ended(imports, job)

    assert state.report is not None
    assert (state.report.read, state.report.set_aside) == (1, 1)
    assert isinstance(state.report.problems[0], Problem)
    assert "line 2" in str(told(state))
