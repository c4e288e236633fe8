"""The legend of the page says what the legend of the scene says."""

from urllib.parse import unquote
from xml.etree.ElementTree import fromstring

import pytest
from dash.development.base_component import Component

from explorer.picture import LegendEntry
from explorer.view import COLOURS, View
from explorer.web.legend import legend, swatch
from explorer.workspace import Workspace


def words(parts: list[Component]) -> list[str]:
    return [text for part in parts for child in [part, *part._traverse()] for text in _own(child)]


def _own(component: object) -> list[str]:
    children = getattr(component, "children", None)
    every = children if isinstance(children, list) else [children]
    return [child for child in every if isinstance(child, str)]


@pytest.mark.parametrize("colour", COLOURS)
def test_every_word_of_the_scene_is_in_the_legend(golden_workspace: Workspace, colour: str) -> None:
    scene = golden_workspace.scene(View(colour=colour, kinds=("papers",)))

    said = words(legend(scene))

    for group in scene.legend:
        assert group.heading in said
        for entry in group.entries:
            assert entry.text in said
            assert set(entry.values) <= set(said)


@pytest.mark.parametrize(
    "entry",
    [
        LegendEntry("disc", "a", "#112233"),
        LegendEntry("ring", "a", "#112233"),
        LegendEntry("square", "a", "#112233"),
        LegendEntry("diamond", "a", "#112233"),
        LegendEntry("hexagon", "a", "#112233"),
        LegendEntry("line", "a", sizes=(2.0,)),
        LegendEntry("rings", "a", sizes=(12.0,)),
        LegendEntry("ramp", "a", "#112233,#445566"),
    ],
)
def test_every_swatch_is_a_drawing(entry: LegendEntry) -> None:
    picture = swatch(entry)

    drawing = fromstring(unquote(picture.removeprefix("data:image/svg+xml,")))  # noqa: S314
    assert drawing.tag.endswith("svg")
    assert len(drawing) > 0


def test_a_swatch_has_the_colour_of_its_entry() -> None:
    assert "#112233" in unquote(swatch(LegendEntry("disc", "a", "#112233")))
