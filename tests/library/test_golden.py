"""The golden fixture at the level of tables: figures known by hand."""

import pytest

from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter

ALL = [f"a:{name}" for name in ("ann-a", "bob-b", "cat-c", "dan-d", "eve-e", "fay-f")]


def test_full_and_fractional_counting_give_the_figures_worked_out_by_hand(
    golden_library: Library,
) -> None:
    ties = lookups.ties_among(golden_library, ALL, PaperFilter())

    found = {
        (row.a[-1] + row.b[-1]).upper(): (row.papers, row.fractional) for row in ties.itertuples()
    }

    third = pytest.approx(1 / 3, abs=1e-9)
    assert found == {
        "AB": (2, 1.5),
        "AC": (1, 0.5),
        "BC": (2, pytest.approx(5 / 6, abs=1e-9)),
        "BD": (1, third),
        "BE": (1, third),
        "CD": (1, third),
        "CE": (1, third),
        "DE": (1, third),
        "EF": (1, 1.0),
    }


def test_fractional_strengths_sum_to_the_number_of_papers_with_others(
    golden_library: Library,
) -> None:
    near = lookups.neighbours(golden_library, ALL, PaperFilter())

    sums = near.groupby("author")["fractional"].sum()

    assert [round(sums[author], 6) for author in ALL] == [2, 3, 2, 1, 2, 1]


def test_the_receipt_of_a_tie_sums_to_its_strength(golden_library: Library) -> None:
    receipt = lookups.receipt(golden_library, "a:bob-b", "a:cat-c", PaperFilter())

    assert list(receipt["paper"]) == ["p:id:p4", "p:id:p1"]
    assert list(receipt["authors"]) == [4, 3]
    assert list(receipt["contribution"]) == [pytest.approx(1 / 3), 0.5]
    assert receipt["contribution"].sum() == pytest.approx(0.8333, abs=1e-4)


def test_publications_carry_the_citations_of_each_paper(golden_library: Library) -> None:
    published = lookups.publications(golden_library, "a:bob-b")

    assert list(published["paper"]) == ["p:id:p4", "p:id:p2", "p:id:p1"]
    assert list(published["citations"]) == [7, 3, 10]


def test_counts_say_how_much_the_library_holds(golden_library: Library) -> None:
    counts = golden_library.counts()

    assert (counts.records, counts.papers, counts.authors, counts.ties) == (5, 5, 6, 9)
    assert (counts.first_year, counts.last_year) == (2018, 2024)
