from itertools import pairwise

import pytest

from explorer.palette import OTHER, RAMP
from explorer.scales import LARGEST, SMALLEST, THICKEST, THINNEST, Ramp, diameter, ticks, width


def test_areas_grow_evenly_with_the_value() -> None:
    areas = [diameter(value, 100) ** 2 for value in (0, 25, 50, 75, 100)]

    steps = [after - before for before, after in pairwise(areas)]
    assert steps == pytest.approx([steps[0]] * 4, rel=0.02)


def test_the_ends_of_the_sizes() -> None:
    assert diameter(0, 100) == SMALLEST
    assert diameter(None, 100) == SMALLEST
    assert diameter(100, 100) == LARGEST
    assert diameter(0, 0) == SMALLEST


def test_the_ends_of_the_widths() -> None:
    assert width(0, 5) == THINNEST
    assert width(5, 5) == THICKEST
    assert width(0, 0) == THINNEST


def test_a_ramp_goes_from_low_to_high() -> None:
    ramp = Ramp.over([2010, 2020, None], rooted=False)

    assert ramp is not None
    assert (ramp.low, ramp.high) == (2010, 2020)
    assert (ramp.colour(2010), ramp.colour(2020)) == (RAMP[0], RAMP[-1])
    assert ramp.colour(None) == OTHER


def test_the_middle_of_amounts_is_that_of_their_roots() -> None:
    rooted, even = (Ramp.over([0, 100], rooted=way) for way in (True, False))

    assert rooted is not None
    assert even is not None
    assert rooted.colour(25) == even.colour(50)


def test_equal_values_have_one_colour() -> None:
    ramp = Ramp.over([7, 7], rooted=True)

    assert ramp is not None
    assert ramp.colour(7) not in (RAMP[0], RAMP[-1])


def test_nothing_known_makes_no_ramp() -> None:
    assert Ramp.over([None, None], rooted=True) is None


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (1, 67, [1, 10, 60]),
        (1, 739, [1, 200, 700]),
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (0.125, 5.3, [0.125, 1, 5]),
        (4.58, 4.58, [4.58]),
        (0, 0, []),
    ],
)
def test_legend_values_are_round_and_within_the_range(
    lowest: float, highest: float, expected: list[float]
) -> None:
    assert ticks(lowest, highest) == pytest.approx(expected)
