"""A real server on a free port, and a real Chromium to visit it with."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

import explorer
from explorer.exporters import EXPORTERS
from explorer.settings import Settings
from explorer.web.app import create_app

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell is the same engine without windows, and opens a page in a third of the time."""

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever the page asks of another machine fails at once.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


def chromium() -> str:
    """The browser to drive: `EXPLORER_CHROMIUM`, else the first of `BROWSERS` on the PATH."""
    for name in (os.environ.get("EXPLORER_CHROMIUM"), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    raise RuntimeError("No Chromium was found. `make test` installs one where it can.")


@contextmanager
def launched(*more: str) -> Iterator[Browser]:
    """Chromium, without a window, until the end of the block."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), args=[*CHROMIUM_ARGS, *more]
        )
        yield started
        started.close()


class Site:
    """One explorer served from a thread on a free port."""

    def __init__(self, library: Path) -> None:
        self.workspace = explorer.open(library)
        app = create_app(self.workspace, Settings(library=library), EXPORTERS)
        self._server = create_server(
            app.server,
            host="127.0.0.1",
            port=0,
            threads=6,
            max_request_body_size=128 * 1024 * 1024,
        )
        self.url = f"http://127.0.0.1:{self._server.effective_port}"
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.close()
        self._thread.join(timeout=5)
        self.workspace.close()

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


Opens = Callable[..., Site]
"""What the fixture `open_site` is: it serves a new library of these records."""
