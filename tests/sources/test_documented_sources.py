"""The tables of docs/sources.md say what the sources can do."""

import re
from pathlib import Path

import pytest

from explorer.sources import KINDS, SOURCES, Source

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def row(source: Source) -> str:
    """What the docs should say of a source."""
    order = ("author", "institution", "topic", "dois", "query")
    told = [source.asks[kind].takes if kind in source.asks else "–" for kind in order]
    neighbours = f"by {' or '.join(source.people)}" if source.people else "–"
    return f"| `{source.name}` | {' | '.join(told)} | {neighbours} |"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_docs_say_how_each_source_may_be_asked(source: Source) -> None:
    assert row(source) in TEXT


def test_the_docs_name_every_key() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| `([A-Z_]+)` \|", TEXT, re.MULTILINE)

    assert sorted(told) == sorted(
        (source.name, source.key.variable) for source in SOURCES if source.key
    )


def test_sources_can_be_asked_by_known_kinds_only() -> None:
    assert {kind for source in SOURCES for kind in source.asks} == set(KINDS)


def test_names_of_sources_differ() -> None:
    assert len({source.name for source in SOURCES}) == len(SOURCES) == 8
