"""Serving a library on this machine: a free port, the address said, the browser opened."""

import errno
import logging
import os
import socket
import sys
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer.commands.options import chosen_settings
from explorer.commands.printing import line, say
from explorer.errors import ExplorerError
from explorer.settings import Settings

USUAL = Settings(Path())
PORTS_TRIED = 20
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - recognised, never the default

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve, under which further names, and whether a browser opens."""

    host: str = USUAL.host
    port: int = USUAL.port
    trusted: tuple[str, ...] = ()
    no_browser: bool = False


def place_options(command: Decorated) -> Decorated:
    """The options that fill a `Place`."""
    for option in (
        click.option("--no-browser", is_flag=True, help="Do not open a browser."),
        click.option(
            "--trust-host",
            "trusted",
            multiple=True,
            metavar="NAME",
            help="Answer to this name in the address bar too; may be repeated.",
        ),
        click.option(
            "--port",
            type=click.IntRange(0, 65535),
            default=USUAL.port,
            show_default=True,
            help="A taken port gives way to the next free one; 0 takes any.",
        ),
        click.option("--host", default=USUAL.host, show_default=True, help="Where to listen."),
    ):
        command = option(command)
    return command


def run(path: Path, place: Place) -> None:
    """Serve the library in `path` until somebody stops it."""
    from explorer.exporters import EXPORTERS
    from explorer.web.app import create_app
    from explorer.web.server import serve
    from explorer.workspace import Workspace

    with _listener(place) as listener, Workspace(path) as workspace:
        settings = replace(
            chosen_settings(),
            library=path,
            host=place.host,
            port=listener.getsockname()[1],
            trusted_hosts=(*USUAL.trusted_hosts, *_names(place)),
        )
        app = create_app(workspace, settings, exporters=EXPORTERS)
        # That a request waited for a thread is no news to whoever sits at the terminal.
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        with suppress(KeyboardInterrupt):
            _announce(workspace.name, place, settings.port)
            serve(app, settings, listener)
    say("Stopped.")


def address(host: str, port: int) -> str:
    """What to type in a browser on this machine."""
    seen = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://{f'[{seen}]' if ':' in seen else seen}:{port}/"


def has_screen(environ: Mapping[str, str], platform: str) -> bool:
    """Whether a browser with windows can open; a text browser would take over the terminal."""
    if platform in {"darwin", "win32"}:
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _announce(name: str, place: Place, port: int) -> None:
    here = address(place.host, port)
    if place.port not in {0, port}:
        say(f"Port {place.port} is taken; port {port} is free.")
    line(f"The explorer shows “{name}” at {here}")
    if place.host in EVERYWHERE:
        say("Everybody who can reach this machine can read this library and add to it.")
    say("Press Ctrl-C to stop.")
    sys.stdout.flush()
    if not place.no_browser and has_screen(os.environ, sys.platform):
        webbrowser.open(here)


def _names(place: Place) -> tuple[str, ...]:
    host = socket.gethostname() if place.host in EVERYWHERE else place.host
    return (f"[{host}]" if ":" in host else host, *place.trusted)


def _listener(place: Place) -> socket.socket:
    last = min(place.port + PORTS_TRIED, 65536)
    for port in range(place.port, last) if place.port else [0]:
        try:
            return _listen(place.host, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise ExplorerError(
                    f"The explorer cannot listen on {place.host}, port {port}: {error.strerror}.",
                    "Choose another place with --host and --port.",
                ) from error
    raise ExplorerError(
        f"The ports {place.port} to {last - 1} are all taken.", "Choose another with --port."
    )


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, where = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # Elsewhere this would let two servers share one port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
