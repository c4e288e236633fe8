"""`explorer tie`: the papers behind the line between two people, and what each contributes."""

import math

import click
import pandas as pd

from explorer import lookups
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.people import person
from explorer.commands.printing import (
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

RECEIPT = ("paper", "title", "year", "authors", "contribution")


@click.command(
    "tie",
    short_help="The papers behind a tie.",
    epilog=epilog(
        'explorer tie "Leon Bungert" "Martin Burger"',
        "explorer tie a:leon-bungert a:tim-roith --json",
        keys=(
            "a, b (ids), papers, fractional (the strength), receipt (each with paper, title, "
            "year, authors, contribution); newest first."
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
        receipt = lookups.receipt(library, a, b, papers)
        left_out = lookups.papers_over_limit(library, [a, b], papers)
    strength = math.fsum(receipt["contribution"])
    if as_json:
        receipts = rows(receipt, RECEIPT)
        answer = {"a": a, "b": b, "papers": len(receipts), "fractional": strength}
        facts(answer | {"receipt": receipts})
        return
    _print(f"{plain(names[a])} and {plain(names[b])}", receipt, strength)
    say_left_out(left_out, author_limit)


def _refuse_the_same(a: str, b: str) -> None:
    if a == b:
        raise ExplorerError("Both names mean the same person.", "Give two different people.")


def _print(both: str, receipt: pd.DataFrame, strength: float) -> None:
    if receipt.empty:
        line(f"{both} have no paper together in this library.")
        return
    line(f"{both}: {counted(len(receipt), 'paper')} together, strength {number(strength)}")
    line()
    columns = ["contribution", "authors", "year", "title"]
    table(columns, receipt[columns].itertuples(index=False), numbers=columns[:3])
