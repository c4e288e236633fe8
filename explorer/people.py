"""Who belongs in a view: ranked, cut at the limit, and everybody else counted with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one kind are shown, and how many each filter hides, one after another."""

    kind: str
    """`people`, `ties`, `papers`, `topics` or `institutions`."""
    shown: int
    by_years: int = 0
    by_min_papers: int = 0
    by_limit: int = 0

    @property
    def total(self) -> int:
        """What would be shown with no filter and no limit."""
        return self.shown + self.by_years + self.by_min_papers + self.by_limit


@dataclass(frozen=True, slots=True)
class Question:
    """Whose people are asked for, and which ties lead to them."""

    focus: str = ""
    """Canonical id of an author, paper, topic or institution; empty for the whole library."""
    depth: int = 1
    papers: PaperFilter = field(default_factory=PaperFilter)
    min_papers: int = 1
    strength: str = "fractional"
    limit: int | None = 150
    """Most people; None for no limit."""

    @property
    def column(self) -> str:
        """The column of a table of ties that holds the chosen strength."""
        return {"full": "papers", "fractional": "fractional"}[self.strength]

    @property
    def any_years(self) -> PaperFilter:
        """The same papers without a bound on years."""
        return replace(self.papers, first_year=None, last_year=None)

    @property
    def has_years(self) -> bool:
        """Whether any year is left out."""
        return self.papers != self.any_years


@dataclass(frozen=True, slots=True)
class People:
    """The people shown, the most important first, with their distance and the sums."""

    ranked: tuple[str, ...]
    steps: Mapping[str, int]
    """Steps from the focus: 0 the focus itself; 1 for the people of a paper, topic or library."""
    tally: Tally


def find(library: Library, question: Question) -> People:
    """The people of a view.

    An author's are those that ties lead to, by steps, then by strength towards the focus; those of
    a paper, topic, institution or library are its most prolific, and from depth 2 on their
    co-authors after them.
    """
    if question.focus.startswith("a:"):
        return _reached(library, question)
    if question.focus and question.depth > 1:
        return _reached(library, question)
    return _prolific(library, question)


def _prolific(library: Library, question: Question) -> People:
    within = question.focus
    # The authors of a paper are its authors whatever the years.
    papers = question.any_years if within.startswith("p:") else question.papers
    total = lookups.count_people(library, within=within)
    counted = lookups.count_people(library, papers, within=within)
    limit = counted if question.limit is None else question.limit
    ranked = tuple(lookups.prolific(library, papers, limit, within=within)["id"])
    tally = Tally("people", len(ranked), by_years=total - counted, by_limit=counted - len(ranked))
    return People(ranked, dict.fromkeys(ranked, 1), tally)


def _reached(library: Library, question: Question) -> People:
    everyone = _Walk.through(library, question, question.any_years)
    in_years = _Walk.through(library, question, question.papers) if question.has_years else everyone
    reached = in_years.ranked(question.min_papers, question.column)
    shown = reached[: question.limit]
    total, before = everyone.reach(), in_years.reach()
    tally = Tally(
        "people",
        len(shown),
        by_years=total - before,
        by_min_papers=before - len(reached),
        by_limit=len(reached) - len(shown),
    )
    return People(tuple(person for person, _ in shown), dict(shown), tally)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where ties lead from `start`, step by step, before any bound on papers together."""

    start: Sequence[str]
    first_step: int
    steps: tuple[pd.DataFrame, ...]

    @classmethod
    def through(cls, library: Library, question: Question, papers: PaperFilter) -> "_Walk":
        start, first_step = _start(library, question.focus, papers)
        edge = list(start)
        steps = []
        for _ in range(question.depth - first_step):
            if not edge:
                break
            steps.append(_near(library, edge, papers))
            edge = sorted(set(steps[-1]["neighbour"]) - set(start))
        return cls(start, first_step, tuple(steps))

    def reach(self) -> int:
        """How many people there are, the start included."""
        return len(set(self.start).union(*(found["neighbour"] for found in self.steps)))

    def ranked(self, min_papers: int, column: str) -> list[tuple[str, int]]:
        """(person, steps) by steps, then strength towards the people a step nearer, then id."""
        order = [(person, self.first_step) for person in self.start]
        edge, known = list(self.start), set(self.start)
        for number, found in enumerate(self.steps, self.first_step + 1):
            strong = found[
                (found["papers"] >= least(min_papers))
                & found["author"].isin(edge)
                & ~found["neighbour"].isin(known)
            ]
            sums = strong.groupby("neighbour")[[column, "given"]].sum().round(9).reset_index()
            order_by = [column, "given", "neighbour"]
            by_strength = sums.sort_values(order_by, ascending=[False, False, True])
            edge = list(by_strength["neighbour"])
            order += [(person, number) for person in edge]
            known.update(edge)
        return order


def least(min_papers: int) -> int:
    """The fewest papers of a line that is shown: at least one paper is no bound at all."""
    return 0 if min_papers <= 1 else min_papers


def _near(library: Library, people: Sequence[str], papers: PaperFilter) -> pd.DataFrame:
    """Who has a tie with one of these people, or a line in a ready network, which has no years."""
    found = lookups.neighbours(library, people, papers)
    if papers.first_year is not None or papers.last_year is not None:
        return found.assign(given=0.0)
    given = lookups.given_neighbours(library, people)
    if given.empty:
        return found.assign(given=0.0)
    joined = found.merge(given, on=["author", "neighbour"], how="outer")
    counts = ["papers", "fractional", "given"]
    return joined.fillna(dict.fromkeys(counts, 0))


def _start(library: Library, focus: str, papers: PaperFilter) -> tuple[list[str], int]:
    if focus.startswith("a:"):
        return [focus], 0
    question = Question(focus, papers=papers, limit=None)
    return list(_prolific(library, question).ranked), 1
