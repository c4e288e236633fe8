"""A scene as frozen data: what is to be seen, ready for the page and for every export.

Coordinates are in scene units (one unit is one CSS pixel at zoom 1), y pointing down, the picture
centred on (0, 0). Colours are `#rrggbb`. Everything is sorted, so that equal questions give equal
scenes and equal bytes.
"""

from dataclasses import dataclass, field

from explorer.view import View


@dataclass(frozen=True, slots=True)
class Node:
    """An author, paper, topic or institution on the canvas."""

    id: str
    """With prefix: `a:` author, `p:` paper, `t:` topic, `i:` institution."""
    kind: str
    """`author`, `paper`, `topic` or `institution`."""
    label: str
    """The short text beside the node (a name; a shortened title)."""
    title: str
    """The full text: what a tooltip, the table and the exports say."""
    x: float
    y: float
    diameter: float
    colour: str
    rank: int
    """0 is the most important; labels are given out in this order."""
    labelled: bool
    """Whether the label fits without touching another at zoom 1."""
    community: int | None = None
    """Number of the community, 0 the largest; None outside authors."""
    papers: int | None = None
    """Papers in this library that pass the view's years."""
    collaborators: int | None = None
    """Degree among the authors shown."""
    strength: float | None = None
    """Sum of the strengths of the ties shown."""
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A line on the canvas."""

    id: str
    """`source|target`, source < target."""
    source: str
    target: str
    kind: str
    """`coauthor`, `given` (by a ready network), `authorship`, `topic` or `affiliation`."""
    width: float
    papers: int
    """Papers behind the line (1 for an authorship)."""
    fractional: float | None = None
    """Newman strength; None for lines that are not co-authorship."""
    first_year: int | None = None
    last_year: int | None = None
    paper_ids: tuple[str, ...] = ()
    """The papers behind a co-authorship tie, sorted."""
    given: float | None = None
    """The strength that a ready network gives, where there are no papers together."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One row of the legend: a swatch and what it means."""

    swatch: str
    """`disc`, `ring` (the focus), `square`, `diamond`, `hexagon`, `line`, `dashes`, `ramp` or
    `rings` (sizes)."""
    text: str
    colour: str = ""
    """`#rrggbb`; for a ramp the colours from low to high, separated by commas."""
    values: tuple[str, ...] = ()
    """What the ends of a ramp, or the sizes of the rings, stand for."""
    sizes: tuple[float, ...] = ()
    """Diameters of the rings, or widths of the lines, in scene units."""


@dataclass(frozen=True, slots=True)
class LegendGroup:
    """Rows under one heading, for example "Colour: community"."""

    heading: str
    entries: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """How many are not shown for one reason, in words: `12 people hidden by “…”`."""

    count: int
    kind: str
    """`people`, `ties`, `papers`, `topics` or `institutions`."""
    reason: str
    """`at least 2 papers together`, `the years 2010–2015`, `the limit of 150 people` …"""


@dataclass(frozen=True, slots=True)
class Totals:
    """Shown + hidden + set aside = total, for people (and for every extra kind drawn)."""

    people: int
    """People that could be shown with no filter and no limit."""
    people_shown: int
    ties_shown: int
    hidden: tuple[Hidden, ...] = ()
    """For people the counts add up: people_shown + sum(hidden people) == people."""
    shown: tuple[tuple[str, int], ...] = ()
    """For every extra kind drawn: (kind, number shown)."""
    papers_without_ties: int = 0
    """Papers of the people in question with more authors than the limit."""
    sentence: str = ""
    """The line under the canvas."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen for one view of one library."""

    view: View
    library: str
    """Name of the library, for the caption."""
    title: str
    """`Leon Bungert and 41 collaborators` or `The core of …`."""
    caption: str
    """One sentence that says what is shown and how it was made."""
    totals: Totals
    nodes: tuple[Node, ...] = ()
    """By rank."""
    ties: tuple[Tie, ...] = ()
    """By id."""
    legend: tuple[LegendGroup, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Further sentences: uncertain names, missing years …"""
    communities: tuple[str, ...] = ()
    """Name of each community by its number: `around Martin Burger`."""
    focus_name: str = ""
    """Name or title of the focus in full; empty without one."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the nodes' discs; (-1, -1, 1, 1) for an empty scene."""
        if not self.nodes:
            return (-1.0, -1.0, 1.0, 1.0)
        return (
            min(node.x - node.diameter / 2 for node in self.nodes),
            min(node.y - node.diameter / 2 for node in self.nodes),
            max(node.x + node.diameter / 2 for node in self.nodes),
            max(node.y + node.diameter / 2 for node in self.nodes),
        )
