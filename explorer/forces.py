"""A force-directed placement in numpy: ties pull, everybody pushes, and discs never touch."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""One row (x, y) for each node."""

ROUNDS = 220
GRAVITY = 0.06
"""Pull to the middle; without it unconnected groups drift away."""
ASPECT = 4 / 3
"""Wanted width over height of the picture."""
MOST_STRETCH = 1.4
LABEL_STRETCH = 1.3
"""Labels are wider than high, so people keep further apart sideways than up and down."""


def relax(
    pull: NDArray[np.float64], start: Points, length: float, *, centre: int | None = None
) -> Points:
    """Let springs and repulsion settle from `start`; `pull[i, j]` is 0 without a tie, up to 1.

    Repulsion falls with the distance, attraction grows with it (Fruchterman and Reingold 1991 with
    linear springs), `length` is where they balance; steps shrink as it cools. Row `centre` stays
    at (0, 0).
    """
    x, y = start[:, 0].copy(), start[:, 1].copy()
    stiffness = pull / length
    heat = length * np.sqrt(len(start)) * 0.15
    for _ in range(ROUNDS):
        dx, dy = x[:, None] - x, y[:, None] - y
        squared = dx * dx + dy * dy + 1e-3
        push = length * length / squared - stiffness * np.sqrt(squared)
        fx = (push * dx).sum(1) - GRAVITY * x
        fy = (push * dy).sum(1) - GRAVITY * ASPECT**2 * y
        force = np.sqrt(fx * fx + fy * fy) + 1e-9
        step = np.minimum(force, heat) / force
        x, y = x + fx * step, y + fy * step
        if centre is not None:
            x, y = x - x[centre], y - y[centre]
        heat *= 0.97 if heat > 1 else 0.99
    return np.column_stack((x, y))


def even_out(points: Points, length: float, share: float) -> Points:
    """Spread points around (0, 0) over an ellipse: order by radius and by angle kept, gaps closed.

    `share` 0 changes next to nothing, 1 makes the points fill the ellipse evenly.
    """
    count = len(points)
    if count < 3:  # noqa: PLR2004 - two points have no gaps to close
        return points
    x, y = points[:, 0] / ASPECT**0.5, points[:, 1] * ASPECT**0.5
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    reach = length * 0.68 * np.sqrt(count)
    even = reach * np.sqrt((_ranks(radius) + 1) / count)
    scale = reach / max(1e-9, float(np.quantile(radius, 0.9)))
    radius = (1 - share) * np.minimum(radius * scale, reach * 1.15) + share * even
    angle = _opened(angle, share * 0.7)
    return np.column_stack(
        (radius * np.cos(angle) * ASPECT**0.5, radius * np.sin(angle) / ASPECT**0.5)
    )


def turned(points: Points) -> Points:
    """Points turned around their middle so that their longest extent is horizontal."""
    centred = points - points.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    along, across = centred @ axes[0], centred @ axes[1]
    # An axis has no sign of its own: the first point decides, so that nothing flips by rounding.
    return np.column_stack((along * _sign(along[0]), across * _sign(across[0])))


def separate(points: Points, gap: float, *, centre: int | None = None) -> Points:
    """Push points apart until none are closer than `gap` (more sideways, for the labels).

    Row `centre` stays at (0, 0).
    """
    x, y = points[:, 0] / LABEL_STRETCH, points[:, 1].copy()
    for _ in range(400):
        dx, dy = x[:, None] - x, y[:, None] - y
        distance = np.sqrt(dx * dx + dy * dy)
        np.fill_diagonal(distance, np.inf)
        if not (distance < gap).any():
            break
        share = 0.5 * np.maximum(0.0, gap + 0.5 - distance) / np.maximum(distance, 1e-6)
        x, y = x + (share * dx).sum(1), y + (share * dy).sum(1)
        if centre is not None:
            x, y = x - x[centre], y - y[centre]
    return np.column_stack((x * LABEL_STRETCH, y))


def proportioned(points: Points) -> Points:
    """Points stretched (never squeezed) towards the wanted proportions of the picture."""
    width, height = np.ptp(points, axis=0) + 1e-9
    ratio = width / height
    if len(points) < 3:  # noqa: PLR2004 - a line has no proportions
        return points
    wider = min(MOST_STRETCH, max(1.0, ASPECT / ratio))
    higher = min(MOST_STRETCH, max(1.0, ratio / (ASPECT * 1.25)))
    return np.column_stack((points[:, 0] * wider, points[:, 1] * higher))


def _opened(angle: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """Angles moved towards equal steps around the circle, counted from the widest gap."""
    order = np.sort(angle)
    gaps = np.diff(np.append(order, order[0] + 2 * np.pi))
    start = float(order[(int(np.argmax(gaps)) + 1) % len(order)])
    beyond = (angle - start) % (2 * np.pi)
    even = 2 * np.pi * (_ranks(beyond) + 0.5) / len(angle)
    middle = float(np.mean(even - beyond))
    opened: NDArray[np.float64] = start + (1 - share) * beyond + share * (even - middle)
    return opened


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    ranks = np.empty(len(values))
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks


def _sign(value: float) -> float:
    return -1.0 if value < 0 else 1.0
