"""Nothing but a fetch that the user asks for uses the network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import sys

def forbid(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise SystemExit(f"the network was used: {event} {arguments}")

sys.addaudithook(forbid)
"""

PAPER = {"title": "One", "authors": ["Ann Ash", "Bob Bay"], "year": 2020, "doi": "10.5555/1"}

COMMANDS = (
    ["import", "papers.jsonl"],
    ["info"],
    ["author", "Ann Ash"],
    ["tie", "Ann Ash", "Bob Bay"],
    ["export", "-o", "all.svg"],
    ["rebuild"],
    ["fetch", "--help"],
)


def guarded(program: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program that may open no connection."""
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(folder))
    return subprocess.run(
        [sys.executable, "-c", GUARD + program, *words],
        cwd=folder,
        env=os.environ | homes | {"EXPLORER_LIBRARY": str(folder / "library.duckdb")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a paper and a library of it."""
    made = tmp_path_factory.mktemp("offline")
    (made / "papers.jsonl").write_text(json.dumps(PAPER), encoding="utf-8")
    return made


def test_the_guard_sees_a_connection(folder: Path) -> None:
    done = guarded("import socket; socket.create_connection(('127.0.0.1', 9), 1)", folder)

    assert "the network was used" in done.stderr


def test_nothing_that_could_use_the_network_is_even_imported(folder: Path) -> None:
    program = (
        "import explorer, explorer.cli, explorer.sources, explorer.web.app;"
        "print(sorted({'httpx2', 'httpcore2', 'keyring'} & set(sys.modules)))"
    )

    done = guarded(program, folder)

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_commands_work_without_the_network(folder: Path) -> None:
    program = (
        "import json; from click.testing import CliRunner; from explorer.cli import cli\n"
        "for words in json.loads(sys.argv[1]):\n"
        "    done = CliRunner().invoke(cli, words)\n"
        "    print(done.exit_code, words[0], done.output if done.exit_code else '')\n"
    )

    done = guarded(program, folder, json.dumps(COMMANDS))

    assert done.stdout == "".join(f"0 {words[0]} \n" for words in COMMANDS), done.stderr


def test_the_demo_is_made_and_the_page_served_without_the_network(folder: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from explorer import demo, settings\n"
        "from explorer.exporters import EXPORTERS\n"
        "from explorer.web.app import create_app\n"
        "from explorer.workspace import Workspace\n"
        "made = demo.make()\n"
        "with Workspace(made) as workspace:\n"
        "    app = create_app(workspace, settings.Settings(library=made), EXPORTERS)\n"
        "    client = app.server.test_client()\n"
        "    for path in ('/', '/_dash-layout', '/_dash-dependencies', '/export/svg'):\n"
        "        print(client.get(path, headers={'Host': 'localhost'}).status_code)\n"
    )

    done = guarded(program, folder)

    assert done.stdout.split() == ["200"] * 4, done.stderr
