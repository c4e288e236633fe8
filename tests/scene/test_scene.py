from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from small_libraries import Plain, opened

from explorer.errors import UnknownId
from explorer.legend import smaller
from explorer.library import Library
from explorer.measures import MEASURES
from explorer.palette import ACCENT
from explorer.picture import Scene
from explorer.scene import scene
from explorer.view import COLOURS, SIZES, View

A, B, C, D, E, F = "a:ann-a", "a:bob-b", "a:cat-c", "a:dan-d", "a:eve-e", "a:fay-f"
AROUND = View(focus=A)


def entries(shown: Scene, heading: str) -> list[str]:
    """Texts of the legend group that begins with `heading`."""
    return [
        entry.text
        for group in shown.legend
        if group.heading.startswith(heading)
        for entry in group.entries
    ]


def test_a_person_and_their_collaborators(golden_library: Library) -> None:
    shown = scene(golden_library, AROUND)

    assert shown.title == "Ann A and 2 collaborators"
    assert [node.id for node in shown.nodes] == [A, B, C]
    assert [tie.id for tie in shown.ties] == [f"{A}|{B}", f"{A}|{C}", f"{B}|{C}"]
    assert shown.totals.sentence == "3 people and 3 ties shown"


def test_a_tie_carries_its_papers_and_both_strengths(golden_library: Library) -> None:
    tie = scene(golden_library, AROUND).ties[0]

    assert (tie.papers, tie.fractional) == (2, 1.5)
    assert tie.paper_ids == ("p:id:p1", "p:id:p2")
    assert (tie.first_year, tie.last_year) == (2018, 2020)


def test_a_node_says_what_is_known(golden_library: Library) -> None:
    bob = scene(golden_library, AROUND).nodes[1]

    assert (bob.title, bob.papers, bob.collaborators) == ("Bob B", 3, 2)
    assert bob.strength == pytest.approx(1.5 + 0.8333, abs=1e-4)
    assert (bob.first_year, bob.last_year) == (2018, 2022)


def test_papers_of_a_node_are_those_of_the_years(golden_library: Library) -> None:
    shown = scene(golden_library, replace(AROUND, last_year=2020))

    assert {node.id: node.papers for node in shown.nodes} == {A: 2, B: 2, C: 1}


def test_the_focus_is_in_the_middle_labelled_and_marked(golden_library: Library) -> None:
    focus = scene(golden_library, AROUND).nodes[0]

    assert (focus.x, focus.y) == (0.0, 0.0)
    assert focus.labelled
    assert focus.colour == ACCENT
    assert focus.community is None


def test_the_core_shows_everybody_by_papers(golden_library: Library) -> None:
    shown = scene(golden_library, View())

    assert shown.title == "The core of golden, 6 people"
    assert [node.id for node in shown.nodes] == [A, B, C, E, D, F]
    assert shown.totals.people == 6


def test_fewest_papers_together_hides_weak_ties_and_who_hangs_on_them(
    golden_library: Library,
) -> None:
    shown = scene(golden_library, replace(AROUND, depth=2, min_papers=2))

    assert [node.id for node in shown.nodes] == [A, B, C]
    assert shown.totals.sentence == (
        "3 people and 2 ties shown · 2 people and 1 tie hidden by ‘at least 2 papers together’"
    )


def test_in_the_core_people_stay_when_their_ties_go(golden_library: Library) -> None:
    shown = scene(golden_library, View(min_papers=2))

    assert len(shown.nodes) == 6
    assert len(shown.ties) == 2


def test_papers_over_the_author_limit_are_counted(golden_library: Library) -> None:
    shown = scene(golden_library, View(focus=B, author_limit=3))

    assert shown.totals.papers_without_ties == 1
    assert shown.totals.sentence.endswith("1 paper with more than 3 authors makes no ties")


def test_years_hide_people_and_say_so(golden_library: Library) -> None:
    shown = scene(golden_library, View(focus=E, first_year=2023))

    assert [node.id for node in shown.nodes] == [E, F]
    assert "3 people hidden by ‘the years from 2023’" in shown.totals.sentence
    assert shown.notes == ("Papers without a year are left out while years are chosen.",)


def test_the_limit_hides_the_least_important(golden_library: Library) -> None:
    shown = scene(golden_library, View(limit=2))

    assert [node.id for node in shown.nodes] == [A, B]
    assert shown.totals.sentence == (
        "2 people and 1 tie shown · 4 people hidden by ‘the limit of 2 people’"
    )


def test_papers_stand_beside_people(golden_library: Library) -> None:
    shown = scene(golden_library, replace(AROUND, kinds=("papers",)))

    papers = [node for node in shown.nodes if node.kind == "paper"]
    assert [node.id for node in papers] == ["p:id:p1", "p:id:p2", "p:id:p4", "p:id:p3"]
    assert shown.totals.shown == (("papers", 4),)
    assert {tie.kind for tie in shown.ties} == {"coauthor", "authorship"}
    assert entries(shown, "Shapes") == ["person", "paper"]


def test_topics_and_institutions_stand_beside_people() -> None:
    papers = [Plain(("Ann Ash", "Bob Bay"), 2020, ("graphs",)), Plain(("Ann Ash",), 2021)]
    with opened(papers) as library:
        shown = scene(library, View(focus="a:ann-ash", kinds=("topics", "institutions")))

    beside = {node.title: node.kind for node in shown.nodes if node.kind != "author"}
    assert beside == {
        "graphs": "topic",
        "University of A": "institution",
        "University of B": "institution",
    }


def test_a_topic_shows_its_people() -> None:
    papers = [Plain(("Ann Ash", "Bob Bay"), 2020, ("graphs",)), Plain(("Cat Cox",), 2021)]
    with opened(papers) as library:
        shown = scene(library, View(focus="t:keyword:graphs"))

    assert shown.title == "graphs, 2 people"
    assert [node.id for node in shown.nodes] == ["a:ann-ash", "a:bob-bay"]


def test_a_paper_shows_its_authors(golden_library: Library) -> None:
    shown = scene(golden_library, View(focus="p:id:p4"))

    assert shown.title == "Paper p4, 4 people"
    assert {node.id for node in shown.nodes} == {B, C, D, E}


def test_an_empty_library_has_an_empty_scene() -> None:
    with opened([]) as library:
        shown = scene(library, View())

    assert shown.title == "Nobody in small yet"
    assert (shown.nodes, shown.ties, shown.legend) == ((), (), ())
    assert shown.totals.sentence == "0 people and 0 ties shown"


def test_an_unknown_focus_is_refused(golden_library: Library) -> None:
    with pytest.raises(UnknownId):
        scene(golden_library, View(focus="a:nobody"))


def test_the_caption_says_how_it_was_made(golden_library: Library) -> None:
    view = replace(AROUND, first_year=2018, last_year=2022, min_papers=2, strength="full")

    assert scene(golden_library, view).caption == (
        "Ann A and 1 of 2 collaborators in ‘golden’: ties are papers together, full counting, "
        "papers with at most 50 authors, the years 2018–2022, at least 2 papers together; sizes by "
        "papers, colours by community (Louvain)."
    )


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("size", SIZES)
def test_the_legend_shows_every_colour_and_a_matching_size(
    golden_library: Library, colour: str, size: str
) -> None:
    shown = scene(golden_library, replace(AROUND, depth=2, colour=colour, size=size))

    known = {
        part
        for group in shown.legend
        if group.heading.startswith("Colour")
        for entry in group.entries
        for part in entry.colour.split(",")
    }
    is_ramp = any(entry.swatch == "ramp" for entry in shown.legend[0].entries)
    assert is_ramp or {node.colour for node in shown.nodes} <= known
    rings = next(group for group in shown.legend if group.heading.startswith("Size")).entries[0]
    assert max(rings.sizes) <= max(node.diameter for node in shown.nodes)


@pytest.mark.parametrize(("colour", "swatch"), [("community", "disc"), ("first_year", "ring")])
def test_the_legend_shows_the_focus_filled_or_ringed_as_it_is_drawn(
    golden_library: Library, colour: str, swatch: str
) -> None:
    shown = scene(golden_library, replace(AROUND, colour=colour))
    focus = next(node for node in shown.nodes if node.id == AROUND.focus)

    assert shown.legend[0].entries[0].swatch == swatch
    assert (focus.colour == ACCENT) == (swatch == "disc")


@pytest.mark.parametrize(
    ("pairs", "alone", "said"),
    [
        (0, 1, "1 person in no community"),
        (1, 0, "smaller community, 2 people"),
        (2, 0, "2 smaller communities, 4 people"),
        (1, 1, "3 people in smaller communities or in none"),
    ],
)
def test_people_by_themselves_are_not_called_a_community(pairs: int, alone: int, said: str) -> None:
    assert smaller([2] * pairs + [1] * alone) == said


def test_the_sizes_of_the_legend_are_those_of_the_picture(golden_library: Library) -> None:
    shown = scene(golden_library, View())
    rings = next(group for group in shown.legend if group.heading == "Size: papers").entries[0]

    drawn = {f"{node.papers}": node.diameter for node in shown.nodes}
    assert dict(zip(rings.values, rings.sizes, strict=True)).items() <= drawn.items()


def test_the_widths_of_the_legend_are_those_of_the_picture(golden_library: Library) -> None:
    shown = scene(golden_library, View(strength="full"))
    lines = next(group for group in shown.legend if group.heading == "Ties").entries[0]

    drawn = {f"{tie.papers}": tie.width for tie in shown.ties}
    assert dict(zip(lines.values, lines.sizes, strict=True)).items() <= drawn.items()


def test_communities_are_named_after_their_most_prolific_person(golden_library: Library) -> None:
    shown = scene(golden_library, View())

    numbers = {node.community for node in shown.nodes}
    assert numbers == set(range(len(shown.communities)))
    assert shown.communities[0].startswith("around ")
    assert any(text.startswith(shown.communities[0]) for text in entries(shown, "Colour"))


@pytest.mark.parametrize("size", [found.name for found in MEASURES if found.sizes])
def test_no_two_discs_touch_whatever_their_size_means(golden_library: Library, size: str) -> None:
    shown = scene(golden_library, View(size=size))

    for one, other in combinations(shown.nodes, 2):
        distance = hypot(one.x - other.x, one.y - other.y)
        assert distance > (one.diameter + other.diameter) / 2


def test_uncertain_names_are_noted() -> None:
    with opened([Plain(("A. Ash", "Bob Bay"))]) as library:
        shown = scene(library, View())

    assert shown.notes == (
        "1 name is written with initials only and may stand for several people.",
    )
