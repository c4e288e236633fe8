"""A newcomer brings three exports of overlapping papers, and finds each paper once."""

import json
from pathlib import Path

import pytest
from served import Opens
from test_import_and_library import chooses, file, goes_to, imports, said
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[1] / "data"


def scopus() -> bytes:
    """The first six of the ten papers."""
    return b"".join(DATA.joinpath("ten.scopus.csv").read_bytes().splitlines(keepends=True)[:7])


def bibtex() -> bytes:
    """The fourth to the eighth."""
    entries = DATA.joinpath("ten.bib").read_text(encoding="utf-8").split("\n@")
    return "".join(f"\n@{entry}" for entry in entries[-7:-2]).encode()


def openalex() -> bytes:
    """The seventh to the tenth, and the first."""
    answer = json.loads(DATA.joinpath("ten.openalex.json").read_bytes())
    works = answer["results"]
    return json.dumps({"meta": {"count": 5}, "results": [works[0], *works[6:]]}).encode()


def test_three_overlapping_exports_become_one_library_without_doubles(
    open_site: Opens, visit: Visits
) -> None:
    site = open_site()
    visitor: Visitor = goes_to(visit(site).opens(), "import")

    chooses(
        visitor,
        file("scopus.csv", scopus()),
        file("my papers.bib", bibtex()),
        file("works.json", openalex()),
    )
    assert "16 records in 3 files can be read." in said(visitor)

    imports(visitor)

    assert "16 new records from 3 files are in." in said(visitor)
    assert "6\nJoined with others" in said(visitor)
    goes_to(visitor, "library")
    held = visitor.page.locator("#library").inner_text()
    assert "Papers\n10\nRecords\n16" in held

    visitor.goes(selected="p:doi:10.5555/ten.7")
    card = visitor.page.locator("#facts").inner_text()
    assert "2 records, one paper" in card
    assert "same DOI" in card
    assert "Sons and their suffixes" in card
