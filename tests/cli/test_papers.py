"""One paper on the command line: its records, taking them apart, and joining them again."""

from pathlib import Path

import pytest
from commandline import Run, facts

BIB = """@article{one, title={Quiet graphs of the northern people}, author={Ash, A. and Bay, B.},
year={2022}, journal={Journal of Graphs}}"""
JSONL = (
    '{"id": "arXiv:2105.04319", "title": "Quiet Graphs of the Northern People", '
    '"authors": ["Ann Ash", "Bob Bay"], "date": "2021-05-10", "arxiv_id": "2105.04319"}\n'
)


@pytest.fixture
def both(run: Run, tmp_path: Path) -> str:
    """A library of one paper that two files describe; its id."""
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "papers.jsonl").write_text(JSONL)
    run("import", "refs.bib", "papers.jsonl")
    return str(facts(run("paper", "2105.04319", "--json"))["id"])


def test_a_paper_lists_its_records_and_why_they_are_one(run: Run, both: str) -> None:
    found = facts(run("paper", both, "--json"))

    assert (found["title"], found["year"]) == ("Quiet graphs of the northern people", 2022)
    assert found["authors"] == ["Ann Ash", "Bob Bay"]
    assert {each["source"]: each["why"] for each in found["records"]} == {
        "jsonl": "same title, 2021 and 2022, 2 of 2 authors",
        "bibtex": "same title, 2021 and 2022, 2 of 2 authors",
    }
    assert {each["files"][0]["file"] for each in found["records"]} == {"refs.bib", "papers.jsonl"}
    assert found["not_the_same"] == []


def test_the_same_is_said_to_people(run: Run, both: str) -> None:
    shown = run("paper", both).stdout

    assert "joined by same title, 2021 and 2022, 2 of 2 authors" in shown
    assert "from refs.bib (" in shown
    assert "gives title, date, venue, kind" in shown


def test_a_record_is_taken_out_and_put_back(run: Run, both: str) -> None:
    record = facts(run("paper", both, "--json"))["records"][1]["record"]

    apart = facts(run("separate", both, record, "--json"))

    assert (len(apart["papers"]), apart["records"]) == (2, 1)
    assert facts(run("info", "--json"))["papers"] == 2
    assert "Not the same paper: " in run("paper", both).stdout

    joined = facts(run("join", *apart["papers"], "--json"))

    assert joined["papers"] == [both]
    assert facts(run("info", "--json"))["papers"] == 1


def test_people_are_told_what_became_of_it(run: Run, both: str) -> None:
    apart = run("separate", both).stdout.splitlines()
    joined = run("join", *(each.strip() for each in apart[1:])).stdout.splitlines()

    assert apart[0] == "1 record taken out. The papers are now:"
    assert joined == [f"One paper now: {both}"]


def test_nonsense_gets_a_sentence(run: Run, both: str) -> None:
    answers = (
        run("paper", "p:doi:10.1/none"),
        run("paper", "nonsense"),
        run("separate", both, "r:ffff"),
        run("join", both, both),
        run("separate", both, "--library", "none.duckdb"),
        run("join", both, both, "--library", "demo"),
    )

    assert [answer.exit_code for answer in answers] == [1] * 6
    assert all("Error: " in answer.stderr for answer in answers)
