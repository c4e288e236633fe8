"""Sources that answer from this machine."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from answering import Connect, Hourglass, Standin, standin

from explorer.sources import Network, Visitor, opened


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Standin]:
    """A server in the place of every source."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with standin() as running:
        yield running


@pytest.fixture
def clock() -> Hourglass:
    """Time that passes only while somebody waits."""
    return Hourglass()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where answers are kept."""
    return tmp_path / "pages"


@pytest.fixture
def connect(server: Standin, clock: Hourglass, folder: Path) -> Iterator[Connect]:
    """Opens networks that ask the stand-in; keywords as for `opened`."""
    with ExitStack() as stack:

        def make(visitor: Visitor = Visitor(), **more: object) -> Network:  # noqa: B008 - frozen
            given = {"clock": clock, "folder": folder, "addresses": server.addresses} | more
            return stack.enter_context(opened(visitor, **given))  # type: ignore[arg-type]  # keywords of a test

        yield make


@pytest.fixture
def network(connect: Connect) -> Network:
    """Sources that can be asked, without name and keys."""
    return connect()
