"""From a click to the picture painted, in Chromium over a large library; and what 200 clicks leave.

The server is the command that users run, in a process of its own, so that its memory can be read.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page

from bench.printing import Figure, show
from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter
from tests.browser.served import launched

WARM_UP, MEASURED, CLICKS = 3, 25, 200
PEOPLE = 150
HOVERS = 20

CLICK_LIMIT, HOVER_LIMIT, SERVER_LIMIT = 800.0, 100.0, 1024.0
"""Milliseconds, milliseconds and MiB (issue 2, section 8)."""
GROWTH_LIMIT = 1.25
"""Times the memory after the first half of the clicks that the second half may leave."""

_PROBE = (Path(__file__).parent / "browser_probe.js").read_text(encoding="utf-8")


def measure(path: Path) -> list[Figure]:
    """Click from one prolific person to the next, point at discs, and weigh what is left."""
    with _serving(path) as (address, server), launched() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.evaluate(_PROBE)
        people = _prolific(path)
        looks = _looks(page, people)
        hovers = _hovers(page)
        growth = _growth(page, people, server)
    return [
        Figure("click on a person to the panel filled, median", looks["select"], "ms"),
        Figure("… to the new picture and the panel, median", looks["focus"], "ms", CLICK_LIMIT),
        Figure("of this: the server's answers, median", looks["server"], "ms"),
        Figure("pointing at a disc to its neighbours lit, median", hovers, "ms", HOVER_LIMIT),
        *growth,
    ]


@contextmanager
def _serving(path: Path) -> Iterator[tuple[str, int]]:
    """The address and process id of a served library."""
    command = [sys.executable, "-m", "explorer", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--library", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout is not None  # noqa: S101 - asked for above
        try:
            yield (
                next(
                    found[0]
                    for line in server.stdout
                    if (found := re.search(r"http://\S+:\d+", line))
                ),
                server.pid,
            )
        finally:
            server.terminate()


def _prolific(path: Path) -> list[str]:
    """Ids of the people to go to, a full canvas around each of them."""
    with Library.open(path) as library:
        return list(lookups.prolific(library, PaperFilter(), 2 * MEASURED)["id"])


def _looks(page: Page, people: list[str]) -> dict[str, float]:
    """Median times of a selection, of a new middle, and of the server's share in the latter."""
    _go(page, people[-1])
    times: dict[str, list[float]] = {"select": [], "focus": [], "server": []}
    for person in people[: WARM_UP + MEASURED]:
        page.evaluate("id => probe.shown(id, 'select')", page.evaluate("probe.somebody()"))
        times["select"].append(page.evaluate("probe.took"))
        _go(page, person)
        times["focus"].append(page.evaluate("probe.took"))
        times["server"].append(page.evaluate("probe.server()"))
    return {name: median(taken[WARM_UP:]) for name, taken in times.items()}


def _go(page: Page, person: str) -> None:
    page.evaluate("id => probe.shown(id, 'focus')", person)


def _hovers(page: Page) -> float:
    """Median time from the pointer on a disc to a frame with its neighbours lit."""
    times = []
    page.wait_for_timeout(800)
    for place in range(HOVERS):
        page.mouse.move(2, 2)
        page.wait_for_timeout(60)
        x, y = page.evaluate("place => probe.disc(place)", place)
        page.evaluate("probe.watch_hover()")
        page.mouse.move(x, y)
        times.append(page.evaluate("probe.hovered"))
    return float(median(times))


def _growth(page: Page, people: list[str], server: int) -> list[Figure]:
    """Memory of page and server at the start and after each half of the clicks."""
    page.emulate_media(reduced_motion="reduce")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    weights = [_weights(session, server)]
    for clicks in range(CLICKS):
        page.evaluate("id => probe.shown(id, 'focus')", people[clicks % len(people)])
        if clicks + 1 in (CLICKS // 2, CLICKS):
            weights.append(_weights(session, server))
    start, half, end = weights
    return [
        figure
        for name, unit in (("JavaScript heap", "MiB"), ("DOM nodes", ""), ("server", "MiB"))
        for figure in (
            Figure(f"{name} at the start", start[name], unit),
            Figure(f"{name} after {CLICKS // 2} clicks", half[name], unit),
            Figure(f"{name} after {CLICKS} clicks", end[name], unit, _ceiling(name, half[name])),
        )
    ]


def _ceiling(name: str, half: float) -> float:
    return SERVER_LIMIT if name == "server" else GROWTH_LIMIT * half


def _weights(session: CDPSession, server: int) -> dict[str, float]:
    session.send("HeapProfiler.collectGarbage")
    metrics = {
        metric["name"]: metric["value"]
        for metric in session.send("Performance.getMetrics")["metrics"]
    }
    return {
        "JavaScript heap": metrics["JSHeapUsedSize"] / 2**20,
        "DOM nodes": metrics["Nodes"],
        "server": _resident(server),
    }


def _resident(process: int) -> float:
    """MiB of memory that a process holds; NaN where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="utf-8"))
    return int(found[1]) / 1024 if found else float("nan")


def main(path: Path) -> bool:
    """Print the table; whether every limit is kept."""
    return show(f"In Chromium, up to {PEOPLE} people", measure(path))


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
