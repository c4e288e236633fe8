"""Every error a user can meet, as a sentence with a remedy.

ExplorerError
├── ReadError         a file could not be read at all
├── LibraryError      the library could not be opened, written or migrated
│   └── LibraryBusy   somebody else is writing to it
├── UnknownId         an id that this library does not hold
├── AmbiguousName     a name that several people share
├── SourceError       a source on the network that could not be asked, or gave no usable answer
├── BadView           a link or option that asks for something that cannot be shown
└── ExportError       a scene could not be written in the wanted format

Raised low with their data, caught at the roof (`cli.py`) and in Dash's `on_error`, nowhere else.
"""

from collections.abc import Sequence


class ExplorerError(Exception):
    """What went wrong (`title`) and what to do about it (`remedy`), both sentences."""

    def __init__(self, title: str, remedy: str = "") -> None:
        super().__init__(f"{title} {remedy}".strip())
        self.title = title
        self.remedy = remedy


class ReadError(ExplorerError):
    """A file that could not be read at all; one bad record is a `Problem` instead."""


class LibraryError(ExplorerError):
    """A library that could not be opened, written or migrated."""


class LibraryBusy(LibraryError):
    """A library that another process is using in a way that excludes this one."""


class UnknownId(ExplorerError, LookupError):
    """An id (`wanted`) that this library does not hold."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"Nothing in this library has the id “{wanted}”.",
            "Search for the name instead; the link may come from another library.",
        )
        self.wanted = wanted


class AmbiguousName(ExplorerError, LookupError):
    """A name that several people share; `candidates` are (id, name, number of papers or None).

    A source on the network may know several institutions or topics (`what`) of one name too.
    """

    def __init__(
        self,
        name: str,
        candidates: Sequence[tuple[str, str, int | None]],
        what: str = "people",
    ) -> None:
        super().__init__(
            f"“{name}” fits {len(candidates)} {what}.",
            "Give the full name or one of the ids.",
        )
        self.name = name
        self.candidates = tuple(candidates)


class BadView(ExplorerError, ValueError):
    """A link or option that asks for something that cannot be shown."""


class ExportError(ExplorerError):
    """A scene that could not be written in the wanted format."""


class SourceError(ExplorerError):
    """A source on the network that could not be asked, or gave no usable answer."""
