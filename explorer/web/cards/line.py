"""The card of a line that is not co-authorship: authorship, topic or affiliation."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.library import Library
from explorer.view import View
from explorer.web import links
from explorer.web.cards.card import Card
from explorer.web.cards.parts import heading, kept, section
from explorer.web.cards.rows import Row, plain
from explorer.web.cards.words import count

SENTENCES = {
    ("a", "p"): ("Authorship", "wrote"),
    ("p", "t"): ("Topic of a paper", "is about"),
    ("a", "t"): ("Topic of a person", "has papers on"),
    ("a", "i"): ("Affiliation", "has papers from"),
    ("i", "p"): ("Affiliation", "stands on"),
    ("i", "t"): ("Topic of an institution", "has papers on"),
}
"""Prefixes of the two ends, in order: what the line is and how it reads."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two things of different kinds, with the papers behind it."""

    one: tuple[str, str]
    other: tuple[str, str]
    """Id and name of the two ends, in the order of their ids."""
    papers: tuple[tuple[str, str, str], ...] = ()
    """Id, title and detail; only for lines that stand for several papers."""


def components(line: Line, view: View) -> list[Component]:
    """The card's facts."""
    title, verb = SENTENCES.get((line.one[0][:1], line.other[0][:1]), ("Line", "belongs to"))
    return kept(
        heading(title, f"{line.one[1]} {verb} {line.other[1]}"),
        html.P([_end(line.one, view), _end(line.other, view)], className="facts__actions"),
        _papers(line, view),
    )


def _end(end: tuple[str, str], view: View) -> html.A:
    return links.select(view, end[0], end[1], className="button--quiet")


def _papers(line: Line, view: View) -> html.Section | None:
    if not line.papers:
        return None
    items = [
        html.Li([links.select(view, id_, title), html.Span(detail, className="receipt__detail")])
        for id_, title, detail in line.papers
    ]
    title = f"{count(len(items), 'paper')} behind this line"
    return section(title, html.Ul(items, className="plain-list"))


def read(library: Library, view: View, line: str) -> Line:
    """The line with this id, for example `a:x|t:arxiv:math-na`."""
    one, other = line.split("|")
    named = ((one, name(library, one)), (other, name(library, other)))
    if "p" in (one[0], other[0]):
        return Line(*named)
    mine = lookups.publications(library, one, view.papers)
    theirs = lookups.publications(library, other, view.papers)
    shared = plain(mine[mine["paper"].isin(theirs["paper"])])
    return Line(*named, tuple(_paper(row) for row in shared))


def _paper(row: Row) -> tuple[str, str, str]:
    detail = " · ".join(str(part) for part in (row["venue"], row["year"]) if part)
    return str(row["paper"]), str(row["title"]), detail


def name(library: Library, target: str) -> str:
    """What the thing with this id is called; the id itself where it has no name."""
    match target[:1]:
        case "a":
            return str(lookups.authors(library, [target])["name"].iloc[0])
        case "p":
            return str(lookups.papers(library, [target])["title"].iloc[0])
        case "t":
            found = lookups.topic(library, target)
        case _:
            found = lookups.institution(library, target)
    return found.name if found else target


CARD = Card("line", lambda library, view, line: components(read(library, view, line), view))
