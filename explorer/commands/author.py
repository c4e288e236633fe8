"""`explorer author`: one person and the people they wrote with."""

from collections.abc import Sequence

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
    plain,
    rows,
    say_left_out,
    span,
    table,
)
from explorer.library import Library
from explorer.model import PaperFilter

SHOWN = 25
WHO = ("id", "name", "papers", "first_year", "last_year")
COLLABORATOR = ("id", "name", "papers", "fractional", "first_year", "last_year")


@click.command(
    "author",
    short_help="Who somebody wrote papers with.",
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
        others = rows(lookups.collaborators(library, chosen, papers), COLLABORATOR)
        left_out = lookups.papers_over_limit(library, [chosen], papers)
    if as_json:
        facts(who | {"collaborators": others})
        return
    _print(who, others, len(others) if everybody else SHOWN)
    say_left_out(left_out, author_limit)


def _print(who: Facts, others: Sequence[Facts], most: int) -> None:
    years = span(who["first_year"], who["last_year"])
    about = filter(None, (counted(who["papers"], "paper"), years))
    line(f"{plain(who['name'])} ({who['id']})")
    line(f"{', '.join(about)}; {counted(len(others), 'collaborator')}")
    if not others:
        return
    line()
    table(
        ("papers", "strength", "years", "name", "id"),
        (
            (
                each["papers"],
                each["fractional"],
                span(each["first_year"], each["last_year"]),
                each["name"],
                each["id"],
            )
            for each in others[:most]
        ),
        numbers=("papers", "strength"),
    )
    if len(others) > most:
        line(f"… and {len(others) - most:,} more; --all lists them")
