"""The command line, run in this process against a world of its own."""

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from commandline import PAPERS, Run

from explorer import intake
from explorer.cli import cli
from explorer.library import Library


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> Iterator[None]:
    """Child processes hear Ctrl-C, even where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own: no library of the developer is read or written."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("EXPLORER_LIBRARY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:  # noqa: ARG001 - the world it runs in
    """Run `explorer` with these words; `stdout` and `stderr` of the result are apart."""
    runner = CliRunner()

    def explorer(*words: object, input: bytes | str | None = None) -> Result:
        return runner.invoke(cli, [str(word) for word in words], input=input, prog_name="explorer")

    return explorer


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six papers in a library, never handed out itself."""
    folder = tmp_path_factory.mktemp("imported")
    records = folder / "papers.jsonl"
    records.write_text("".join(json.dumps(paper) + "\n" for paper in PAPERS), encoding="utf-8")
    with Library.open(folder / "small.duckdb", write=True) as library:
        intake.import_paths(library, [records])
    return folder / "small.duckdb"


@pytest.fixture
def library(imported: Path, home: Path) -> Path:
    """The six papers in a library of this test's own."""
    return Path(shutil.copy(imported, home))
