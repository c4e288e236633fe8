"""Papers in, from the command line: every record accounted for, all or nothing."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commandline import PAPERS, Run, facts

from explorer import intake

BAD = '{"title": "", "authors": ["Ann Able"]}\n'


@pytest.fixture
def records(home: Path) -> Path:
    path = home / "papers.jsonl"
    path.write_text("".join(json.dumps(paper) + "\n" for paper in PAPERS), encoding="utf-8")
    return path


def test_import_has_exactly_the_documented_keys(run: Run, records: Path) -> None:
    assert facts(run("import", records, "--json")) == {
        "read": 6,
        "new": 6,
        "known": 0,
        "set_aside": 0,
        "ties": 0,
        "ties_set_aside": 0,
        "problems": [],
    }


def test_the_same_file_again_brings_nothing_new(run: Run, records: Path) -> None:
    run("import", records)

    assert run("import", records).stdout == "6 records: 0 new, 6 known, 0 set aside.\n"


def test_a_bad_record_is_set_aside_and_listed(run: Run, records: Path) -> None:
    records.write_text(records.read_text(encoding="utf-8") + BAD, encoding="utf-8")

    answer = facts(run("import", records, "--json"))

    assert (answer["read"], answer["set_aside"]) == (6, 1)
    assert answer["problems"][0].keys() == {
        "file",
        "place",
        "reason",
        "remedy",
        "text",
        "sets_aside",
        "of",
    }
    assert (answer["problems"][0]["file"], answer["problems"][0]["place"]) == (
        "papers.jsonl",
        "line 7",
    )


def test_only_the_first_problems_are_printed(run: Run, records: Path) -> None:
    records.write_text(BAD * 12, encoding="utf-8")

    lines = run("import", records, "--format", "jsonl").stdout.splitlines()

    assert lines[0] == "12 records: 0 new, 0 known, 12 set aside."
    assert lines[1] == "Set aside (the first 5 of 12):"
    assert [line.startswith(f"  papers.jsonl, line {n}: ") for n, line in enumerate(lines[2:7], 1)]
    assert lines[7:] == ["See all of them with: explorer import … --problems FILE"]


def test_all_problems_can_be_written_to_a_file(run: Run, home: Path, records: Path) -> None:
    records.write_text(BAD * 12, encoding="utf-8")

    result = run("import", records, "--format", "jsonl", "--problems", "problems.jsonl")

    assert result.stdout.splitlines()[-1] == "All problems are in problems.jsonl."
    written = (home / "problems.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["place"] for line in written] == [f"line {n}" for n in range(1, 13)]


def test_a_dash_is_standard_input(run: Run, records: Path) -> None:
    answer = facts(run("import", "-", "--json", input=records.read_bytes()))

    assert answer["new"] == 6


def test_a_missing_file_is_a_sentence_and_changes_nothing(run: Run, library: Path) -> None:
    result = run("import", "nowhere.bib", "--library", library)

    assert result.exit_code == 1
    assert result.stderr == "Error: “nowhere.bib” does not exist.\nCheck the path.\n"
    assert facts(run("info", "--library", library, "--json"))["records"] == 6


def test_an_unknown_format_is_wrong_usage(run: Run, records: Path) -> None:
    result = run("import", records, "--format", "wordstar")

    assert result.exit_code == 2
    assert "'wordstar' is not" in result.stderr


def test_the_demo_library_takes_no_import(run: Run, records: Path) -> None:
    result = run("import", records, "--library", "demo")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: The demo library is only to be looked at.")


def test_an_interrupted_import_says_that_nothing_changed(
    run: Run, library: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "import_paths", interrupted)

    result = run("import", records, "--library", library)

    assert result.exit_code == 130
    assert result.stderr.splitlines() == [
        "Nothing was imported; the library is as it was before.",
        "Error: Interrupted.",
    ]


def _interrupted(process: "subprocess.Popen[str]") -> int:
    """The exit code after Ctrl-C, pressed again where it fell between two reads of a pipe."""
    for _ in range(30):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=2)
    process.kill()
    return process.wait()


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_control_c_during_an_import_rolls_back(library: Path) -> None:
    # Standard input stays open, so the import is certainly under way when it is interrupted.
    command = [sys.executable, "-m", "explorer", "import", "-", "--library", str(library)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write('{"title": "Seven", "authors": ["Ann Able"]}\n' * 200_000)
        process.stdin.flush()
        assert _interrupted(process) == 130
        said = process.stderr.read()

    assert "Nothing was imported; the library is as it was before." in said
    assert "Traceback" not in said
    again = [sys.executable, "-m", "explorer", "info", "--library", str(library), "--json"]
    assert json.loads(subprocess.check_output(again))["records"] == 6
