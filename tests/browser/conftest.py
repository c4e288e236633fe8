"""The demo on a real server, and visitors whose every mishap fails the test."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext
from served import Opens, Site, launched
from visitor import Visitor, Visits

from explorer import intake, settings
from explorer.library import Library
from explorer.model import Problem, Record

Profiles = Callable[[dict[str, Any]], BrowserContext]

LAPTOP = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    with Library.open(path, write=True) as library:
        intake.import_paths(library, [settings.shipped("data") / "demo.jsonl"])
    with Site(path) as site:
        yield site


@pytest.fixture
def open_site(tmp_path: Path) -> Iterator[Opens]:
    with ExitStack() as opened:

        def open_(records: Iterable[Record | Problem] = (), name: str = "papers") -> Site:
            path = tmp_path / f"{name}.duckdb"
            with Library.open(path, write=True) as library:
                intake.import_records(library, records)
            return opened.enter_context(Site(path))

        yield open_


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Profiles:
    """Browser profiles by their options: a profile keeps the files of the page it has loaded."""

    @cache
    def profile(options: str) -> BrowserContext:
        return browser.new_context(**json.loads(options))

    return lambda options: profile(json.dumps(options, sort_keys=True))


@pytest.fixture
def visit(profiles: Profiles, demo_site: Site) -> Iterator[Visits]:
    """Makes visitors. At the end, any error of the page or request to elsewhere is a failure."""
    visitors = []

    def visit_(site: Site = demo_site, **options: Any) -> Visitor:
        profile = profiles({"viewport": LAPTOP, "reduced_motion": "reduce", **options})
        visitors.append(Visitor(profile.new_page(), site))
        return visitors[-1]

    yield visit_
    for visitor in visitors:
        visitor.leaves()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


@pytest.fixture
def visitor(visit: Visits) -> Visitor:
    """Somebody at the demo on a laptop."""
    return visit()
