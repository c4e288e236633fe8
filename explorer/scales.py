"""From values to what the eye sees: areas of discs, widths of lines, colours of a ramp."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10, sqrt

from explorer.palette import OTHER, ramp_colour

SMALLEST, LARGEST = 12.0, 42.0
"""Diameters of discs, in scene units."""
ALIKE = 22.0
"""Diameter where every disc is the same."""
THINNEST, THICKEST = 0.8, 6.5
"""Widths of ties, in scene units."""
SIDES = {"paper": 11.0, "topic": 17.0, "institution": 17.0}
"""Diameters of the nodes that are not people."""


def diameter(value: float | None, highest: float) -> float:
    """Diameter of a disc whose area grows evenly with the value; unknown is the smallest."""
    share = max(0.0, value or 0.0) / highest if highest > 0 else 0.0
    return round(sqrt(SMALLEST**2 + (LARGEST**2 - SMALLEST**2) * min(1.0, share)), 1)


def width(strength: float, strongest: float) -> float:
    """Width of a tie, growing with the square root of its strength."""
    share = sqrt(strength / strongest) if strongest > 0 else 0.0
    return round(THINNEST + (THICKEST - THINNEST) * min(1.0, share), 2)


@dataclass(frozen=True, slots=True)
class Ramp:
    """Colours between the lowest and the highest value, by their square root for amounts."""

    low: float
    high: float
    rooted: bool

    @classmethod
    def over(cls, values: Iterable[float | None], *, rooted: bool) -> "Ramp | None":
        """The ramp that spans the known values; None where none is known."""
        known = [value for value in values if value is not None]
        return cls(min(known), max(known), rooted) if known else None

    def colour(self, value: float | None) -> str:
        """Fill for a value; grey for an unknown one."""
        if value is None:
            return OTHER
        if self.high == self.low:
            return ramp_colour(0.5)
        low, high, here = (
            sqrt(number) if self.rooted else number for number in (self.low, self.high, value)
        )
        return ramp_colour((here - low) / (high - low))


def ticks(lowest: float, highest: float) -> list[float]:
    """Up to three round values between the two, for a legend, ascending."""
    if highest <= 0:
        return []
    top, low = _round_down(highest), _round_down(max(lowest, highest / 1000))
    if top <= lowest:
        return [highest]
    low = max(low, lowest)
    middle = _round_down(top * 0.3)
    return sorted({low, middle, top} if low < middle < top else {low, top})


def _round_down(value: float) -> float:
    """The next lower value with one significant digit; whole numbers stay whole."""
    unit = 10.0 ** floor(log10(value))
    return float(round(floor(value / unit + 1e-9) * unit, 6))
