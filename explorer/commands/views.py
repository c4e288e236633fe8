"""A view as options of the command line: what the controls are on the page."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

import click

from explorer.commands import people
from explorer.commands.options import years
from explorer.library import Library
from explorer.view import COLOURS, EXTRA_KINDS, MAX_DEPTH, MAX_PEOPLE, SIZES, STRENGTHS, View

USUAL = View()

VIEW_OPTIONS = (
    click.option("--focus", metavar="NAME", help="A name or an id; otherwise the library's core."),
    click.option(
        "--depth",
        type=click.IntRange(1, MAX_DEPTH),
        help=f"How many steps from the focus ({USUAL.depth}).",
    ),
    click.option(
        "--kinds",
        metavar="KINDS",
        help=f"What to draw beside people, with commas: {','.join(EXTRA_KINDS)}.",
    ),
    click.option(
        "--years", metavar="YEARS", callback=years, help="For example 2010-2020, 2015- or 2024."
    ),
    click.option(
        "--min-papers",
        type=click.IntRange(1, 1000),
        help=f"Fewest papers together for a tie ({USUAL.min_papers}).",
    ),
    click.option(
        "--strength", type=click.Choice(STRENGTHS), help=f"How ties count ({USUAL.strength})."
    ),
    click.option("--size", type=click.Choice(SIZES), help=f"What size says ({USUAL.size})."),
    click.option(
        "--colour", type=click.Choice(COLOURS), help=f"What colour says ({USUAL.colour})."
    ),
    click.option(
        "--limit", type=click.IntRange(1, MAX_PEOPLE), help=f"Most people shown ({USUAL.limit})."
    ),
    click.option(
        "--author-limit",
        type=click.IntRange(2, 10_000),
        help=f"Papers with more authors make no ties ({USUAL.author_limit}).",
    ),
    click.option("--selected", metavar="ID", help="The node or tie to mark."),
    click.option("--link", metavar="URL", help="Start from a link of the page instead."),
)
"""An option for every field of a `View` that shows in an export, and one for all of them."""


def view_options(command: Any) -> Any:  # noqa: ANN401 - decorates whatever click decorates
    """Add `VIEW_OPTIONS`, in their order."""
    for option in reversed(VIEW_OPTIONS):
        command = option(command)
    return command


def asked(library: Library, given: Mapping[str, Any]) -> View:
    """The view that these options ask for; `focus` may be the name of a person.

    Raises `AmbiguousName`, `ExplorerError` for nobody of that name, `BadView`.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    link = chosen.pop("link", "")
    first, last = chosen.pop("years", (None, None))
    bounds = {"first_year": first, "last_year": last} if (first, last) != (None, None) else {}
    if "focus" in chosen:
        chosen["focus"] = people.focus(library, chosen["focus"])
    start = View.from_query(urlsplit(link).query or link)
    return View.from_values(asdict(start) | bounds | chosen)
