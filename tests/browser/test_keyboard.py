"""The whole way without a mouse, and the table that says what the picture shows."""

import pytest
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

LEON = "a:leon-bungert"


def test_find_a_person_read_a_collaborators_paper_and_export_by_keyboard(visitor: Visitor) -> None:
    visitor.opens().tabs_to("#search")
    visitor.page.keyboard.type("bungert", delay=20)
    visitor.page.wait_for_timeout(250)
    visitor.waits().presses("ArrowDown", "Enter")
    assert visitor.view.focus == LEON

    visitor.tabs_to("[role=tab]").presses("ArrowRight")
    assert visitor.view.tab == "collaborators"
    visitor.tabs_to("#collaborators .ag-header-cell").presses("ArrowDown")
    assert visitor.focus_is_visible()
    visitor.presses("Enter")
    collaborator = visitor.card
    assert collaborator != "Leon Bungert"

    visitor.tabs_to("[role=tab]").presses("ArrowLeft")
    assert visitor.view.tab == "publications"
    visitor.tabs_to("#publications .ag-header-cell").presses("ArrowDown", "Enter")
    assert visitor.view.selected.startswith("p:")
    assert collaborator in visitor.page.locator(".authors a").all_inner_texts()

    visitor.page.evaluate("document.activeElement.blur()")
    visitor.tabs_to("#export summary").presses("Enter")
    visitor.tabs_to("#export a[href*='graphml']")
    with visitor.page.expect_download() as started:
        visitor.page.keyboard.press("Enter")
    assert started.value.suggested_filename.endswith(".graphml")
    visitor.presses("Escape")
    assert visitor.page.locator("#export[open]").count() == 0


def test_keys_move_the_picture_only_while_it_has_the_focus(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected="a:tim-roith")
    look = "(cy => [cy.zoom(), cy.pan().x, cy.pan().y])(window.explorer.canvas())"
    before = visitor.page.evaluate(look)

    visitor.presses("+", "ArrowLeft")
    assert visitor.page.evaluate(look) == before

    visitor.tabs_to("#canvas-group").presses("+", "ArrowLeft", "ArrowUp")
    assert visitor.page.evaluate(look) != before

    visitor.presses("0")
    assert visitor.page.evaluate(look) == pytest.approx(before)
    visitor.presses("Escape")
    assert visitor.view.selected == ""


def test_the_search_box_is_one_key_away(visitor: Visitor) -> None:
    visitor.opens().presses("Control+k")

    assert visitor.page.evaluate("document.activeElement.id") == "search"


def test_the_table_holds_exactly_what_the_picture_shows(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, kinds="topics", min_papers=2)

    visitor.clicks(visitor.page.get_by_text("Table", exact=True).first)

    assert visitor.view.surface == "table"
    assert visitor.rows("table-nodes") == [node.id for node in visitor.scene.nodes]
    assert sorted(visitor.rows("table-ties")) == sorted(tie.id for tie in visitor.scene.ties)
    assert set(visitor.places()) == set(visitor.rows("table-nodes"))


def test_a_row_selects_on_the_canvas_too(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, surface="table")

    visitor.clicks(visitor.page.locator("#table-nodes .cell-link", has_text="Tim Roith"))

    assert visitor.view.selected == "a:tim-roith"
    assert visitor.card == "Tim Roith"
    chosen = "window.explorer.canvas().nodes('.selected').map(node => node.id())"
    assert visitor.page.evaluate(chosen) == ["a:tim-roith"]
    assert visitor.page.locator("#table-nodes .ag-row-selected").count() == 1

    visitor.clicks(visitor.page.get_by_text("Picture", exact=True).first)
    assert visitor.page.locator("#canvas canvas").first.is_visible()


def test_the_first_link_of_the_page_shows_the_table(visit: Visits) -> None:
    visitor = visit().opens(focus=LEON)

    visitor.tabs_to("a.skip[data-set]").presses("Enter")

    assert visitor.view.surface == "table"
