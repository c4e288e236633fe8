"""Where everybody stands: people who write together stand together, and nobody moves later."""

from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from explorer.communities import coauthorship
from explorer.forces import ASPECT, Points, even_out, proportioned, relax, separate, turned
from explorer.packing import FreeSites, pack

Place = tuple[float, float]

GAP = 50.0
"""Least distance between the middles of two discs: the largest disc, a rim and a little air."""
NARROW_GAP = 30.0
"""The same for papers, topics and institutions, which are smaller."""
PICTURE = 900 * 675
"""Area that a picture should fill, in square scene units; more than 150 people need more."""
GROUP_PULL = 0.04
"""How much two people of one community attract each other beside their own ties."""
FOCUS_PULL = 0.35
"""Ties to the focus pull less than others: everybody has one, so they say little."""


def place(
    graph: "nx.Graph[str]", communities: Mapping[str, int], *, focus: str = ""
) -> dict[str, Place]:
    """Positions of the authors of `graph`; `focus`, if among them, stands at (0, 0).

    Deterministic, about as wide as 4:3, no two people closer than `GAP`.
    """
    ties = coauthorship(graph)
    if focus in ties:
        return _around(ties, communities, focus)
    parts = sorted(
        (sorted(part) for part in nx.connected_components(ties)),
        key=lambda part: (-len(part), part[0]),
    )
    length = _length(len(ties))
    drawn = [_alone(ties.subgraph(part), part, communities, length) for part in parts]
    packed = pack(drawn, max(GAP, 0.7 * length))
    return {
        person: _rounded(point)
        for part, points in zip(parts, packed, strict=True)
        for person, point in zip(part, points, strict=True)
    }


def settle(
    newcomers: Sequence[str],
    neighbours: Mapping[str, Iterable[tuple[str, float]]],
    settled: Mapping[str, Place],
    *,
    gap: float = GAP,
    focus: str = "",
) -> dict[str, Place]:
    """Positions for `newcomers`, in their order, near those they are tied to; nobody else moves.

    `neighbours` gives for each newcomer the (id, strength) of its ties. Each takes the free site
    nearest to the weighted middle of its neighbours, a little outwards; ties to the `focus` say
    nothing about where. A place depends only on the newcomers before, so a longer list never moves
    anybody.
    """
    if not newcomers:
        return {}
    places = dict(settled)
    sites = FreeSites(np.array(list(places.values()) or [(0.0, 0.0)]), gap, len(newcomers))
    for newcomer in newcomers:
        wanted = _wanted(neighbours.get(newcomer, ()), places, focus)
        places[newcomer] = _rounded(sites.take(wanted))
    return {newcomer: places[newcomer] for newcomer in newcomers}


def _wanted(
    ties: Iterable[tuple[str, float]], places: Mapping[str, Place], focus: str
) -> Place | None:
    near = [(places[other], weight) for other, weight in ties if other in places and other != focus]
    total = sum(weight for _, weight in near)
    if total <= 0:
        return None
    x = sum(point[0] * weight for point, weight in near) / total
    y = sum(point[1] * weight for point, weight in near) / total
    outwards = 1 + GAP / (np.hypot(x, y) + GAP)
    return (x * outwards, y * outwards)


def _around(ties: "nx.Graph[str]", communities: Mapping[str, int], focus: str) -> dict[str, Place]:
    names = sorted(ties)
    middle = names.index(focus)
    length = _length(len(names))
    pulls = _pulls(ties, names, communities, focus)
    points = relax(pulls, _ring(names, communities, length), length, centre=middle)
    others = np.arange(len(names)) != middle
    points[others] = even_out(points[others], length, 0.5)
    points[middle] = 0.0
    points = proportioned(separate(points, max(GAP, 0.7 * length), centre=middle))
    return {name: _rounded(point) for name, point in zip(names, points, strict=True)}


def _alone(
    ties: "nx.Graph[str]", names: Sequence[str], communities: Mapping[str, int], length: float
) -> Points:
    if len(names) == 1:
        return np.zeros((1, 2))
    pulls = _pulls(ties, names, communities, "")
    points = relax(pulls, _ring(names, communities, length), length)
    points = separate(even_out(turned(points), length, 0.5), max(GAP, 0.7 * length))
    return proportioned(points)


def _pulls(
    ties: "nx.Graph[str]", names: Sequence[str], communities: Mapping[str, int], focus: str
) -> NDArray[np.float64]:
    """Strength of each tie relative to all ties of both ends (their geometric mean), 0 to 1."""
    row = {name: index for index, name in enumerate(names)}
    strength = np.zeros((len(names), len(names)))
    for a, b, facts in ties.edges(data=True):
        strength[row[a], row[b]] = strength[row[b], row[a]] = facts["weight"]
    sums = strength.sum(1)
    sums[sums == 0] = 1.0
    pulls: NDArray[np.float64] = np.sqrt(strength / np.sqrt(np.outer(sums, sums)))
    if focus in row:
        pulls[row[focus], :] *= FOCUS_PULL
        pulls[:, row[focus]] *= FOCUS_PULL
    group = np.array([communities.get(name, -1 - index) for index, name in enumerate(names)])
    pulls += GROUP_PULL * (group[:, None] == group)
    return pulls


def _length(people: int) -> float:
    """Scene units between neighbours: few people get more room, for a picture that is filled."""
    return float(np.clip(0.75 * np.sqrt(PICTURE / max(1, people)), 60, 120))


def _ring(names: Sequence[str], communities: Mapping[str, int], length: float) -> Points:
    """People on a circle, communities side by side: a start without accidental crossings."""
    order = sorted(range(len(names)), key=lambda row: (communities.get(names[row], -1), names[row]))
    angle = np.empty(len(names))
    angle[order] = 2 * np.pi * np.arange(len(names)) / len(names)
    reach = length * np.sqrt(len(names)) * 0.35
    return np.column_stack((reach * ASPECT * np.cos(angle), reach * np.sin(angle)))


def _rounded(point: Iterable[float]) -> Place:
    x, y = point
    return (round(float(x), 1), round(float(y), 1))
