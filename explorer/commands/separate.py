"""`explorer separate`: records that are not the same paper."""

import click

from explorer import verdicts
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.paper import known
from explorer.commands.printing import counted, facts, line
from explorer.commands.progress import bars
from explorer.errors import LibraryError
from explorer.library import Library


@click.command(
    "separate",
    short_help="Records that are not the same paper.",
    epilog=epilog(
        "explorer paper p:doi:10.1000/xyz        lists the records of a paper",
        "explorer separate p:doi:10.1000/xyz r:1f0c9a3e",
        keys="papers (ids of what the records describe now), records (how many were taken out).",
    ),
)
@click.argument("paper", metavar="PAPER")
@click.argument("records", nargs=-1, metavar="[RECORD…]")
@options.json_option
@options.usual_options
def command(paper: str, records: tuple[str, ...], as_json: bool) -> None:
    """Say that RECORDs of PAPER are other papers; without a RECORD, every one is a paper by itself.

    The decision is kept with the library and survives every import; explorer join undoes it.
    """
    path = options.library_to_write()
    if not path.is_file():
        raise LibraryError(f"There is no library at “{path}”.", "Name another with --library.")
    with bars() as advance, Library.open(path, write=True) as library:
        done = verdicts.separate(library, known(library, paper), records, progress=advance)
    if as_json:
        facts({"papers": list(done.papers), "records": done.records})
        return
    line(f"{counted(done.records, 'record')} taken out. The papers are now:")
    for each in done.papers:
        line(f"  {each}")
