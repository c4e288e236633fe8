"""What a scene is called and the one sentence that says what it shows and how it was made."""

from explorer import lookups
from explorer.library import Library
from explorer.measures import measure
from explorer.picture import Totals
from explorer.view import View
from explorer.wording import counted, number, shortened, together, years

_COUNTING = {"fractional": "fractional counting (Newman)", "full": "full counting"}


def focus_name(library: Library, focus: str) -> str:
    """Name of an author, topic or institution, title of a paper; empty without a focus."""
    if focus.startswith("a:"):
        return str(lookups.authors(library, [focus])["name"].iloc[0])
    if focus.startswith("p:"):
        return str(lookups.papers(library, [focus])["title"].iloc[0])
    found = {"t:": lookups.topic, "i:": lookups.institution}.get(focus[:2])
    facts = found(library, focus) if found else None
    return "" if facts is None else facts.name


def title(view: View, name: str, library: str, totals: Totals) -> str:
    """`Leon Bungert and 41 collaborators`, `The core of demo, 150 of 229 people` and the like."""
    if not totals.people:
        return f"Nobody in {library} yet" if not view.focus else f"{shortened(name, 60)}, nobody"
    people = _of_all(totals.people_shown, totals.people, "people")
    if not view.focus:
        return f"The core of {library}, {people}"
    if not view.focus.startswith("a:"):
        return f"{shortened(name, 60)}, {people}"
    nearby = "collaborators" if view.depth == 1 else "people"
    others = _of_all(totals.people_shown - 1, totals.people - 1, nearby)
    return f"{name} and {others}" + ("" if view.depth == 1 else f" within {view.depth} steps")


def _of_all(shown: int, total: int, noun: str) -> str:
    if shown == total:
        return counted(shown, noun)
    return f"{number(shown)} of {counted(total, noun)}"


GIVEN = " Dashed lines are given by a network file, without papers."


def caption(view: View, heading: str, library: str, *, has_given: bool = False) -> str:
    """One sentence: what is shown, how ties are counted, which papers, what colours mean.

    A second one says what dashed lines between people are, where there are some.
    """
    parts = [
        f"ties are papers together, {_COUNTING[view.strength]}",
        f"papers with at most {number(view.author_limit)} authors",
        years(view),
    ]
    if view.min_papers > 1:
        parts.append(together(view))
    where = "" if not view.focus else f" in ‘{library}’"
    return f"{heading}{where}: {', '.join(parts)}; {_looks(view)}.{GIVEN * has_given}"


def _looks(view: View) -> str:
    colour, size = measure(view.colour), measure(view.size)
    by = f"{colour.label.lower()} (Louvain)" if colour.groups else colour.label.lower()
    sized = "discs of one size" if size.same else f"sizes by {size.label.lower()}"
    return f"{sized}, colours by {by}"
