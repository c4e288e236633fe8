"""The commands, one per file, in the order of the help."""

import click

from explorer.commands import (
    author,
    demo,
    export,
    fetch,
    import_,
    info,
    open,
    path,
    rebuild,
    serve,
    tie,
    undo,
)

COMMANDS: tuple[click.Command, ...] = (
    demo.command,
    open.command,
    import_.command,
    fetch.command,
    serve.command,
    info.command,
    author.command,
    tie.command,
    path.command,
    export.command,
    undo.command,
    rebuild.command,
)
