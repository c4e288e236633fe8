"""`explorer serve`, and what `explorer` alone does: the library in the browser."""

import sys
from pathlib import Path
from typing import Any

import click

from explorer import demo, settings
from explorer.commands import options, serving
from explorer.commands.epilogs import epilog
from explorer.commands.printing import say
from explorer.commands.progress import bars
from explorer.library import Library


@click.command(
    "serve",
    short_help="Serve the library to your browser.",
    epilog=epilog(
        "explorer serve",
        "explorer serve --library papers.duckdb --port 8080 --no-browser",
        "explorer serve --host 0.0.0.0 --trust-host papers.example.org",
    ),
)
@serving.place_options
@options.usual_options
def command(**place: Any) -> None:  # noqa: ANN401 - click fills a Place
    """Serve the library to your browser."""
    serving.run(_ready(options.library_to_read()), serving.Place(**place))


def default_library() -> None:
    """Serve the chosen library; where it is empty, offer the demo."""
    path = _ready(options.library_to_read())
    if _is_empty(path):
        path = _offer_demo(path)
    serving.run(path, serving.Place())


def _ready(path: Path) -> Path:
    # Only the user's own library is made on sight: a mistyped --library must not become a file.
    if path == settings.default_library() and not path.exists():
        Library.open(path, write=True).close()
    return path


def _is_empty(path: Path) -> bool:
    with Library.open(path) as library:
        return library.counts().papers == 0


def _offer_demo(path: Path) -> Path:
    say(f"The library {path} holds no papers yet.")
    if not _is_a_conversation():
        say("Look around in the demo with: explorer demo. Add papers with: explorer import FILE.")
        return path
    if not click.confirm("Look at the demo library instead?", default=True, err=True):
        return path
    with bars() as advance:
        return demo.make(progress=advance)


def _is_a_conversation() -> bool:
    return sys.stdin.isatty()
