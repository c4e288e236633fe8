"""What stands on the page before anybody has clicked."""

from collections.abc import Callable, Iterator

import pytest
from dash import Dash, html
from dash.development.base_component import Component

from explorer.errors import UnknownId
from explorer.library import Library
from explorer.model import Mention, Record, Topic
from explorer.scene import scene
from explorer.search import Hit
from explorer.view import View
from explorer.web import finder, ids, stage
from explorer.web.controls import CONTROLS, LABELS
from explorer.web.explain import explain
from explorer.web.explanations import EXPLANATIONS
from explorer.web.notices import notice, one_line
from explorer.web.years import MOST_BARS, binned
from explorer.workspace import Workspace


def parts(app: Dash) -> Iterator[Component]:
    layout: Component = app._layout_value()
    yield from layout._traverse()


def text_of(component: object) -> str:
    if isinstance(component, str):
        return component
    if isinstance(component, list | tuple):
        return " ".join(map(text_of, component))
    return text_of(getattr(component, "children", None) or "")


def test_the_header_gives_name_and_size(golden_app: Dash) -> None:
    header = next(part for part in parts(golden_app) if getattr(part, "id", "") == ids.HEADER)

    assert "golden" in text_of(header)
    assert "5 papers · 6 people" in text_of(header)


def test_every_control_that_is_seen_has_a_label() -> None:
    unseen = {"focus", "selected", "tab"}

    assert {control.field for control in CONTROLS} - unseen == set(LABELS)


def test_every_button_has_a_name(golden_app: Dash) -> None:
    buttons = [part for part in parts(golden_app) if isinstance(part, html.Button)]

    nameless = [
        button
        for button in buttons
        if not (text_of(button.children).strip() or getattr(button, "aria-label", ""))
    ]
    assert buttons
    assert nameless == []


@pytest.mark.parametrize("name", sorted(EXPLANATIONS))
def test_every_explanation_has_a_title_and_a_text(name: str) -> None:
    about = EXPLANATIONS[name]

    assert about.title
    assert about.text.endswith((".", "?"))
    assert getattr(explain(name), "data-text") == about.text


def test_bars_hold_every_paper_once() -> None:
    papers = {1900: 2, 1950: 3, 2026: 5}

    bars = binned(papers)

    assert sum(count for _, _, count in bars) == 10
    assert bars[0][0] == 1900
    assert bars[-1][1] == 2026
    assert len(bars) <= MOST_BARS


def test_few_years_have_a_bar_each() -> None:
    assert binned({2018: 1, 2020: 2}) == ((2018, 2018, 1), (2019, 2019, 0), (2020, 2020, 2))


def test_the_stage_says_what_the_scene_says(golden_workspace: Workspace) -> None:
    scene = golden_workspace.scene(View(focus="a:ann-a"))

    _, title, _, totals, summary, centre, missing = stage.painted(scene)

    assert title == scene.title
    assert scene.totals.sentence in text_of(totals)
    assert scene.totals.sentence in str(summary)
    assert centre == {"id": "a:ann-a", "label": "Ann A"}
    assert missing is None


@pytest.mark.parametrize(
    ("focus", "name"),
    [("p:id:p1", "P1"), ("t:keyword:graphs", "Graphs"), ("", "")],
)
def test_the_trail_names_what_is_in_the_middle_and_not_the_picture(
    make_library: Callable[..., Library], focus: str, name: str
) -> None:
    graphs = (Topic("Graphs", "keyword"),)
    library = make_library(
        [Record("test", "id:p1", "P1", (Mention("Ann A"), Mention("Bob B")), topics=graphs)]
    )

    centre = stage.painted(scene(library, View(focus=focus)))[5]

    assert centre == {"id": focus, "label": name}


def test_an_unknown_focus_gives_its_name_and_a_way_to_the_search() -> None:
    drawn, title, *_, card = stage.missing(UnknownId("a:nobody"))

    assert drawn == []
    assert title == "Not in this library"
    assert "a:nobody" in text_of(card)
    assert "data-search" in str(card)


def test_a_hit_is_an_option_that_leads_to_its_thing() -> None:
    hit = Hit("a:ann-a", "author", "Ann A", "3 papers, 2018–2021", 3)

    (row,) = finder.rows([hit], "ann")

    assert row.role == "option"
    assert getattr(row, "data-focus") == "a:ann-a"
    assert "Person" in text_of(row)


def test_no_hit_says_so_with_the_text_that_was_typed() -> None:
    (row,) = finder.rows([], "<b>zzz</b>")

    assert "Nothing found for “<b>zzz</b>”" in text_of(row)
    assert finder.status([]) == "Nothing found"


def test_a_notice_shows_title_and_remedy() -> None:
    shown = text_of(notice(UnknownId("x")))

    assert "Nothing in this library has the id “x”." in shown
    assert "Search for the name instead" in shown


def test_a_line_of_the_log_has_no_line_breaks() -> None:
    assert one_line("a\r\nWARNING fake\x1b[31m\u2028b") == "a WARNING fake [31m b"
