"""The command line, run in this process against a world of its own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from commandline import PAPERS, Run

from explorer.cli import cli


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


@pytest.fixture
def library(run: Run, home: Path) -> Path:
    """Six papers in a library that the environment names."""
    records = home / "papers.jsonl"
    records.write_text("".join(json.dumps(paper) + "\n" for paper in PAPERS), encoding="utf-8")
    path = home / "small.duckdb"
    assert run("import", records, "--library", path).exit_code == 0
    return path
