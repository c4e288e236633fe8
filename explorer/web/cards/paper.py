"""The card of a paper."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.errors import UnknownId
from explorer.library import Library
from explorer.lookups import Apart, Source
from explorer.model import Byline, Paper
from explorer.view import View
from explorer.web import links
from explorer.web.cards import records
from explorer.web.cards.card import Card
from explorer.web.cards.parts import (
    actions,
    badge,
    between,
    heading,
    is_web,
    kept,
    meta,
    outside,
    section,
    stat,
    stats,
)
from explorer.web.cards.words import count

AUTHORS_SHOWN = 20
"""Names before “Show all”."""


def components(
    paper: Paper, view: View, sources: Sequence[Source] = (), apart: Sequence[Apart] = ()
) -> list[Component]:
    """The card's facts; without `sources` only their names are given."""
    return kept(
        heading("Paper", paper.title, _badges(paper)),
        meta(*between(part for part in (paper.venue, _when(paper), paper.kind) if part)),
        _authors(paper, view),
        _numbers(paper),
        _identifiers(paper),
        _topics(paper, view),
        _abstract(paper),
        None if sources else meta(", ".join(paper.sources), label="Read from"),
        actions(view, paper.id),
        *records.components(paper.id, view, sources, apart),
    )


def _badges(paper: Paper) -> list[Component]:
    if not paper.incomplete_authors:
        return []
    return [badge("incomplete author list", "incomplete_authors", tone="warn")]


def _when(paper: Paper) -> str:
    return paper.date or (str(paper.year) if paper.year is not None else "")


def _authors(paper: Paper, view: View) -> html.Section:
    people = paper.authors
    shown = html.P(between(_names(people[:AUTHORS_SHOWN], view), ", "), className="authors")
    title = count(len(people), "author") if people else "No authors given"
    return section(title, *([shown] if people else []), *_more(people, view))


def _names(people: Sequence[Byline], view: View) -> list[Component | str]:
    return [
        links.select(view, person.author, person.name, title=_as_written(person))
        for person in people
    ]


def _as_written(person: Byline) -> str:
    return f"Written here as “{person.written}”" if person.written != person.name else person.name


def _more(people: Sequence[Byline], view: View) -> list[Component]:
    rest = people[AUTHORS_SHOWN:]
    if not rest:
        return []
    names = html.P(between(_names(rest, view), ", "), className="authors authors--more")
    summary = html.Summary(f"Show all {len(people)}")
    return [html.Details([summary, names], className="more")]


def _numbers(paper: Paper) -> html.Dl | None:
    if paper.citations is None:
        return None
    return stats(stat("Citations", paper.citations, "paper_citations"))


def _identifiers(paper: Paper) -> html.P | None:
    known = [
        outside(f"doi:{paper.doi}", f"https://doi.org/{quote(paper.doi)}") if paper.doi else "",
        outside(f"arXiv:{paper.arxiv_id}", f"https://arxiv.org/abs/{quote(paper.arxiv_id)}")
        if paper.arxiv_id
        else "",
        outside("Link", paper.url) if is_web(paper.url) else "",
    ]
    return meta(*between(part for part in known if part), label="Find it")


def _topics(paper: Paper, view: View) -> html.Section | None:
    if not paper.topics:
        return None
    pairs = zip(paper.topics, paper.topic_ids, strict=True)
    chips = [
        links.select(view, id_, topic.name, className="chip", title=topic.scheme)
        for topic, id_ in pairs
    ]
    return section("Topics", html.Div(chips, className="chips"), about="paper_topics")


def _abstract(paper: Paper) -> html.Section | None:
    if not paper.abstract:
        return None
    return section("Abstract", html.P(paper.abstract, className="abstract", dir="auto"))


def read(library: Library, paper: str) -> Paper:
    """The paper with this id."""
    found = lookups.paper(library, paper)
    if found is None:
        raise UnknownId(paper)
    return found


def _facts(library: Library, view: View, paper: str) -> list[Component]:
    apart = lookups.kept_apart(library, paper)
    return components(read(library, paper), view, lookups.sources(library, paper), apart)


CARD = Card("paper", _facts)
