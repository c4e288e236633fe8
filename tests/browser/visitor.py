"""Somebody at the page: what they do and what they see, in the words of the tests."""

import time
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, Response
from playwright.sync_api import Error as PlaywrightError

from explorer.picture import Scene
from explorer.view import View

if TYPE_CHECKING:
    from served import Site

PATIENCE = 30.0
"""Seconds until a page that does not come to rest is a failure."""

ROUNDS = 2
"""Looks in a row at which nothing is under way."""

_IDLE = """() => new Promise(resolve => setTimeout(
    () => requestAnimationFrame(() => requestAnimationFrame(
        () => resolve(!document.querySelector("[data-dash-is-loading]")))), 60))"""

_MEETING_POINT = """id => {
    const cy = window.explorer.canvas();
    const element = cy.getElementById(id);
    const box = cy.container().getBoundingClientRect();
    const ends = element.isNode() ? [element, element] : [element.source(), element.target()];
    const [from, to] = ends.map(end => end.renderedPosition());
    for (let part = 0.5; part < 1; part += 0.005) {
        // The pointer stands on whole pixels.
        const x = Math.round(box.left + from.x + part * (to.x - from.x));
        const y = Math.round(box.top + from.y + part * (to.y - from.y));
        const at = [[x - box.left, "x"], [y - box.top, "y"]].map(
            ([place, axis]) => (place - cy.pan()[axis]) / cy.zoom());
        if (cy.renderer().findNearestElement(...at, true, false)?.id() === id) return [x, y];
    }
    throw new Error(`${id} lies under others everywhere`);
}"""

_FIELDS = tuple(field.name for field in fields(View))

ALLOWED = ("You have set a custom wheel sensitivity",)
"""Dash Cytoscape hands its own default over to Cytoscape, which remarks on any value at all."""

Point = tuple[float, float]


class Visitor:
    """A tab of the browser at one site; everything that goes wrong in it is kept in `problems`."""

    def __init__(self, page: Page, site: "Site") -> None:
        self.page = page
        self.site = site
        self.problems: list[str] = []
        self._asked = 0
        self._answers = 0
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("requestfinished", self._answered)
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def leaves(self) -> None:
        """Close the tab and leave nothing behind for the next one of this profile."""
        if self.page.url.startswith(self.site.url):
            self.page.evaluate("localStorage.clear()")
        self.page.close()

    # --- what goes wrong ---------------------------------------------------------------------

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(ALLOWED):
            self.problems.append(f"console {message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:")):
            self.problems.append(f"request leaves this machine: {request.url}")
        if "_dash-update-component" in request.url:
            self._asked += 1

    def _answered(self, request: Request) -> None:
        if "_dash-update-component" in request.url:
            self._answers += 1

    def _failed(self, request: Request) -> None:
        # A reload drops what it had asked for; that is no failure.
        self._answered(request)
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status}: {response.url}")

    def _looks(self, expression: str) -> object:
        try:
            return self.page.evaluate(expression)
        except PlaywrightError as error:
            if "context was destroyed" in str(error):  # the page is loading itself anew
                return None
            raise

    # --- what they do ------------------------------------------------------------------------

    def opens(self, **query: object) -> "Visitor":
        """Opens the page with the fields of a view in its address."""
        self.page.goto(f"{self.site.url}/?{urlencode(query)}" if query else f"{self.site.url}/")
        return self.arrives()

    def reloads(self) -> "Visitor":
        """Loads the same address again."""
        self.page.reload()
        return self.arrives()

    def arrives(self) -> "Visitor":
        """Waits until the page that is being loaded is there and painted."""
        self.waits_for("Boolean(document.getElementById('scene-title')?.textContent)")
        return self.waits()

    def waits_for(self, condition: str) -> "Visitor":
        """Waits until an expression is true. Playwright's own way needs what our policy forbids."""
        until = time.monotonic() + PATIENCE
        while not self._looks(condition):
            if time.monotonic() > until:
                raise AssertionError(f"this does not come true: {condition}")
            self.page.wait_for_timeout(40)
        return self

    def waits(self) -> "Visitor":
        """Waits until nothing is under way any more."""
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < ROUNDS:
            before = self._asked
            idle = self._looks(_IDLE)
            quiet = quiet + 1 if idle and before == self._asked == self._answers else 0
            if time.monotonic() > until:
                raise AssertionError("the page does not come to rest")
        return self

    def goes(self, **changes: object) -> "Visitor":
        """Follows a link that changes some fields of the view and takes back the others."""
        wanted = {**dict.fromkeys(_FIELDS, ""), **changes}
        self.page.evaluate("wanted => window.explorer.navigate(wanted)", wanted)
        return self.waits()

    def clicks(self, target: str | Locator) -> "Visitor":
        """Clicks on something on the page."""
        (self.page.locator(target) if isinstance(target, str) else target).click()
        return self.waits()

    def presses(self, *keys: str) -> "Visitor":
        """Presses keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.waits()

    def searches(self, text: str) -> "Visitor":
        """Types into the search box."""
        self.page.fill("#search", text)
        self.page.wait_for_timeout(200)
        return self.waits()

    def points_at(self, element: str) -> Point:
        """Where on the screen a pointer meets a disc or a line of the canvas."""
        x, y = self.page.evaluate(_MEETING_POINT, element)
        return x, y

    def clicks_node(self, node: str) -> "Visitor":
        """Clicks on a disc or a line of the canvas."""
        self.page.mouse.click(*self.points_at(node))
        return self.waits()

    def double_clicks_node(self, node: str) -> "Visitor":
        """Double-clicks on a disc of the canvas."""
        self.page.mouse.dblclick(*self.points_at(node))
        return self.waits()

    def opens_tab(self, name: str) -> "Visitor":
        """Opens one of the tabs under the card."""
        return self.clicks(self.page.get_by_role("tab", name=name))

    def tabs_to(self, selector: str, most: int = 120) -> "Visitor":
        """Presses Tab until the keyboard is at a place; it is visible there."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                assert self.focus_is_visible(), f"the focus cannot be seen at {selector}"
                return self
        raise AssertionError(f"the keyboard does not get to {selector}")

    # --- what they see -----------------------------------------------------------------------

    @property
    def query(self) -> str:
        """The query of the address."""
        return str(self.page.evaluate("window.location.search")).removeprefix("?")

    @property
    def view(self) -> View:
        """The view that the address stands for."""
        return View.from_query(self.query)

    @property
    def scene(self) -> Scene:
        """What the explorer should show for this address."""
        return self.site.workspace.scene(self.view)

    @property
    def title(self) -> str:
        """The title over the picture."""
        return self.page.locator("#scene-title").inner_text()

    @property
    def card(self) -> str:
        """The name on the card."""
        return self.page.locator(".facts__name").inner_text()

    @property
    def totals(self) -> str:
        """The line under the picture, without remarks."""
        return str(
            self.page.evaluate("document.getElementById('totals').firstChild?.textContent ?? ''")
        )

    @property
    def trail(self) -> list[str]:
        """The people visited."""
        return self.page.locator("#trail-list a").all_inner_texts()

    def places(self) -> dict[str, Point]:
        """Where each node lies in the picture."""
        self.waits_for("!window.explorer.canvas().elements().is(':animated')")
        found: dict[str, list[float]] = self.page.evaluate(
            """() => Object.fromEntries(window.explorer.canvas().nodes().map(
                node => [node.id(), [node.position().x, node.position().y]]))"""
        )
        return {node: (x, y) for node, (x, y) in found.items()}

    def drawn(self, what: str = "edges") -> list[dict[str, object]]:
        """The data of all nodes or edges on the canvas."""
        data: list[dict[str, object]] = self.page.evaluate(
            f"window.explorer.canvas().{what}().map(one => one.data())"
        )
        return data

    def focus_is_visible(self) -> bool:
        """Whether the place of the keyboard shows on the screen: seen, inside, and marked."""
        return bool(
            self.page.evaluate(
                """() => {
                    const here = document.activeElement;
                    const box = here.getBoundingClientRect();
                    const seen = box.width > 1 && box.height > 1 && box.bottom > 0
                        && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                    const marked = element => {
                        const style = getComputedStyle(element);
                        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
                            || style.boxShadow !== "none" || style.borderTopWidth !== "0px";
                    };
                    return seen && (marked(here) || marked(here.parentElement));
                }"""
            )
        )

    def rows(self, grid: str) -> list[str]:
        """The ids of the rows of a table that are in it, seen or not, in their order."""
        return list(
            self.page.evaluate(
                """grid => {
                    const ids = [];
                    const api = window.dash_ag_grid.getApi(grid);
                    api.forEachNodeAfterFilterAndSort(row => ids.push(row.id));
                    return ids;
                }""",
                grid,
            )
        )

    def overflow(self) -> Sequence[str]:
        """What sticks out of the page sideways; nothing, if all is well."""
        return list(
            self.page.evaluate(
                """() => document.documentElement.scrollWidth <= innerWidth ? [] :
                    [...document.querySelectorAll("body *")]
                        .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                        .map(element => `${element.tagName}#${element.id}.${element.className}`)
                        .slice(0, 10)"""
            )
        )


Visits = Callable[..., Visitor]
"""What the fixture `visit` is: a visitor of a site (the demo by default), with context options."""
