"""Exports from the command line: the view as options, the format from the name, whole files."""

import json
from dataclasses import fields
from pathlib import Path

import networkx as nx
import pytest
from commandline import Run

from explorer.commands.export import _exporter
from explorer.commands.views import VIEW_OPTIONS, asked
from explorer.exporters import EXPORTERS
from explorer.library import Library
from explorer.view import View


@pytest.fixture(autouse=True)
def chosen(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_LIBRARY", str(library))


def test_every_field_of_a_view_that_shows_is_an_option() -> None:
    import click

    @click.command()
    def bare() -> None: ...

    for option in VIEW_OPTIONS:
        bare = option(bare)
    names = {parameter.name for parameter in bare.params}

    assert names - {"link", "years"} == {field.name for field in fields(View)} - {
        "tab",
        "surface",
        "first_year",
        "last_year",
    }


def test_options_make_the_view_that_the_page_would_show(library: Path) -> None:
    given = {
        "focus": "ann able",
        "depth": 2,
        "kinds": "topics,papers",
        "years": (2018, None),
        "min_papers": 2,
        "strength": "full",
        "limit": 10,
    }
    with Library.open(library) as opened:
        view = asked(opened, given)

    assert view == View(
        focus="a:ann-able",
        depth=2,
        kinds=("papers", "topics"),
        first_year=2018,
        min_papers=2,
        strength="full",
        limit=10,
    )


def test_a_link_of_the_page_is_a_view_and_options_change_it(library: Path) -> None:
    given = {"link": "http://127.0.0.1:8050/?focus=a%3Aann-able&depth=2", "depth": 1}
    with Library.open(library) as opened:
        view = asked(opened, given)

    assert view == View(focus="a:ann-able", depth=1)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_the_end_of_the_name_says_the_format(exporter: object) -> None:
    suffix = exporter.suffix  # type: ignore[attr-defined]  # an Exporter, as parametrised

    assert _exporter(None, Path(f"picture{suffix}")) is exporter


def test_a_graph_is_written_whole(run: Run, home: Path) -> None:
    result = run("export", "--focus", "Ann Able", "-o", "ann.graphml")

    assert result.exit_code == 0, result.output
    graph = nx.read_graphml(home / "ann.graphml")
    assert sorted(graph) == ["a:ann-able", "a:bob-baker", "a:cat-cole"]
    assert result.stderr.startswith("ann.graphml: ")
    assert sorted(home.glob(".*.part")) == []


def test_filters_reach_the_scene(run: Run) -> None:
    result = run("export", "--focus", "Ann Able", "--min-papers", 2, "--format", "node-link")

    nodes = {node["id"] for node in json.loads(result.stdout)["nodes"]}
    assert nodes == {"a:ann-able", "a:bob-baker"}


def test_years_reach_the_scene(run: Run) -> None:
    result = run("export", "--focus", "Eve East", "--years", "2023-", "--format", "node-link")

    nodes = {node["id"] for node in json.loads(result.stdout)["nodes"]}
    assert nodes == {"a:eve-east", "a:fay-frost"}


def test_the_papers_behind_the_scene_can_be_taken_away(run: Run) -> None:
    result = run("export", "--focus", "Fay Frost", "--format", "bibtex")

    assert "title = {Five}" in result.stdout.replace("{{", "{").replace("}}", "}")


def test_an_old_file_stays_when_the_export_fails(run: Run, home: Path) -> None:
    (home / "ann.gexf").write_text("old", encoding="utf-8")

    result = run("export", "--focus", "Nobody", "-o", "ann.gexf")

    assert result.exit_code == 1
    assert (home / "ann.gexf").read_text(encoding="utf-8") == "old"


def test_a_folder_that_is_not_there_is_a_sentence(run: Run) -> None:
    result = run("export", "-o", "nowhere/ann.gexf")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: “nowhere/ann.gexf” cannot be written: No such file")


def test_a_name_without_a_format_lists_the_formats(run: Run) -> None:
    result = run("export", "-o", "ann.doc")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == (
        "Error: The name “ann.doc” does not say which format to write."
    )
    assert "graphml (.graphml)" in result.stderr


def test_standard_output_needs_a_format(run: Run) -> None:
    result = run("export")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: What to write to standard output is not said.")


@pytest.mark.parametrize("span", ["20", "2010-2020-2030", "-", "", "x-y", "２０１０-"])
def test_a_span_of_years_is_checked(run: Run, span: str) -> None:
    result = run("export", "--years", span, "--format", "csv")

    assert result.exit_code == 2


def test_years_in_the_wrong_order_are_a_sentence(run: Run) -> None:
    result = run("export", "--years", "2020-2010", "--format", "gexf")

    assert result.exit_code == 1
    assert result.stderr == ("Error: The first year is after the last year.\nSwap the two years.\n")
