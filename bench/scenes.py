"""From a click to a finished scene: 150 neighbourhoods of a large library, cold and cached."""

import sys
from functools import partial
from pathlib import Path

from bench.clock import Clock, sample
from bench.printing import Figure, show
from explorer.view import View
from explorer.workspace import Workspace

COLD_LIMIT, CACHED_LIMIT = 400.0, 50.0
"""Milliseconds that the 95th percentile may take."""


def measure(path: Path) -> list[Figure]:
    """The scene of every sampled author, twice."""
    clock = Clock()
    with Workspace(path) as workspace:
        with workspace.reading() as library:
            views = [View(focus=author) for author in sample(library)]
        workspace.scene(View())
        for name in ("cold", "cached"):
            for view in views:
                clock.time(name, partial(workspace.scene, view))
    return [
        Figure("scene of up to 150 people, median", clock.percentile("cold", 0.5), "ms"),
        Figure("the same, p95", clock.percentile("cold", 0.95), "ms", COLD_LIMIT),
        Figure("from the cache, p95", clock.percentile("cached", 0.95), "ms", CACHED_LIMIT),
    ]


if __name__ == "__main__":
    sys.exit(not show("From a click to a scene", measure(Path(sys.argv[1]))))
