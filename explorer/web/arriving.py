"""Files on their way in: one upload, its files part by part, and where they lie meanwhile."""

import os
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from explorer.errors import ExplorerError, ReadError
from explorer.settings import MIB

PART = 4 * MIB
"""Bytes of one part; only the last part of a file has fewer."""
PIECE = 64 * 1024
"""Bytes of a part that are in memory at once."""
LONGEST_NAME = 120
"""Characters of a file name that are kept."""
DEEPEST = 6
"""Folders inside a folder that are kept apart."""

_UNSAFE = frozenset('<>:"|?*%\\/')
_NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class OutOfOrder(ExplorerError):
    """A part that is not the next one; `wanted` is the number of the next."""

    def __init__(self, wanted: int) -> None:
        super().__init__(f"Part {wanted} comes next.", "Send that one.")
        self.wanted = wanted


@dataclass(slots=True)
class Arriving:
    """A file of an upload, and how much of it has come."""

    path: Path
    size: int
    parts: int = 0
    """Parts that have come."""

    @property
    def expected(self) -> int:
        """Parts of the whole file; an empty one has a part too, of no bytes."""
        return max(1, -(-self.size // PART))

    def length(self, part: int) -> int:
        """Bytes of one part."""
        return min(PART, self.size - part * PART)


class Upload:
    """Files that come together; one part is written at a time."""

    def __init__(self, folder: Path, files: Sequence[Arriving]) -> None:
        self.id = secrets.token_hex(16)
        self.files = files
        self.folder = folder
        self.touched = time.monotonic()
        self.in_use = 0
        self._lock = threading.Lock()

    @property
    def complete(self) -> bool:
        """Whether every part has come."""
        return all(file.parts == file.expected for file in self.files)

    def paths(self) -> tuple[Path, ...]:
        """Files and folders as the user sent them. Raises `ReadError` before all has come."""
        if not self.complete:
            raise ReadError("Not everything has arrived.", "Send the files again.")
        return tuple(sorted(path for place in self.folder.iterdir() for path in place.iterdir()))

    def take(self, number: int, part: int, stream: IO[bytes]) -> int:
        """Write a part of a file; the answer is the number of the next part.

        A part that has come before is not written again. Raises `OutOfOrder` for one that is too
        early and `ReadError` for one of a wrong length.
        """
        with self._lock:
            self.touched = time.monotonic()
            file = self.files[number]
            if part > file.parts or part >= file.expected:
                raise OutOfOrder(file.parts)
            if part == file.parts:
                _write(file, part, stream)
                file.parts += 1
            return file.parts

    @contextmanager
    def kept(self) -> Iterator[tuple[Path, ...]]:
        """The paths, safe from other uploads for the time of the block."""
        self.in_use += 1
        try:
            yield self.paths()
        finally:
            self.in_use -= 1


def safe_name(name: str) -> str:
    """A file name that may stand on any disk and on the screen: no folders, not too long."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in _UNSAFE)
    kept = kept.encode("utf-8", "ignore").decode().strip(" .")
    stem, dot, ending = kept.rpartition(".")
    room = LONGEST_NAME - len(dot + ending)
    short = f"{stem[:room]}{dot}{ending}" if stem and room > 0 else kept[:LONGEST_NAME]
    while len(short.encode()) > 2 * LONGEST_NAME:
        short = short[1:]
    return short or "upload"


def arranged(folder: Path, announced: Sequence[tuple[str, int]]) -> Iterator[Arriving]:
    """Each file, and each folder, in a folder of its own, so that equal names do not meet."""
    taken: set[Path] = set()
    tops: dict[str, int] = {}
    for number, (name, size) in enumerate(announced):
        top, *rest = [part for part in name.split("/") if part.strip(" .")] or [""]
        place = tops.setdefault(top, number) if rest else number
        path = folder.joinpath(str(place), *map(safe_name, (top, *rest[-DEEPEST:])))
        while path in taken:
            path = path.with_name(f"{number} {path.name}")
        taken.add(path)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield Arriving(path, size)


def _write(file: Arriving, part: int, stream: IO[bytes]) -> None:
    wanted = file.length(part)
    making = os.O_CREAT | os.O_EXCL if part == 0 else 0
    try:
        handle = os.open(file.path, os.O_WRONLY | making | _NO_FOLLOWING, 0o600)
        with open(handle, "wb") as written:  # noqa: PTH123 - a handle, opened as no path can be
            written.seek(part * PART)
            come = _copied(stream, written, wanted)
    except OSError as error:
        _take_back(file, part)
        title = f"The upload cannot be stored: {error.strerror}."
        raise ReadError(title, "Make room on the disk and try again.") from error
    if come != wanted:
        _take_back(file, part)
        raise ReadError("A part of the file did not arrive as it was sent.", "Try again.")


def _copied(stream: IO[bytes], written: IO[bytes], wanted: int) -> int:
    come = 0
    while come <= wanted and (piece := stream.read(min(PIECE, wanted + 1 - come))):
        written.write(piece)
        come += len(piece)
    return come


def _take_back(file: Arriving, part: int) -> None:
    with suppress(OSError):
        if part == 0:
            file.path.unlink()
        else:
            os.truncate(file.path, part * PART)
