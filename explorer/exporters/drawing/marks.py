"""What a figure is made of, in page coordinates: pixels at scale 1, y pointing down."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line with round ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    opacity: float = 1.0
    id: str = ""
    title: str = ""
    """What a tooltip says."""
    dashed: bool = False

    @property
    def dash(self) -> float:
        """Length of the dashes and of the gaps; 0 for a line without."""
        return max(3 * self.width, 4.0) if self.dashed else 0.0

    def placed(self, dx: float, dy: float, scale: float = 1.0) -> "Line":
        """The same line, enlarged around (0, 0) and then moved."""
        return replace(
            self,
            x1=self.x1 * scale + dx,
            y1=self.y1 * scale + dy,
            x2=self.x2 * scale + dx,
            y2=self.y2 * scale + dy,
            width=self.width * scale,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A `disc`, a `square` with round corners, a `diamond` or a `hexagon` around (x, y)."""

    form: str
    x: float
    y: float
    diameter: float
    fill: str
    """Empty for an outline alone."""
    border: str
    border_width: float = 1.0
    id: str = ""
    title: str = ""

    def placed(self, dx: float, dy: float, scale: float = 1.0) -> "Shape":
        """The same shape, enlarged around (0, 0) and then moved."""
        return replace(
            self,
            x=self.x * scale + dx,
            y=self.y * scale + dy,
            diameter=self.diameter * scale,
            border_width=self.border_width * scale,
        )


@dataclass(frozen=True, slots=True)
class Ramp:
    """A bar of colours that run into each other, evenly spaced from left to right."""

    x: float
    y: float
    width: float
    height: float
    colours: tuple[str, ...]

    def placed(self, dx: float, dy: float, scale: float = 1.0) -> "Ramp":
        """The same bar, enlarged around (0, 0) and then moved."""
        return replace(
            self,
            x=self.x * scale + dx,
            y=self.y * scale + dy,
            width=self.width * scale,
            height=self.height * scale,
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; (x, y) is on its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    anchor: str = "start"
    """Which part of the line is at x: `start`, `middle` or `end`."""
    halo: float = 0.0
    """Width of the light border that keeps it readable over lines."""

    def placed(self, dx: float, dy: float, scale: float = 1.0) -> "Text":
        """The same text, enlarged around (0, 0) and then moved."""
        return replace(
            self,
            x=self.x * scale + dx,
            y=self.y * scale + dy,
            size=self.size * scale,
            halo=self.halo * scale,
        )


Mark = Line | Shape | Ramp | Text


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole figure, every layer in the order it is painted."""

    width: float
    height: float
    background: str
    title: str
    description: str
    ties: tuple[Line, ...]
    nodes: tuple[Shape, ...]
    labels: tuple[Text, ...]
    legend: tuple[Mark, ...]
    words: tuple[Mark, ...]
    """Title, caption, totals and the rule between them and the picture."""
