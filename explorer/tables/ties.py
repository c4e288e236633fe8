"""Who wrote with whom, and how strongly."""

from ibis.expr import types as ir

from explorer.model import DEFAULT_AUTHOR_LIMIT

DIGITS = 9
"""Sums of fractions are rounded to this many decimals, so that their order cannot show."""


def pairs(authorships: ir.Table) -> ir.Table:
    """Pairs of authors with papers together, for papers of 2 to 50 personal authors.

    `papers` is full counting, `fractional` Newman's: the sum of 1 / (persons - 1).
    """
    joint = authorships.filter(authorships.persons.between(2, DEFAULT_AUTHOR_LIMIT))
    one = joint.select("paper", "year", "persons", a="author")
    other = joint.select("paper", b="author")
    met = one.join(other, "paper").filter(lambda t: t.a < t.b)
    return met.group_by("a", "b").agg(
        papers=met.count().cast("int32"),
        fractional=(1 / (met.persons - 1)).sum().round(DIGITS),
        first_year=met.year.min(),
        last_year=met.year.max(),
    )


def adjacency(pairs: ir.Table) -> ir.Table:
    """Every tie from both sides, by author: a neighbourhood is one stretch of rows."""
    rest = ("papers", "fractional", "first_year", "last_year")
    there = pairs.select("a", "b", *rest).rename(author="a", neighbour="b")
    back = pairs.select("b", "a", *rest).rename(author="b", neighbour="a")
    return there.union(back).order_by("author", "neighbour")


def ties(adjacency: ir.Table) -> ir.Table:
    """Every tie once, a < b: the strengths of `adjacency` seen from one side."""
    once = adjacency.filter(adjacency.author < adjacency.neighbour)
    return once.rename(a="author", b="neighbour")
