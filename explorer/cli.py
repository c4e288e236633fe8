"""The command line: what was typed, and every error as a sentence with a remedy.

Exit codes: 0 all is well; 1 an error, said as a sentence; 2 wrong usage or a name that several
people share; 130 interrupted.
"""

import errno
import os
import signal
from typing import Any

import click

import explorer
from explorer import commands
from explorer.commands import printing, serve
from explorer.commands.epilogs import lines
from explorer.commands.options import debug_option, debugging, library_option
from explorer.errors import AmbiguousName, ExplorerError

INTERRUPTED = 130


class Roof(click.Group):
    """The group of all commands; the only place on the command line that catches errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The commands as `COMMANDS` orders them."""
        return list(self.commands)

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command; an error becomes a sentence on stderr and an exit code."""
        try:
            return super().invoke(context)
        except AmbiguousName as error:
            printing.ambiguous(error)
            context.exit(2)
        except ExplorerError as error:
            printing.error(error.title, error.remedy)
            context.exit(1)
        except (KeyboardInterrupt, click.Abort):
            printing.error("Interrupted.")
            context.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            if debugging() or _reader_went_away(error):
                raise
            printing.error(*_sentence(error))
            context.exit(1)


def _reader_went_away(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _sentence(error: Exception) -> tuple[str, str]:
    if isinstance(error, OSError) and error.strerror:
        where = f" ({os.fsdecode(error.filename)})" if error.filename else ""
        return f"{error.strerror}{where}.", "Check the path, its permissions and the free space."
    kind = type(error).__name__
    return (
        f"Something went wrong inside the explorer ({kind}).",
        "Run the same command with --debug for the details, and please report them.",
    )


EPILOG = "\n\n".join(
    (
        lines(
            "Examples:",
            (
                "explorer demo                          look around in a library of 150 papers",
                "explorer open refs.bib                 look at a file, keep nothing",
                "explorer import refs.bib works.jsonl   put papers into your library",
                "explorer                               look at your library",
                'explorer author "Leon Bungert"         collaborators, in the terminal',
                'explorer export --focus "Leon Bungert" -o bungert.gexf',
            ),
        ),
        lines(
            "Exit codes:",
            (
                "0    all is well",
                "1    an error, said as a sentence",
                "2    wrong usage, or a name that several people share",
                "130  interrupted",
            ),
        ),
    )
)


@click.group(
    "explorer",
    cls=Roof,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(explorer.__version__, prog_name="explorer")
@library_option
@debug_option
@click.pass_context
def cli(context: click.Context) -> None:
    """See the people behind your papers.

    Without a command, the library is served to your browser; an empty one offers the demo.
    """
    if context.invoked_subcommand is None:
        serve.default_library()


for command in commands.COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Stopped by a service manager, we tidy up as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    cli(prog_name="explorer")
