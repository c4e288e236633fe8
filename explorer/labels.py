"""Which labels fit: the most important first, none over another or over somebody's disc."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LABEL_SIZE = 12.0
"""Height of the letters in scene units (CSS pixels at zoom 1)."""
LABEL_GAP = 3.0
"""Between the disc and the label, which is centred below it."""
LABEL_HEIGHT = 15.0
LEADERS = 12

_NARROW = frozenset("fijlrtI.,:;'’!|()[]-· ")
_WIDE = frozenset("mwMWOQGÖØ@%&—…")


@dataclass(frozen=True, slots=True)
class Spot:
    """A disc and the text that would stand below it."""

    x: float
    y: float
    diameter: float
    text: str
    wanted: bool = False
    """Given its label whatever stands there."""


def text_width(text: str, size: float = LABEL_SIZE) -> float:
    """Estimated width of a text in a sans-serif of `size`, in the same unit."""
    return size * sum(_letter(letter) for letter in text)


def fitting(spots: Sequence[Spot]) -> list[bool]:
    """Which labels are drawn, given in the order of importance.

    None covers another; only those of the most important `LEADERS` may cover a disc.
    """
    if not spots:
        return []
    x = np.array([spot.x for spot in spots])
    y = np.array([spot.y for spot in spots])
    radius = np.array([spot.diameter / 2 for spot in spots])
    discs = np.column_stack((x - radius, y - radius, x + radius, y + radius))
    taken = np.empty((0, 4))
    drawn = []
    for row, spot in enumerate(spots):
        box = _box(spot)
        others = np.delete(discs, row, axis=0)
        fits = spot.wanted or not (
            _touches(box, taken) or (row >= LEADERS and _touches(box, others))
        )
        if fits:
            taken = np.vstack((taken, box))
        drawn.append(fits)
    return drawn


def _box(spot: Spot) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    half, top = text_width(spot.text) / 2, spot.y + spot.diameter / 2 + LABEL_GAP
    return np.array((spot.x - half, top, spot.x + half, top + LABEL_HEIGHT))


def _touches(
    box: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    others: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> bool:
    return bool(
        (
            (others[:, 0] < box[2])
            & (others[:, 2] > box[0])
            & (others[:, 1] < box[3])
            & (others[:, 3] > box[1])
        ).any()
    )


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in _NARROW:
        return 0.34
    if letter in _WIDE:
        return 0.87
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.68 if letter.isupper() else 0.58
