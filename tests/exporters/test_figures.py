"""The figure: everything shown is drawn once, inside the page, safely and alike in SVG and PNG."""

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from difficult_scene import ARABIC, CHINESE, MARKUP, SCENE
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from explorer.exporters import write
from explorer.exporters.drawing import canvas, raster
from explorer.exporters.drawing.lettering import drawable, runs, shortened, width, wrapped
from explorer.exporters.drawing.marks import Text
from explorer.exporters.drawing.page import LARGEST, MARGIN, plan
from explorer.exporters.text import one_line
from explorer.picture import Node

SVG = "{http://www.w3.org/2000/svg}"


def drawn() -> ET.Element:
    return ET.fromstring(write("svg", SCENE))  # noqa: S314 - our own output


def layer(root: ET.Element, name: str) -> ET.Element:
    return next(group for group in root.iter(f"{SVG}g") if group.get("class") == name)


def texts(root: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_every_node_and_tie_is_drawn_once_with_its_id() -> None:
    nodes = [mark.get("data-id") for mark in layer(drawn(), "nodes")]
    ties = [mark.get("data-id") for mark in layer(drawn(), "ties")]

    assert sorted(nodes) == sorted(node.id for node in SCENE.nodes)
    assert sorted(ties) == sorted(tie.id for tie in SCENE.ties)


def test_every_kind_has_its_shape() -> None:
    tags = {mark.get("data-id"): mark.tag.removeprefix(SVG) for mark in layer(drawn(), "nodes")}

    assert tags["a:leon-bungert"] == "circle"
    assert tags["p:arxiv:2404.14402"] == "rect"
    assert tags["t:arxiv:math-na"] == "polygon"
    assert tags["i:long"] == "polygon"


def test_nodes_and_ties_say_what_they_are() -> None:
    titles = {
        mark.get("data-id"): mark.findtext(f"{SVG}title")
        for name in ("nodes", "ties")
        for mark in layer(drawn(), name)
    }

    assert titles["a:leon-bungert"] == "Leon Bungert: 4 papers (2018–2024)"
    assert titles["a:jurgen-muller|a:leon-bungert"] == (
        "Jürgen Müller-Čapek — Leon Bungert: 2 papers, strength 1.50 (2018–2020)"
    )


def test_the_figure_has_a_name_and_a_description_for_screen_readers() -> None:
    root = drawn()

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title description"
    assert root.findtext(f"{SVG}title") == SCENE.title
    assert root.findtext(f"{SVG}desc") == f"{SCENE.caption} {SCENE.totals.sentence}"


def test_title_caption_totals_and_notes_are_written_out() -> None:
    words = " ".join(texts(layer(drawn(), "words")))

    assert words == " ".join((SCENE.title, SCENE.caption, SCENE.totals.sentence, *SCENE.notes))


def test_the_legend_is_inside_with_every_heading_and_entry() -> None:
    words = texts(layer(drawn(), "legend"))

    assert {group.heading for group in SCENE.legend} <= set(words)
    assert "2 smaller communities, 3 people <in all>" in words
    assert {"0.1", "1.5", "2018", "2024"} <= set(words)


def test_only_labels_that_fit_are_drawn_and_names_stay_text() -> None:
    labels = texts(layer(drawn(), "labels"))

    assert MARKUP in labels
    assert ARABIC in labels
    assert f"{CHINESE} (Wei Wang)" in labels
    assert "Two Lines and abell" not in labels
    assert len(labels) == sum(node.labelled for node in SCENE.nodes)


def test_a_long_label_ends_in_an_ellipsis_and_stays_whole_in_the_tooltip() -> None:
    institution = next(m for m in layer(drawn(), "nodes") if m.get("data-id") == "i:long")

    assert "The International Consortium for the…" in texts(layer(drawn(), "labels"))
    assert "Laboratories" in (institution.findtext(f"{SVG}title") or "")


def test_the_svg_holds_nothing_that_runs_loads_or_links() -> None:
    tags = {element.tag.removeprefix(SVG) for element in drawn().iter()}
    names = {name for element in drawn().iter() for name in element.attrib}

    assert tags == {
        "svg", "title", "desc", "g", "rect", "circle", "line", "polygon", "text",
        "linearGradient", "stop",
    }  # fmt: skip
    assert not [name for name in names if name.startswith("on") or "href" in name]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_any_name_gives_a_well_formed_svg(text: str) -> None:
    node = Node("a:x", "author", text, text, 0, 0, 20, "#0072b2", 0, labelled=True)
    scene = replace(SCENE, nodes=(node,), ties=(), title=text, caption=text)

    root = ET.fromstring(write("svg", scene))  # noqa: S314 - our own output

    assert root.findtext(f"{SVG}title") == one_line(text)


def test_everything_stands_inside_the_margins() -> None:
    page = plan(SCENE)
    marks = (*page.labels, *page.legend, *page.words)
    boxes = [canvas.text_box(mark) for mark in marks if isinstance(mark, Text)]

    assert min(left for left, _, _, _ in boxes) >= MARGIN - 0.01
    assert max(right for _, _, right, _ in boxes) <= page.width - MARGIN + 0.01
    assert max(bottom for _, _, _, bottom in boxes) <= page.height - MARGIN + 4


def test_labels_do_not_touch_each_other() -> None:
    boxes = [canvas.text_box(label) for label in plan(SCENE).labels]
    touching = [
        (one, two)
        for number, one in enumerate(boxes)
        for two in boxes[:number]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]

    assert touching == []


def test_a_huge_scene_is_drawn_smaller_with_labels_still_readable() -> None:
    nodes = tuple(replace(node, x=node.x * 40, y=node.y * 40) for node in SCENE.nodes)
    page = plan(replace(SCENE, nodes=nodes))

    assert max(page.width, page.height) < LARGEST * 1.7
    assert {label.size for label in page.labels} == {9.0}


def test_an_empty_scene_still_has_its_words() -> None:
    page = plan(replace(SCENE, nodes=(), ties=(), legend=()))

    assert page.nodes == ()
    assert next(mark.text for mark in page.words if isinstance(mark, Text)) == SCENE.title


def test_the_png_has_twice_the_size_of_the_svg_and_its_words_inside() -> None:
    page = plan(SCENE)
    image = Image.open(BytesIO(write("png", SCENE)))

    assert image.size == (int(np.ceil(page.width * 2)), int(np.ceil(page.height * 2)))
    assert image.text["Title"] == SCENE.title
    assert image.text["Description"] == f"{SCENE.caption} {SCENE.totals.sentence}"


def test_the_png_shows_every_node_in_its_colour_where_the_svg_has_it() -> None:
    page = plan(SCENE)
    pixels = np.asarray(Image.open(BytesIO(write("png", SCENE))).convert("RGB"))
    colours = {
        mark.id: "#{:02x}{:02x}{:02x}".format(*pixels[int(mark.y * 2), int(mark.x * 2)])
        for mark in page.nodes
    }

    assert colours == {mark.id: mark.fill for mark in page.nodes}


@pytest.mark.parametrize(("start", "end"), [((10, 50), (90, 50)), ((20, 10), (40, 95))])
def test_a_line_covers_as_much_as_its_length_and_width_say(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    pixels = raster.blank(100, 100, "#ffffff")

    raster.line(pixels, start, end, 4.0, colour="#000000", opacity=1.0)

    covered = (255 - pixels[..., 0].astype(float)).sum() / 255
    length = np.hypot(end[0] - start[0], end[1] - start[1])
    assert covered == pytest.approx(length * 4 + np.pi * 4, rel=0.02)


@pytest.mark.parametrize(
    ("form", "area"),
    [
        ("disc", np.pi * 900),
        ("square", 3600 - (4 - np.pi) * (60 * raster.ROUNDING) ** 2),
        ("diamond", 1800),
        ("hexagon", 1.5 * 3**0.5 * 900),
    ],
)
def test_a_shape_covers_the_area_of_its_outline(form: str, area: float) -> None:
    pixels = raster.blank(100, 100, "#ffffff")

    raster.shape(pixels, form, (50, 50), 60, fill="#000000", border="#000000", border_width=0)

    covered = (255 - pixels[..., 0].astype(float)).sum() / 255
    assert covered == pytest.approx(area, rel=0.02)


def test_marks_beyond_the_edge_are_cut_off() -> None:
    pixels = raster.blank(20, 20, "#ffffff")

    raster.line(pixels, (-50, -50), (70, 90), 6.0, colour="#000000", opacity=1.0)
    raster.shape(pixels, "disc", (-3, 25), 20, fill="#ff0000", border="#000000", border_width=1)

    assert pixels.shape == (20, 20, 3)


def test_a_line_without_length_is_a_dot() -> None:
    pixels = raster.blank(20, 20, "#ffffff")

    raster.line(pixels, (10, 10), (10, 10), 6.0, colour="#000000", opacity=1.0)

    assert tuple(pixels[9, 9]) == (0, 0, 0)


def test_accented_names_are_set_in_one_family_of_faces() -> None:
    assert {face for face, _ in runs("Łukasz Müller-Čapek Nguyễn Αθηνά Юрий")} <= {0, 1, 2, 3, 4}


def test_arabic_is_set_by_one_face_and_chinese_by_the_fallback() -> None:
    assert len(runs(ARABIC)) == 1
    assert [face for face, _ in runs(CHINESE)] == [6]


@pytest.mark.parametrize(("text", "shown"), [("한글", "HanGeul"), ("ไทย", "aithy"), ("Ada", "Ada")])
def test_what_no_bundled_font_has_is_romanised(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_a_text_wraps_between_words_and_inside_a_word_that_is_too_long() -> None:
    lines = wrapped("one two three " + "x" * 60, 12, 80)

    assert lines[0] == "one two three"
    assert "".join(lines[1:]) == "x" * 60
    assert all(width(line, 12) <= 80 for line in lines)


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shortened("Ada Lovelace", 12, 200) == "Ada Lovelace"
    assert shortened("Ada Lovelace", 12, 40).endswith("…")
