"""`explorer undo`: the imports, and one of them taken back."""

import json
from pathlib import Path

import pytest
from commandline import PAPERS, Run, facts


@pytest.fixture
def two_files(home: Path, run: Run) -> None:
    """The first four papers, then the last four of six."""
    for name, papers in (("one.jsonl", PAPERS[:4]), ("two.jsonl", PAPERS[2:])):
        path = home / name
        path.write_text("".join(json.dumps(paper) + "\n" for paper in papers), encoding="utf-8")
        run("import", path)


@pytest.mark.usefixtures("two_files")
def test_imports_are_listed_with_their_numbers(run: Run) -> None:
    lines = run("undo").stdout.splitlines()

    assert [line.split()[0] for line in lines] == ["import", "2", "1"]
    assert lines[1].split()[-5:] == ["two.jsonl", "4", "2", "2", "0"]


@pytest.mark.usefixtures("two_files")
def test_the_list_has_exactly_the_documented_keys(run: Run) -> None:
    first, _ = facts(run("undo", "--json"))["imports"]

    assert list(first) == [
        *("import", "file", "sha256", "formats", "imported"),
        *("read", "new", "known", "set_aside"),
    ]
    assert (first["import"], first["formats"], len(first["sha256"])) == (2, "jsonl", 64)


@pytest.mark.usefixtures("two_files")
def test_undo_has_exactly_the_documented_keys(run: Run) -> None:
    assert facts(run("undo", 2, "--yes", "--json")) == {
        "import": 2,
        "file": "two.jsonl",
        "papers_gone": 2,
        "papers_kept": 2,
        "records_gone": 2,
    }
    assert facts(run("info", "--json"))["papers"] == 4


@pytest.mark.usefixtures("two_files")
def test_what_will_go_is_said_before_and_asked(run: Run) -> None:
    answer = run("undo", 2, input="n\n")

    assert "2 papers that only this import brought will go" in answer.stderr
    assert "Nothing was changed." in answer.stderr
    assert facts(run("info", "--json"))["papers"] == 6
    assert "is undone: 2 papers gone, 2 papers kept." in run("undo", 2, input="y\n").stdout


@pytest.mark.usefixtures("two_files")
def test_an_import_after_an_undo_has_a_number_of_its_own(run: Run, home: Path) -> None:
    run("undo", 1, "--yes")
    run("import", home / "one.jsonl")

    listed = facts(run("undo", "--json"))["imports"]

    assert [(row["import"], row["file"]) for row in listed] == [(3, "one.jsonl"), (2, "two.jsonl")]
    assert facts(run("info", "--json"))["papers"] == 6


@pytest.mark.usefixtures("two_files")
def test_a_number_that_is_none_is_a_sentence(run: Run) -> None:
    answer = run("undo", 7, "--yes")

    assert answer.exit_code == 1
    assert "This library has no import 7." in answer.stderr


def test_an_empty_library_has_nothing_to_undo(run: Run, home: Path) -> None:
    (home / "none.jsonl").write_text("", encoding="utf-8")

    assert run("undo", 1, "--yes").exit_code == 1


@pytest.mark.usefixtures("two_files")
def test_info_says_how_many_papers_lack_what(run: Run) -> None:
    answer = facts(run("info", "--json"))

    assert answer["sources"] == {"1": 4, "2": 2}
    assert answer["lacking"]["year"] == 1
    assert answer["lacking"]["doi"] == 6
