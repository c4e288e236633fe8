"""The card of a line that is not co-authorship: authorship, topic or affiliation."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.library import Library
from explorer.view import View
from explorer.web import links
from explorer.web.cards import rows
from explorer.web.cards.author import papers_of
from explorer.web.cards.card import Card
from explorer.web.cards.parts import heading, kept, section
from explorer.web.cards.words import count

SENTENCES = {
    "p": ("Authorship", "wrote"),
    "t": ("Topic of a person", "has papers on"),
    "i": ("Affiliation", "has papers from"),
}
"""By the kind of what a person is joined to: what the line is and how it reads."""

OTHER = ("Line", "belongs to")


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
    title, verb = SENTENCES.get(line.other[0][:1], OTHER)
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
    if one[0] != "a" or other[0] == "p":
        return Line(*named)
    mine = papers_of(library, one, view.papers)
    shared = rows.plain(mine[mine["paper"].isin(_behind(library, view, one, other, mine))])
    return Line(*named, tuple(_paper(row) for row in shared))


def _behind(
    library: Library, view: View, author: str, other: str, mine: pd.DataFrame
) -> Collection[str]:
    if other[0] == "i":
        return lookups.papers_at(library, author, other, view.papers)
    topics = lookups.paper_topics(library, mine["paper"])
    return set(topics.loc[topics["topic"] == other, "paper"])


def _paper(row: rows.Row) -> tuple[str, str, str]:
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
