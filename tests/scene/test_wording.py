import pytest

from explorer.view import View
from explorer.wording import counted, listed, number, shortened, together, years


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (1200, "1,200"), (2.0, "2"), (0.5, "0.5"), (0.3333, "0.33"), (1234.5, "1,234.5")],
)
def test_numbers_are_written_for_people(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("count", "noun", "written"),
    [
        (1, "people", "1 person"),
        (2, "people", "2 people"),
        (0, "ties", "0 ties"),
        (1, "communities", "1 community"),
        (1500, "papers", "1,500 papers"),
    ],
)
def test_one_is_singular(count: int, noun: str, written: str) -> None:
    assert counted(count, noun) == written


def test_lists_end_in_and() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("view", "written"),
    [
        (View(), "all years"),
        (View(first_year=2010, last_year=2015), "the years 2010–2015"),
        (View(first_year=2010, last_year=2010), "the year 2010"),
        (View(first_year=2010), "the years from 2010"),
        (View(last_year=2015), "the years up to 2015"),
    ],
)
def test_years_in_words(view: View, written: str) -> None:
    assert years(view) == written


def test_papers_together_in_words() -> None:
    assert together(View(min_papers=2)) == "at least 2 papers together"
    assert together(View()) == "at least 1 paper together"


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    assert shortened("Ann Ash") == "Ann Ash"
    assert shortened("Gaussian flows,  and many other things", 15) == "Gaussian flows…"
    assert len(shortened("x" * 100)) == 28
