"""`explorer fetch`: papers from an open source on the network, because the user asks for it."""

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

import click

from explorer import sources
from explorer.commands import files, options
from explorer.commands.epilogs import epilog
from explorer.commands.import_ import as_facts, json_lines, summarise
from explorer.commands.printing import facts, plain, say
from explorer.commands.progress import bars
from explorer.errors import ExplorerError
from explorer.intake import ImportReport
from explorer.library import Library
from explorer.sources import Harvest, Network, Question, Source, Visitor
from explorer.sources.question import USUAL_PAPERS, USUAL_PEOPLE
from explorer.sources.transport import Tell

STANDARD_INPUT = "-"
MOST_LIST = 4 * 1024 * 1024
"""Bytes of a list of DOIs."""

WAYS = ("author", "institution", "topic", "query", "dois", "neighbours")


@click.command(
    "fetch",
    short_help="Papers from an open source on the network.",
    epilog=epilog(
        'explorer fetch openalex --author "Leon Bungert"',
        "explorer fetch orcid --author 0000-0002-1825-0097",
        "explorer fetch crossref --dois dois.txt --mailto name@example.org",
        "explorer fetch arxiv --topic math.AP --limit 500",
        "explorer fetch openalex --neighbours --people 20",
        keys=(
            "source, asked, notes (sentences), and those of explorer import: read, new, known, "
            "set_aside, problems."
        ),
    ),
)
@click.argument(
    "source_name", metavar="SOURCE", type=click.Choice([each.name for each in sources.SOURCES])
)
@click.option("--author", metavar="WHO", help="A name or an id.")
@click.option("--institution", metavar="PLACE", help="A name or an id.")
@click.option("--topic", metavar="TOPIC", help="A name, an id or a category.")
@click.option("--query", metavar="WORDS", help="What the source is to search for.")
@click.option(
    "--dois",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="A list of DOIs, one on each line; - is standard input.",
)
@click.option(
    "--neighbours",
    is_flag=True,
    help="All papers of the people in the library, and so the people they wrote them with.",
)
@click.option(
    "--people",
    type=click.IntRange(1, 1000),
    default=USUAL_PEOPLE,
    show_default=True,
    metavar="N",
    help="Whose neighbours: those with most papers.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=USUAL_PAPERS,
    show_default=True,
    metavar="N",
    help="Most papers to fetch.",
)
@click.option(
    "--mailto",
    envvar="EXPLORER_MAILTO",
    metavar="ADDRESS",
    default="",
    help="Where the source may write to you; polite, and often faster. Also EXPLORER_MAILTO.",
)
@click.option("--fresh", is_flag=True, help="Ask again, also for what was fetched today.")
@options.problems_option
@options.json_option
@options.usual_options
def command(
    *,
    source_name: str,
    people: int,
    limit: int,
    mailto: str,
    fresh: bool,
    problems_file: Path | None,
    as_json: bool,
    **ways: Any,  # noqa: ANN401 - the options of `WAYS`
) -> None:
    """Fetch papers from SOURCE into the library.

    This is the only command that uses the network, and it asks nobody but the source. Give one of
    --author, --institution, --topic, --query, --dois and --neighbours; docs/sources.md says which
    source takes which. A fetch that is interrupted goes on where it stopped, for a day.
    """
    wish = Wish(sources.source_named(source_name), *_way(ways), people, limit)
    try:
        harvest, report = _bring(wish, Visitor(mailto, os.environ, sources.system_keyring), fresh)
    except KeyboardInterrupt:
        say("Nothing was imported; the same command goes on where this one stopped.")
        raise
    if problems_file is not None:
        files.write(problems_file, json_lines(report.problems))
    if as_json:
        asked = {"source": source_name, "asked": harvest.question.shown, "notes": harvest.notes}
        facts(asked | as_facts(report))
        return
    say(plain(harvest.question.label))
    for note in harvest.notes:
        say(plain(note))
    summarise(report, listed_in=problems_file)


def connect(visitor: Visitor, fresh: bool, advance: Tell) -> AbstractContextManager[Network]:
    """The network; a test puts another one in its place."""
    return sources.opened(visitor, fresh=fresh, progress=advance)


class Wish(NamedTuple):
    """What was asked for on the command line."""

    source: Source
    way: str
    value: str
    people: int
    limit: int


def _way(ways: dict[str, Any]) -> tuple[str, str]:
    given = [(way, ways[way]) for way in WAYS if ways[way]]
    if len(given) != 1:
        wanted = ", ".join(f"--{way}" for way in WAYS)
        raise click.UsageError(f"Give one of {wanted}.")
    return given[0]


def _bring(wish: Wish, visitor: Visitor, fresh: bool) -> tuple[Harvest, ImportReport]:
    path = options.library_to_write()
    with bars() as advance, connect(visitor, fresh, advance) as network:
        question = _question(wish, network, path)
        harvest = sources.fetch(question, network, progress=advance)
        with Library.open(path, write=True) as library:
            return harvest, sources.bring(library, harvest, progress=advance)


def _question(wish: Wish, network: Network, path: Path) -> Question:
    source, way, value, people, limit = wish
    if way == "dois":
        return sources.question_of_dois(source, _listed(value))
    if way == "neighbours":
        with Library.open(path) as library:
            return sources.question_of_neighbours(source, library, people=people, limit=limit)
    return sources.question(source, way, value, network, limit=limit)


def _listed(file: str) -> Sequence[str]:
    try:
        if file == STANDARD_INPUT:
            content = sys.stdin.buffer.read(MOST_LIST)
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(MOST_LIST)
    except OSError as error:
        raise ExplorerError(
            f"“{file}” cannot be read: {error.strerror}.", "Check the path and its permissions."
        ) from error
    return content.decode("utf-8-sig", "replace").splitlines()
