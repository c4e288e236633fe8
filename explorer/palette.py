"""Colours that hold on a light and on a dark canvas, and for colour-blind eyes.

Communities have the colours of Okabe and Ito, with brown for the yellow that vanishes on white.
The border around every node gives the 3:1 that WCAG 1.4.11 asks for where a fill is too light, as
orange, sky blue and the upper half of the ramp are on white.
"""

from collections.abc import Sequence
from itertools import pairwise

CANVAS = {"light": "#ffffff", "dark": "#15181d"}
"""What the picture is drawn on."""
BORDER = {"light": "#3c4450", "dark": "#d5dae1"}
"""The thin line around each node: 3:1 or more against its canvas."""
TEXT = {"light": "#1d2127", "dark": "#eceff3"}
"""Labels: 4.5:1 or more against their canvas."""

COMMUNITIES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8c5a2b")
"""Fills of the seven largest communities, largest first."""
OTHER = "#69717c"
"""Everybody else, and whatever has no value."""
ACCENT = "#dc2669"
"""The focus: its ring, and its fill where colours are communities."""

KINDS = {"paper": "#7b8794", "topic": "#94774a", "institution": "#5d8691"}
"""Fills of the nodes that are not people; their shapes tell them apart as well."""
SHAPES = {"author": "disc", "paper": "square", "topic": "diamond", "institution": "hexagon"}
"""What each kind of node is drawn as."""

RAMP = ("#35308f", "#2f63a8", "#2a9098", "#55b57a", "#b4cf4f", "#f4dc4a")
"""From low to high, lighter all the way."""


def community_colour(number: int | None, people: int) -> str:
    """Fill for a community by its number and size; grey beyond the seventh and for one person."""
    if number is None or people < 2:  # noqa: PLR2004 - nobody is a community alone
        return OTHER
    return COMMUNITIES[number] if number < len(COMMUNITIES) else OTHER


def ramp_colour(share: float) -> str:
    """Colour at `share` of the way from low (0) to high (1) on the ramp."""
    place = min(1.0, max(0.0, share)) * (len(RAMP) - 1)
    step = min(int(place), len(RAMP) - 2)
    low, high = list(pairwise(RAMP))[step]
    return _written(
        [a + (b - a) * (place - step) for a, b in zip(channels(low), channels(high), strict=True)]
    )


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _written(rgb: Sequence[float]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in rgb)
