"""Putting groups and newcomers side by side without touching, the middle first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.forces import ASPECT, Points

CLOSEST = 1.37
"""Distance of the closest seeds of the stretched sunflower below, in steps."""
_GOLDEN_ANGLE = np.pi * (3 - 5**0.5)


def pack(parts: Sequence[Points], gap: float) -> list[Points]:
    """Each part moved as a whole to the free place nearest to the middle, in the given order.

    No point of one part comes closer than `gap` (1.4 times that between groups) to another's.
    """
    packed: list[Points] = []
    taken = np.empty((0, 2))
    for part in parts:
        air = gap * (1.4 if len(part) > 1 else 1.0)
        moved = part + _free_offset(part, taken, air)
        packed.append(moved)
        taken = np.vstack((taken, moved))
    return packed


def _free_offset(part: Points, taken: Points, air: float) -> NDArray[np.float64]:
    if not len(taken):
        return np.zeros(2)
    first = 0
    while True:
        offsets = _spiral(first, 64, air * 0.45)
        for offset in offsets:
            away = (part + offset)[:, None, :] - taken
            if (away * away).sum(2).min() >= air * air:
                return np.array(offset)
        first += 64


def _spiral(first: int, count: int, step: float) -> Points:
    """Points of a sunflower spiral stretched to the picture's shape, nearest first."""
    index = np.arange(first, first + count)
    radius, angle = step * np.sqrt(index + 0.5), index * _GOLDEN_ANGLE
    return np.column_stack(
        (radius * np.cos(angle) * ASPECT**0.5, radius * np.sin(angle) / ASPECT**0.5)
    )


class FreeSites:
    """Free sites among and around people who already stand somewhere.

    The sites are the seeds of a sunflower: evenly spread without rows, and more of them never
    moves those already there.
    """

    def __init__(self, settled: Points, gap: float, wanted: int) -> None:
        reach = float(_radii(settled).max()) + 3 * gap
        step = gap / CLOSEST
        self._sites = _spiral(0, int((reach / step) ** 2) + 2 * wanted, step)
        away = np.full(len(self._sites), np.inf)
        for point in settled:
            np.minimum(away, ((self._sites - point) ** 2).sum(1), out=away)
        self._sites = self._sites[away >= gap * gap]
        self._free = np.ones(len(self._sites), dtype=bool)
        self._radius = _radii(self._sites)
        self._rim = float(_radii(settled).max())

    def take(self, wanted: tuple[float, float] | None) -> NDArray[np.float64]:
        """The free site nearest to `wanted`, now taken; None takes one at the rim."""
        if wanted is None:
            cost = np.abs(self._radius - self._rim)
        else:
            cost = ((self._sites - wanted) ** 2).sum(1)
        cost[~self._free] = np.inf
        nearest = int(np.argmin(cost))
        self._free[nearest] = False
        return np.array(self._sites[nearest])


def _radii(points: Points) -> NDArray[np.float64]:
    """Distance from the middle where the picture's ellipse counts as a circle."""
    return np.asarray(np.hypot(points[:, 0] / ASPECT**0.5, points[:, 1] * ASPECT**0.5))
