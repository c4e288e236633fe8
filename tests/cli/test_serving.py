"""Serving: where, to whom, and how it begins and ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from commandline import Run

from explorer.commands import serve, serving
from explorer.commands.serving import Place, address, has_screen
from explorer.errors import ExplorerError

PORTS = range(8140, 8160)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8050/"),
        ("::1", "http://[::1]:8050/"),
        ("0.0.0.0", "http://127.0.0.1:8050/"),  # noqa: S104 - only written
        ("papers.example.org", "http://papers.example.org:8050/"),
    ],
)
def test_the_address_is_one_that_this_machine_can_open(host: str, shown: str) -> None:
    assert address(host, 8050) == shown


@pytest.mark.parametrize(
    ("environ", "platform", "opens"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_browser_opens_where_there_is_a_screen(
    environ: dict[str, str], platform: str, opens: bool
) -> None:
    assert has_screen(environ, platform) is opens


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with serving._listener(Place(port=PORTS[0])) as first:
        taken = first.getsockname()[1]
        with serving._listener(Place(port=taken)) as second:
            assert taken < second.getsockname()[1] <= taken + serving.PORTS_TRIED


def test_port_0_is_any_free_port() -> None:
    with serving._listener(Place(port=0)) as listener:
        assert listener.getsockname()[1] > 0


def test_no_free_port_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PORTS_TRIED", 1)
    with (
        serving._listener(Place(port=0)) as listener,
        pytest.raises(ExplorerError, match=r"The ports \d+ to \d+ are all taken\."),
    ):
        serving._listener(Place(port=listener.getsockname()[1]))


def test_a_host_that_is_not_ours_is_a_sentence() -> None:
    with pytest.raises(ExplorerError, match=r"The explorer cannot listen on 192\.0\.2\.1"):
        serving._listener(Place(host="192.0.2.1", port=PORTS[1]))


def test_names_that_are_answered_to_follow_from_the_host() -> None:
    assert serving._names(Place(host="papers.example.org")) == ("papers.example.org",)
    assert serving._names(Place(host="::1", trusted=("a.example",))) == ("[::1]", "a.example")
    everywhere = Place(host="0.0.0.0")  # noqa: S104 - only asked for its names
    assert serving._names(everywhere) == (socket.gethostname(),)


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(tmp_path / "home"))
    hidden = {"EXPLORER_LIBRARY", "DISPLAY", "WAYLAND_DISPLAY"}
    return {name: value for name, value in os.environ.items() if name not in hidden} | homes


@contextmanager
def _served(world: dict[str, str], folder: Path, *words: str) -> Iterator[tuple[str, list[str]]]:
    """The address a command serves at, and (after it is stopped) what it said."""
    said: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-m", "explorer", *words],
        cwd=folder,
        env=world,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line.rstrip())
            if "http://" in line:
                break
        try:
            yield said[-1].rpartition(" at ")[2], said
        finally:
            process.send_signal(signal.SIGINT)
            said.extend(line.rstrip() for line in process.stdout)
            assert process.wait(timeout=30) == 0, said


def test_the_demo_is_served_and_stops_when_told(world: dict[str, str], tmp_path: Path) -> None:
    with _served(world, tmp_path, "demo", "--port", "0", "--no-browser") as (where, said):
        with urlopen(where, timeout=30) as answer:  # noqa: S310 - our own server
            page = answer.read().decode()
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(where, headers={"Host": "evil.example"}), timeout=30)  # noqa: S310 - our own server

        refused.value.close()

    assert "<title>" in page
    assert refused.value.code == 400
    assert said[0].startswith("The explorer shows “demo” at http://127.0.0.1:")
    assert said[1:] == ["Press Ctrl-C to stop.", "Stopped."]


def test_a_file_is_served_and_nothing_is_kept(world: dict[str, str], tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (tmp_path / "refs.jsonl").write_text(
        '{"title": "One", "authors": ["Ann Able", "Bob Baker"]}\n', encoding="utf-8"
    )
    words = ("open", "refs.jsonl", "--port", "0", "--no-browser")

    with _served(world | {"TMPDIR": str(temporary)}, tmp_path, *words) as (_, said):
        assert len(list(temporary.iterdir())) == 1

    assert said[0] == "1 record: 1 new, 0 known, 0 set aside."
    assert said[1].startswith("The explorer shows “refs.jsonl” at ")
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "home").exists()


def test_an_empty_library_is_served_and_says_what_to_do(
    world: dict[str, str], tmp_path: Path
) -> None:
    with _served(world, tmp_path) as (where, said), urlopen(where, timeout=30) as answer:  # noqa: S310 - our own server
        assert answer.status == 200

    assert said[0].endswith("library.duckdb holds no papers yet.")
    assert said[1] == (
        "Look around in the demo with: explorer demo. Add papers with: explorer import FILE."
    )


def test_a_mistyped_library_is_not_made(world: dict[str, str], tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "explorer", "serve", "--library", "typo.duckdb"],
        cwd=tmp_path,
        env=world,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert result.stderr.startswith("Error: There is no library at “typo.duckdb”.")
    assert not (tmp_path / "typo.duckdb").exists()


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Place]]:
    """What would have been served, on a terminal."""
    seen: list[tuple[Path, Place]] = []
    monkeypatch.setattr(serving, "run", lambda path, place: seen.append((path, place)))
    monkeypatch.setattr(serve, "_is_a_conversation", lambda: True)
    return seen


def test_an_empty_library_offers_the_demo(run: Run, served: list[tuple[Path, Place]]) -> None:
    result = run(input="\n")

    assert result.exit_code == 0
    assert "Look at the demo library instead? [Y/n]" in result.stderr
    assert [path.name for path, _ in served] == ["demo.duckdb"]


def test_the_offer_may_be_declined(run: Run, served: list[tuple[Path, Place]]) -> None:
    run(input="n\n")

    assert [path.name for path, _ in served] == ["library.duckdb"]


def test_a_library_with_papers_is_served_without_a_question(
    run: Run, library: Path, served: list[tuple[Path, Place]]
) -> None:
    result = run("--library", library)

    assert result.output == ""
    assert served == [(library, Place())]


def test_options_say_where_to_serve(
    run: Run, library: Path, served: list[tuple[Path, Place]]
) -> None:
    words = ("--host", "::1", "--port", 8141, "--trust-host", "a.example", "--no-browser")

    run("serve", "--library", library, *words)

    assert served == [(library, Place("::1", 8141, ("a.example",), no_browser=True))]
