"""The cards of a topic and of an institution: their people and papers."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.errors import UnknownId
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.view import View
from explorer.web import links
from explorer.web.cards import rows
from explorer.web.cards.card import Card, Lists
from explorer.web.cards.parts import heading, kept, meta, note, stat, stats
from explorer.web.cards.words import condition, span

LONGEST_LIST = 500
"""Rows of a table at most; a topic may have a hundred thousand papers."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the card says about a topic or an institution."""

    id: str
    kind: str
    name: str
    where: str
    """The scheme of a topic, the country of an institution."""
    papers: int
    people: int
    first_year: int | None = None
    last_year: int | None = None


def components(place: Place, view: View) -> list[Component]:
    """The card's facts."""
    see = links.focus(view, place.id, "See its people on the canvas", className="button")
    return kept(
        heading(place.kind, place.name),
        meta(place.where),
        stats(
            stat("Papers", place.papers, "place_papers"),
            stat("People", place.people, "place_people"),
            stat("Years", span(place.first_year, place.last_year) or None, "place_years"),
        ),
        _which(place, view.papers),
        html.Div(see, className="facts__actions"),
    )


def _which(place: Place, papers: PaperFilter) -> html.P | None:
    years = condition(papers)
    texts = [
        f"These numbers are of all years; the lists below are of {years}." if years else "",
        f"The lists show the first {LONGEST_LIST} rows."
        if max(place.papers, place.people) > LONGEST_LIST
        else "",
    ]
    return note(" ".join(text for text in texts if text))


def read_topic(library: Library, topic: str) -> Place:
    """The topic with this id."""
    found = lookups.topic(library, topic)
    if found is None:
        raise UnknownId(topic)
    where = f"Scheme: {found.scheme}"
    numbers = (found.papers, found.people, found.first_year, found.last_year)
    return Place(found.id, "Topic", found.name, where, *numbers)


def read_institution(library: Library, institution: str) -> Place:
    """The institution with this id."""
    found = lookups.institution(library, institution)
    if found is None:
        raise UnknownId(institution)
    numbers = (found.papers, found.people, found.first_year, found.last_year)
    return Place(found.id, "Institution", found.name, found.country or "", *numbers)


def people(library: Library, view: View, place: str, limit: int = LONGEST_LIST) -> pd.DataFrame:
    """The people with most papers there, with names and years; `""` is the whole library."""
    most = lookups.prolific(library, view.papers, limit, within=place)
    facts = lookups.authors(library, most["id"].tolist()).drop(columns="papers")
    return most.merge(facts, on="id", how="left")


def years_of(library: Library, view: View, target: str) -> pd.DataFrame:  # noqa: ARG001 - one shape
    """Papers per year, all years, as the numbers of the card."""
    return lookups.papers_per_year(library, target)


def beside(library: Library, topic: str, papers: Sequence[str]) -> pd.DataFrame:
    """The other topics of these papers, most papers first."""
    found = lookups.paper_topics(library, papers)
    other = found[found["topic"] != topic].rename(columns={"topic": "id"})
    counted = other.groupby(["id", "name", "scheme"], as_index=False).agg(
        papers=("paper", "nunique")
    )
    return counted.sort_values(["papers", "id"], ascending=[False, True])


def _lists_of_topic(library: Library, view: View, topic: str) -> Lists:
    papers = lookups.publications(library, topic, view.papers, limit=LONGEST_LIST)
    return Lists(
        rows.publications(papers),
        rows.people(people(library, view, topic)),
        rows.topics(beside(library, topic, papers["paper"].tolist())),
        tied=False,
    )


def _lists_of_institution(library: Library, view: View, institution: str) -> Lists:
    papers = lookups.publications(library, institution, view.papers, limit=LONGEST_LIST)
    return Lists(
        rows.publications(papers),
        rows.people(people(library, view, institution)),
        rows.topics(lookups.topics_of(library, institution)),
        tied=False,
    )


TOPIC = Card(
    "topic",
    lambda library, view, topic: components(read_topic(library, topic), view),
    years=years_of,
    lists=_lists_of_topic,
)

INSTITUTION = Card(
    "institution",
    lambda library, view, place: components(read_institution(library, place), view),
    years=years_of,
    lists=_lists_of_institution,
)
