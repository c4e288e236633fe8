"""Putting groups and newcomers side by side without touching, the middle first."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.forces import ASPECT, LABEL_STRETCH, Points

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
    radius, angle = step * np.sqrt(index), index * _GOLDEN_ANGLE
    return np.column_stack(
        (radius * np.cos(angle) * ASPECT**0.5, radius * np.sin(angle) / ASPECT**0.5)
    )


class FreeSites:
    """A honeycomb of free sites around people who already stand somewhere."""

    def __init__(self, settled: Points, gap: float, wanted: int) -> None:
        self._sites = _honeycomb(settled, gap, wanted)
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


def _honeycomb(settled: Points, gap: float, wanted: int) -> Points:
    """Sites at least `gap` apart over the settled people and room for `wanted` more around them.

    Anchored at (0, 0), so that more room never moves a site; each is a little off its row, by an
    amount that only its place decides, because a strict grid looks like a machine's work.
    """
    step = gap * 1.16
    reach = np.abs(settled).max() + step * (3 + 1.3 * np.sqrt(wanted))
    count = int(reach / step) + 1
    row, column = np.mgrid[-count : count + 1, -count : count + 1]
    turn = np.sin(row * 12.9898 + column * 78.233) * 43758.5453 % (2 * np.pi)
    x = (column + row % 2 / 2) * step * LABEL_STRETCH**0.5 + 0.08 * gap * np.cos(turn)
    y = row * step * 3**0.5 / 2 + 0.08 * gap * np.sin(turn)
    return np.column_stack((x.ravel(), y.ravel()))
