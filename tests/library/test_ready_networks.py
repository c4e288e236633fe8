"""Ready networks in the library: people without papers, given strengths, and exact counts."""

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from explorer import intake, lookups, preview, undoing
from explorer.graph import neighbourhood
from explorer.library import Library
from explorer.model import Line, Mention, Network, PaperFilter, Problem, Record
from explorer.scene import scene
from explorer.search import search
from explorer.tables import rebuild
from explorer.view import View

DATA = Path(__file__).parents[1] / "data"

NETWORK = Network(
    "gexf",
    ("Ann Ash", "Bay, Bob", "Cat Cole", "Dan Doe"),
    (Line(0, 1, 3.0), Line(1, 2, 0.5)),
    read=3,
    set_aside=1,
)
PAPER = Record("test", "id:1", "On waves", (Mention("Ann Ash"), Mention("Bob Bay")), year=2020)
LATER = Record("test", "id:2", "On lines", (Mention("Ann Ash"), Mention("Eve Eck")), year=2022)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "papers.duckdb", write=True) as opened:
        yield opened


def bring(library: Library, *items: Record | Problem | Network, file: str) -> intake.ImportReport:
    return intake.import_records(library, items, file=file)


def edges(graph: "nx.Graph[str]", kind: str) -> dict[frozenset[str], dict[str, object]]:
    return {frozenset((a, b)): f for a, b, f in graph.edges(data=True) if f["kind"] == kind}


def test_the_lines_of_a_network_are_counted_beside_records(library: Library) -> None:
    report = bring(library, PAPER, NETWORK, file="x.gexf")

    assert (report.read, report.new, report.set_aside) == (1, 1, 0)
    assert (report.ties, report.ties_set_aside) == (3, 1)
    assert (report.files[0].ties, report.files[0].ties_set_aside) == (3, 1)


def test_a_line_set_aside_is_no_record_set_aside(library: Library) -> None:
    lost = Problem("line 2", "It joins somebody with themselves.", "Correct it.", of="tie")

    report = bring(library, lost, NETWORK, file="x.gexf")

    assert (report.set_aside, report.problems[0].of) == (0, "tie")
    assert library.counts().set_aside == 0


def test_people_of_a_network_are_authors_with_no_papers(library: Library) -> None:
    bring(library, NETWORK, file="x.gexf")

    counts = library.counts()
    assert (counts.authors, counts.papers, counts.ties, counts.given) == (4, 0, 0, 2)
    people = lookups.authors(library, ["a:ann-ash", "a:bob-bay", "a:dan-doe"])
    assert people["name"].tolist() == ["Ann Ash", "Bob Bay", "Dan Doe"]
    assert people["papers"].tolist() == [0, 0, 0]
    assert people["citations"].isna().all()


def test_papers_and_ties_of_papers_are_the_same_with_and_without_a_network(
    library: Library,
) -> None:
    bring(library, PAPER, LATER, file="papers.bib")
    before = library.rows("SELECT * EXCLUDE (author, neighbour) FROM adjacency ORDER BY ALL")
    people = ["a:ann-ash", "a:bob-bay", "a:eve-eck"]
    facts = lookups.authors(library, people)

    bring(library, NETWORK, file="x.gexf")

    after = library.rows("SELECT * EXCLUDE (author, neighbour) FROM adjacency ORDER BY ALL")
    assert after.equals(before)
    assert lookups.authors(library, people).equals(facts)
    assert lookups.ties_among(library, people, PaperFilter())["papers"].tolist() == [1, 1]


def test_where_there_are_papers_their_tie_is_drawn_and_the_given_one_is_mentioned(
    library: Library,
) -> None:
    bring(library, PAPER, file="papers.bib")
    bring(library, NETWORK, file="x.gexf")

    graph = neighbourhood(library, focus="a:bob-bay").graph

    assert edges(graph, "coauthor").keys() == {frozenset(("a:ann-ash", "a:bob-bay"))}
    assert edges(graph, "given").keys() == {frozenset(("a:bob-bay", "a:cat-cole"))}
    assert graph["a:bob-bay"]["a:cat-cole"] == {
        "kind": "given", "full": 0, "fractional": 0.0, "first_year": None, "last_year": None,
        "papers": (), "given": 0.5,
    }  # fmt: skip
    said = lookups.who_says(library, "a:ann-ash", "a:bob-bay")
    assert said.to_dict("records") == [{"file": "x.gexf", "strength": 3.0}]


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (View(), "4 people and 2 ties shown"),
        (View(focus="a:bob-bay"), "3 people and 2 ties shown"),
        (
            View(focus="a:bob-bay", min_papers=2),
            "1 person and 0 ties shown · 2 people hidden by ‘at least 2 papers together’",
        ),
        (
            View(focus="a:bob-bay", first_year=2000),
            "1 person and 0 ties shown · 2 people hidden by ‘the years from 2000’",
        ),
    ],
)
def test_given_lines_pass_no_bound_on_papers_or_years_and_are_counted(
    library: Library, view: View, sentence: str
) -> None:
    bring(library, NETWORK, file="x.gexf")

    assert scene(library, view).totals.sentence == sentence


def test_a_scene_says_where_its_dashed_lines_come_from_and_what_they_lack(
    library: Library,
) -> None:
    bring(library, NETWORK, file="x.gexf")

    drawn = scene(library, View())

    assert {(tie.kind, tie.papers, tie.fractional, tie.given) for tie in drawn.ties} == {
        ("given", 0, None, 3.0),
        ("given", 0, None, 0.5),
    }
    assert max(drawn.ties, key=lambda tie: tie.width).given == 3.0
    assert drawn.caption.endswith("Dashed lines are given by a network file, without papers.")
    assert drawn.notes == (
        "Dashed lines come from “x.gexf”, which gives strengths and no papers: titles, years and "
        "fractional strengths cannot be shown.",
    )
    assert [entry.swatch for group in drawn.legend for entry in group.entries][-1] == "dashes"


def test_the_same_network_from_another_format_is_known(library: Library) -> None:
    intake.import_paths(library, [DATA / "network.gexf"])
    version = library.version

    report = intake.import_paths(library, [DATA / "network.graphml", DATA / "network.net"])

    assert (report.ties, library.counts().given) == (20, 10)
    assert library.version == version
    assert lookups.who_says(library, "a:ada-ashby", "a:bjorn-alund")["file"].tolist() == [
        "network.gexf",
        "network.graphml",
        "network.net",
    ]


def test_of_two_networks_the_higher_strength_is_drawn_and_nothing_is_added(
    library: Library,
) -> None:
    bring(library, NETWORK, file="x.gexf")
    bring(library, NETWORK._replace(lines=(Line(0, 1, 2.0),), read=1), file="y.gml")

    assert lookups.given_among(library, ["a:ann-ash", "a:bob-bay"])["given"].tolist() == [3.0]


def test_undoing_takes_a_network_back_once_no_import_has_it(library: Library) -> None:
    bring(library, PAPER, file="papers.bib")
    bring(library, NETWORK, file="x.gexf")
    bring(library, NETWORK, file="same.net")

    assert undoing.undo(library, 2).ties == 0
    assert library.counts().given == 2
    assert undoing.undo(library, 3).ties == 2

    counts = library.counts()
    assert (counts.given, counts.authors, counts.papers) == (0, 2, 1)
    assert library.rows("SELECT count(*) AS n FROM network_people")["n"][0] == 0
    assert library.rows("SELECT count(*) AS n FROM forms")["n"][0] == 2


def test_a_rebuild_changes_nothing(library: Library) -> None:
    bring(library, PAPER, NETWORK, file="x.gexf")
    before = library.rows("SELECT * FROM given"), library.rows("SELECT * FROM authors")

    rebuild(library)

    assert library.rows("SELECT * FROM given").equals(before[0])
    assert library.rows("SELECT * FROM authors").equals(before[1])


def test_people_without_papers_are_found_by_name(library: Library) -> None:
    bring(library, NETWORK, file="x.gexf")

    assert [hit.id for hit in search(library, "cat")] == ["a:cat-cole"]
    assert lookups.candidates(library, "Bob Bay")["id"].tolist() == ["a:bob-bay"]
    assert lookups.resolve(library, "a:dan-doe") == "a:dan-doe"


def test_a_preview_counts_people_and_ties_and_writes_nothing() -> None:
    seen = preview.preview([DATA / "network.gml", DATA / "nasty.gml"])

    assert (seen.read, seen.set_aside, seen.people, seen.ties) == (0, 0, 12, 11)
    assert [file.ties_set_aside for file in seen.files] == [0, 4]
    assert seen.readable == (DATA / "network.gml", DATA / "nasty.gml")
    assert [file.formats for file in seen.files] == [("GML",), ("GML",)]
