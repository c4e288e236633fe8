"""`explorer tie`: the papers behind the line between two people, and what each contributes."""

import math
from collections.abc import Sequence
from fractions import Fraction

import click

from explorer import lookups
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.people import person
from explorer.commands.printing import (
    Facts,
    counted,
    facts,
    line,
    number,
    plain,
    rows,
    say_left_out,
    table,
)
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model import PaperFilter

GIVEN = ("file", "strength")
RECEIPT = ("paper", "title", "year", "authors", "contribution")


@click.command(
    "tie",
    short_help="The papers behind a tie.",
    epilog=epilog(
        'explorer tie "Leon Bungert" "Martin Burger"',
        "explorer tie a:leon-bungert a:tim-roith --json",
        keys=(
            "a, b (ids), papers, fractional (the strength), receipt (each with paper, title, "
            "year, authors, contribution), newest first; given (network files that join the two, "
            "each with file, strength)."
        ),
    ),
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@options.author_limit_option
@options.json_option
@options.usual_options
def command(one: str, other: str, author_limit: int, as_json: bool) -> None:
    """Say which papers A and B (names or ids) wrote together, and how strong that makes the tie.

    A paper with n authors contributes 1/(n-1) to the strength of each of its pairs.
    """
    papers = PaperFilter(author_limit=author_limit)
    with Library.open(options.library_to_read()) as library:
        a, b = person(library, one), person(library, other)
        _refuse_the_same(a, b)
        names = lookups.authors(library, [a, b]).set_index("id")["name"]
        receipt = rows(lookups.receipt(library, a, b, papers), RECEIPT)
        left_out = lookups.papers_over_limit(library, [a, b], papers)
        given = rows(lookups.who_says(library, a, b), GIVEN)
    strength = math.fsum(float(str(each["contribution"])) for each in receipt)
    if as_json:
        answer = {"a": a, "b": b, "papers": len(receipt), "fractional": strength}
        facts(answer | {"receipt": receipt, "given": given})
        return
    _print(f"{plain(names[a])} and {plain(names[b])}", receipt, strength)
    for each in given:
        line(f"“{plain(each['file'])}” gives a strength of {each['strength']:g}, without papers.")
    say_left_out(left_out, author_limit)


def _refuse_the_same(a: str, b: str) -> None:
    if a == b:
        raise ExplorerError("Both names mean the same person.", "Give two different people.")


def _print(both: str, receipt: Sequence[Facts], strength: float) -> None:
    if not receipt:
        line(f"{both} have no paper together in this library.")
        return
    line(f"{both}: {counted(len(receipt), 'paper')} together, strength {number(strength)}")
    line()
    columns = ("contribution", "authors", "year", "title")
    exact = (
        (str(Fraction(each["contribution"]).limit_denominator()), *map(each.get, columns[1:]))
        for each in receipt
    )
    table(columns, exact, numbers=columns[:3])
