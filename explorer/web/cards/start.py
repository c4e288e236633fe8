"""The card of the whole library: what it holds and where to start."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.library import Counts, Library
from explorer.view import View
from explorer.web import links
from explorer.web.cards import rows
from explorer.web.cards.card import Card
from explorer.web.cards.parts import heading, kept, note, section, stat, stats
from explorer.web.cards.place import people, years_of
from explorer.web.cards.words import condition, count, number, span
from explorer.web.places.place import link

PEOPLE_SHOWN = 12
TOPICS_SHOWN = 8


def components(name: str, counts: Counts, view: View) -> list[Component]:
    """The card's facts."""
    if not (counts.papers or counts.authors):
        return [heading("Library", name), html.P("There are no papers here yet.", className="meta")]
    return [
        heading("Library", name),
        html.P(
            "Start with a person or a topic below, a disc on the canvas, or the search above.",
            className="meta",
        ),
        stats(
            stat("Papers", counts.papers, "library_papers"),
            stat("People", counts.authors, "people"),
            stat("Ties", counts.ties, "library_ties"),
            stat("Years", span(counts.first_year, counts.last_year) or None, "library_years"),
        ),
        *_notes(counts, view),
    ]


def _notes(counts: Counts, view: View) -> list[Component]:
    years = condition(view.papers)
    texts = [
        f"The people below are ranked by {years}." if years else "",
        f"{count(counts.set_aside, 'record')} could not be read and "
        f"{'is' if counts.set_aside == 1 else 'are'} set aside."
        if counts.set_aside
        else "",
        f"{count(counts.consortia, 'author')} "
        f"{'is a consortium' if counts.consortia == 1 else 'are consortia'}, "
        "not counted among the people and without ties."
        if counts.consortia
        else "",
        f"{count(counts.given, 'tie')} between people {'is' if counts.given == 1 else 'are'} given "
        "by network files, with a strength and without papers, and drawn dashed."
        if counts.given
        else "",
    ]
    return [part for text in texts if (part := note(text)) is not None]


def starting_points(most: pd.DataFrame, topics: pd.DataFrame, view: View) -> list[Component]:
    """The people and the topics with most papers, as links."""
    if most.empty:
        return []
    parts = [
        _ranked("People with most papers", most.head(PEOPLE_SHOWN), view),
        _ranked("Topics with most papers", topics.head(TOPICS_SHOWN), view),
        html.Div(
            link("/import", "Add papers", className="button--quiet"), className="facts__actions"
        ),
    ]
    return kept(*parts)


def _ranked(title: str, frame: pd.DataFrame, view: View) -> html.Section | None:
    if frame.empty:
        return None
    top = int(frame["papers"].max())
    items = [_item(row, top, view) for row in rows.plain(frame)]
    return section(title, html.Ol(items, className="ranked"))


def _item(row: rows.Row, top: int, view: View) -> html.Li:
    papers: int = row["papers"]
    bar = html.Span(className="ranked__bar", style={"--share": f"{papers / max(top, 1):.3f}"})
    name = links.select(view, row["id"], row["name"], className="ranked__name")
    return html.Li([name, bar, html.Span(number(papers), className="figure")])


def _more(library: Library, view: View, target: str) -> list[Component]:
    topics = lookups.topics_of(library, target, limit=TOPICS_SHOWN)
    return starting_points(people(library, view, target, PEOPLE_SHOWN), topics, view)


CARD = Card(
    "start",
    lambda library, view, target: components(library.name, library.counts(), view),  # noqa: ARG005
    years=years_of,
    more=_more,
)
