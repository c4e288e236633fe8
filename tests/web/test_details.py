"""The side panel over a real library: the golden papers, whose figures are known by hand."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model import Institution, Mention, Record, Topic
from explorer.view import View
from explorer.web.cards import CARDS, author, line, place, tie
from explorer.web.panels.details import described, listed
from explorer.web.subject import Subject, subject

Make = Callable[[Iterable[Record]], Library]

HERE = (Institution("University X", country="DE"),)


@pytest.fixture
def rich(make_library: Make) -> Library:
    """Two papers with topics and institutions."""
    ann = Mention("Ann A", "A", "Ann", institutions=HERE)
    bob = Mention("Bob B", "B", "Bob")
    topics = (Topic("math.NA", "arxiv"), Topic("cs.LG", "arxiv"))
    return make_library(
        [
            Record("test", "id:1", "One", (ann, bob), year=2020, topics=topics),
            Record("test", "id:2", "Two", (ann,), year=2021, topics=topics[:1]),
        ]
    )


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), Subject("start")),
        (View(focus="a:ann-a"), Subject("author", "a:ann-a")),
        (View(focus="a:ann-a", selected="p:id:p1"), Subject("paper", "p:id:p1")),
        (View(selected="a:ann-a|a:bob-b"), Subject("tie", "a:ann-a|a:bob-b")),
        (View(selected="a:bob-b|a:ann-a"), Subject("tie", "a:ann-a|a:bob-b")),
        (View(selected="a:ann-a|p:id:p1"), Subject("line", "a:ann-a|p:id:p1")),
        (View(selected="a:nobody"), Subject("unknown", "a:nobody")),
        (View(selected="a:ann-a|a:nobody"), Subject("unknown", "a:ann-a|a:nobody")),
        (View(selected="a:ann-a|a:ann-a"), Subject("unknown", "a:ann-a|a:ann-a")),
        (View(selected="a:ann-a|a:bob-b|a:cat-c"), Subject("unknown", "a:ann-a|a:bob-b|a:cat-c")),
        (View(selected="|"), Subject("unknown", "|")),
        (View(selected="__proto__"), Subject("unknown", "__proto__")),
    ],
)
def test_the_panel_is_about_the_selection_else_the_focus_else_the_library(
    golden_library: Library, view: View, expected: Subject
) -> None:
    assert subject(golden_library, view) == expected


def test_ann_has_the_golden_citations(golden_library: Library) -> None:
    ann = author.read(golden_library, View(), "a:ann-a")

    assert sorted(ann.cited) == [0, 3, 10]
    assert (ann.first_year, ann.last_year, ann.collaborators) == (2018, 2021, 2)


def test_years_chosen_leave_papers_and_collaborators_out(golden_library: Library) -> None:
    ann = author.read(golden_library, View(first_year=2019), "a:ann-a")

    assert (len(ann.citations), ann.collaborators) == (2, 1)
    assert ann.condition == "papers from 2019 on"


@pytest.mark.parametrize(
    ("pair", "papers", "strength"),
    [
        ("a:ann-a|a:bob-b", 2, 1.5),
        ("a:bob-b|a:cat-c", 2, 0.8333),
        ("a:bob-b|a:dan-d", 1, 0.3333),
        ("a:eve-e|a:fay-f", 1, 1.0),
    ],
)
def test_the_receipt_adds_up_to_the_golden_strength(
    golden_library: Library, pair: str, papers: int, strength: float
) -> None:
    receipt = tie.read(golden_library, View(), pair)

    assert len(receipt.lines) == papers
    assert float(receipt.strength) == pytest.approx(strength, abs=5e-5)
    assert receipt.uncounted == ()


def test_a_paper_left_out_by_the_years_stays_on_the_receipt_as_not_counted(
    golden_library: Library,
) -> None:
    receipt = tie.read(golden_library, View(first_year=2019), "a:ann-a|a:bob-b")

    assert [one.paper for one in receipt.lines] == ["p:id:p2"]
    assert [one.paper for one in receipt.uncounted] == ["p:id:p1"]


def test_a_paper_over_the_author_limit_stays_on_the_receipt_as_not_counted(
    golden_library: Library,
) -> None:
    receipt = tie.read(golden_library, View(author_limit=2), "a:ann-a|a:bob-b")

    assert [one.paper for one in receipt.uncounted] == ["p:id:p1"]


def test_the_tables_of_a_person_hold_papers_collaborators_and_topics(
    golden_library: Library,
) -> None:
    papers, collaborators, topics, *_ = listed(golden_library, View(focus="a:ann-a"))

    assert [row["id"] for row in papers] == ["p:id:p3", "p:id:p2", "p:id:p1"]  # type: ignore[attr-defined]
    assert [  # type: ignore[attr-defined]
        (row["id"], row["papers"], row["fractional"], row["tie"]) for row in collaborators
    ] == [("a:bob-b", 2, 1.5, "a:ann-a|a:bob-b"), ("a:cat-c", 1, 0.5, "a:ann-a|a:cat-c")]
    assert topics == []


def test_every_kind_of_subject_is_described(rich: Library) -> None:
    wanted = {
        "start": "",
        "author": "a:ann-a",
        "paper": "p:id:1",
        "topic": "t:arxiv:math-na",
        "institution": "i:university-x",
        "tie": "a:ann-a|a:bob-b",
        "line": "a:ann-a|t:arxiv:math-na",
        "unknown": "a:nobody",
    }

    for kind, selected in wanted.items():
        view = View(selected=selected)
        assert subject(rich, view).kind == kind
        assert described(rich, view)[0]

    assert set(wanted) == {card.kind for card in CARDS}


def test_a_line_that_is_no_tie_shows_the_papers_behind_it(rich: Library) -> None:
    found = line.read(rich, View(), "a:ann-a|t:arxiv:math-na")

    assert [id_ for id_, _, _ in found.papers] == ["p:id:2", "p:id:1"]


def test_a_line_to_an_institution_shows_only_papers_signed_from_there(rich: Library) -> None:
    ann = line.read(rich, View(), "a:ann-a|i:university-x")
    bob = line.read(rich, View(), "a:bob-b|i:university-x")

    assert [id_ for id_, _, _ in ann.papers] == ["p:id:2", "p:id:1"]
    assert bob.papers == ()


def test_a_topic_lists_its_people_and_the_topics_beside_it(rich: Library) -> None:
    _, found, topics, *_ = listed(rich, View(selected="t:arxiv:math-na"))

    assert [(row["id"], row["papers"]) for row in found] == [("a:ann-a", 2), ("a:bob-b", 1)]  # type: ignore[attr-defined]
    assert [(row["name"], row["papers"]) for row in topics] == [("cs.LG", 1)]  # type: ignore[attr-defined]


def test_a_place_nobody_knows_is_an_error_with_a_remedy(golden_library: Library) -> None:
    with pytest.raises(ExplorerError, match="Search for the name"):
        place.read_topic(golden_library, "t:nothing")


def test_columns_without_any_value_are_left_out(golden_library: Library, rich: Library) -> None:
    cited = listed(golden_library, View(focus="a:ann-a"))[6]
    uncited = listed(rich, View(focus="a:ann-a"))[6]

    assert "citations" in [column["field"] for column in cited]  # type: ignore[attr-defined]
    assert "citations" not in [column["field"] for column in uncited]  # type: ignore[attr-defined]


def test_a_changed_filter_never_adds_a_paper(golden_library: Library) -> None:
    every = listed(golden_library, View(focus="a:bob-b"))[0]
    some = listed(golden_library, replace(View(focus="a:bob-b"), last_year=2020))[0]

    assert {row["id"] for row in some} < {row["id"] for row in every}  # type: ignore[attr-defined]
