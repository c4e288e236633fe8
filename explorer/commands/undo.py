"""`explorer undo`: an import taken back as a whole."""

import click

from explorer import accounts, undoing
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.printing import counted, facts, line, plain, rows, say, table
from explorer.commands.progress import bars
from explorer.errors import LibraryError
from explorer.library import Library
from explorer.undoing import Consequence

_HEADINGS = ("import", "imported", "file", "read", "new", "known", "set aside")
_KEYS = ("import", "file", "sha256", "formats", "imported", "read", "new", "known", "set_aside")


@click.command(
    "undo",
    short_help="Take an import back.",
    epilog=epilog(
        "explorer undo                list the imports",
        "explorer undo 3              take the third back",
        "explorer undo 3 --yes --json",
        keys=(
            "import, file, papers_gone, papers_kept, records_gone; without a number: imports (each "
            "import, file, sha256, formats, imported, read, new, known, set_aside)."
        ),
    ),
)
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[IMPORT]")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.json_option
@options.usual_options
def command(number: int | None, yes: bool, as_json: bool) -> None:
    """Take an import back as a whole: what only it brought goes, everything else stays.

    IMPORT is its number; without one, the imports are listed. To have it back, import the same
    file again.
    """
    if number is None:
        _list(as_json)
        return
    path = options.library_to_write()
    if not path.is_file():
        raise LibraryError(f"There is no library at “{path}”.", "Name another with --library.")
    if not yes and not _is_wanted(number):
        say("Nothing was changed.")
        return
    with bars() as advance, Library.open(path, write=True) as library:
        done = undoing.undo(library, number, advance)
    if as_json:
        facts(as_facts(done))
        return
    line(
        f"The import of “{plain(done.file)}” is undone: {_papers(done.going)} gone, "
        f"{_papers(done.staying)} kept."
    )


def as_facts(done: Consequence) -> dict[str, object]:
    """What was undone, under the documented keys."""
    return {
        "import": done.number,
        "file": done.file,
        "papers_gone": done.going,
        "papers_kept": done.staying,
        "records_gone": done.records,
    }


def _is_wanted(number: int) -> bool:
    with Library.open(options.library_to_write()) as library:
        will = undoing.consequence(library, number)
    say(f"Import {number}, “{plain(will.file)}”: {will.sentence}")
    return click.confirm("Undo it?", err=True)


def _list(as_json: bool) -> None:
    with Library.open(options.library_to_read()) as library:
        found = accounts.imports(library)
    if as_json:
        moments = found["imported"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        listed = found.assign(imported=moments).rename(columns={"number": "import"})
        facts({"imports": rows(listed, _KEYS)})
        return
    if found.empty:
        line("Nothing has been imported yet.")
        return
    moments = found["imported"].dt.strftime("%Y-%m-%d %H:%M")
    names = ["number", "imported", "file", "read", "new", "known", "set_aside"]
    lines = found.assign(imported=moments)[names].astype(object)
    numbers = ("import", *_HEADINGS[3:])
    table(_HEADINGS, list(lines.itertuples(index=False, name=None)), numbers=numbers)
    say("Take one back with: explorer undo IMPORT")


def _papers(count: int) -> str:
    return counted(count, "paper")
