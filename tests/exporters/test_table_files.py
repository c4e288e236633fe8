"""CSV that no spreadsheet runs, and that still reads back exactly."""

import csv
from io import StringIO

import pandas as pd
import pytest
from difficult_scene import FORMULA, PAPERS, SCENE
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.exporters import write
from explorer.exporters.cells import neutral, table
from explorer.exporters.text import one_line


def rows(name: str) -> list[dict[str, str]]:
    text = write(name, SCENE, PAPERS).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'t Hooft", "'t Hooft"),
        ("a=1", "a=1"),
    ],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    written = table(("name",), [(text,)]).decode("utf-8-sig")

    assert next(csv.reader([written.splitlines()[1]])) == [cell]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("'=+-@ab ＝"), max_size=6))
def test_taking_the_apostrophe_off_gives_the_text_back(text: str) -> None:
    line = one_line(text)
    cell = neutral(line)

    assert cell == line or (cell[0] == "'" and cell[1:] == line and neutral(cell) != cell)


def test_negative_numbers_stay_numbers() -> None:
    frame = pd.read_csv(StringIO(write("nodes-csv", SCENE).decode("utf-8-sig")))

    assert frame["x"].tolist()[:3] == [0.0, -130.0, 120.0]
    assert frame["first_year"].dtype.kind == "f"


def test_unknown_values_are_empty_never_zero() -> None:
    nodes = {row["id"]: row for row in rows("nodes-csv")}

    assert nodes["a:formula"]["papers"] == ""
    assert nodes["a:formula"]["first_year"] == ""
    assert nodes["a:formula"]["name"] == f"'{FORMULA}"


def test_every_node_and_every_tie_has_its_row() -> None:
    assert [row["id"] for row in rows("nodes-csv")] == [node.id for node in SCENE.nodes]
    assert [(row["source"], row["target"]) for row in rows("ties-csv")] == [
        (tie.source, tie.target) for tie in SCENE.ties
    ]


def test_a_tie_is_written_with_names_strengths_years_and_papers() -> None:
    tie = next(row for row in rows("ties-csv") if row["source"] == "a:jurgen-muller")

    assert tie == {
        "source": "a:jurgen-muller",
        "target": "a:leon-bungert",
        "source_name": "Jürgen Müller-Čapek",
        "target_name": "Leon Bungert",
        "kind": "coauthor",
        "papers": "2",
        "fractional": "1.5",
        "first_year": "2018",
        "last_year": "2020",
        "paper_ids": "p:arxiv:2404.14402; p:doi:10.1000/x_y",
        "given": "",
    }


def test_papers_are_written_with_authors_between_semicolons() -> None:
    papers = rows("papers-csv")

    assert papers[1]["authors"] == "Jürgen Müller-Čapek; L. Bungert"
    assert papers[0]["topics"] == "math.NA; graphs, trees"
    assert papers[1]["citations"] == "12"


def test_only_web_addresses_are_written_as_such() -> None:
    assert [row["url"] for row in rows("papers-csv")] == [
        "https://arxiv.org/abs/2404.14402",
        "",
        "",
        "",
    ]


def test_the_file_says_that_it_is_utf_8() -> None:
    assert write("nodes-csv", SCENE).startswith(b"\xef\xbb\xbf")
