"""The commands in README.md and docs/commands.md are run, and answer what stands there."""

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/commands.md")
SERVING = {"demo", "open", "serve"}
PATIENCE = 60

ABOUT_STOPPING = {"Press Ctrl-C to stop.\n", "Stopped.\n"}

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")

SAMPLE = """
@article{one, title = {One}, author = {Ann Able and Bob Baker}, year = 2020}
@article{two, title = {Two}, author = {Bob Baker and Cat Cole}, year = 2021}
"""


class Documented(NamedTuple):
    """One command of a document and the answer that stands under it."""

    words: list[str]
    answer: str


def documented(document: str) -> list[Documented]:
    """The `explorer …` commands of a document, in order."""
    path = ROOT / document
    blocks = BLOCK.findall(path.read_text(encoding="utf-8")) if path.is_file() else []
    found = []
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = part.partition("\n")
            words = shlex.split(command, comments=True)
            if words[:1] == ["explorer"]:
                found.append(Documented(words[1:], answer))
    return found


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """An environment of its own, with the sample files that documents speak of."""
    for name in ("refs.bib", "papers.bib"):
        (tmp_path / name).write_text(SAMPLE, encoding="utf-8")
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(tmp_path / "home"))
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"EXPLORER_LIBRARY", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    return inherited | homes


def test_every_documented_command_works(
    document: str, world: dict[str, str], tmp_path: Path
) -> None:
    for command in documented(document):
        said, code = _run(command, world, tmp_path)

        assert code == (2 if command.answer.startswith("Error: ") else 0), said
        assert _pattern(command.answer).fullmatch(said), f"explorer {command.words}:\n{said}"


def test_the_documentation_of_commands_has_commands() -> None:
    commands = {command.words[0] for command in documented("docs/commands.md")}

    assert commands == {
        "author",
        "demo",
        "export",
        "import",
        "info",
        "open",
        "paper",
        "path",
        "rebuild",
        "serve",
        "tie",
        "undo",
    }


def _run(command: Documented, world: dict[str, str], folder: Path) -> tuple[str, int]:
    """What the command says and its exit code; one that serves is stopped when it says where."""
    serves = not command.words or command.words[0] in SERVING
    free = ["--port", "0", "--no-browser"] if command.words and serves else []
    with subprocess.Popen(
        [sys.executable, "-m", "explorer", *command.words, *free],
        cwd=folder,
        env=world,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            if line not in ABOUT_STOPPING:
                said.append(line)
            if serves and ADDRESS.search(line):
                process.send_signal(signal.SIGINT)
        return "".join(said), process.wait(PATIENCE)


def _pattern(answer: str) -> re.Pattern[str]:
    """The answer with `…` for anything; a document may show none at all."""
    if not answer.strip():
        return re.compile(".*", re.DOTALL)
    return re.compile(".*".join(map(re.escape, answer.split("…"))), re.DOTALL)
