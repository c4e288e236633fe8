"""Small screens, dark, still and with assistive technology."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from served import Opens
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

LEON = "a:leon-bungert"
TIE = f"{LEON}|a:tim-roith"

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
NARROW = {"viewport": {"width": 320, "height": 640}}

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}

SMALL_TARGETS = """() => {
    const least = 24;
    const targets = "button, summary, select, [role=tab], [role=slider], "
        + "input:not([type=hidden]), a.button, a.button--quiet, a.menu__item, a.chip";
    return [...document.querySelectorAll(targets)].filter(target => {
        const box = target.getBoundingClientRect();
        const shown = target.checkVisibility({ visibilityProperty: true }) && box.width > 1;
        const inText = getComputedStyle(target).display === "inline";
        const label = target.labels?.[0]?.getBoundingClientRect();
        const height = Math.max(box.height, label?.height ?? 0);
        const width = Math.max(box.width, label?.width ?? 0);
        return shown && !inText && (width < least - 0.5 || height < least - 0.5);
    }).map(target => {
        const { width, height } = target.getBoundingClientRect();
        return `${target.tagName}#${target.id}.${target.className} ${width}×${height}`;
    });
}"""


def violations(visitor: Visitor, within: str | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, on the page or within a part of it."""
    found = Axe().run(visitor.page, context=within, options=RULES).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("screen", [PHONE, NARROW], ids=["phone", "narrow"])
def test_nothing_sticks_out_and_everything_can_be_hit(
    visit: Visits, screen: dict[str, object]
) -> None:
    visitor = visit(**screen).opens()

    for query in ({}, {"focus": LEON}, {"selected": TIE}, {"focus": LEON, "surface": "table"}):
        visitor.goes(**query)
        assert visitor.overflow() == [], query
        assert visitor.page.evaluate(SMALL_TARGETS) == [], query


def test_the_choices_are_a_drawer_on_a_phone(visit: Visits) -> None:
    visitor = visit(**PHONE).opens(focus=LEON)
    box = visitor.page.locator("#controls")
    assert not box.is_visible()

    visitor.page.locator("#controls-toggle").tap()
    visitor.waits()

    assert box.is_visible()
    assert visitor.overflow() == []
    assert visitor.page.evaluate(SMALL_TARGETS) == []
    visitor.page.get_by_text("2 steps").tap()
    visitor.waits()
    assert visitor.view.depth == 2


def test_a_tap_on_a_disc_selects_on_a_phone(visit: Visits) -> None:
    visitor = visit(**PHONE).opens(focus=LEON)

    visitor.page.locator("#canvas-group").scroll_into_view_if_needed()
    visitor.page.touchscreen.tap(*visitor.points_at("a:tim-roith"))
    visitor.waits()

    assert visitor.view.selected == "a:tim-roith"


STATES: dict[str, tuple[dict[str, object], ...]] = {
    "light": (
        {},
        {"focus": LEON, "tab": "collaborators"},
        {"focus": LEON, "selected": TIE},
        {"focus": LEON, "surface": "table"},
        {"focus": "a:nobody-here"},
    ),
    "dark": ({"focus": LEON, "selected": TIE, "kinds": "topics"}, {"surface": "table"}),
}


@pytest.mark.parametrize("scheme", STATES)
def test_axe_finds_nothing(visit: Visits, scheme: str) -> None:
    visitor = visit(color_scheme=scheme).opens()

    for query in STATES[scheme]:
        visitor.goes(**query)
        assert violations(visitor) == [], query


def test_axe_finds_nothing_on_a_paper_in_the_menu_and_in_the_help(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    visitor.clicks(visitor.page.locator("#publications .cell-link").first)
    assert violations(visitor) == []

    # An open menu covers a part of what lies behind it.
    visitor.page.locator("#export summary").click()
    assert violations(visitor, "#export") == []

    visitor.presses("Escape").clicks("#help")
    assert violations(visitor) == []


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["laptop", "phone"])
def test_axe_finds_nothing_in_an_empty_library(
    open_site: Opens, visit: Visits, screen: dict[str, object]
) -> None:
    assert violations(visit(open_site(), **screen).opens()) == []


def test_nothing_moves_for_those_who_ask_for_stillness(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)

    visitor.page.evaluate("window.explorer.navigate({focus: 'a:tim-roith'})")
    visitor.waits_for("document.getElementById('scene-title').textContent.startsWith('Tim')")

    animated = "window.explorer.canvas().elements().is(':animated')"
    assert visitor.page.evaluate(animated) is False
    visitor.waits()
    durations = visitor.page.locator("*").evaluate_all(
        "all => all.map(one => getComputedStyle(one).transitionDuration)"
    )
    assert {one for several in durations for one in several.split(", ")} == {"0s"}


def test_the_page_still_works_at_twice_the_size_of_text(visit: Visits) -> None:
    visitor = visit(viewport={"width": 720, "height": 450}).opens(focus=LEON)

    assert visitor.overflow() == []
