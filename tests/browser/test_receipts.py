"""Every line opens into the papers behind it, and their sum is the number drawn."""

from fractions import Fraction

import pytest
from visitor import Visitor

pytestmark = pytest.mark.browser

LEON, TIM = "a:leon-bungert", "a:tim-roith"
TIE = f"{LEON}|{TIM}"


def contributions(visitor: Visitor) -> list[Fraction]:
    """The exact contributions that the receipt lists."""
    cells = visitor.page.locator("table.receipt tbody tr td:nth-child(3)").all_inner_texts()
    return [Fraction(cell.replace("\u2044", "/").strip()) for cell in cells]


def drawn(visitor: Visitor) -> dict[str, object]:
    return next(data for data in visitor.drawn() if data["id"] == TIE)


def test_a_click_on_a_line_opens_its_receipt(visitor: Visitor) -> None:
    visitor.opens(focus=LEON).clicks_node(TIE)

    assert visitor.view.selected == TIE
    assert visitor.card == "Leon Bungert and Tim Roith"


def test_the_contributions_add_up_to_the_strength_that_is_drawn(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected=TIE)
    parts = contributions(visitor)
    total = visitor.page.locator("table.receipt tfoot td").last.inner_text()

    assert len(parts) == drawn(visitor)["papers"] > 1
    assert round(float(sum(parts)), 2) == pytest.approx(drawn(visitor)["strength"])
    assert float(total) == pytest.approx(float(sum(parts)), abs=0.005)


def test_a_receipt_follows_the_years(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected=TIE)
    all_of_them = contributions(visitor)

    visitor.page.evaluate("window.explorer.navigate({first_year: 2023})")
    visitor.waits()

    assert 0 < len(contributions(visitor)) < len(all_of_them)
    assert len(contributions(visitor)) == drawn(visitor)["papers"]
    assert "not counted" in visitor.page.locator("#details").inner_text()


def test_with_full_counting_every_paper_counts_one(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected=TIE, strength="full")

    assert drawn(visitor)["strength"] == len(contributions(visitor))


def test_the_strength_in_the_list_of_collaborators_opens_the_receipt(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, tab="collaborators")

    visitor.clicks(visitor.page.locator("#collaborators a[data-select*='|']").first)

    assert "|" in visitor.view.selected
    assert visitor.page.locator("table.receipt tbody tr").count() > 0


def test_a_paper_of_the_receipt_opens_its_card(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected=TIE)
    link = visitor.page.locator(".receipt__title").first
    title = link.inner_text()

    visitor.clicks(link)

    assert visitor.card == title
    assert {"Leon Bungert", "Tim Roith"} <= set(
        visitor.page.locator(".authors a").all_inner_texts()
    )
