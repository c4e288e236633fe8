"""Nobody moves when a filter changes, when depth or limit grow, or when kinds are added."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_libraries import LAWS, PEOPLE, Plain, author_id, opened, plain_papers

from explorer.errors import UnknownId
from explorer.frames import make_frames
from explorer.library import Library
from explorer.picture import Scene
from explorer.scene import scene
from explorer.view import View

A = "a:ann-a"
CHANGES = {
    "years": {"first_year": 2020},
    "fewest papers": {"min_papers": 2},
    "strength": {"strength": "full"},
    "size": {"size": "equal"},
    "colour": {"colour": "first_year"},
    "selection": {"selected": A, "tab": "topics", "surface": "table"},
    "author limit": {"author_limit": 3},
    "depth": {"depth": 2},
    "lower limit": {"limit": 2},
    "higher limit": {"limit": 500},
    "kinds": {"kinds": ("papers",)},
}


def places(shown: Scene) -> dict[str, tuple[float, float]]:
    return {node.id: (node.x, node.y) for node in shown.nodes}


def moved(before: Scene, after: Scene) -> set[str]:
    """Who stands elsewhere, of those in both."""
    old, new = places(before), places(after)
    return {node for node in old.keys() & new.keys() if old[node] != new[node]}


@pytest.mark.parametrize("focus", ["", A])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_moves(golden_library: Library, focus: str, change: dict[str, object]) -> None:
    view = View(focus=focus)

    assert not moved(scene(golden_library, view), scene(golden_library, replace(view, **change)))  # type: ignore[arg-type]


def test_what_is_remembered_changes_nothing(golden_library: Library) -> None:
    frames = make_frames()
    views = [View(focus=A, depth=2, min_papers=count) for count in (1, 2, 3)]

    remembered = [scene(golden_library, view, frames) for view in views]

    assert remembered == [scene(golden_library, view) for view in reversed(views)][::-1]


def test_a_layout_is_made_once_for_all_filters(golden_library: Library) -> None:
    frames = make_frames()

    for count in (1, 2, 3):
        scene(golden_library, View(focus=A, min_papers=count), frames)

    assert len(frames) == 1


@LAWS
@given(
    plain_papers,
    st.sampled_from(("", *PEOPLE)),
    st.integers(1, 2),
    st.sampled_from(((), ("papers",), ("topics", "institutions"))),
    st.integers(1, 3),
)
def test_filters_move_nobody(
    papers: list[Plain], name: str, depth: int, kinds: tuple[str, ...], min_papers: int
) -> None:
    view = View(focus=author_id(name) if name else "", depth=depth, kinds=kinds)
    with opened(papers) as library:
        try:
            before = scene(library, view)
        except UnknownId:
            return
        after = scene(library, replace(view, min_papers=min_papers, first_year=2019))
        shallow = scene(library, replace(view, depth=1, kinds=()))

    assert not moved(before, after)
    assert not moved(shallow, before)
    totals = after.totals
    hidden = sum(part.count for part in totals.hidden if part.kind == "people")
    assert totals.people_shown + hidden == totals.people == before.totals.people
