"""PNG: the figure in pixels, at twice the size of the SVG, for slides and documents."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw, features
from PIL.PngImagePlugin import PngInfo

from explorer.exporters.drawing import raster
from explorer.exporters.drawing.lettering import drawable, font, runs, width
from explorer.exporters.drawing.marks import Line, Mark, Plan, Ramp, Shape, Text
from explorer.exporters.drawing.page import plan
from explorer.exporters.exporter import Exporter
from explorer.exporters.text import one_line
from explorer.model import Paper
from explorer.picture import Scene

SCALE = 2.0
FINER = 3
"""How much larger letters are drawn before they are reduced."""


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The figure with its title and caption in the file's text chunks."""
    out = BytesIO()
    _drawn(plan(scene)).save(
        out, "PNG", pnginfo=_about(scene), dpi=(72 * SCALE, 72 * SCALE), compress_level=4
    )
    return out.getvalue()


def _drawn(page: Plan) -> Image.Image:
    """All lines and shapes first, all text above them."""
    pixels = raster.blank(page.width * SCALE, page.height * SCALE, page.background)
    marks: tuple[Mark, ...] = (*page.ties, *page.nodes, *page.legend, *page.words)
    for mark in marks:
        _paint(pixels, mark)
    image = Image.fromarray(pixels)
    for text in (*page.labels, *marks):
        if isinstance(text, Text):
            _letter(image, text, page.background)
    return image


def _paint(pixels: raster.Pixels, mark: Mark) -> None:
    match mark:
        case Line(x1, y1, x2, y2, across, colour, opacity) as stroke:
            start, end = (x1 * SCALE, y1 * SCALE), (x2 * SCALE, y2 * SCALE)
            raster.line(
                pixels,
                start,
                end,
                across * SCALE,
                colour=colour,
                opacity=opacity,
                dash=stroke.dash * SCALE,
            )
        case Shape(form, x, y, diameter, fill, border, border_width):
            raster.shape(
                pixels,
                form,
                (x * SCALE, y * SCALE),
                diameter * SCALE,
                fill=fill,
                border=border,
                border_width=border_width * SCALE,
            )
        case Ramp(x, y, across, high, colours):
            corner, size = (x * SCALE, y * SCALE), (across * SCALE, high * SCALE)
            raster.ramp(pixels, corner, size, colours)


def _letter(image: Image.Image, text: Text, halo: str) -> None:
    """The halo of the whole line first, so that no stretch of it covers the one before."""
    size, words = text.size * SCALE, drawable(text.text)
    across = width(words, size, bold=text.bold)
    x, y = text.x * SCALE - across * _BEFORE[text.anchor], text.y * SCALE
    layers = ((halo, text.halo * SCALE / 2), (text.colour, 0.0))
    for colour, stroke in layers[0 if text.halo else 1 :]:
        # Letters stand on whole pixels; drawn larger and reduced, they keep their distances.
        tile, left, top = _tile(words, size, text.bold, stroke, (x, y))
        image.paste(colour, (left, top), tile)


def _tile(
    words: str, size: float, bold: bool, stroke: float, start: tuple[float, float]
) -> tuple[Image.Image, int, int]:
    """The letters as a mask, and the pixel of the image where its corner lies."""
    room = ceil(size / 2 + stroke)
    left, top = floor(start[0]) - room, floor(start[1]) - ceil(size) - room
    across = ceil(width(words, size, bold=bold)) + 2 * room + 2
    mask = Image.new("L", (across * FINER, (ceil(1.5 * size) + 2 * room) * FINER))
    letters = ImageDraw.Draw(mask)
    x, y = (start[0] - left) * FINER, (start[1] - top) * FINER
    for face, part in runs(words):
        letters.text(
            (x, y),
            part,
            fill=255,
            font=font(face, size * FINER, bold=bold),
            anchor="ls",
            stroke_width=stroke * FINER,
            # Without a direction an Arabic word would turn the line around; SVG does not.
            direction="ltr" if features.check("raqm") else None,
        )
        x += width(part, size, bold=bold) * FINER
    return mask.reduce(FINER), left, top


def _about(scene: Scene) -> PngInfo:
    info = PngInfo()
    info.add_text("Title", one_line(scene.title))
    info.add_text("Description", one_line(f"{scene.caption} {scene.totals.sentence}"))
    info.add_text("Software", "Co-authorship Explorer")
    return info


_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}

EXPORTER = Exporter(
    name="png",
    label="PNG picture",
    suffix=".png",
    mime="image/png",
    group="picture",
    write=write,
)
