"""What the interpreter opens, connects to and starts while a test watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SEEN: list[list[str]] = []
_STARTS = ("open", "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "tempfile.")
_CODE = (".py", ".pyc", ".so")
"""Modules that are imported late, codecs for example, are no files of anybody's."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _SEEN and event.startswith(_STARTS):
        what = str(arguments[0]) if arguments else ""
        if not what.endswith(_CODE):
            _SEEN[-1].append(f"{event} {what}")


# A hook stays for as long as the process lives, so there is one for all tests.
sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Everything that is opened, connected to or started from here on."""
    seen: list[str] = []
    _SEEN.append(seen)
    try:
        yield seen
    finally:
        _SEEN.pop()
