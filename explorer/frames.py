"""Positions that stay put: the unfiltered picture is laid out once, filters only take away.

The people around a focus (one step, no filter, default limit) are the base. Whoever else a view
shows (more depth, a higher limit, other kinds) settles around it in order of rank; nobody in the
base moves. A filtered view takes its positions from the unfiltered view with the same focus, depth,
limit and kinds, and so does every other filter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.communities import communities
from explorer.graph import Neighbourhood, neighbourhood
from explorer.layouts import GAP, NARROW_GAP, Place, place, settle
from explorer.library import Library
from explorer.memory import Memory
from explorer.totals import MOST_TIES
from explorer.view import View

Frames = Memory[dict[str, Place]]
"""Places by unfiltered view, of one version of one library."""


def make_frames() -> Frames:
    """An empty memory for the frames of one library."""
    return Memory(room=100_000, weigh=len)


def ask(library: Library, view: View) -> Neighbourhood:
    """The people and ties of a view."""
    return neighbourhood(
        library,
        focus=view.focus,
        depth=view.depth,
        kinds=view.kinds,
        papers=view.papers,
        min_papers=view.min_papers,
        strength=view.strength,
        limit=view.limit,
        most_ties=MOST_TIES,
    )


def positions(
    library: Library,
    view: View,
    seen: Neighbourhood,
    frames: Frames,
    groups: Mapping[str, int | None],
) -> dict[str, Place]:
    """A place for every node of `seen`, which answers `view` and has these communities."""
    shape = _shape(view)
    unfiltered = _unfiltered(shape)
    base = View(focus=view.focus)
    places = frames.get(
        base, lambda: _base(library, base, (seen, groups) if shape == base else None)
    )
    if any(node not in places for node in seen.graph):
        places = frames.get(
            unfiltered,
            lambda: (
                places | _joined(seen if shape == unfiltered else ask(library, unfiltered), places)
            ),
        )
    return _joined(seen, places)


def _shape(view: View) -> View:
    """The view without what moves nobody: selection, tab, surface, sizes and colours."""
    plain = View()
    return replace(
        view,
        selected=plain.selected,
        tab=plain.tab,
        surface=plain.surface,
        size=plain.size,
        colour=plain.colour,
    )


def _unfiltered(view: View) -> View:
    return replace(view, first_year=None, last_year=None, min_papers=1, strength="fractional")


def _base(
    library: Library,
    view: View,
    known: tuple[Neighbourhood, Mapping[str, int | None]] | None,
) -> dict[str, Place]:
    """The base of a view; `known` are its answer and communities where they are at hand."""
    if known is None:
        seen = ask(library, view)
        return place(seen.graph, communities(seen.graph, without=seen.focus), focus=seen.focus)
    seen, groups = known
    numbers = {person: number for person, number in groups.items() if number is not None}
    return place(seen.graph, numbers, focus=seen.focus)


def _joined(seen: Neighbourhood, places: dict[str, Place]) -> dict[str, Place]:
    """Places of everybody seen: those known, and newcomers around them, people first."""
    known = {node: places[node] for node in seen.graph if node in places}
    newcomers = [node for node in seen.graph if node not in places]
    people = [node for node in newcomers if node.startswith("a:")]
    others = [node for node in newcomers if not node.startswith("a:")]
    known |= settle(people, _ties(seen, people), places, gap=GAP, focus=seen.focus)
    return known | settle(others, _ties(seen, others), places | known, gap=NARROW_GAP)


def _ties(seen: Neighbourhood, nodes: Sequence[str]) -> dict[str, list[tuple[str, float]]]:
    """(neighbour, weight) of each node; any line that is not co-authorship weighs its papers.

    What a ready network gives weighs as one paper of two people.
    """
    return {
        node: sorted(
            (other, float(facts.get("fractional", facts["papers"]) or 1))
            for other, facts in seen.graph[node].items()
        )
        for node in nodes
    }
