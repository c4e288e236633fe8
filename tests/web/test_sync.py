"""The one callback between URL, controls and view."""

from dataclasses import asdict

from dash import no_update
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.view import COLOURS, EXTRA_KINDS, SIZES, STRENGTHS, SURFACES, TABS, View
from explorer.web.controls import CONTROLS
from explorer.web.sync import NOT_DRAWN, Answer, Page

BLANK = {control.field: None for control in CONTROLS}


def as_json(view: View) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(view).items()
    }


def controls_of(view: View) -> dict[str, object]:
    return {control.field: control.shown(getattr(view, control.field)) for control in CONTROLS}


def settled(view: View, **changes: object) -> Page:
    """A page that shows `view`, whose controls were then changed."""
    query = view.to_query()
    return Page(f"?{query}" if query else "", {**controls_of(view), **changes}, as_json(view))


def test_the_first_link_fills_the_controls_and_both_stores() -> None:
    answer = Page("?focus=a%3Aann-a&min_papers=2", BLANK, None).follow_link()

    assert answer.view == asdict(View(focus="a:ann-a", min_papers=2))
    assert answer.picture == asdict(View(focus="a:ann-a", min_papers=2))
    assert answer.search is no_update
    assert answer.controls is not None
    assert answer.controls["min_papers"] == 2
    assert answer.controls["depth"] == "1"


def test_a_bad_link_shows_the_core_and_says_why() -> None:
    answer = Page("?depth=9", BLANK, None).follow_link()

    assert answer.view == asdict(View())
    assert "9 is not possible" in str(answer.notice)


def test_a_changed_control_changes_the_address_and_the_picture() -> None:
    answer = settled(View(focus="a:ann-a"), min_papers=3).follow_controls()

    assert answer.search == "?focus=a%3Aann-a&min_papers=3"
    assert answer.picture == asdict(View(focus="a:ann-a", min_papers=3))


def test_a_selection_leaves_the_picture_as_it_is() -> None:
    shown = View(focus="a:ann-a")

    answer = Page(
        "?focus=a%3Aann-a&selected=a%3Abob-b", controls_of(shown), as_json(shown)
    ).follow_link()

    assert answer.picture is no_update
    assert answer.view == asdict(View(focus="a:ann-a", selected="a:bob-b"))


def test_controls_that_say_what_is_shown_already_change_nothing() -> None:
    answer = settled(View(kinds=("papers",), first_year=2018)).follow_controls()

    assert answer == Answer()


def test_a_control_that_only_repeats_itself_does_not_swallow_a_link() -> None:
    page = Page("?min_papers=2", controls_of(View()), as_json(View()))

    answer = page.follow_controls()

    assert answer.view == asdict(View(min_papers=2))
    assert answer.controls == {"min_papers": 2}
    assert answer.search is no_update


def test_an_emptied_number_is_the_default_and_is_written_back() -> None:
    answer = settled(View(min_papers=4), min_papers="").follow_controls()

    assert answer.view == asdict(View())
    assert answer.controls == {"min_papers": 1}
    assert answer.search == ""


def test_a_bad_value_keeps_the_input_and_says_why() -> None:
    answer = settled(View(first_year=2018), last_year=2010).follow_controls()

    assert answer.view is no_update
    assert answer.controls is None
    assert "first year is after the last" in str(answer.notice)


def test_a_control_that_is_not_laid_out_leaves_its_field() -> None:
    shown = View(tab="topics")
    controls = {name: value for name, value in controls_of(shown).items() if name != "tab"}

    answer = Page("?tab=topics", {**controls, "limit": 20}, as_json(shown)).follow_controls()

    assert answer.view == asdict(View(tab="topics", limit=20))


def test_what_is_not_drawn_are_fields_of_the_view_at_their_defaults() -> None:
    assert {name: getattr(View(), name) for name in NOT_DRAWN} == NOT_DRAWN


VIEWS = st.builds(
    View,
    focus=st.sampled_from(["", "a:ann-a", "t:x:y z&=?"]),
    selected=st.sampled_from(["", "a:ann-a|a:bob-b"]),
    kinds=st.sets(st.sampled_from(EXTRA_KINDS)).map(
        lambda some: tuple(kind for kind in EXTRA_KINDS if kind in some)
    ),
    depth=st.integers(1, 2),
    first_year=st.none() | st.integers(1000, 1500),
    last_year=st.none() | st.integers(1500, 2200),
    min_papers=st.integers(1, 1000),
    strength=st.sampled_from(STRENGTHS),
    size=st.sampled_from(SIZES),
    colour=st.sampled_from(COLOURS),
    limit=st.integers(1, 1000),
    author_limit=st.integers(2, 10_000),
    tab=st.sampled_from(TABS),
    surface=st.sampled_from(SURFACES),
)


@settings(max_examples=100, deadline=None)
@given(VIEWS)
def test_what_a_link_puts_into_the_controls_asks_for_the_same_view(view: View) -> None:
    linked = Page(f"?{view.to_query()}", BLANK, None).follow_link()

    again = Page("", linked.controls or {}, None).follow_controls()

    assert again.view == asdict(view)
