"""The card of a person."""

import threading
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.indicators import h_index
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.view import View
from explorer.web import links
from explorer.web.cards import more_papers, rows
from explorer.web.cards.card import Card, Lists
from explorer.web.cards.parts import (
    Content,
    actions,
    badge,
    between,
    heading,
    kept,
    meta,
    note,
    outside,
    stat,
    stats,
)
from explorer.web.cards.words import condition, count, listed, span
from explorer.web.explain import explain

FORMS_SHOWN = 3
INSTITUTIONS_SHOWN = 3
ENOUGH_CITED = 0.5
"""Share of papers with a citation count from which sums of citations say something."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the card says about a person; its papers are those that pass the years chosen."""

    id: str
    name: str
    forms: tuple[str, ...] = ()
    """Other ways in which the name is written."""
    orcids: tuple[str, ...] = ()
    uncertain: bool = False
    collective: bool = False
    institutions: tuple[tuple[str, str, str], ...] = ()
    """Id, name and years, most papers first."""
    first_year: int | None = None
    last_year: int | None = None
    collaborators: int = 0
    citations: tuple[int | None, ...] = ()
    """Of each paper; None where the source says nothing."""
    condition: str = ""
    """Which years count, where not all do."""
    given: int = 0
    """People whom network files join to this one."""
    files: tuple[str, ...] = ()
    """The network files in which this person stands."""

    @property
    def cited(self) -> list[int]:
        """The citation counts that are known."""
        return [value for value in self.citations if value is not None]

    @property
    def enough_cited(self) -> bool:
        """Whether enough papers have a citation count for a sum to mean something."""
        return bool(self.cited) and len(self.cited) >= ENOUGH_CITED * len(self.citations)


def components(person: Person, view: View) -> list[Component]:
    """The card's facts."""
    return kept(
        heading("Consortium" if person.collective else "Person", person.name, _badges(person)),
        _active(person),
        meta(listed(person.forms, FORMS_SHOWN), label="Also written"),
        _institutions(person, view),
        meta(*between(_orcid(value) for value in person.orcids), label="ORCID"),
        _numbers(person),
        note(f"Only {person.condition} count here.") if person.condition else None,
        _citation_note(person),
        _given_note(person),
        actions(view, person.id),
    )


def _active(person: Person) -> html.P | None:
    years = span(person.first_year, person.last_year)
    return meta(f"{years} ", explain("years"), label="Active") if years else None


def _badges(person: Person) -> list[Component]:
    marks: list[Component] = []
    if person.uncertain:
        marks.append(badge("uncertain", "uncertain", tone="warn"))
    if person.collective:
        marks.append(badge("makes no ties", "collective"))
    return marks


def _orcid(value: str) -> Content:
    return outside(value, f"https://orcid.org/{value}")


def _institutions(person: Person, view: View) -> html.P | None:
    shown = [
        html.Span([links.select(view, id_, name), html.Span(f" {years}", className="quiet")])
        for id_, name, years in person.institutions[:INSTITUTIONS_SHOWN]
    ]
    rest = len(person.institutions) - INSTITUTIONS_SHOWN
    return meta(*between([*shown, *([f"{rest} more"] if rest > 0 else [])]))


def _numbers(person: Person) -> html.Dl:
    cited = person.enough_cited
    return stats(
        stat("Papers", len(person.citations), "papers"),
        stat("Collaborators", person.collaborators, "collaborators"),
        stat("Citations", sum(person.cited), "citations") if cited else None,
        stat("h-index", h_index(person.cited), "h_index") if cited else None,
    )


def _citation_note(person: Person) -> html.P | None:
    known, papers = len(person.cited), len(person.citations)
    if not papers or known == papers:
        return None
    if not known:
        text = "No citations or h-index: the imported files give no citation counts."
    elif person.enough_cited:
        whole = count(papers, "paper")
        text = f"Citations and h-index are of the {known} of {whole} with a count."
    else:
        text = (
            f"No citations or h-index: only {known} of {count(papers, 'paper')} "
            f"{'has' if known == 1 else 'have'} a citation count."
        )
    return note(text)


def _given_note(person: Person) -> html.P | None:
    if not person.files:
        return None
    files = listed([f"“{file}”" for file in person.files])
    told = f"{files} {'joins' if len(person.files) == 1 else 'join'} this person to "
    told += f"{count(person.given, 'other')}, with a strength and without papers."
    return note(told if person.citations else f"No papers are known. {told}")


def read(library: Library, view: View, author: str) -> Person:
    """The person with this id."""
    facts = lookups.authors(library, [author]).iloc[0]
    papers = papers_of(library, author, view.papers)
    written = lookups.written_forms(library, author)
    years = papers["year"].dropna()
    return Person(
        id=author,
        name=facts["name"],
        forms=tuple(form for form in written["written"] if form != facts["name"]),
        orcids=tuple(sorted({str(orcid) for found in written["orcids"] for orcid in found})),
        uncertain=bool(facts["uncertain"]),
        collective=bool(facts["collective"]),
        institutions=tuple(
            (place["id"], place["name"], span(place["first_year"], place["last_year"]))
            for place in rows.plain(lookups.institutions_of(library, author))
        ),
        first_year=int(years.min()) if len(years) else None,
        last_year=int(years.max()) if len(years) else None,
        collaborators=_collaborators(library, author, view.papers, int(facts["collaborators"])),
        citations=tuple(row["citations"] for row in rows.plain(papers[["citations"]])),
        condition=condition(view.papers),
        given=len(lookups.given_neighbours(library, [author])),
        files=tuple(lookups.network_files(library, [author])),
    )


def papers_of(library: Library, author: str, papers: PaperFilter) -> pd.DataFrame:
    """The papers of a person that pass a filter; facts, chart and table ask for the same."""
    # They ask at the same moment: whoever is second waits for the first instead of asking again.
    with _ASKING:
        return _papers_of(library, author, papers)


_ASKING = threading.Lock()
_papers_of = lru_cache(maxsize=32)(lookups.publications)


def _collaborators(library: Library, author: str, papers: PaperFilter, of_all: int) -> int:
    if papers == PaperFilter():
        return of_all
    return len(lookups.neighbours(library, [author], papers))


def _years(library: Library, view: View, author: str) -> pd.DataFrame:
    dated = papers_of(library, author, view.papers).groupby("year", as_index=False)
    return dated.agg(papers=("paper", "count"))


def _lists(library: Library, view: View, author: str) -> Lists:
    return Lists(
        rows.publications(papers_of(library, author, view.papers)),
        rows.collaborators(lookups.collaborators(library, author, view.papers), author),
        rows.topics(lookups.topics_of(library, author)),
    )


CARD = Card(
    "author",
    lambda library, view, author: components(read(library, view, author), view),
    years=_years,
    more=more_papers.more,
    lists=_lists,
)
