"""`explorer join`: two papers that are one."""

import click

from explorer import verdicts
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.paper import known
from explorer.commands.printing import facts, line
from explorer.commands.progress import bars
from explorer.errors import LibraryError
from explorer.library import Library


@click.command(
    "join",
    short_help="Two papers that are one.",
    epilog=epilog(
        "explorer join p:arxiv:2404.14402 p:doi:10.1000/xyz",
        keys="papers (the id of the paper they are now), records (how many were added).",
    ),
)
@click.argument("one", metavar="PAPER")
@click.argument("other", metavar="OTHER")
@options.json_option
@options.usual_options
def command(one: str, other: str, as_json: bool) -> None:
    """Say that PAPER and OTHER are one paper; undoes explorer separate too.

    Both records are kept. The decision is kept with the library and survives every import;
    explorer separate undoes it.
    """
    path = options.library_to_write()
    if not path.is_file():
        raise LibraryError(f"There is no library at “{path}”.", "Name another with --library.")
    with bars() as advance, Library.open(path, write=True) as library:
        pair = known(library, one), known(library, other)
        done = verdicts.join(library, *pair, progress=advance)
    if as_json:
        facts({"papers": list(done.papers), "records": done.records})
        return
    line(f"One paper now: {', '.join(done.papers)}")
