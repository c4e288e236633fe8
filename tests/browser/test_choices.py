"""Every control changes the address, the picture and what is said about it."""

import re

import pytest
from playwright.sync_api import Locator
from visitor import Visitor, Visits

from explorer.view import View

pytestmark = pytest.mark.browser

LEON = "a:leon-bungert"


def control(visitor: Visitor, field: str) -> Locator:
    """The control of one field of the view."""
    return visitor.page.locator(f"""[id='{{"control":"{field}"}}']""")


def types(visitor: Visitor, field: str, value: str) -> None:
    """Types a number into a field and leaves it."""
    control(visitor, field).fill(value)
    visitor.page.keyboard.press("Tab")
    visitor.page.wait_for_timeout(550)
    visitor.waits()


def picks(visitor: Visitor, field: str, label: str) -> None:
    """Picks from a list or a row of choices."""
    box = control(visitor, field)
    if field == "kinds":
        visitor.page.get_by_role("checkbox", name=label).check()
        visitor.waits()
    elif box.evaluate("element => element.tagName") == "INPUT":
        visitor.clicks(box)
        visitor.clicks(visitor.page.get_by_role("option", name=label, exact=True))
    else:
        visitor.clicks(box.get_by_text(label, exact=True))


def agrees(visitor: Visitor) -> None:
    """The picture, its legend and its line are those of the address."""
    scene = visitor.scene
    assert set(visitor.places()) == {node.id for node in scene.nodes}
    assert {data["id"]: data["width"] for data in visitor.drawn()} == {
        tie.id: round(tie.width, 2) for tie in scene.ties
    }
    assert {data["id"]: data["colour"] for data in visitor.drawn("nodes")} == {
        node.id: node.colour for node in scene.nodes
    }
    assert visitor.totals == scene.totals.sentence
    assert visitor.title == scene.title
    headings = visitor.page.locator(".legend__heading").all_text_contents()
    texts = visitor.page.locator(".legend__text").all_text_contents()
    assert headings == [group.heading for group in scene.legend]
    assert texts == [entry.text for group in scene.legend for entry in group.entries]


CHOICES = (
    ("depth", "2 steps", 2),
    ("strength", "Full", "full"),
    ("size", "Collaborators", "collaborators"),
    ("size", "All equal", "equal"),
    ("colour", "First year", "first_year"),
    ("colour", "Papers", "papers"),
    ("kinds", "Papers", ("papers",)),
    ("kinds", "Topics", ("topics",)),
)

NUMBERS = (("min_papers", 3), ("limit", 12), ("author_limit", 3), ("first_year", 2022))


def test_every_choice_changes_the_address_and_the_picture(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    before = (visitor.drawn(), visitor.drawn("nodes"))

    for field, label, value in CHOICES:
        picks(visitor, field, label)

        assert visitor.view == View(focus=LEON, **{field: value})
        assert (visitor.drawn(), visitor.drawn("nodes")) != before
        agrees(visitor)
        visitor.clicks("#reset")


def test_every_number_changes_the_address_and_the_picture(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    before = set(visitor.places())

    for field, value in NUMBERS:
        types(visitor, field, str(value))

        assert visitor.view == View(focus=LEON, **{field: value})
        assert set(visitor.places()) < before
        agrees(visitor)
        visitor.clicks("#reset")


def test_shown_and_hidden_people_add_up_to_all_of_them(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    everybody = visitor.scene.totals.people

    types(visitor, "min_papers", "2")

    numbers = [int(found) for found in re.findall(r"(\d+) people", visitor.totals)]
    assert len(numbers) > 1
    assert sum(numbers) == everybody


def test_who_stays_when_a_filter_changes_stays_in_place(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    before = visitor.places()

    types(visitor, "min_papers", "2")
    fewer = visitor.places()
    types(visitor, "min_papers", "1")

    assert set(fewer) < set(before)
    assert all(fewer[node] == before[node] for node in fewer)
    assert visitor.places() == before


def test_the_sliders_are_a_second_way_to_choose(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)

    visitor.page.get_by_role("slider", name="First year").focus()
    visitor.presses("ArrowRight", "ArrowRight", "ArrowRight")
    visitor.page.get_by_role("slider", name="Most people").focus()
    visitor.presses("ArrowLeft")

    first = visitor.view.first_year
    assert first is not None
    assert control(visitor, "first_year").input_value() == str(first)
    assert visitor.view.limit == 140
    agrees(visitor)


def test_reset_takes_back_the_filters_and_stays_with_the_person(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, depth=2, min_papers=2, first_year=2020, colour="papers", limit=50)

    visitor.clicks("#reset")

    assert visitor.view == View(focus=LEON)
    assert control(visitor, "min_papers").input_value() == "1"
    assert control(visitor, "first_year").input_value() == ""
    agrees(visitor)


def test_a_choice_can_be_taken_back_with_the_back_button(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    picks(visitor, "depth", "2 steps")

    visitor.page.go_back()
    visitor.waits()

    assert visitor.view == View(focus=LEON)
    agrees(visitor)


def test_every_question_mark_explains_something(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    marks = visitor.page.locator(".explain:visible, [data-explain]:visible")

    assert marks.count() > 10


def test_the_picture_can_be_zoomed_moved_and_fitted(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    look = "(cy => [cy.zoom(), cy.pan().x])(window.explorer.canvas())"
    fitted = visitor.page.evaluate(look)

    visitor.clicks("[data-canvas='zoom-in']").clicks("[data-canvas='zoom-in']")
    nearer = visitor.page.evaluate(look)
    visitor.clicks("[data-canvas='zoom-out']").clicks(".zoom [data-canvas='centre']")
    visitor.clicks("[data-canvas='fit']")

    assert nearer[0] > fitted[0]
    assert visitor.page.evaluate(look) == pytest.approx(fitted)


def test_dark_is_remembered(visit: Visits) -> None:
    visitor = visit(color_scheme="light").opens(focus=LEON)
    scheme = "document.documentElement.getAttribute('data-mantine-color-scheme')"
    assert visitor.page.evaluate(scheme) == "light"

    visitor.clicks("#theme-switch").clicks("#theme-switch")
    assert visitor.page.evaluate(scheme) == "dark"

    visitor.reloads()
    assert visitor.page.evaluate(scheme) == "dark"
    assert visitor.page.evaluate("getComputedStyle(document.body).colorScheme") != "light"
