"""The records of the demo library, as they are shipped."""

import json
from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from explorer import settings

THE_FIVE = {"Leon Bungert", "Tim Roith", "Martin Burger", "Daniel Tenbrinck", "Jeff Calder"}
FACTS = {"id", "title", "authors", "year", "date", "venue", "doi", "categories"}


@pytest.fixture(scope="module")
def papers() -> list[dict[str, Any]]:
    text = (settings.shipped("data") / "demo.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_demo_has_one_hundred_and_fifty_papers(papers: list[dict[str, Any]]) -> None:
    assert len(papers) == 150


def test_the_demo_holds_bibliographic_facts_only(papers: list[dict[str, Any]]) -> None:
    assert {key for paper in papers for key in paper} == FACTS


def test_every_paper_has_a_title_authors_and_a_year(papers: list[dict[str, Any]]) -> None:
    assert all({"title", "authors", "year"} <= paper.keys() for paper in papers)
    assert all(paper["authors"] for paper in papers)


def test_every_paper_stands_in_the_demo_once(papers: list[dict[str, Any]]) -> None:
    assert len({paper.get("id", paper.get("doi")) for paper in papers}) == 150
    assert len({paper["title"].casefold() for paper in papers}) == 150
    assert len({paper["doi"] for paper in papers if "doi" in paper}) == 24


def test_the_years_run_from_2005_to_2026(papers: list[dict[str, Any]]) -> None:
    years = [paper["year"] for paper in papers]

    assert (min(years), max(years)) == (2005, 2026)
    assert all(paper.get("date", str(paper["year"]))[:4] == str(paper["year"]) for paper in papers)


def test_each_of_the_five_is_written_in_one_way(papers: list[dict[str, Any]]) -> None:
    written = Counter(name for paper in papers for name in paper["authors"])
    families = {name.split()[-1] for name in THE_FIVE}

    assert {name for name in written if name.split()[-1] in families} == THE_FIVE
    assert {name: written[name] for name in sorted(THE_FIVE)} == {
        "Daniel Tenbrinck": 14,
        "Jeff Calder": 23,
        "Leon Bungert": 33,
        "Martin Burger": 66,
        "Tim Roith": 19,
    }


def test_nobody_is_written_with_initials_only(papers: list[dict[str, Any]]) -> None:
    givens = [name.split()[0] for paper in papers for name in paper["authors"]]

    assert [given for given in givens if len(given.rstrip(".")) == 1] == []


def test_most_papers_are_by_one_of_the_five(papers: list[dict[str, Any]]) -> None:
    assert sum(bool(THE_FIVE & set(paper["authors"])) for paper in papers) == 118


def test_every_paper_is_connected_to_the_circle(papers: list[dict[str, Any]]) -> None:
    neighbours: dict[str, set[str]] = {}
    for paper in papers:
        for one, other in combinations(paper["authors"], 2):
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)

    reached, waiting = set(THE_FIVE), list(THE_FIVE)
    while waiting:
        new = neighbours.get(waiting.pop(), set()) - reached
        reached |= new
        waiting.extend(new)

    assert all(reached & set(paper["authors"]) for paper in papers)


def test_titles_are_plain_text(papers: list[dict[str, Any]]) -> None:
    assert [paper["title"] for paper in papers if set("$\\") & set(paper["title"])] == []
