"""A newcomer: search, look, click through, go back."""

import pytest
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

LEON, TIM = "a:leon-bungert", "a:tim-roith"


def test_a_newcomer_finds_a_person_by_reversed_lower_case_name(visitor: Visitor) -> None:
    visitor.opens().searches("bungert leon")
    visitor.clicks(visitor.page.get_by_role("option").first)

    assert visitor.view.focus == LEON
    assert visitor.card == "Leon Bungert"
    assert visitor.title.startswith("Leon Bungert")
    assert visitor.page.title().startswith("Leon Bungert")
    assert set(visitor.places()) == {node.id for node in visitor.scene.nodes}


def test_a_click_selects_and_a_double_click_puts_a_person_in_the_middle(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)

    visitor.clicks_node(TIM)
    assert visitor.card == "Tim Roith"
    assert (visitor.view.focus, visitor.view.selected) == (LEON, TIM)
    assert visitor.page.evaluate(
        "window.explorer.canvas().nodes('.selected').map(n => n.id())"
    ) == [TIM]

    visitor.double_clicks_node(TIM)
    assert (visitor.view.focus, visitor.view.selected) == (TIM, "")
    assert visitor.title.startswith("Tim Roith")
    assert visitor.trail == ["Core of the library", "Leon Bungert", "Tim Roith"]


def test_a_click_beside_everything_clears_the_selection(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected=TIM)

    box = visitor.page.locator("#canvas-group").bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + 6, box["y"] + box["height"] - 6)
    visitor.waits()

    assert visitor.view.selected == ""
    assert visitor.card == "Leon Bungert"


def test_back_and_forward_restore_what_was_seen(visitor: Visitor) -> None:
    visitor.opens().searches("Bungert")
    visitor.clicks(visitor.page.get_by_role("option").first)
    visitor.clicks_node(TIM)
    visitor.double_clicks_node(TIM)

    seen = []
    for _ in range(2):
        visitor.page.go_back()
        visitor.waits()
        seen.append((visitor.view.focus, visitor.view.selected, visitor.card))
    visitor.page.go_forward()
    visitor.waits()
    visitor.page.go_forward()
    visitor.waits()

    assert seen == [(LEON, TIM, "Tim Roith"), (LEON, "", "Leon Bungert")]
    assert (visitor.view.focus, visitor.card) == (TIM, "Tim Roith")
    assert set(visitor.places()) == {node.id for node in visitor.scene.nodes}


def test_a_link_restores_the_same_picture_with_every_disc_in_its_place(
    visitor: Visitor, visit: Visits
) -> None:
    visitor.opens(focus=LEON, selected=TIM, depth=2, kinds="topics", tab="topics", min_papers=2)
    places, totals, query = visitor.places(), visitor.totals, visitor.query

    visitor.reloads()
    assert (visitor.places(), visitor.totals, visitor.query) == (places, totals, query)

    other = visit(viewport={"width": 1000, "height": 700})
    other.page.goto(f"{other.site.url}/?{query}")
    other.arrives()
    assert (other.places(), other.totals, other.card) == (places, totals, "Tim Roith")


def test_the_trail_leads_back(visitor: Visitor) -> None:
    visitor.opens(focus=LEON).double_clicks_node(TIM)

    visitor.clicks(visitor.page.locator("#trail-list a", has_text="Leon Bungert"))
    assert visitor.view.focus == LEON

    visitor.clicks(visitor.page.locator("#trail-list a", has_text="Core of the library"))
    assert visitor.view.focus == ""
    assert visitor.title.startswith("The core of")


def test_discs_glide_to_where_the_address_says_that_they_are(visit: Visits) -> None:
    visitor = visit(reduced_motion="no-preference").opens(focus=LEON)

    visitor.double_clicks_node(TIM)
    visitor.page.wait_for_timeout(600)

    places = {node.id: (round(node.x, 1), round(node.y, 1)) for node in visitor.scene.nodes}
    assert visitor.places() == places


def test_pointing_at_somebody_lights_up_the_neighbours(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    neighbours = {tie.source for tie in visitor.scene.ties if tie.target == TIM} | {
        tie.target for tie in visitor.scene.ties if tie.source == TIM
    }

    visitor.page.mouse.move(*visitor.points_at(TIM))
    visitor.waits_for("window.explorer.canvas().nodes('.hover').nonempty()")
    lit = visitor.page.evaluate("window.explorer.canvas().nodes('.near').map(node => node.id())")
    card = visitor.page.locator("#tooltip").inner_text()

    assert set(lit) == neighbours | {TIM}
    assert card.startswith("Tim Roith")


def test_the_share_button_copies_the_address(visit: Visits) -> None:
    visitor = visit(permissions=["clipboard-read", "clipboard-write"]).opens(focus=LEON)

    visitor.clicks("#share")

    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.page.url
    assert visitor.page.locator("#share-status").inner_text() != ""


def test_help_opens_and_closes(visitor: Visitor) -> None:
    visitor.opens().clicks("#help")
    assert visitor.page.get_by_text("Reading the picture").is_visible()

    visitor.presses("Escape")
    visitor.waits_for("!document.querySelector('.guide')")
