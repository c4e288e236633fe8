"""`explorer rebuild`: everything that is derived from the records, made anew."""

import click

from explorer import tables
from explorer.commands import info, options
from explorer.commands.epilogs import epilog
from explorer.commands.printing import counted, facts, line
from explorer.commands.progress import bars
from explorer.errors import LibraryError
from explorer.library import Library


@click.command(
    "rebuild",
    short_help="Make everything derived anew.",
    epilog=epilog(
        "explorer rebuild",
        "explorer rebuild --library papers.duckdb --json",
        keys="those of explorer info.",
    ),
)
@options.json_option
@options.usual_options
def command(as_json: bool) -> None:
    """Make papers, people and ties anew from the records of the library.

    The records stay as they are. A library of an older explorer is brought up to date.
    """
    path = options.library_to_write()
    if not path.is_file():
        raise LibraryError(f"There is no library at “{path}”.", "Name another with --library.")
    with bars() as advance, Library.open(path, write=True) as library:
        tables.rebuild(library, advance)
        counts, found = library.counts(), info.as_facts(library) if as_json else {}
    if as_json:
        facts(found)
        return
    line(
        f"Made anew from {counted(counts.records, 'record')}: {counted(counts.papers, 'paper')}, "
        f"{counted(counts.authors, 'person', 'people')}, {counted(counts.ties, 'tie')}."
    )
