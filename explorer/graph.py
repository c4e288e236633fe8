"""A networkx graph of what a view asks for: people, their ties, and what is drawn beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd

from explorer import lookups
from explorer.errors import BadView, UnknownId
from explorer.extras import KINDS, Extra, absent, beside
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.people import People, Question, Tally, find, least

MOST_STEPS = 2
"""Neighbours of neighbours; a third step reaches most of a library."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A graph and the sums that say what it leaves out."""

    graph: "nx.Graph[str]"
    """Frozen. Nodes in order of rank with kind, name, papers, first_year, last_year; edges with
    kind, papers (ids for co-authorship, else a count), full, fractional, first_year, last_year.
    Edges of kind `given` come from a ready network: no papers, and `given`, the file's strength."""
    focus: str
    """Canonical id of the focus; empty for the core of the library."""
    tallies: tuple[Tally, ...]
    """People, ties, then each kind drawn beside them."""
    papers_without_ties: int
    """Papers of the people shown, in the years, with more authors than the limit."""

    def tally(self, kind: str) -> Tally:
        """The sums of one kind: `people`, `ties`, `papers`, `topics` or `institutions`."""
        return next(tally for tally in self.tallies if tally.kind == kind)


def neighbourhood(
    library: Library,
    *,
    focus: str = "",
    depth: int = 1,
    kinds: Sequence[str] = (),
    papers: PaperFilter = PaperFilter(),  # noqa: B008 - frozen
    min_papers: int = 1,
    strength: str = "fractional",
    limit: int | None = 150,
    most_ties: int | None = None,
) -> Neighbourhood:
    """The people around `focus` (or the core of the library) and all ties among them.

    `kinds` adds nodes: any of `papers`, `topics`, `institutions`. `min_papers` drops ties with
    fewer papers together, and whoever they alone led to. `strength` (`fractional` or `full`) ranks
    people for `limit`; `most_ties` keeps only the strongest. Raises `UnknownId`, `BadView`.
    """
    if not 1 <= depth <= MOST_STEPS:
        raise BadView(f"A depth of {depth} is not possible.", f"Choose 1 to {MOST_STEPS}.")
    question = Question(canonical(library, focus), depth, papers, min_papers, strength, limit)
    people = find(library, question)
    ties, tie_tally = _ties(library, people, question, most_ties)
    extras, tallies = beside(library, people.ranked, kinds, papers, question.any_years)
    return Neighbourhood(
        nx.freeze(_assembled(library, people, ties, extras, question)),
        question.focus,
        (people.tally, tie_tally, *tallies),
        lookups.papers_over_limit(library, people.ranked, papers) if people.ranked else 0,
    )


def canonical(library: Library, focus: str) -> str:
    """The id that `focus` stands for now; raises `UnknownId`."""
    if not focus:
        return ""
    found = lookups.resolve(library, focus)
    if found is None:
        raise UnknownId(focus)
    return found


def _ties(
    library: Library, people: People, question: Question, most: int | None
) -> tuple[pd.DataFrame, Tally]:
    ties = lookups.ties_among(library, people.ranked, question.papers)
    in_all_years = (
        lookups.ties_among(library, people.ranked, question.any_years)
        if question.has_years
        else ties
    )
    given = _given(library, people, in_all_years)
    before = len(in_all_years) + len(given)
    # What a ready network says has no years.
    ties = ties.assign(given=0.0) if question.has_years else pd.concat([ties, given])
    strong = ties[ties["papers"] >= least(question.min_papers)]
    shown = strong
    if most is not None and len(strong) > most:
        order = [question.column, "papers", "given", "a", "b"]
        shown = strong.sort_values(order, ascending=[False, False, False, True, True]).head(most)
        shown = shown.sort_values(["a", "b"])
    tally = Tally(
        "ties",
        len(shown),
        by_years=before - len(ties),
        by_min_papers=len(ties) - len(strong),
        by_limit=len(strong) - len(shown),
    )
    return shown, tally


def _given(library: Library, people: People, ties: pd.DataFrame) -> pd.DataFrame:
    """The lines of ready networks between these people that have no papers to show for it."""
    given = lookups.given_among(library, people.ranked)
    has_papers = given.merge(ties[["a", "b"]], how="left", indicator=True)["_merge"] == "both"
    alone = given[~has_papers.to_numpy()]
    bare = alone.assign(papers=0, fractional=0.0, first_year=None, last_year=None)
    return bare.assign(paper_ids=pd.Series([()] * len(bare), index=bare.index, dtype=object))


def _assembled(
    library: Library, people: People, ties: pd.DataFrame, extras: list[Extra], question: Question
) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph(focus=question.focus, strength=question.strength)
    graph.add_nodes_from(_authors(library, people, question))
    graph.add_edges_from(_coauthor_edges(ties))
    tie_kinds = {kind.node: kind.tie for kind in KINDS}
    for extra in extras:
        graph.add_node(extra.id, kind=extra.kind, name=extra.name, **extra.facts)
        for person, count in extra.lines:
            graph.add_edge(person, extra.id, kind=tie_kinds[extra.kind], papers=count)
    return graph


def _authors(
    library: Library, people: People, question: Question
) -> Iterator[tuple[str, dict[str, Any]]]:
    facts = lookups.authors(library, people.ranked).set_index("id")
    in_years = (
        lookups.authorships(library, people.ranked, question.papers)["author"].value_counts()
        if question.has_years
        else facts["papers"]
    )
    columns = [name for name in facts.columns if name != "collaborators"]
    rows = facts.loc[list(people.ranked), columns].itertuples(index=False, name=None)
    for person, row in zip(people.ranked, rows, strict=True):
        node = {name: absent(value) for name, value in zip(columns, row, strict=True)}
        node |= {"papers": int(in_years.get(person, 0)), "steps": people.steps[person]}
        yield person, {"kind": "author", **node}


def _coauthor_edges(ties: pd.DataFrame) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for a, b, full, fractional, first, last, papers, given in zip(
        ties["a"],
        ties["b"],
        ties["papers"],
        ties["fractional"],
        ties["first_year"],
        ties["last_year"],
        ties["paper_ids"],
        ties["given"],
        strict=True,
    ):
        facts = {
            "kind": "coauthor" if full else "given",
            "full": int(full),
            "fractional": float(fractional),
            "first_year": absent(first),
            "last_year": absent(last),
            "papers": tuple(papers),
        }
        yield a, b, facts if full else facts | {"given": float(given)}
