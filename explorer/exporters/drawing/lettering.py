"""Fonts that travel with the explorer: what draws a text, how wide it is, where it breaks."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from anyascii import anyascii
from PIL import ImageFont

from explorer.exporters.text import one_line
from explorer.settings import shipped

FAMILY = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', 'Noto Sans CJK SC', sans-serif"
"""What an SVG asks for; the widths here are Inter's."""

FACES = (
    ("inter-latin.woff2", "inter-latin.woff2"),
    ("inter-latin-ext.woff2", "inter-latin-ext.woff2"),
    ("inter-greek.woff2", "inter-greek.woff2"),
    ("inter-cyrillic.woff2", "inter-cyrillic.woff2"),
    ("inter-vietnamese.woff2", "inter-vietnamese.woff2"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("DroidSansFallback.ttf", "DroidSansFallback.ttf"),
)
"""Files for regular and bold text; the first that has a character draws it."""

_WEIGHTS = (400, 600)
_PROBE = 32.0
_RULER = 200.0
_NOBODY_HAS = "\U0010fffd"


def drawable(text: str) -> str:
    """The text on one line; what no bundled font can draw is romanised."""
    return "".join(
        char if _face_of(char) is not None else anyascii(char) or "\N{REPLACEMENT CHARACTER}"
        for char in one_line(text)
    )


def runs(text: str) -> list[tuple[int, str]]:
    """The drawable text cut into stretches that one face draws, in the order of the page."""
    # Only one face can lay out a line that runs from right to left.
    whole = _face_of(text) if any(map(_right_to_left, text)) else None
    if whole is not None:
        return [(whole, text)]
    faced = ((_face_of(cluster) or 0, cluster) for cluster in _clusters(text))
    return [
        (face, "".join(cluster for _, cluster in stretch))
        for face, stretch in groupby(faced, key=lambda pair: pair[0])
    ]


@lru_cache(maxsize=16_384)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels from the first to the last letter at this size."""
    total = sum(
        font(face, _RULER, bold=bold, shaped=False).getlength(part)
        for face, part in runs(drawable(text))
    )
    return total * size / _RULER


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The text in lines that fit the room; a word that is too long is cut."""
    lines: list[str] = []
    for word in _pieces(text, size, room, bold=bold):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or its beginning with an ellipsis where it does not fit the room."""
    line = one_line(text)
    if width(line, size, bold=bold) <= room:
        return line
    kept = _fitting(line, size, room - width("…", size, bold=bold), bold=bold)
    return f"{line[:kept].rstrip()}…"


@lru_cache(maxsize=256)
def font(face: int, size: float, *, bold: bool, shaped: bool = True) -> ImageFont.FreeTypeFont:
    """The face at this size; `shaped` joins Arabic letters where Pillow can."""
    engine = None if shaped else ImageFont.Layout.BASIC
    path = shipped("assets") / "fonts" / FACES[face][bold]
    made = ImageFont.truetype(path, size, layout_engine=engine)
    if path.suffix == ".woff2":
        made.set_variation_by_axes([_WEIGHTS[bold]])
    return made


def _pieces(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    for word in one_line(text).split():
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            kept = max(1, _fitting(rest, size, room, bold=bold))
            yield rest[:kept]
            rest = rest[kept:]
        yield rest


def _fitting(text: str, size: float, room: float, *, bold: bool) -> int:
    """How many characters from the start fit the room, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width(text[:middle], size, bold=bold) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def _clusters(text: str) -> Iterator[str]:
    """Letters with the accents that belong to them."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}


@lru_cache(maxsize=16_384)
def _face_of(cluster: str) -> int | None:
    draws = (all(_has(face, char) for char in cluster) for face in range(len(FACES)))
    return next((face for face, can in enumerate(draws) if can), None)


@lru_cache(maxsize=65_536)
def _has(face: int, char: str) -> bool:
    if char == " ":
        return True
    return _ink(face, char) != _ink(face, _NOBODY_HAS)


@lru_cache(maxsize=4096)
def _ink(face: int, char: str) -> tuple[tuple[int, int], bytes]:
    # Pillow tells nothing about coverage: a missing character is drawn as the font's empty box.
    mask = font(face, _PROBE, bold=False, shaped=False).getmask(char)
    return mask.size, bytes(mask)
