"""The demo on a real server, and visitors whose every mishap fails the test."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from served import Opens, Site, launched
from visitor import Visitor, Visits

from explorer import intake, settings
from explorer.library import Library
from explorer.model import Problem, Record

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


@pytest.fixture
def visit(browser: Browser, demo_site: Site) -> Iterator[Visits]:
    """Makes visitors. At the end, any error of the page or request to elsewhere is a failure."""
    with ExitStack() as opened:
        visitors = []

        def visit_(site: Site = demo_site, **options: Any) -> Visitor:
            chosen = {"viewport": LAPTOP, "reduced_motion": "reduce", **options}
            context = opened.enter_context(browser.new_context(**chosen))
            visitors.append(Visitor(context.new_page(), site))
            return visitors[-1]

        yield visit_
        problems = [problem for visitor in visitors for problem in visitor.problems]
    assert problems == []


@pytest.fixture
def visitor(visit: Visits) -> Visitor:
    """Somebody at the demo on a laptop."""
    return visit()
