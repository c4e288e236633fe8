"""The card of a tie: the receipt of every paper behind it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.view import View
from explorer.web import links
from explorer.web.cards.card import Card
from explorer.web.cards.parts import heading, kept, note, section, stat, stats
from explorer.web.cards.rows import plain
from explorer.web.cards.words import count, decimal, fraction, number, span
from explorer.web.explain import explain

TERMS = 5
"""Contributions written out one by one; more are grouped by size."""

NO_LIMIT = PaperFilter(author_limit=1_000_000)
"""Every paper that two people share, whatever its year and its number of authors."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of a receipt."""

    paper: str
    title: str
    year: int | None
    venue: str | None
    authors: int

    @property
    def contribution(self) -> Fraction:
        """What the paper adds to the fractional strength: 1/(n − 1), exactly."""
        return Fraction(1, self.authors - 1) if self.authors > 1 else Fraction(0)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A tie with every paper behind it."""

    one: tuple[str, str]
    other: tuple[str, str]
    """Id and name of the two people."""
    lines: tuple[Line, ...] = ()
    """The papers that count, newest first."""
    uncounted: tuple[Line, ...] = ()
    """Papers together that the years or the author-list limit leave out."""
    given: tuple[tuple[str, float], ...] = ()
    """Network files that join the two, each with the strength it gives, highest first."""

    @property
    def strength(self) -> Fraction:
        """The sum of the contributions."""
        return sum((line.contribution for line in self.lines), Fraction(0))


def sentence(lines: Sequence[Line]) -> str:
    """`2 papers together, fractional strength 1.5 = 0.5 + 1`."""
    if not lines:
        return "No paper together passes the choices on the left."
    together = f"{count(len(lines), 'paper')} together, fractional strength "
    parts = [line.contribution for line in lines]
    total = decimal(float(sum(parts, Fraction(0))))
    return together + total if len(parts) == 1 else f"{together}{total} = {_sum(parts)}"


def _sum(parts: Sequence[Fraction]) -> str:
    if len(parts) <= TERMS:
        return " + ".join(decimal(float(part)) for part in parts)
    sizes = sorted(Counter(parts).items(), reverse=True)
    return " + ".join(_term(part, times) for part, times in sizes)


def _term(part: Fraction, times: int) -> str:
    return fraction(part) if times == 1 else f"{times}\u00a0×\u00a0{fraction(part)}"


def components(receipt: Receipt, view: View) -> list[Component]:
    """The card's facts."""
    return kept(
        heading("Tie", f"{receipt.one[1]} and {receipt.other[1]}"),
        html.P(
            [_person(receipt.one, view), _person(receipt.other, view)], className="facts__actions"
        ),
        _numbers(receipt),
        html.P(_sentence(receipt), className="receipt__sentence"),
        _table(receipt, view) if receipt.lines else None,
        _left_out(receipt, view),
        note(_also_given(receipt)) if receipt.given and receipt.lines else None,
    )


def _sentence(receipt: Receipt) -> str:
    """What the papers add up to; of a line without papers, who gives it and what is lacking."""
    if receipt.lines or receipt.uncounted or not receipt.given:
        return sentence(receipt.lines)
    return (
        f"This line comes from {_files(receipt)} and no papers: no titles, no years and no "
        "fractional strength can be shown."
    )


def _also_given(receipt: Receipt) -> str:
    return f"There is also a line in {_files(receipt)}; it is no part of the sum."


def _files(receipt: Receipt) -> str:
    """`“x.gexf”, which gives a strength of 3`."""
    return " and ".join(
        f"“{file}”, which gives a strength of {strength:g}" for file, strength in receipt.given
    )


def _person(person: tuple[str, str], view: View) -> html.A:
    return links.select(view, person[0], person[1], className="button--quiet")


def _numbers(receipt: Receipt) -> html.Dl:
    if not receipt.lines and receipt.given:
        return stats(stat("Given strength", decimal(receipt.given[0][1]), "given_strength"))
    dated = [line.year for line in receipt.lines if line.year is not None]
    years = span(min(dated, default=None), max(dated, default=None))
    return stats(
        stat("Papers together", len(receipt.lines), "full"),
        stat("Strength", decimal(float(receipt.strength)), "fractional"),
        stat("Years", years or None, "tie_years"),
    )


def _table(receipt: Receipt, view: View) -> html.Table:
    heads = html.Tr(
        [
            html.Th("Paper", scope="col"),
            html.Th("Authors", scope="col", className="figure"),
            html.Th(["Adds", explain("contribution")], scope="col", className="figure", colSpan=2),
        ]
    )
    total = html.Tr(
        [
            html.Th("Sum = the strength drawn", scope="row"),
            html.Td(fraction(receipt.strength), className="figure quiet", colSpan=2),
            html.Td(decimal(float(receipt.strength)), className="figure"),
        ]
    )
    body = [_row(line, view) for line in receipt.lines]
    caption = html.Caption("Receipt: every paper behind this tie", className="visually-hidden")
    return html.Table(
        [caption, html.Thead(heads), html.Tbody(body), html.Tfoot(total)], className="receipt"
    )


def _row(line: Line, view: View) -> html.Tr:
    exact = line.contribution
    return html.Tr(
        [
            html.Td(_paper(line, view)),
            html.Td(number(line.authors), className="figure"),
            html.Td(fraction(exact), className="figure quiet"),
            html.Td(decimal(float(exact)), className="figure"),
        ]
    )


def _paper(line: Line, view: View) -> list[Component]:
    where = " · ".join(str(part) for part in (line.venue, line.year) if part)
    return [
        links.select(view, line.paper, line.title, className="receipt__title"),
        html.Span(where, className="receipt__detail"),
    ]


def _left_out(receipt: Receipt, view: View) -> html.Section | None:
    if not receipt.uncounted:
        return None
    rows = [
        html.Li([*_paper(line, view), html.Span(_why(line, view), className="quiet")])
        for line in receipt.uncounted
    ]
    title = f"{count(len(rows), 'paper')} together not counted"
    return section(title, html.Ul(rows, className="plain-list"))


def _why(line: Line, view: View) -> str:
    if line.authors > view.author_limit:
        return f"{number(line.authors)} authors, more than the limit of {view.author_limit}"
    return "outside the years chosen" if line.year is not None else "no year known"


def read(library: Library, view: View, tie: str) -> Receipt:
    """The receipt of a co-authorship tie `a:x|a:y`."""
    one, other = tie.split("|")
    names = lookups.authors(library, [one, other]).set_index("id")["name"]
    counted = lookups.receipt(library, one, other, view.papers)
    every = lookups.receipt(library, one, other, NO_LIMIT)
    said = lookups.who_says(library, one, other)
    rest = every[~every["paper"].isin(counted["paper"])]
    given = [(str(row["file"]), float(row["strength"])) for row in plain(said)]
    ends = (one, names[one]), (other, names[other])
    return Receipt(*ends, lines(counted), lines(rest), tuple(given))


def lines(frame: pd.DataFrame) -> tuple[Line, ...]:
    """The rows of `lookups.receipt` as lines."""
    return tuple(
        Line(row["paper"], row["title"], row["year"], row["venue"], row["authors"])
        for row in plain(frame)
    )


CARD = Card("tie", lambda library, view, tie: components(read(library, view, tie), view))
