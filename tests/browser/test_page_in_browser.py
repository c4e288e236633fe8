"""The shell and the canvas in a real browser: one person's way through the page."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from waitress.server import create_server

from explorer import intake
from explorer.exporters import EXPORTERS
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.settings import Settings
from explorer.web.app import create_app
from explorer.workspace import Workspace

pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)

PEOPLE = ("Ada Able", "Ben Best", "Cleo Cole", "Dora Dunn", "Emil Egge", "Fritz Frey")
BYLINES = ("ABC", "AB", "A", "BCDE", "EF", "AF", "ABD")

CANVAS = "window.explorer.canvas()"
# Cytoscape's methods return the instance, which takes half a minute to send: `void` keeps it there.
DRAWN = f"() => window.explorer?.canvas?.() && {CANVAS}.nodes().length > 0"


def records() -> Iterator[Record]:
    for number, letters in enumerate(BYLINES):
        names = [next(name for name in PEOPLE if name[0] == letter) for letter in letters]
        yield Record(
            "test",
            f"id:p{number}",
            f"Paper {number} <img src=x onerror=document.title='pwned'>",
            tuple(Mention(name) for name in names),
            year=2015 + number,
        )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("served") / "six people.duckdb"
    with Library.open(path, write=True) as library:
        intake.import_records(library, records())
    with Workspace(path) as workspace, served(workspace, path) as url:
        yield url


@contextmanager
def served(workspace: Workspace, path: Path) -> Iterator[str]:
    app = create_app(workspace, Settings(library=path), EXPORTERS)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(timeout=5)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens the page with a query; any console error fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(query: str = "", *, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda line: complaints.append(line.text) if line.type == "error" else None,
        )
        page.goto(address + query)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def drawn(page: Page) -> Page:
    page.wait_for_function(DRAWN)
    expect(page.locator("#totals")).not_to_be_empty()
    return page


def point(page: Page, id_: str) -> tuple[float, float]:
    x, y = page.evaluate(
        f"""(id) => {{
            const frame = {CANVAS}.container().getBoundingClientRect();
            const at = {CANVAS}.getElementById(id).renderedPosition();
            return [frame.x + at.x, frame.y + at.y];
        }}""",
        id_,
    )
    return x, y


def test_a_click_selects_and_a_double_click_explores(visit: Visit) -> None:
    page = drawn(visit())

    page.mouse.click(*point(page, "a:ada-able"))
    page.wait_for_url("**/?selected=a%3Aada-able")
    expect(page.locator("#details")).to_contain_text("Ada Able")
    selected = page.evaluate(f"{CANVAS}.elements('.selected').map((one) => one.id())")
    page.wait_for_timeout(400)  # or the next click would already be the second
    page.mouse.dblclick(*point(page, "a:ada-able"))
    page.wait_for_url("**/?focus=a%3Aada-able")

    assert selected == ["a:ada-able"]
    expect(page.locator("#scene-title")).to_contain_text("Ada Able and 4 collaborators")
    expect(page.locator("#trail-list")).to_contain_text("Ada Able")
    expect(page).to_have_title(re.compile("Ada Able"))


def test_back_and_forward_restore_what_was_seen(visit: Visit) -> None:
    page = drawn(visit("?focus=a%3Aada-able"))
    page.get_by_label("Fewest papers together", exact=True).fill("2")
    page.wait_for_url("**min_papers=2")
    expect(page.locator("#totals")).to_contain_text("at least 2 papers together")

    page.go_back()
    expect(page.get_by_label("Fewest papers together", exact=True)).to_have_value("1")
    expect(page.locator("#totals")).not_to_contain_text("at least 2 papers together")
    settle(page)
    page.go_forward()

    expect(page.get_by_label("Fewest papers together", exact=True)).to_have_value("2")


def test_hover_lights_up_the_neighbours_within_a_tenth_of_a_second(visit: Visit) -> None:
    page = drawn(visit())

    spent = page.evaluate(
        f"""() => {{
            const node = {CANVAS}.getElementById("a:fritz-frey");
            const start = performance.now();
            node.emit({{ type: "mouseover", renderedPosition: {{ x: 50, y: 50 }} }});
            return performance.now() - start;
        }}"""
    )
    dimmed = page.evaluate(f"{CANVAS}.nodes('.dim').map((node) => node.id())")

    assert sorted(dimmed) == ["a:ben-best", "a:cleo-cole", "a:dora-dunn"]
    expect(page.locator("#tooltip")).to_contain_text("Fritz Frey")
    expect(page.locator("#tooltip")).to_contain_text("2 papers")
    assert spent < 100
    page.evaluate(f"void {CANVAS}.getElementById('a:fritz-frey').emit('mouseout')")
    assert page.evaluate(f"{CANVAS}.elements('.dim, .near, .hover').length") == 0


def test_names_never_touch_each_other_at_any_zoom(visit: Visit) -> None:
    page = drawn(visit("?kinds=papers"))

    for level in (0.3, 1, 2.5):
        page.evaluate(f"void {CANVAS}.zoom({level}).center()")
        page.wait_for_timeout(250)
        overlaps = page.evaluate(
            f"""() => {{
                const boxes = {CANVAS}.nodes(".named").map((node) =>
                    node.renderedBoundingBox({{ includeNodes: false, includeEdges: false }}));
                const touch = (a, b) =>
                    a.x1 + 6 < b.x2 && b.x1 + 6 < a.x2 && a.y1 + 6 < b.y2 && b.y1 + 6 < a.y2;
                return boxes.filter((a, i) => boxes.some((b, j) => i < j && touch(a, b))).length;
            }}"""
        )
        assert overlaps == 0


def test_a_filter_leaves_positions_and_viewport_as_they_are(visit: Visit) -> None:
    page = drawn(visit("?focus=a%3Aada-able"))
    where = f"[{CANVAS}.zoom(), {CANVAS}.getElementById('a:ben-best').position()]"
    page.evaluate(f"void {CANVAS}.zoom(0.8)")
    before = page.evaluate(where)

    page.get_by_text("Full", exact=True).click()
    page.wait_for_url("**strength=full")
    expect(page.locator("#legend")).not_to_contain_text("fractional")

    assert page.evaluate(where) == before


def test_the_search_works_with_the_keyboard_alone(visit: Visit) -> None:
    page = drawn(visit())

    page.keyboard.press("Control+k")
    page.keyboard.type("egge em")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    active = page.locator("#search").get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")

    assert active == "search-results-0"
    page.wait_for_url("**/?focus=a%3Aemil-egge")
    expect(page.locator("#canvas-group")).to_be_focused()


def test_enter_may_come_before_the_answer(visit: Visit) -> None:
    page = drawn(visit())

    page.keyboard.press("Control+k")
    page.keyboard.type("dora dunn")
    page.keyboard.press("Enter")

    page.wait_for_url("**/?focus=a%3Adora-dunn")


def test_keys_zoom_and_move_only_when_the_canvas_has_the_focus(visit: Visit) -> None:
    page = drawn(visit())
    zoom = f"{CANVAS}.zoom()"
    start = page.evaluate(zoom)

    page.keyboard.press("+")
    page.locator("#stage").focus()
    page.keyboard.press("+")
    outside = page.evaluate(zoom)
    page.locator("#canvas-group").focus()
    page.keyboard.press("+")
    inside = page.evaluate(zoom)
    pan = page.evaluate(f"{CANVAS}.pan().x")
    page.keyboard.press("ArrowLeft")

    assert outside == start
    assert inside == pytest.approx(start * 1.25)
    assert page.evaluate(f"{CANVAS}.pan().x") == pan + 60
    page.keyboard.press("0")
    assert page.evaluate(zoom) == pytest.approx(start, rel=0.02)


def test_the_theme_changes_page_and_canvas_and_is_kept(visit: Visit) -> None:
    page = drawn(visit())
    ink = f"{CANVAS}.nodes()[0].style('color')"
    light = page.evaluate(ink)

    page.locator("#theme-switch").click()
    page.locator("#theme-switch").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.wait_for_function(f"(light) => {ink} !== light", arg=light)
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_an_export_is_what_is_shown(visit: Visit) -> None:
    page = drawn(visit("?focus=a%3Aada-able"))
    page.locator("#export summary").click()

    with page.expect_download() as started:
        page.get_by_role("link", name="CSV of the nodes").click()

    assert started.value.suggested_filename == "ada-able-and-4-collaborators.nodes.csv"
    assert "Ada Able" in Path(started.value.path()).read_text("utf-8")


def test_an_unknown_focus_says_so_and_offers_the_search(visit: Visit) -> None:
    page = visit("?focus=a%3Anobody")

    expect(page.locator("#canvas-missing")).to_contain_text("a:nobody")
    page.locator("#canvas-missing").get_by_role("button", name="Search").click()

    expect(page.locator("#search")).to_be_focused()


def test_a_bad_link_shows_the_core_and_says_why(visit: Visit) -> None:
    page = drawn(visit("?depth=9"))

    expect(page.locator("#notice")).to_contain_text("9 is not possible for “depth”.")
    page.locator("#notice").get_by_role("button", name="Close").click()
    expect(page.locator("#notice")).to_be_empty()


def test_a_question_mark_opens_its_formula_and_escape_closes_it(visit: Visit) -> None:
    page = drawn(visit())
    mark = page.get_by_role("button", name="About: Strength of a line")

    mark.press("Enter")
    expect(page.locator(".explain__card")).to_contain_text("Σ 1 ∕ (n − 1)")
    expect(mark).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")

    expect(page.locator(".explain__card")).to_be_hidden()
    expect(mark).to_be_focused()


def test_markup_in_titles_stays_text(visit: Visit) -> None:
    page = drawn(visit("?kinds=papers&selected=p%3Aid%3Ap0"))

    expect(page.locator("#details")).to_contain_text("<img src=x onerror")

    assert page.locator("#details img[src=x]").count() == 0
    assert "pwned" not in page.title()


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_screen_has_one_column_without_a_sideways_scroll(visit: Visit, width: int) -> None:
    page = drawn(visit("?focus=a%3Aada-able", width=width))

    canvas = page.locator("#canvas").bounding_box()
    assert canvas
    assert canvas["height"] >= 0.59 * 800
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.get_by_label("Most people", exact=True)).to_be_hidden()
    page.get_by_role("button", name="What to show").click()
    expect(page.get_by_label("Most people", exact=True)).to_be_visible()


def test_many_clicks_leave_nothing_behind(visit: Visit) -> None:
    page = drawn(visit())
    count = "[document.getElementsByTagName('*').length, Object.keys(localStorage).length]"

    def click_round() -> None:
        for name in PEOPLE:
            id_ = f"a:{name.lower().replace(' ', '-')}"
            page.evaluate("(focus) => window.explorer.navigate({ focus })", id_)
            expect(page.locator("#scene-title")).to_contain_text(name)

    click_round()
    settle(page)
    before = page.evaluate(count)
    for _ in range(2):
        click_round()
    settle(page)
    after = page.evaluate(count)

    assert after[0] <= before[0] * 1.05
    assert after[1] == before[1]
    assert len(page.evaluate("JSON.parse(sessionStorage.getItem('trail'))")) <= 8


def settle(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    time.sleep(0.5)


def test_the_component_still_lets_lines_be_hidden_while_the_picture_moves(visit: Visit) -> None:
    # The one private corner of Cytoscape that is used (see `quicken` in graph.js).
    page = drawn(visit())

    assert page.evaluate(f"typeof {CANVAS}.renderer().hideEdgesOnViewport") == "boolean"
