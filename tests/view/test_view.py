from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import BadView
from explorer.model import PaperFilter
from explorer.view import (
    COLOURS,
    EXTRA_KINDS,
    MAX_ID,
    MAX_PEOPLE,
    SIZES,
    STRENGTHS,
    SURFACES,
    TABS,
    View,
)

ids = st.text(max_size=40)
some_years = st.none() | st.integers(1000, 2200)
views = st.builds(
    lambda span, **rest: View(first_year=span[0], last_year=span[1], **rest),
    span=st.tuples(some_years, some_years).filter(lambda span: None in span or span[0] <= span[1]),
    focus=ids,
    selected=ids,
    kinds=st.sets(st.sampled_from(EXTRA_KINDS)).map(
        lambda chosen: tuple(kind for kind in EXTRA_KINDS if kind in chosen)
    ),
    depth=st.integers(1, 2),
    min_papers=st.integers(1, 1000),
    strength=st.sampled_from(STRENGTHS),
    size=st.sampled_from(SIZES),
    colour=st.sampled_from(COLOURS),
    limit=st.integers(1, MAX_PEOPLE),
    author_limit=st.integers(2, 10_000),
    tab=st.sampled_from(TABS),
    surface=st.sampled_from(SURFACES),
)


@given(views)
def test_a_link_restores_its_view(view: View) -> None:
    assert View.from_query(view.to_query()) == view
    assert View.from_query("?" + view.to_query()) == view


@given(st.text(max_size=80))
def test_any_text_is_a_view_or_a_sentence(query: str) -> None:
    with suppress(BadView):
        assert View.from_query(query)


@given(st.sampled_from(sorted(View.__dataclass_fields__)), st.text(max_size=30))
def test_any_value_is_taken_or_refused_with_a_sentence(name: str, value: str) -> None:
    with suppress(BadView):
        assert View.from_query(f"{name}={quote(value)}")


def test_the_default_view_is_an_empty_link() -> None:
    assert View().to_query() == ""


def test_a_link_holds_only_what_differs() -> None:
    assert View(focus="a:ann", kinds=("papers", "topics")).to_query() == (
        "focus=a%3Aann&kinds=papers%2Ctopics"
    )


def test_unknown_parameters_are_ignored() -> None:
    assert View.from_query("utm_source=x&depth=2") == View(depth=2)


@pytest.mark.parametrize(
    "query",
    [
        "depth=3",
        "depth=x",
        "limit=0",
        "limit=1001",
        "min_papers=1.5",
        "first_year=2020&last_year=2010",
        "kinds=people",
        "strength=weak",
        "size=huge",
        "colour=red",
        "author_limit=1",
        "limit=99999999999999999999",
        "limit=١٢",
        f"focus={'x' * (MAX_ID + 1)}",
    ],
)
def test_what_cannot_be_shown_is_refused(query: str) -> None:
    with pytest.raises(BadView):
        View.from_query(query)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"depth": 2.0}, View(depth=2)),
        ({"limit": "300"}, View(limit=300)),
        ({"kinds": ["topics", "papers"]}, View(kinds=("papers", "topics"))),
        ({"focus": None, "depth": ""}, View()),
    ],
)
def test_loose_values_from_controls(values: dict[str, object], expected: View) -> None:
    assert View.from_values(values) == expected


@pytest.mark.parametrize("value", [True, 1.5, [1], {"a": 1}, object()])
def test_values_of_the_wrong_type_are_refused(value: object) -> None:
    with pytest.raises(BadView):
        View.from_values({"depth": value})


def test_half_a_surrogate_pair_is_refused_in_words_that_can_be_sent() -> None:
    with pytest.raises(BadView) as raised:
        View.from_values({"focus": "a:\ud800"})

    assert raised.value.title.encode("utf-8")


def test_a_view_chooses_its_papers() -> None:
    assert View(first_year=2010, author_limit=9).papers == PaperFilter(2010, None, 9)
