"""The legend of a scene, made with the scales of the scene itself, so that it always matches."""

from collections import Counter

from explorer.painting import Paint, given_strengths, tie_strengths
from explorer.palette import ACCENT, COMMUNITIES, KINDS, OTHER, RAMP, SHAPES, community_colour
from explorer.picture import LegendEntry, LegendGroup
from explorer.scales import ALIKE, diameter, ticks, width
from explorer.wording import counted, number

_COUNTING = {"full": "papers together", "fractional": "papers together, fractional"}
_NAMES = {"author": "person"}


def legend(paint: Paint) -> tuple[LegendGroup, ...]:
    """What colours, sizes, widths and shapes mean; nothing for an empty scene."""
    if not paint.graph:
        return ()
    groups = (_colours(paint), _sizes(paint), _widths(paint), _shapes(paint))
    return tuple(group for group in groups if group.entries)


def _colours(paint: Paint) -> LegendGroup:
    entries = _communities(paint) if paint.colour.groups else _ramp(paint)
    if paint.focus:
        name = paint.graph.nodes[paint.focus]["name"]
        swatch = "disc" if paint.colour.groups else "ring"
        entries.insert(0, LegendEntry(swatch, f"{name} (focus)", ACCENT))
    return LegendGroup(f"Colour: {paint.colour.label.lower()}", tuple(entries))


def _communities(paint: Paint) -> list[LegendEntry]:
    sizes = Counter(found for found in paint.communities.values() if found is not None)
    coloured = [found for found in sorted(sizes) if community_colour(found, sizes[found]) != OTHER]
    entries = [
        LegendEntry(
            "disc", f"{paint.names[found]}, {counted(sizes[found], 'people')}", COMMUNITIES[found]
        )
        for found in coloured
    ]
    if others := [sizes[found] for found in sizes if found not in coloured]:
        entries.append(LegendEntry("disc", smaller(others), OTHER))
    return entries


def smaller(sizes: list[int]) -> str:
    """What is said of the communities without a colour of their own, by their numbers of people."""
    people = counted(sum(sizes), "people")
    if max(sizes) == 1:
        return f"{people} in no community"
    if 1 in sizes:
        return f"{people} in smaller communities or in none"
    communities = (
        "smaller community" if len(sizes) == 1 else f"{number(len(sizes))} smaller communities"
    )
    return f"{communities}, {people}"


def _ramp(paint: Paint) -> list[LegendEntry]:
    entries = []
    if paint.ramp is not None:
        ends = (paint.ramp.low, paint.ramp.high)
        written = tuple(number(end) if paint.colour.amount else str(int(end)) for end in ends)
        entries.append(LegendEntry("ramp", paint.colour.label.lower(), ",".join(RAMP), written))
    if any(value is None for value in paint.colours.values()):
        entries.append(LegendEntry("disc", "not known", OTHER))
    return entries


def _sizes(paint: Paint) -> LegendGroup:
    label = paint.size.label.lower()
    if paint.size.same:
        return LegendGroup("Size", (LegendEntry("rings", label, sizes=(ALIKE,)),))
    values = ticks(1, paint.largest)
    rings = LegendEntry(
        "rings",
        label,
        values=tuple(number(value) for value in values),
        sizes=tuple(diameter(value, paint.largest) for value in values),
    )
    return LegendGroup(f"Size: {label}", (rings,) if values else ())


def _widths(paint: Paint) -> LegendGroup:
    values = ticks(min(tie_strengths(paint.graph, paint.strength), default=0), paint.strongest)
    lines = LegendEntry(
        "line",
        _COUNTING[paint.strength],
        values=tuple(number(value) for value in values),
        sizes=tuple(width(value, paint.strongest) for value in values),
    )
    drawn = (lines,) if values else ()
    return LegendGroup("Ties", (*drawn, *_given(paint)))


def _given(paint: Paint) -> tuple[LegendEntry, ...]:
    """What the dashed lines between people mean."""
    values = ticks(min(given_strengths(paint.graph), default=0), paint.most_given)
    dashes = LegendEntry(
        "dashes",
        "strength given by a network file, no papers",
        values=tuple(number(value) for value in values),
        sizes=tuple(width(value, paint.most_given) for value in values),
    )
    return (dashes,) if values else ()


def _shapes(paint: Paint) -> LegendGroup:
    kinds = list(dict.fromkeys(paint.graph.nodes[node]["kind"] for node in paint.graph))
    entries = [
        LegendEntry(SHAPES[kind], _NAMES.get(kind, kind), KINDS.get(kind, OTHER)) for kind in kinds
    ]
    return LegendGroup("Shapes", tuple(entries) if len(kinds) > 1 else ())
