"""What the commands that print facts say, to people and as JSON."""

from pathlib import Path

import pytest
from commandline import Run, facts

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture(autouse=True)
def chosen(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_LIBRARY", str(library))


def test_info_has_exactly_the_documented_keys(run: Run) -> None:
    assert facts(run("info", "--json")) == {
        "records": 6,
        "set_aside": 0,
        "papers": 6,
        "authors": 8,
        "ties": 10,
        "given": 0,
        "topics": 0,
        "institutions": 0,
        "years": [2018, 2024],
        "sources": {"1": 6},
        "lacking": {
            "authors": 0,
            "year": 1,
            "doi": 6,
            "affiliations": 6,
            "citations": 6,
            "topics": 6,
            "orcid": 6,
            "abstract": 6,
        },
    }


def test_info_says_the_same_to_people(run: Run) -> None:
    result = run("info")

    assert result.stdout.splitlines() == [
        "Library       small",
        "Records       6",
        "Papers        6, 2018–2024",
        "People        8",
        "Ties          10",
        "Topics        0",
        "Institutions  0",
    ]


def test_author_has_exactly_the_documented_keys(run: Run) -> None:
    assert facts(run("author", "Ann Able", "--json")) == {
        "id": "a:ann-able",
        "name": "Ann Able",
        "papers": 3,
        "first_year": 2018,
        "last_year": 2021,
        "collaborators": [
            {
                "id": "a:bob-baker",
                "name": "Bob Baker",
                "papers": 2,
                "fractional": 1.5,
                "first_year": 2018,
                "last_year": 2020,
            },
            {
                "id": "a:cat-cole",
                "name": "Cat Cole",
                "papers": 1,
                "fractional": 0.5,
                "first_year": 2018,
                "last_year": 2018,
            },
        ],
    }


def test_an_unknown_year_is_null(run: Run) -> None:
    answer = facts(run("author", "Gus Gray", "--json"))

    assert (answer["first_year"], answer["last_year"]) == (None, None)
    assert answer["collaborators"][0]["first_year"] is None


def test_author_lists_collaborators_strongest_first(run: Run) -> None:
    result = run("author", "ann able")

    assert result.stdout.splitlines() == [
        "Ann Able (a:ann-able)",
        "3 papers, 2018–2021; 2 collaborators",
        "",
        "papers  strength  years      name       id",
        "     2       1.5  2018–2020  Bob Baker  a:bob-baker",
        "     1       0.5  2018       Cat Cole   a:cat-cole",
    ]


def test_papers_over_the_author_limit_are_said(run: Run) -> None:
    result = run("author", "Dan Dole", "--author-limit", 3)

    assert "1 paper, 2022; 0 collaborators" in result.stdout
    assert result.stderr == "1 paper with more than 3 authors makes no ties.\n"


def test_an_author_may_be_given_by_id(run: Run) -> None:
    assert facts(run("author", "a:fay-frost", "--json"))["name"] == "Fay Frost"


def test_tie_has_exactly_the_documented_keys(run: Run) -> None:
    assert facts(run("tie", "Ann Able", "Bob Baker", "--json")) == {
        "a": "a:ann-able",
        "b": "a:bob-baker",
        "papers": 2,
        "fractional": 1.5,
        "receipt": [
            {"paper": "p:id:p2", "title": "Two", "year": 2020, "authors": 2, "contribution": 1.0},
            {"paper": "p:id:p1", "title": "One", "year": 2018, "authors": 3, "contribution": 0.5},
        ],
        "given": [],
    }


def test_the_receipt_adds_up_to_the_strength(run: Run) -> None:
    answer = facts(run("tie", "Bob Baker", "Cat Cole", "--json"))

    assert [paper["contribution"] for paper in answer["receipt"]] == [1 / 3, 0.5]
    assert answer["fractional"] == 1 / 3 + 0.5


def test_tie_prints_the_receipt(run: Run) -> None:
    result = run("tie", "Ann Able", "Bob Baker")

    assert result.stdout.splitlines() == [
        "Ann Able and Bob Baker: 2 papers together, strength 1.5",
        "",
        "contribution  authors  year  title",
        "           1        2  2020  Two",
        "         1/2        3  2018  One",
    ]


def test_two_people_without_a_joint_paper_have_an_empty_receipt(run: Run) -> None:
    answer = facts(run("tie", "Ann Able", "Fay Frost", "--json"))

    assert answer == {
        "a": "a:ann-able",
        "b": "a:fay-frost",
        "papers": 0,
        "fractional": 0,
        "receipt": [],
        "given": [],
    }
    assert run("tie", "Ann Able", "Fay Frost").stdout == (
        "Ann Able and Fay Frost have no paper together in this library.\n"
    )


def test_a_tie_needs_two_people(run: Run) -> None:
    result = run("tie", "Ann Able", "a:ann-able")

    assert result.exit_code == 1
    assert result.stderr == (
        "Error: Both names mean the same person.\nGive two different people.\n"
    )


def test_path_has_exactly_the_documented_keys(run: Run) -> None:
    assert facts(run("path", "Ann Able", "Fay Frost", "--json")) == {
        "a": "a:ann-able",
        "b": "a:fay-frost",
        "length": 3,
        "steps": [
            {
                "a": "a:ann-able",
                "b": "a:bob-baker",
                "paper": "p:id:p2",
                "title": "Two",
                "year": 2020,
            },
            {
                "a": "a:bob-baker",
                "b": "a:eve-east",
                "paper": "p:id:p4",
                "title": "Four",
                "year": 2022,
            },
            {
                "a": "a:eve-east",
                "b": "a:fay-frost",
                "paper": "p:id:p5",
                "title": "Five",
                "year": 2024,
            },
        ],
    }


def test_path_prints_one_paper_for_each_step(run: Run) -> None:
    result = run("path", "Cat Cole", "Fay Frost")

    assert result.stdout.splitlines() == [
        "Cat Cole and Fay Frost: 2 steps",
        "",
        "Cat Cole",
        "  │ Four (2022)",
        "Eve East",
        "  │ Five (2024)",
        "Fay Frost",
    ]


def test_people_that_nothing_connects_have_no_path(run: Run) -> None:
    answer = facts(run("path", "Ann Able", "Gus Gray", "--json"))

    assert (answer["length"], answer["steps"]) == (None, [])
    assert run("path", "Ann Able", "Gus Gray").stdout == (
        "Nothing in this library connects Ann Able and Gus Gray.\n"
    )


def test_the_path_to_oneself_has_no_step(run: Run) -> None:
    assert facts(run("path", "Ann Able", "Ann Able", "--json"))["length"] == 0


def test_rebuild_answers_like_info(run: Run) -> None:
    before = facts(run("info", "--json"))

    assert facts(run("rebuild", "--json")) == before
    assert run("rebuild").stdout == "Made anew from 6 records: 6 papers, 8 people, 10 ties.\n"


def test_an_ambiguous_name_lists_the_candidates_and_exits_with_2(run: Run) -> None:
    result = run("author", "Ann")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "Error: “Ann” fits 2 people.",
        "id          name      papers",
        "a:ann-able  Ann Able       3",
        "a:ann-zorn  Ann Zorn       1",
        "Give the full name or one of the ids.",
    ]


def test_an_unknown_name_is_an_error_with_a_remedy(run: Run) -> None:
    result = run("author", "Nobody Here")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Error: Nobody in this library is called “Nobody Here”.",
        "Try the family name alone; accents and word order do not matter.",
    ]


def test_the_library_may_be_named_before_or_after_the_command(run: Run, library: Path) -> None:
    before = run("--library", library, "info", "--json")
    after = run("info", "--library", library, "--json")

    assert facts(before) == facts(after)


def test_the_option_beats_the_environment(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXPLORER_LIBRARY", "elsewhere.duckdb")

    assert run("info").exit_code == 1
    assert run("info", "--library", library).exit_code == 0
