"""A paper that three files describe: what its card says, and "Not the same paper" and back."""

import pytest
from served import Opens
from visitor import Visits

from explorer.model import Mention, Record

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLE = "Quiet graphs of the northern people"
FULL = (Mention("Ann Ash"), Mention("Bob Bay"))
RECORDS = (
    Record(
        "arxiv", "arxiv:2105.04319", TITLE, FULL, year=2021, date="2021-05-10",
        arxiv_id="2105.04319", kind="preprint",
    ),
    Record(
        "bibtex", None, TITLE.upper(), (Mention("A. Ash"), Mention("B. Bay")), year=2022,
        venue="Journal of Graphs", kind="article",
    ),
    Record(
        "openalex", "openalex:W7", TITLE, FULL, year=2021, doi="10.48550/arxiv.2105.04319",
        citations=7,
    ),
)  # fmt: skip
PAPER = "p:arxiv:2105.04319"


def test_a_record_is_taken_out_on_the_card_and_put_back(visit: Visits, open_site: Opens) -> None:
    visitor = visit(open_site(RECORDS)).opens(focus="a:ann-ash", selected=PAPER)
    page = visitor.page
    apart, join = page.locator("[data-verdict=apart]"), page.locator("[data-verdict=join]")
    card = page.locator("#facts").inner_text()

    assert "3 records, one paper" in card
    assert "same title, 2021 and 2022, 2 of 2 authors" in card

    page.locator(".record", has_text="BibTeX").locator("[data-verdict=apart]").click()
    join.wait_for()

    assert apart.count() == 2
    assert "2 papers" in page.locator("#header").inner_text()

    visitor.waits()
    join.click()
    join.wait_for(state="detached")
    apart.nth(2).wait_for()

    assert "1 paper" in page.locator("#header").inner_text()
    visitor.waits()
