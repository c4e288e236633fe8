"""`explorer path`: the shortest chain of co-authors between two people."""

from collections.abc import Sequence
from itertools import pairwise

import click

from explorer import lookups, paths
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.people import person
from explorer.commands.printing import Facts, counted, facts, line, plain, rows
from explorer.library import Library
from explorer.model import PaperFilter


@click.command(
    "path",
    short_help="How two people are connected.",
    epilog=epilog(
        'explorer path "Jeff Calder" "Daniel Tenbrinck"',
        "explorer path a:jeff-calder a:guy-gilboa --json",
        keys=(
            "a, b (ids), length (null where nothing connects them), steps (each with a, b, paper,"
            " title, year)."
        ),
    ),
)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@options.author_limit_option
@options.json_option
@options.usual_options
def command(one: str, other: str, author_limit: int, as_json: bool) -> None:
    """Say how A and B (names or ids) are connected: the shortest chain, one paper per step."""
    papers = PaperFilter(author_limit=author_limit)
    with Library.open(options.library_to_read()) as library:
        a, b = person(library, one), person(library, other)
        chain = paths.chain(library, a, b, papers)
        steps = _steps(library, chain or [])
        people = [step.author for step in chain or []] or [a, b]
        names = lookups.authors(library, people).set_index("id")["name"].map(plain)
    if as_json:
        facts({"a": a, "b": b, "length": None if chain is None else len(steps), "steps": steps})
    elif chain is None:
        line(f"Nothing in this library connects {names[a]} and {names[b]}.")
    else:
        line(f"{names[a]} and {names[b]}: {counted(len(steps), 'step')}")
        line()
        _print(steps, [names[person] for person in people])


def _steps(library: Library, chain: Sequence[paths.Step]) -> list[dict[str, object]]:
    joining = [step.paper for step in chain[1:]]
    found = lookups.papers(library, joining) if joining else None
    known = (
        {} if found is None else {row["id"]: row for row in rows(found, ("id", "title", "year"))}
    )
    return [
        {
            "a": before.author,
            "b": after.author,
            "paper": after.paper,
            "title": known[after.paper]["title"],
            "year": known[after.paper]["year"],
        }
        for before, after in pairwise(chain)
    ]


def _print(steps: Sequence[Facts], names: Sequence[str]) -> None:
    line(names[0])
    for step, name in zip(steps, names[1:], strict=True):
        year = "" if step["year"] is None else f" ({step['year']})"
        line(f"  │ {plain(step['title'])}{year}")
        line(name)
