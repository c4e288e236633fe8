"""What ready networks say: people whom no paper need know, and lines with a given strength."""

from ibis.expr import types as ir

DIGITS = 9
"""Sums of strengths are rounded to this many decimals, so that their order cannot show."""


def acquainted(network_people: ir.Table, number_of_form: ir.Table) -> ir.Table:
    """The people of each network, as it writes them."""
    joined = network_people.join(number_of_form, "form")
    return joined.select("network", "position", "form", author="number")


def given(links: ir.Table, acquainted: ir.Table) -> ir.Table:
    """The lines of each network from both sides, by author.

    Names that are one person make one line, added up; nobody has a line to themselves.
    """
    one = acquainted.select("network", a="position", author="author")
    other = acquainted.select("network", b="position", neighbour="author")
    joined = links.join(one, ["network", "a"]).join(other, ["network", "b"])
    met = joined.filter(joined.author != joined.neighbour).select(
        "network", "author", "neighbour", "strength"
    )
    back = met.select("network", "strength", author="neighbour", neighbour="author")
    both = met.union(back.select("network", "author", "neighbour", "strength"))
    return (
        both.group_by("author", "neighbour", "network")
        .agg(strength=both.strength.sum().round(DIGITS))
        .order_by("author", "neighbour", "network")
    )
