"""Ready networks: the same people and lines whatever the format, and every line accounted for."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import ReadError
from explorer.exporters import write
from explorer.model import Network, Problem
from explorer.picture import Node, Scene, Tie, Totals
from explorer.readers import read
from explorer.view import View

DATA = Path(__file__).parents[1] / "data"

PEOPLE = {
    "Ada Ashby", "Björn Ålund", "Carla de Souza", "Dmitri Orlov", "Éloïse Renard",
    "Fumiko Tanaka", "Gustav O'Hara", "Hana Novák", "Ivo Lonely", "Jun Park",
}  # fmt: skip
LINES = {
    ("Ada Ashby", "Björn Ålund"): 3.0,
    ("Ada Ashby", "Carla de Souza"): 1.5,
    ("Ada Ashby", "Jun Park"): 1.0,
    ("Björn Ålund", "Carla de Souza"): 2.0,
    ("Carla de Souza", "Dmitri Orlov"): 1.0,
    ("Dmitri Orlov", "Éloïse Renard"): 4.0,
    ("Éloïse Renard", "Fumiko Tanaka"): 0.5,
    ("Fumiko Tanaka", "Gustav O'Hara"): 2.25,
    ("Gustav O'Hara", "Hana Novák"): 1.0,
    ("Hana Novák", "Jun Park"): 6.0,
}
FORMATS = {
    "network.graphml": "graphml",
    "network.gexf": "gexf",
    "network.gml": "gml",
    "network.net": "pajek",
    "network.vos.json": "network-json",
    "network.node-link.json": "network-json",
    "network.ties.csv": "edge-list",
}

ACCOUNTS = [
    # file, people, pairs, lines read, lines set aside, people set aside
    ("nasty.graphml", 3, 2, 3, 8, 2),
    ("nasty.gexf", 3, 2, 2, 3, 1),
    ("nasty.gml", 2, 1, 1, 4, 2),
    ("nasty.net", 5, 3, 5, 5, 1),
    ("nasty.ties.csv", 4, 2, 3, 5, 0),
    ("nasty.map.txt", 4, 0, 0, 0, 2),
    ("nasty.vos.json", 3, 2, 2, 6, 4),
]

REAL = [
    # file, people, pairs, lines read, lines set aside, sum of strengths
    ("gephi-lite/Java.gexf", 1538, 7817, 8032, 0, 8032.0),
    ("gephi-lite/Les Miserables.gexf", 77, 254, 254, 0, 820.0),
    ("gephi-lite/Les Miserables.json", 77, 254, 254, 0, 820.0),
    ("gephi-lite/Power Grid.gexf", 4941, 6594, 6594, 0, 6594.0),
    ("gephi-lite/airlines.graphml", 235, 1297, 2101, 0, 2101.0),
    ("gephi-lite/divided-they-blog.gexf", 1222, 16611, 19020, 5, 19020.0),
    ("gephi-lite/gephi-lite.gexf", 61, 88, 88, 0, 44.0),
    ("gephi-lite/marvel-characters-by-stories.gexf", 523, 17990, 17990, 7, 110617.0),
    ("gephi-lite/spotify-veronica-espinoza.gexf", 189, 400, 400, 0, 400.0),
    (
        "vosviewer-online/Dimensions_COVID19_research_organization_co-authorship_network.json",
        100, 2878, 2878, 0, 11213.0,
    ),
    (
        "vosviewer-online/Dimensions_obesity_journal_bibliographic_coupling_network.json",
        49, 1176, 1176, 0, 117990115.0,
    ),
    (
        "vosviewer-online/Dimensions_scientometrics_researcher_co-authorship_network.json",
        115, 353, 353, 0, 1446.0,
    ),
    ("vosviewer-online/Dimensions_research_organization_co-authorship_map.txt", 1993, 0, 0, 0, 0),
    ("vosviewer-online/JOI_2007-2016_co-authorship_map.txt", 252, 0, 0, 0, 0),
    ("vosviewer-online/JOI_2007-2016_co-authorship_network.json", 252, 568, 568, 0, 738.0),
    ("vosviewer-online/JOI_2007-2016_co-authorship_network.txt", 252, 568, 568, 0, 738.0),
    ("vosviewer-online/QSS_SM_2020-2021_co-authorship_map.txt", 112, 0, 0, 0, 0),
    ("vosviewer-online/QSS_SM_2020-2021_co-authorship_network.json", 112, 225, 225, 0, 351.0),
    ("vosviewer-online/QSS_SM_2020-2021_co-authorship_network.txt", 112, 225, 225, 0, 351.0),
    ("vosviewer-online/QSS_publication_bibliographic_coupling_map.txt", 39, 0, 0, 0, 0),
    (
        "vosviewer-online/QSS_publication_bibliographic_coupling_network.json",
        39, 194, 194, 0, 398.0,
    ),
    ("vosviewer-online/QSS_publication_bibliographic_coupling_network.txt", 39, 194, 194, 0, 398.0),
]  # fmt: skip
EDGES = {".gexf": b"<edge ", ".graphml": b"<edge ", "network.txt": b"\n"}
"""How each edge in a file begins, in formats where that can be counted."""


def split(path: Path) -> tuple[Network, list[Problem]]:
    *problems, network = read(path)
    assert isinstance(network, Network)
    return network, [problem for problem in problems if isinstance(problem, Problem)]


def text(content: str) -> Network:
    *_, network = read(io.BytesIO(content.encode()))
    assert isinstance(network, Network)
    return network


def pairs(network: Network) -> dict[tuple[str, str], float]:
    names = network.people
    return {tuple(sorted((names[a], names[b]))): strength for a, b, strength in network.lines}


def reasons(path: Path) -> list[str]:
    return [problem.reason for problem in split(path)[1]]


@pytest.mark.parametrize(("name", "source"), FORMATS.items())
def test_the_ten_people_are_the_same_in_every_format(name: str, source: str) -> None:
    network, problems = split(DATA / name)

    # A list of edges cannot tell of somebody who has none.
    alone = {"Ivo Lonely"} if source == "edge-list" else set()
    assert set(network.people) == PEOPLE - alone
    assert pairs(network) == {tuple(sorted(pair)): strength for pair, strength in LINES.items()}
    assert (network.source, network.read, network.set_aside) == (source, 10, 0)
    assert [problem.sets_aside for problem in problems] == [False]


def test_a_map_of_vosviewer_has_the_people_and_its_network_file_only_ids() -> None:
    people, _ = split(DATA / "network.map.txt")
    links, problems = split(DATA / "network.links.txt")

    assert (set(people.people), people.lines) == (PEOPLE, ())
    assert links.people == ("1", "2", "3", "4", "5", "6", "7", "8", "10")
    assert sorted(pairs(links).values()) == sorted(LINES.values())
    assert problems[0].reason == "The file has ids and no names, so the ids are shown as names."


def test_every_network_says_what_it_holds_and_what_it_lacks() -> None:
    note = split(DATA / "network.gexf")[1][0]

    assert note.reason == "A ready network, without papers: people 10, ties 10."
    assert "titles, years and fractional strengths" in note.remedy


@pytest.mark.parametrize(("name", "people", "lines", "is_read", "aside", "lost"), ACCOUNTS)
def test_lines_read_and_set_aside_make_the_lines_of_a_nasty_file(
    *, name: str, people: int, lines: int, is_read: int, aside: int, lost: int
) -> None:
    network, problems = split(DATA / name)

    assert (len(network.people), len(network.lines)) == (people, lines)
    assert (network.read, network.set_aside) == (is_read, aside)
    assert sum(problem.sets_aside and problem.of == "person" for problem in problems) == lost
    assert all(problem.of in {"tie", "person"} for problem in problems if problem.sets_aside)
    assert all(problem.reason.endswith(".") and problem.remedy for problem in problems)


def test_nodes_of_one_name_are_one_person_and_parallel_lines_are_added_up() -> None:
    network = text(
        "graph [ node [ id 1 label \"Ash, Ann\" ] node [ id 2 label \"Ann Ash\" ]"
        " node [ id 3 label \"Bob\" ] edge [ source 1 target 3 weight 2 ]"
        " edge [ source 3 target 2 ] edge [ source 1 target 2 ] ]"
    )  # fmt: skip

    assert network == Network("gml", ("Ash, Ann", "Bob"), ((0, 1, 3.0),), 2, 1)


def test_a_node_without_a_name_is_called_by_its_id() -> None:
    assert text("*Vertices 2\n*Edges\n1 2\n").people == ("1", "2")


def test_a_network_in_which_nobody_is_cannot_be_read() -> None:
    with pytest.raises(ReadError, match="There are no people"):
        list(read(io.BytesIO(b"graph [ edge [ source 1 target 2 ] ]")))


@pytest.mark.parametrize(
    "attack",
    [
        b'<!DOCTYPE g [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><graphml><graph><node id="&b;"/>',
        b'<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]><gexf><nodes><node id="&a;"/>',
    ],
)
def test_xml_that_declares_entities_is_refused(attack: bytes) -> None:
    with pytest.raises(ReadError, match="declares entities"):
        list(read(io.BytesIO(attack)))


def test_endless_brackets_are_refused() -> None:
    with pytest.raises(ReadError, match="nested too deeply"):
        list(read(io.BytesIO(b"graph [ " + b"x [ " * 100_000)))


@pytest.mark.shared
@pytest.mark.parametrize(("name", "people", "lines", "is_read", "aside", "strength"), REAL)
def test_a_real_network_is_accounted_for(
    *,
    shared: Callable[[str], Path],
    name: str,
    people: int,
    lines: int,
    is_read: int,
    aside: int,
    strength: float,
) -> None:
    network, problems = split(shared(f"data/importers/{name}"))

    assert (len(network.people), len(network.lines)) == (people, lines)
    assert (network.read, network.set_aside) == (is_read, aside)
    assert sum(line.strength for line in network.lines) == strength
    assert sum(problem.sets_aside for problem in problems) == aside


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "mark", "total"),
    [
        (name, mark, is_read + aside)
        for name, _, _, is_read, aside, _ in REAL
        for end, mark in EDGES.items()
        if name.endswith(end)
    ],
)
def test_the_account_of_a_network_is_its_number_of_lines(
    shared: Callable[[str], Path], name: str, mark: bytes, total: int
) -> None:
    data = shared(f"data/importers/{name}").read_bytes().rstrip()

    assert (b"\n" + data).count(mark) == total


NAMES = st.lists(
    st.text("aBéöλжШ’", min_size=2, max_size=8), min_size=2, max_size=6
)  # fmt: skip
WRITTEN = ("graphml", "gexf", "gml", "pajek", "node-link", "cytoscape", "ties-csv")


def scene(strengths: dict[tuple[int, int], float], names: list[str]) -> Scene:
    """People who are all in a line, with a paper beside the first of them."""
    people = [
        Node(f"a:{place}", "author", name[:3], name, place, 1, 9, "#123456", place, labelled=True)
        for place, name in enumerate(names)
    ]
    paper = Node("p:1", "paper", "On", "On waves", 5, 5, 9, "#123456", 99, labelled=False)
    ties = [
        Tie(f"a:{a}|a:{b}", f"a:{a}", f"a:{b}", "coauthor", 1, 3, strength)
        for (a, b), strength in sorted(strengths.items())
    ]
    ties.append(Tie("a:0|p:1", "a:0", "p:1", "authorship", 1, 1))
    return Scene(View(), "x", "x", "x", Totals(2, 2, 1), (*people, paper), tuple(ties))


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_is_exported_reads_back_as_the_same_people_ties_and_strengths(
    name: str, data: st.DataObject
) -> None:
    names = [f"Zoë {given} Ash{place}" for place, given in enumerate(data.draw(NAMES))]
    strengths = {
        (place, place + 1): data.draw(st.integers(1, 400)) / 8 for place in range(len(names) - 1)
    }

    *problems, network = read(io.BytesIO(write(name, scene(strengths, names), ())))

    # Pajek has no word for what a node is: there the paper comes back as one more name.
    extra = {"On waves"} if name == "pajek" else set()
    assert set(network.people) == set(names) | extra
    told = {pair: each for pair, each in pairs(network).items() if not extra & set(pair)}
    assert told == {
        tuple(sorted((names[a], names[b]))): strength for (a, b), strength in strengths.items()
    }
    passed_over = [p for p in problems if "passed over" in p.reason]
    assert bool(passed_over) is (name != "pajek")


def test_the_nodes_that_are_exported_read_back_as_the_same_people() -> None:
    *_, network = read(io.BytesIO(write("nodes-csv", scene({}, ["Ann Ash", "Bob Bay"]), ())))

    assert network == Network("vosviewer", ("Ann Ash", "Bob Bay"), (), 0, 0)
