"""The roof: help, errors as sentences, exit codes, and nothing that steers the terminal."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from commandline import Run

import explorer
from explorer import commands, lookups
from explorer.commands import printing, progress


def _modules_with_a_command() -> list[object]:
    names = [module.name for module in pkgutil.iter_modules(commands.__path__)]
    loaded = [importlib.import_module(f"explorer.commands.{name}") for name in names]
    return [
        module for module in loaded if isinstance(getattr(module, "command", None), click.Command)
    ]


def test_every_command_is_listed() -> None:
    found = {module.command for module in _modules_with_a_command()}  # type: ignore[attr-defined]  # chosen for having one

    assert found == set(commands.COMMANDS)


def test_the_commands_are_those_of_the_documentation() -> None:
    assert [command.name for command in commands.COMMANDS] == [
        "demo",
        "open",
        "import",
        "fetch",
        "serve",
        "info",
        "author",
        "tie",
        "path",
        "paper",
        "separate",
        "join",
        "export",
        "undo",
        "rebuild",
    ]


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.name)
def test_every_help_has_examples(run: Run, command: click.Command) -> None:
    result = run(command.name, "--help")

    assert result.exit_code == 0
    assert "Examples:\n" in result.stdout
    assert f"explorer {command.name}" in result.stdout.partition("Examples:")[2]


def test_the_help_documents_the_exit_codes(run: Run) -> None:
    text = run("--help").stdout

    assert [code in text for code in ("  0    ", "  1    ", "  2    ", "  130  ")] == [True] * 4


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").stdout == f"explorer, version {explorer.__version__}\n"


def test_a_missing_library_is_a_sentence_with_a_remedy(run: Run) -> None:
    result = run("info", "--library", "nothing.duckdb")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: There is no library at “nothing.duckdb”.",
        "Import papers first: explorer import FILE.",
    ]


def test_wrong_usage_exits_with_2(run: Run) -> None:
    assert run("author").exit_code == 2
    assert run("fly").exit_code == 2


def _broken(*_: object, **__: object) -> None:
    raise RuntimeError("the inside of it")


def test_an_unexpected_error_is_one_line_and_a_way_to_the_details(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "candidates", _broken)

    result = run("author", "Ann Able", "--library", library)

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: Something went wrong inside the explorer (RuntimeError).",
        "Run the same command with --debug for the details, and please report them.",
    ]


def test_debug_shows_the_details(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "candidates", _broken)

    result = run("author", "Ann Able", "--library", library, "--debug")

    assert isinstance(result.exception, RuntimeError)


def test_an_interruption_exits_with_130(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lookups, "candidates", interrupted)

    result = run("author", "Ann Able", "--library", library)

    assert (result.exit_code, result.stderr) == (130, "Error: Interrupted.\n")


def test_a_folder_in_place_of_a_library_is_a_sentence(run: Run, home: Path) -> None:
    result = run("info", "--library", home)

    assert result.exit_code == 2
    assert "is a directory" in result.stderr


def test_names_and_titles_cannot_steer_the_terminal() -> None:
    assert printing.plain("a\x1b[31mb\u202ec\nd\u2028") == "a�[31mb�c�d�"


@pytest.mark.parametrize(
    ("value", "text"), [(5.5, "5.5"), (1 / 3, "0.333"), (12.0, "12"), (0.0, "0"), (100.0, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert printing.number(value) == text


def test_wide_letters_stay_in_their_column(capsys: pytest.CaptureFixture[str]) -> None:
    printing.table(("name", "papers"), [("王伟", 3), ("Ann", 12)], numbers=("papers",))

    assert capsys.readouterr().out.splitlines() == [
        "name  papers",
        "王伟       3",
        "Ann       12",
    ]


def test_no_progress_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.bars() as advance:
        advance("Reading refs.bib", 1, 10)
        advance("Reading refs.bib", 10, 10)

    assert capsys.readouterr().err == ""


def test_a_progress_bar_has_phase_count_rate_and_time_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with progress.bars() as advance:
        advance("Reading [b]refs[/b].bib", 0, 1000)
        advance("Reading [b]refs[/b].bib", 1000, 1000)

    shown = capsys.readouterr().err
    assert "Reading [b]refs[/b].bib" in shown
    assert "1,000 of 1,000" in shown
    assert "/s" in shown
    assert "0:00:00" in shown


def test_the_module_runs_like_the_command() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "explorer", "--version"], capture_output=True, text=True, check=True
    )

    assert result.stdout == f"explorer, version {explorer.__version__}\n"
