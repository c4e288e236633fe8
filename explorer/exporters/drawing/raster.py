"""Lines and shapes painted on an array of pixels, with smooth edges.

Coverage comes from the distance to the mark, as a vector renderer takes it, so that the PNG looks
like the SVG. Everything is in pixels of the array; the first pixel is centred on (½, ½).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from explorer.palette import channels

Pixels = NDArray[np.uint8]
"""Rows, columns, three channels."""
Numbers = NDArray[np.float64]

ROUNDING = 0.18
"""Radius of a square's corners, in diameters."""
HALF_HEIGHT = 0.75**0.5
"""Of a hexagon with corners at distance 1."""


def blank(width: float, height: float, colour: str) -> Pixels:
    """An array of one colour."""
    shape = (int(np.ceil(height)), int(np.ceil(width)), 3)
    return np.full(shape, channels(colour), dtype=np.uint8)


def line(
    pixels: Pixels,
    start: tuple[float, float],
    end: tuple[float, float],
    width: float,
    *,
    colour: str,
    opacity: float,
    dash: float = 0.0,
) -> None:
    """A line with round ends; only the pixels along it are touched. `dash` is that of the line."""
    (x1, y1), (x2, y2) = start, end
    if abs(y2 - y1) > abs(x2 - x1):
        turned = pixels.transpose(1, 0, 2)
        line(turned, (y1, x1), (y2, x2), width, colour=colour, opacity=opacity, dash=dash)
        return
    if x1 > x2:
        (x1, y1), (x2, y2) = end, start
    dx, dy = x2 - x1, y2 - y1
    slope = dy / dx if dx else 0.0
    # A line thinner than a pixel is one pixel wide and fainter.
    radius, strength = max(width, 1.0) / 2, opacity * min(width, 1.0)
    reach = int(np.ceil((radius + 1) * np.hypot(1, slope)))
    columns = _span(x1 - radius - 1, x2 + radius + 1, pixels.shape[1])
    middle = np.floor(y1 + (columns + 0.5 - x1) * slope).astype(np.int64)
    rows = middle[:, None] + np.arange(-reach, reach + 1)[None, :]
    x, y = columns[:, None] + 0.5 - x1, rows + 0.5 - y1
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    distance = np.hypot(x - along * dx, y - along * dy)
    if dash:
        distance = np.hypot(distance, _to_dash(along * np.hypot(dx, dy), dash))
    distance -= radius
    inside = (rows >= 0) & (rows < pixels.shape[0])
    where = rows[inside], np.broadcast_to(columns[:, None], rows.shape)[inside]
    _blend(pixels, where, _coverage(distance[inside]) * strength, colour)


def _to_dash(place: Numbers, dash: float) -> Numbers:
    """How far each place along a line is from the next dash; gaps are as long as dashes."""
    inside = np.mod(place, 2 * dash)
    distance: Numbers = np.minimum(np.maximum(inside - dash, 0), 2 * dash - inside)
    return distance


def shape(
    pixels: Pixels,
    form: str,
    centre: tuple[float, float],
    diameter: float,
    *,
    fill: str,
    border: str,
    border_width: float,
) -> None:
    """A shape with its border, half of it inside the outline; no fill draws the border alone."""
    reach = (diameter + border_width) / 2 + 1
    columns = _span(centre[0] - reach, centre[0] + reach, pixels.shape[1])
    rows = _span(centre[1] - reach, centre[1] + reach, pixels.shape[0])
    x, y = np.meshgrid(columns + 0.5 - centre[0], rows + 0.5 - centre[1])
    distance = _DISTANCES[form](x, y, diameter / 2)
    where = np.ix_(rows, columns)
    if fill:
        _blend(pixels, where, _coverage(distance), fill)
    _blend(pixels, where, _coverage(np.abs(distance) - border_width / 2), border)


def ramp(
    pixels: Pixels, corner: tuple[float, float], size: tuple[float, float], colours: tuple[str, ...]
) -> None:
    """A bar of colours that run into each other from left to right."""
    columns = _span(corner[0], corner[0] + size[0], pixels.shape[1])
    rows = _span(corner[1], corner[1] + size[1], pixels.shape[0])
    place = (columns + 0.5 - corner[0]) / size[0]
    stops = np.linspace(0, 1, len(colours))
    bands = np.array([channels(colour) for colour in colours]).T
    shades = np.stack([np.interp(place, stops, band) for band in bands], axis=1)
    pixels[np.ix_(rows, columns)] = np.round(shades)[None, :, :]


def _span(low: float, high: float, size: int) -> NDArray[np.int64]:
    """The pixels from low to high that lie on the array."""
    return np.arange(max(0, int(np.floor(low))), min(size, int(np.ceil(high))))


def _coverage(distance: Numbers) -> Numbers:
    """How much of a pixel is covered whose centre is this far outside the outline."""
    share: Numbers = np.clip(0.5 - distance, 0.0, 1.0)
    return share


def _blend(
    pixels: Pixels, where: tuple[NDArray[np.int64], ...], share: Numbers, colour: str
) -> None:
    over = np.array(channels(colour), dtype=np.float64)
    under = pixels[where]
    pixels[where] = np.round(under + (over - under) * share[..., None])


def _disc(x: Numbers, y: Numbers, radius: float) -> Numbers:
    return np.hypot(x, y) - radius


def _square(x: Numbers, y: Numbers, radius: float) -> Numbers:
    round_ = 2 * radius * ROUNDING
    outside_x, outside_y = np.abs(x) - radius + round_, np.abs(y) - radius + round_
    corner: Numbers = np.hypot(np.maximum(outside_x, 0), np.maximum(outside_y, 0))
    inner: Numbers = np.minimum(np.maximum(outside_x, outside_y), 0)
    distance: Numbers = corner + inner - round_
    return distance


def _diamond(x: Numbers, y: Numbers, radius: float) -> Numbers:
    distance: Numbers = (np.abs(x) + np.abs(y) - radius) * 0.5**0.5
    return distance


def _hexagon(x: Numbers, y: Numbers, radius: float) -> Numbers:
    """Corners left and right, flat above and below."""
    flat = np.abs(y)
    slanted = np.abs(x) * HALF_HEIGHT + np.abs(y) / 2
    return np.maximum(flat, slanted) - radius * HALF_HEIGHT


_DISTANCES: dict[str, Callable[[Numbers, Numbers, float], Numbers]] = {
    "disc": _disc,
    "square": _square,
    "diamond": _diamond,
    "hexagon": _hexagon,
}
