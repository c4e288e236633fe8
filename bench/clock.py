"""Times by name, and the people whose neighbourhoods are timed: the same ones in every run."""

import random
import time
from collections import defaultdict
from collections.abc import Callable

from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter

SEED = 588
AT_RANDOM, MOST_PROLIFIC = 100, 50
MOST_PEOPLE = 150


class Clock:
    """Milliseconds by name."""

    def __init__(self) -> None:
        self._times: defaultdict[str, list[float]] = defaultdict(list)

    def time(self, name: str, action: Callable[[], object]) -> None:
        """Do it and note how long it took."""
        start = time.perf_counter()
        action()
        self._times[name].append(1000 * (time.perf_counter() - start))

    def percentile(self, name: str, share: float) -> float:
        """The time that this share of all does not exceed."""
        ranked = sorted(self._times[name])
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def sample(library: Library) -> list[str]:
    """The 50 most prolific authors and 100 drawn at random."""
    people = list(lookups.prolific(library, PaperFilter(), lookups.count_people(library))["id"])
    draw = random.Random(SEED)  # noqa: S311 - the same sample every time
    return people[:MOST_PROLIFIC] + draw.sample(sorted(people), min(AT_RANDOM, len(people)))
