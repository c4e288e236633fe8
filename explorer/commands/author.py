"""`explorer author`: one person and the people they wrote with."""

import click
import pandas as pd

from explorer import lookups
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.people import person
from explorer.commands.printing import counted, facts, line, plain, rows, say, span, table
from explorer.library import Library
from explorer.model import PaperFilter

SHOWN = 25
WHO = ("id", "name", "papers", "first_year", "last_year")
COLLABORATOR = ("id", "name", "papers", "fractional", "first_year", "last_year")


@click.command(
    "author",
    epilog=epilog(
        'explorer author "Leon Bungert"',
        "explorer author bungert --all",
        "explorer author a:leon-bungert --json",
        keys=(
            "id, name, papers, first_year, last_year, collaborators (each with id, name, papers, "
            "fractional, first_year, last_year); strongest first."
        ),
    ),
)
@click.argument("name")
@click.option("--all", "everybody", is_flag=True, help=f"List all collaborators, not {SHOWN}.")
@options.author_limit_option
@options.json_option
@options.usual_options
def command(name: str, everybody: bool, author_limit: int, as_json: bool) -> None:
    """Say who NAME (a name, or an id such as a:leon-bungert) wrote papers with."""
    papers = PaperFilter(author_limit=author_limit)
    with Library.open(options.library_to_read()) as library:
        chosen = person(library, name)
        who = rows(lookups.authors(library, [chosen]), WHO)[0]
        others = lookups.collaborators(library, chosen, papers)
        left_out = lookups.papers_over_limit(library, [chosen], papers)
    if as_json:
        facts(who | {"collaborators": rows(others, COLLABORATOR)})
        return
    _print(who, others, len(others) if everybody else SHOWN)
    if left_out:
        say(f"{counted(left_out, 'paper')} with more than {author_limit} authors: no ties.")


def _print(who: dict[str, object], others: pd.DataFrame, most: int) -> None:
    years = span(who["first_year"], who["last_year"])
    line(f"{plain(who['name'])} ({who['id']})")
    line(
        f"{counted(int(str(who['papers'])), 'paper')}{f', {years}' if years else ''}; "
        f"{counted(len(others), 'collaborator')}"
    )
    if others.empty:
        return
    line()
    table(
        ("papers", "strength", "years", "name", "id"),
        (
            (row.papers, row.fractional, span(row.first_year, row.last_year), row.name, row.id)
            for row in others.head(most).itertuples(index=False)
        ),
        numbers=("papers", "strength"),
    )
    if len(others) > most:
        line(f"… and {len(others) - most:,} more; --all lists them")
