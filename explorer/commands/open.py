"""`explorer open`: look at some files without keeping anything."""

import tempfile
from pathlib import Path
from typing import Any

import click

from explorer.commands import import_, options, serving
from explorer.commands.epilogs import epilog


@click.command(
    "open",
    short_help="Look at files, keep nothing.",
    epilog=epilog(
        "explorer open refs.bib",
        "explorer open exports/ more.ris --no-browser",
        "zcat works.jsonl.gz | explorer open -",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@import_.format_option
@serving.place_options
@options.debug_option
def command(files: tuple[str, ...], format_name: str | None, **place: Any) -> None:  # noqa: ANN401 - click fills a Place
    """Look at papers from files, in a library that is gone when you stop."""
    with tempfile.TemporaryDirectory(prefix="explorer-", ignore_cleanup_errors=True) as folder:
        library = Path(folder) / "library.duckdb"
        report = import_.put(files, library, format_name, name=_name(files))
        import_.summarise(report)
        serving.run(library, serving.Place(**place))


def _name(files: tuple[str, ...]) -> str:
    first = Path(files[0]).name if files[0] != import_.STANDARD_INPUT else "standard input"
    return first if len(files) == 1 else f"{first} and {len(files) - 1} more"
