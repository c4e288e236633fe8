"""The network as a fetch needs it: a transport, and the folder where answers are kept."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from explorer.settings import cache_folder
from explorer.sources.keys import Visitor
from explorer.sources.network import Network
from explorer.sources.pages import Pages
from explorer.sources.transport import Tell, Transport, silent
from explorer.sources.waiting import Clock


@contextmanager
def opened(
    visitor: Visitor,
    *,
    cancel: threading.Event | None = None,
    clock: Clock | None = None,
    progress: Tell | None = None,
    fresh: bool = False,
    folder: Path | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Iterator[Network]:
    """Sources that can be asked, for one thread.

    `cancel` stops it from another thread, `fresh` leaves answers of before aside. `clock`,
    `folder` and `addresses` are for tests: time that does not pass, pages elsewhere, and servers
    in place of sources.
    """
    pages = Pages(folder or cache_folder() / "pages", fresh=fresh)
    pages.sweep()
    with Transport(
        visitor, clock or Clock(cancel), addresses=addresses, tell=progress or silent
    ) as transport:
        yield Network(transport, pages)
