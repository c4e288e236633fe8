"""From a view to what is to be seen: ask the library, measure, place, paint, say it in words."""

from dataclasses import replace

from explorer import lookups
from explorer.captions import caption, focus_name, title
from explorer.frames import Frames, ask, make_frames, positions
from explorer.graph import Neighbourhood
from explorer.legend import legend
from explorer.library import Library
from explorer.painting import Paint, nodes, ties
from explorer.picture import Scene
from explorer.totals import totals
from explorer.view import View
from explorer.wording import counted, listed


def scene(library: Library, view: View, frames: Frames | None = None) -> Scene:
    """What is to be seen for one view of one library; equal questions give equal scenes.

    `frames` remembers the layouts of this library between calls. The scene's view has the
    canonical id of the focus. Raises `UnknownId`.
    """
    seen = ask(library, view)
    view = replace(view, focus=seen.focus)
    paint = Paint.of(seen.graph, view)
    sums = totals(seen, view)
    known = make_frames() if frames is None else frames
    focus = _focus_name(library, seen)
    heading = title(view, focus, library.name, sums)
    return Scene(
        view=view,
        library=library.name,
        title=heading,
        caption=caption(view, heading, library.name, has_given=paint.most_given > 0),
        totals=sums,
        nodes=nodes(paint, positions(library, view, seen, known, paint.communities)),
        ties=ties(paint),
        legend=legend(paint),
        notes=_notes(library, seen, view),
        communities=paint.names,
        focus_name=focus,
    )


def _focus_name(library: Library, seen: Neighbourhood) -> str:
    if seen.focus in seen.graph:
        return str(seen.graph.nodes[seen.focus]["name"])
    return focus_name(library, seen.focus)


def _notes(library: Library, seen: Neighbourhood, view: View) -> tuple[str, ...]:
    """What a careful reader should know about these people and papers."""
    notes = []
    if uncertain := sum(1 for _, facts in seen.graph.nodes(data=True) if facts.get("uncertain")):
        verb = "is" if uncertain == 1 else "are"
        notes.append(
            f"{counted(uncertain, 'names')} {verb} written with initials only and may stand for "
            "several people."
        )
    lines = seen.graph.edges(data=True)
    ends = {end for a, b, facts in lines if facts["kind"] == "given" for end in (a, b)}
    if ends:
        files = listed([f"“{file}”" for file in lookups.network_files(library, ends)])
        notes.append(
            f"Dashed lines come from {files}, which gives strengths and no papers: titles, years "
            "and fractional strengths cannot be shown."
        )
    if view.first_year is not None or view.last_year is not None:
        notes.append("Papers without a year are left out while years are chosen.")
    return tuple(notes)
