"""The accounts of real JSON files, counted a second time without a reader."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_real_files import ACCOUNTS, SAMPLES

Finder = Callable[[str], Path]

pytestmark = pytest.mark.shared


def named(start: str) -> list[str]:
    return [name for name in ACCOUNTS if name.startswith(start) and name.endswith(".json")]


def loaded(shared: Finder, name: str) -> Any:
    return json.loads(shared(f"{SAMPLES}/{name}").read_text(encoding="utf-8"))


def is_titled(work: dict[str, Any]) -> bool:
    return any(title for title in (work.get("title"), work.get("original-title")))


def crossref_works(document: dict[str, Any]) -> list[dict[str, Any]]:
    message = document["message"]
    return message.get("items", [message])


def summed(works: list[dict[str, Any]], name: str) -> tuple[int, int, int]:
    """Titled works, their authors, and the others."""
    titled = [work for work in works if is_titled(work)]
    authors = sum(len(work.get(name) or []) for work in titled)
    return len(titled), authors, len(works) - len(titled)


@pytest.mark.parametrize("name", named("habanero-crossref/"))
def test_crossref_answers_hold_as_many_works_and_authors(shared: Finder, name: str) -> None:
    works = crossref_works(loaded(shared, name))

    assert summed(works, "author") == ACCOUNTS[name]


@pytest.mark.parametrize(
    "name", [*named("manubot-csl/"), *named("citation-js/packages/plugin-bibtex/test/mapping/")]
)
def test_csl_files_hold_as_many_items_and_authors(shared: Finder, name: str) -> None:
    assert summed(loaded(shared, name), "author") == ACCOUNTS[name]


def test_semantic_scholar_answers_hold_as_many_papers_and_authors(shared: Finder) -> None:
    author = loaded(shared, "semanticscholar-py/Author.json")
    cited = loaded(shared, "semanticscholar-py/Reference.json")["citedPaper"]
    citing = loaded(shared, "semanticscholar-py/Citation.json")["citingPaper"]

    assert summed(author["papers"], "authors") == ACCOUNTS["semanticscholar-py/Author.json"]
    assert summed([cited], "authors") == ACCOUNTS["semanticscholar-py/Reference.json"]
    assert summed([citing], "authors") == ACCOUNTS["semanticscholar-py/Citation.json"]


def test_orcid_groups_are_the_works_and_each_has_its_owner(shared: Finder) -> None:
    name = "openalex-coauthor-map/orcid-works.json"
    groups = loaded(shared, name)["group"]

    assert ACCOUNTS[name] == (len(groups), len(groups), 0)


def test_orcid_people_that_were_searched_are_set_aside_one_by_one(shared: Finder) -> None:
    name = "openalex-coauthor-map/orcid-expanded-search-pages.json"
    people = [person for page in loaded(shared, name) for person in page["expanded-result"]]

    assert ACCOUNTS[name] == (0, 0, len(people))


def test_researchmap_pages_hold_as_many_papers_and_authors(shared: Finder) -> None:
    name = "openalex-coauthor-map/researchmap-published-papers.json"
    items = loaded(shared, name)["items"]

    assert ACCOUNTS[name] == (len(items), sum(len(item["authors"]["en"]) for item in items), 0)


def test_openalex_pages_hold_as_many_works_and_authorships(shared: Finder) -> None:
    name = "openalex-coauthor-map/openalex-works-pages.json"
    works = [work for page in loaded(shared, name) for work in page["results"]]

    assert summed(works, "authorships") == ACCOUNTS[name]
