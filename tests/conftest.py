"""Fixtures that every test may use."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from explorer import intake
from explorer.library import Library
from explorer.model import Mention, Problem, Record

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Corpora and samples that may lie beside the checkout."""


def shared(path: str) -> Path:
    """A file or folder beside the checkout; the test is skipped, and says so, without it."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path}, which is not beside this checkout")
    return found


@pytest.fixture(name="shared")
def shared_finder() -> Callable[[str], Path]:
    """The same as a fixture, for test folders with a conftest of their own."""
    return shared


LibraryMaker = Callable[..., Library]
"""What the fixture `make_library` is."""

GOLDEN_NAMES = {
    letter: f"{given} {letter}"
    for letter, given in zip("ABCDEF", ("Ann", "Bob", "Cat", "Dan", "Eve", "Fay"), strict=True)
}

GOLDEN_PAPERS = (
    ("p1", "ABC", 2018, 10),
    ("p2", "AB", 2020, 3),
    ("p3", "A", 2021, 0),
    ("p4", "BCDE", 2022, 7),
    ("p5", "EF", 2024, 1),
)
"""Id, authors, year, citations: the fixture whose figures are known by hand."""


def golden_records() -> list[Record]:
    """The five golden papers."""
    return [
        Record(
            "test",
            f"id:{native_id}",
            f"Paper {native_id}",
            tuple(_golden_mention(letter) for letter in letters),
            year=year,
            citations=citations,
        )
        for native_id, letters, year, citations in GOLDEN_PAPERS
    ]


def _golden_mention(letter: str) -> Mention:
    written = GOLDEN_NAMES[letter]
    return Mention(written, family=letter, given=written.split()[0])


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[LibraryMaker]:
    """Makes a library from records, in a temporary folder, open for reading."""
    with ExitStack() as opened:

        def make(records: Iterable[Record | Problem], name: str = "test") -> Library:
            return opened.enter_context(_library(tmp_path / f"{name}.duckdb", records))

        yield make


@pytest.fixture(scope="session")
def golden_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The golden papers in a library: authors `a:ann-a` … `a:fay-f`, papers `p:id:p1` …."""
    path = tmp_path_factory.mktemp("golden") / "golden.duckdb"
    with _library(path, golden_records()) as library:
        yield library


def _library(path: Path, records: Iterable[Record | Problem]) -> Library:
    with Library.open(path, write=True) as writable:
        intake.import_records(writable, records)
    return Library.open(path)
