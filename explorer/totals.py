"""Shown + hidden = total: the sums under the canvas and the sentence that says them."""

from explorer.extras import MOST_LINES, MOST_NODES, MOST_OF_A_KIND
from explorer.graph import Neighbourhood
from explorer.people import Tally
from explorer.picture import Hidden, Totals
from explorer.view import View
from explorer.wording import counted, listed, number, together, years

MOST_TIES = 3000
"""Most ties on one canvas, the strongest first; the browser stays quick up to here."""


def totals(seen: Neighbourhood, view: View) -> Totals:
    """The sums of a view and their sentence."""
    people = seen.tally("people")
    hidden = tuple(part for tally in seen.tallies for part in _hidden(tally, view))
    shown = tuple((tally.kind, tally.shown) for tally in seen.tallies[2:])
    return Totals(
        people=people.total,
        people_shown=people.shown,
        ties_shown=seen.tally("ties").shown,
        hidden=hidden,
        shown=shown,
        papers_without_ties=seen.papers_without_ties,
        sentence=_sentence(seen, view, hidden),
    )


def _hidden(tally: Tally, view: View) -> list[Hidden]:
    reasons = (
        (tally.by_years, years(view)),
        (tally.by_min_papers, together(view)),
        (tally.by_limit, _limit(tally, view)),
    )
    return [Hidden(count, tally.kind, reason) for count, reason in reasons if count]


def _limit(tally: Tally, view: View) -> str:
    if tally.kind == "people":
        return f"the limit of {counted(view.limit, 'people')}"
    if tally.kind == "ties":
        return f"the limit of {counted(MOST_TIES, 'ties')}"
    if tally.shown < MOST_OF_A_KIND:
        return f"the limits of {number(MOST_NODES)} nodes and {number(MOST_LINES)} lines"
    return f"the limit of {counted(MOST_OF_A_KIND, tally.kind)}"


def _sentence(seen: Neighbourhood, view: View, hidden: tuple[Hidden, ...]) -> str:
    people, ties, *extras = seen.tallies
    parts = [
        listed([counted(tally.shown, tally.kind) for tally in (people, *extras, ties)]) + " shown"
    ]
    for reason in dict.fromkeys(part.reason for part in hidden):
        counts = [counted(part.count, part.kind) for part in hidden if part.reason == reason]
        parts.append(f"{listed(counts)} hidden by ‘{reason}’")
    if (papers := seen.papers_without_ties) > 0:
        verb = "makes" if papers == 1 else "make"
        limit = counted(view.author_limit, "authors")
        parts.append(f"{counted(papers, 'papers')} with more than {limit} {verb} no ties")
    return " · ".join(parts)
