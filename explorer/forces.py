"""A force-directed placement in numpy: ties pull, everybody pushes, and discs never touch."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""One row (x, y) for each node."""

LENGTH = 60.0
"""Scene units between two people that nothing but repulsion keeps apart."""
ROUNDS = 220
GRAVITY = 0.06
"""Pull to the centre; without it unconnected groups drift away."""
ASPECT = 4 / 3
"""Wanted width over height of the picture."""


def relax(pull: NDArray[np.float64], start: Points, *, centre: int | None = None) -> Points:
    """Let springs and repulsion settle from `start`; `pull[i, j]` is 0 without a tie, up to 1.

    Repulsion falls with the distance, attraction grows with it (Fruchterman and Reingold 1991 with
    linear springs); steps shrink as it cools. Row `centre` stays at (0, 0).
    """
    x, y = start[:, 0].copy(), start[:, 1].copy()
    stiffness = pull / LENGTH
    heat = LENGTH * np.sqrt(len(start)) * 0.15
    for _ in range(ROUNDS):
        dx, dy = x[:, None] - x, y[:, None] - y
        squared = dx * dx + dy * dy + 1e-3
        push = LENGTH * LENGTH / squared - stiffness * np.sqrt(squared)
        fx = (push * dx).sum(1) - GRAVITY * x
        fy = (push * dy).sum(1) - GRAVITY * ASPECT**2 * y
        length = np.sqrt(fx * fx + fy * fy) + 1e-9
        step = np.minimum(length, heat) / length
        x, y = x + fx * step, y + fy * step
        if centre is not None:
            x, y = x - x[centre], y - y[centre]
        heat *= 0.97 if heat > 1 else 0.99
    return np.column_stack((x, y))


def even_out(points: Points, share: float) -> Points:
    """Spread points around (0, 0) over an ellipse: order by radius and by angle kept, gaps closed.

    `share` 0 changes nothing, 1 makes the points fill the ellipse evenly.
    """
    count = len(points)
    if count < 3:  # noqa: PLR2004 - two points have no gaps to close
        return points
    x, y = points[:, 0] / ASPECT**0.5, points[:, 1] * ASPECT**0.5
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    reach = LENGTH * 0.68 * np.sqrt(count)
    even = reach * np.sqrt((_ranks(radius) + 1) / count)
    scale = reach / max(1e-9, float(np.quantile(radius, 0.9)))
    radius = (1 - share) * np.minimum(radius * scale, reach * 1.15) + share * even
    angle = _opened(angle, share * 0.7)
    return np.column_stack(
        (radius * np.cos(angle) * ASPECT**0.5, radius * np.sin(angle) / ASPECT**0.5)
    )


def _opened(angle: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Angles moved towards equal steps around the circle, counted from the widest gap."""
    order = np.sort(angle)
    gaps = np.diff(np.append(order, order[0] + 2 * np.pi))
    start = float(order[(int(np.argmax(gaps)) + 1) % len(order)])
    turned = (angle - start) % (2 * np.pi)
    even = 2 * np.pi * (_ranks(turned) + 0.5) / len(angle)
    middle = float(np.mean(even - turned))
    opened: NDArray[np.float64] = start + (1 - share) * turned + share * (even - middle)
    return opened


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks


def separate(points: Points, gap: float, *, centre: int | None = None) -> Points:
    """Push points apart until no two are closer than `gap`; row `centre` stays at (0, 0)."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    for _ in range(400):
        dx, dy = x[:, None] - x, y[:, None] - y
        distance = np.sqrt(dx * dx + dy * dy)
        np.fill_diagonal(distance, np.inf)
        overlap = np.maximum(0.0, gap + 0.5 - distance)
        if not (distance < gap).any():
            break
        share = 0.5 * overlap / np.maximum(distance, 1e-6)
        x, y = x + (share * dx).sum(1), y + (share * dy).sum(1)
        if centre is not None:
            x, y = x - x[centre], y - y[centre]
    return np.column_stack((x, y))
