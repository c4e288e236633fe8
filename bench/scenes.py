"""From a click to a finished scene: 150 neighbourhoods of a large library, cold and cached."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from explorer import lookups
from explorer.model import PaperFilter
from explorer.view import View
from explorer.workspace import Workspace

SEED = 588
AT_RANDOM, MOST_PROLIFIC = 100, 50
COLD_LIMIT, CACHED_LIMIT = 0.400, 0.050
"""Seconds that the 95th percentile may take (issue 2, section 8)."""


def sample(workspace: Workspace) -> list[str]:
    """100 authors drawn at random, the same ones every time, and the 50 most prolific."""
    with workspace.reading() as library:
        people = lookups.count_people(library)
        ranked = list(lookups.prolific(library, PaperFilter(), people)["id"])
    drawn = random.Random(SEED).sample(sorted(ranked), min(AT_RANDOM, people))  # noqa: S311
    return ranked[:MOST_PROLIFIC] + drawn


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def percentile(times: Sequence[float], share: float) -> float:
    """The smallest time that `share` of all times do not exceed."""
    ranked = sorted(times)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def measure(path: Path) -> list[tuple[str, float, float | None]]:
    """Rows (what, seconds, limit in seconds) for the table of `make bench`."""
    with Workspace(path) as workspace:
        views = [View(focus=author) for author in sample(workspace)]
        workspace.scene(View())
        cold = [timed(lambda view=view: workspace.scene(view)) for view in views]  # type: ignore[misc]
        cached = [timed(lambda view=view: workspace.scene(view)) for view in views]  # type: ignore[misc]
    return [
        ("scene of up to 150 people, median", percentile(cold, 0.5), None),
        ("scene of up to 150 people, p95", percentile(cold, 0.95), COLD_LIMIT),
        ("the same from the cache, p95", percentile(cached, 0.95), CACHED_LIMIT),
    ]


if __name__ == "__main__":
    for what, seconds, limit in measure(Path(sys.argv[1])):
        print(
            f"{what:<40} {1000 * seconds:8.1f} ms" + (f" (≤ {1000 * limit:.0f})" if limit else "")
        )
