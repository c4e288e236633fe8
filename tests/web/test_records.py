"""The records on the card of a paper, and what may be decided about them, without a browser."""

from datetime import datetime
from pathlib import Path

import pytest
from dash import no_update

from explorer.errors import ExplorerError
from explorer.intake import import_records
from explorer.library import Library
from explorer.lookups import Apart, Sighting, Source, sources
from explorer.model import Mention, Record
from explorer.tables import silent
from explorer.view import View
from explorer.web.cards import card, records
from explorer.web.jobs import Job
from explorer.web.panels.verdicts import Verdict, carry_out, checked, told
from explorer.workspace import Workspace

VIEW = View(focus="a:ann-ash")
SIGHTED = tuple(Sighting(f"refs {n}.bib", datetime(2026, 11, 21)) for n in range(4))
SOURCE = Source(
    "r:1f0c9a3e", "1f0c9a3e", "bibtex", None, "Quiet <b>graphs</b>", 2022, None, "J. Graphs", 12,
    "10.1/x<y", "2105.04319", "javascript:alert(1)", ("pmid:7", "other:8"), 1, SIGHTED,
    "same DOI", ("title", "venue"),
)  # fmt: skip


def shown(*parts: object) -> str:
    return str([part.to_plotly_json() for part in parts])  # type: ignore[attr-defined]


def test_a_record_says_where_it_comes_from_why_and_what_it_gives() -> None:
    text = shown(*records.components("p:doi:10.1/x", VIEW, [SOURCE, SOURCE], []))

    for said in (
        "BibTeX", "Quiet <b>graphs</b>", "J. Graphs", "12 citations", "refs 0.bib", "2026-11-21",
        "2 more", "same DOI", "title and venue", "https://doi.org/10.1/x%3Cy",
        "https://pubmed.ncbi.nlm.nih.gov/7", "other:8", "2 records, one paper",
    ):  # fmt: skip
        assert said in text
    assert "javascript:" not in text


def test_only_papers_of_several_records_can_be_taken_apart() -> None:
    one = shown(*records.components("p:x", VIEW, [SOURCE], []))
    two = shown(*records.components("p:x", VIEW, [SOURCE, SOURCE], []))

    assert one.count("Not the same paper") == 0
    assert two.count("Not the same paper") == 2


def test_papers_that_were_taken_apart_can_be_joined_again() -> None:
    other = Apart("p:doi:10.1/y", "Other graphs", 2020, None)

    text = shown(*records.components("p:x", VIEW, [], [other]))

    assert "Join again" in text
    assert "Other graphs" in text


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "apart",
        {},
        {"says": "apart", "paper": "p:x"},
        {"says": "drop", "paper": "p:x", "other": "r:1"},
        {"says": "apart", "paper": ["p:x"], "other": "r:1"},
        {"says": "apart", "paper": "p:x", "other": "r" * 1000},
    ],
)
def test_what_no_button_sends_is_ignored(asked: object) -> None:
    assert checked(asked) is None


def test_what_a_button_sends_is_carried_out(tmp_path: Path) -> None:
    path = tmp_path / "records.duckdb"
    people = (Mention("Ann Ash"), Mention("Bob Bay"))
    written = [
        Record(source, None, "Quiet graphs", people, year=2020, doi="10.1/x")
        for source in ("crossref", "bibtex")
    ]
    with Library.open(path, write=True) as library:
        import_records(library, written)
    asked = checked({"says": "apart", "paper": "p:doi:10.1/x", "other": "", "at": 5})
    assert asked is not None

    with Workspace(path) as workspace:
        with workspace.reading() as library:
            facts = shown(*card("paper").facts(library, VIEW, "p:doi:10.1/x"))
            record = sources(library, "p:doi:10.1/x")[1].id
        assert record in facts
        apart = carry_out(workspace, asked._replace(other=record), silent)
        joined = carry_out(workspace, Verdict("join", *apart.papers), silent)

    assert len(apart.papers) == 2
    assert joined.papers == ("p:doi:10.1/x",)


def test_the_line_says_how_it_goes() -> None:
    running = Job("j", "decision", phase="Telling people apart")
    failed = Job("j", "decision", error=ExplorerError("No.", "Try again."), finished=True)

    assert told(None) == (None, True, no_update)
    assert told(running)[1] is False
    assert "Telling people apart" in shown(told(running)[0])
    assert "Try again." in shown(told(failed)[0])
    assert told(Job("j", "decision", finished=True)) == (None, True, {"job": "j", "to": ""})
