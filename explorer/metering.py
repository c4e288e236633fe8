"""How much there is to read, and how much of it has been read, in bytes on disk."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol


class Measurable(Protocol):
    """A file that is being read."""

    @property
    def position(self) -> int:
        """Bytes on disk read so far, those of the files before it in the same folder included."""


@dataclass(slots=True)
class Meter:
    """How far a reader has come in all that it is to read."""

    total: int | None = None
    source: Measurable | None = None

    @property
    def position(self) -> int:
        """Bytes on disk read so far."""
        return self.source.position if self.source else 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nobody knows."""
        return min(1.0, self.position / self.total) if self.total else None


def packed_size(what: Path | BinaryIO) -> int | None:
    """Bytes on disk of a file, or of all files in a folder; None where nobody knows."""
    if not isinstance(what, Path):
        return None
    try:
        paths = files_in(what) if what.is_dir() else [what]
        return sum(path.stat().st_size for path in paths)
    except OSError:
        return None


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in a folder and the folders in it, sorted, without the hidden ones."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))
