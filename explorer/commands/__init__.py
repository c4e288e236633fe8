"""The commands, one per file, in the order of the help."""

import click

from explorer.commands import (
    author,
    demo,
    export,
    fetch,
    import_,
    info,
    join,
    open,
    paper,
    path,
    rebuild,
    separate,
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
    paper.command,
    separate.command,
    join.command,
    export.command,
    undo.command,
    rebuild.command,
)
