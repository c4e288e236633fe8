from itertools import combinations, pairwise
from math import dist

import pytest

from explorer.palette import (
    ACCENT,
    BORDER,
    CANVAS,
    COMMUNITIES,
    KINDS,
    OTHER,
    RAMP,
    TEXT,
    channels,
    community_colour,
    contrast,
    luminance,
    ramp_colour,
)

FILLS = (*COMMUNITIES, OTHER, ACCENT, *KINDS.values())

# How red-blind and green-blind eyes see linear red, green, blue (Viénot, Brettel, Mollon 1999).
EYES = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "red-blind": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "green-blind": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize("theme", CANVAS)
@pytest.mark.parametrize("fill", FILLS)
def test_every_disc_stands_out_from_the_canvas_by_its_fill_or_its_border(
    fill: str, theme: str
) -> None:
    assert max(contrast(fill, CANVAS[theme]), contrast(BORDER[theme], CANVAS[theme])) >= 3


@pytest.mark.parametrize("theme", CANVAS)
@pytest.mark.parametrize("fill", [OTHER, ACCENT, *KINDS.values()])
def test_what_is_no_community_stands_out_by_itself(fill: str, theme: str) -> None:
    assert contrast(fill, CANVAS[theme]) >= 3


@pytest.mark.parametrize("theme", CANVAS)
def test_borders_and_labels_stand_out_from_the_canvas(theme: str) -> None:
    assert contrast(BORDER[theme], CANVAS[theme]) >= 3
    assert contrast(TEXT[theme], CANVAS[theme]) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#0072b2", "#ffffff") == pytest.approx(5.19, abs=0.005)


def test_the_ramp_grows_lighter_all_the_way() -> None:
    steps = [luminance(ramp_colour(step / 20)) for step in range(21)]

    assert all(one < other for one, other in pairwise(steps))
    assert (ramp_colour(0), ramp_colour(1)) == (RAMP[0], RAMP[-1])


def test_shares_outside_the_ramp_take_its_ends() -> None:
    assert (ramp_colour(-1), ramp_colour(2)) == (RAMP[0], RAMP[-1])


@pytest.mark.parametrize("eye", EYES)
def test_no_two_communities_look_the_same(eye: str) -> None:
    for one, other in combinations(COMMUNITIES, 2):
        assert _difference(one, other, eye) > 19
    for one in COMMUNITIES:
        assert _difference(one, OTHER, eye) > 12


def test_seven_communities_have_colours_and_nobody_alone() -> None:
    assert community_colour(0, 9) == COMMUNITIES[0]
    assert community_colour(6, 2) == COMMUNITIES[6]
    assert community_colour(7, 9) == OTHER
    assert community_colour(0, 1) == OTHER
    assert community_colour(None, 9) == OTHER


def _difference(one: str, other: str, eye: str) -> float:
    """Distance in CIELAB (1976) between two colours as `eye` sees them; 2 is just noticeable."""
    return dist(_lab(one, eye), _lab(other, eye))


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    linear = [(channel / 255) ** 2.2 for channel in channels(colour)]
    red, green, blue = (
        max(0.0, sum(part * light for part, light in zip(row, linear, strict=True)))
        for row in EYES[eye]
    )
    x, y, z = (
        _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505),
        _root(0.2126 * red + 0.7152 * green + 0.0722 * blue),
        _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
