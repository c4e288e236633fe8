"""Options that several commands share, and what was chosen with them."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer import demo, settings
from explorer.commands import progress
from explorer.errors import ExplorerError
from explorer.model import DEFAULT_AUTHOR_LIMIT
from explorer.settings import Settings

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

DEMO = Path("demo")
"""What `--library` takes for the demo library."""

_SPAN = re.compile(r"(?P<only>\d{4})|(?P<first>\d{4})?[-–](?P<last>\d{4})?", re.ASCII)


def _remember(context: click.Context, option: click.Parameter, value: object) -> None:
    # Nested contexts share one meta, so the option may stand before or after the command's name.
    if value not in (None, False):
        context.meta[f"explorer.{option.name}"] = value


library_option = click.option(
    "--library",
    metavar="LIB",
    type=click.Path(path_type=Path, dir_okay=False),
    expose_value=False,
    callback=_remember,
    help="The library: a file, or “demo”; otherwise EXPLORER_LIBRARY, otherwise your own library.",
)

debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Show the details of an unexpected error.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")

problems_option = click.option(
    "--problems",
    "problems_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every problem to this file, one JSON object per line.",
)

author_limit_option = click.option(
    "--author-limit",
    type=click.IntRange(2, 10_000),
    default=DEFAULT_AUTHOR_LIMIT,
    show_default=True,
    metavar="N",
    help="Papers with more authors make no ties.",
)


def usual_options(command: Decorated) -> Decorated:
    """The options that every command has."""
    return library_option(debug_option(command))


def debugging() -> bool:
    """Whether `--debug` was given."""
    return bool(click.get_current_context().meta.get("explorer.debug"))


def chosen_settings() -> Settings:
    """Settings from the environment and from `--library`."""
    given: Path | None = click.get_current_context().meta.get("explorer.library")
    return settings.load(os.environ, library=given)


def library_to_read() -> Path:
    """The chosen library; the demo library is made when it is asked for."""
    path = chosen_settings().library
    if path != DEMO:
        return path
    with progress.bars() as advance:
        return demo.make(progress=advance)


def library_to_write() -> Path:
    """The chosen library; the demo library is refused."""
    path = chosen_settings().library
    if path == DEMO:
        raise ExplorerError(
            "The demo library is only to be looked at.", "Choose another file with --library."
        )
    return path


def years(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[int | None, int | None]:
    """First and last year of a span as typed; None where it is open."""
    if value is None:
        return (None, None)
    found = _SPAN.fullmatch(value.strip())
    if found is None or not any(found.groups()):
        raise click.BadParameter(
            f"“{value}” is not a span of years such as 2010-2020.", ctx=context, param=option
        )
    first, last = found["first"] or found["only"], found["last"] or found["only"]
    return (int(first) if first else None, int(last) if last else None)
