"""A ready network: looked at, imported, drawn dashed, and honest about what it cannot show."""

from pathlib import Path

import pytest
from served import Opens
from test_every_screen import violations
from test_import_and_library import chooses, imports
from visitor import Visitor, Visits

from explorer.model import Line, Mention, Network, Record

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[1] / "data"
TIE = "a:ada-ashby|a:bjorn-alund"
SENTENCE = (
    "This line comes from “network.gexf”, which gives a strength of 3 and no papers: no titles, "
    "no years and no fractional strength can be shown."
)


def with_network(visitor: Visitor) -> Visitor:
    """Imports the made-up network in the import place, and goes to the picture."""
    content = (DATA / "network.gexf").read_bytes()
    chooses(visitor, {"name": "network.gexf", "mimeType": "application/xml", "buffer": content})
    return visitor


def test_a_network_is_told_as_people_and_ties_before_it_is_kept(
    open_site: Opens, visit: Visits
) -> None:
    visitor = with_network(visit(open_site()).opens())

    words = visitor.page.locator("#import").inner_text()
    assert "10 people and 10 ties in “network.gexf” can be read" in words
    assert "no titles, no years and no fractional strength" in words
    imports(visitor)
    assert "10 ties in all = 10 read + 0 set aside" in visitor.page.locator("#import").inner_text()


def test_the_card_of_a_dashed_line_says_where_it_comes_from_and_what_it_lacks(
    open_site: Opens, visit: Visits
) -> None:
    visitor = imports(with_network(visit(open_site()).opens()))

    visitor.opens().clicks_node(TIE)

    assert visitor.card == "Ada Ashby and Björn Ålund"
    assert visitor.page.locator(".receipt__sentence").inner_text() == SENTENCE
    line = next(data for data in visitor.drawn() if data["id"] == TIE)
    assert (line["kind"], line["papers"], line["strength"]) == ("given", 0, 3)
    style = f"window.explorer.canvas().getElementById('{TIE}').style('line-style')"
    assert visitor.page.evaluate(style) == "dashed"
    assert violations(visitor) == []


def test_where_there_are_papers_the_receipt_only_mentions_the_given_line(
    open_site: Opens, visit: Visits
) -> None:
    paper = Record("test", "id:1", "On waves", (Mention("Ann Ash"), Mention("Bob Bay")), year=2020)
    network = Network("gexf", ("Ann Ash", "Bob Bay", "Cat Cole"), (Line(0, 1, 7.0),), read=1)
    visitor = visit(open_site([paper, network]))

    visitor.opens(focus="a:ann-ash", selected="a:ann-ash|a:bob-bay")

    words = visitor.page.locator("#details").inner_text()
    assert "1 paper together, fractional strength 1" in words
    assert "“records”, which gives a strength of 7; it is no part of the sum." in words
