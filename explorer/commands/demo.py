"""`explorer demo`: a library of real papers to look around in."""

from typing import Any

import click

from explorer import demo
from explorer.commands import options, serving
from explorer.commands.epilogs import epilog
from explorer.commands.progress import bars


@click.command(
    "demo",
    short_help="Look around in 150 real papers.",
    epilog=epilog(
        "explorer demo",
        "explorer demo --no-browser --port 8080",
        'explorer author "Leon Bungert" --library demo',
    ),
)
@serving.place_options
@options.debug_option
def command(**place: Any) -> None:  # noqa: ANN401 - click fills a Place
    """Look around in the demo library: 150 papers around five mathematicians.

    Every other command reads it with --library demo.
    """
    with bars() as advance:
        path = demo.make(progress=advance)
    serving.run(path, serving.Place(**place))
