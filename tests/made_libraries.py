"""Small libraries made by the dozen, for laws that hypothesis tries on many papers."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from explorer import intake
from explorer.library import Library
from explorer.model import Problem, Record

_numbers = count()


@contextmanager
def empty_library() -> Iterator[Path]:
    """A folder with the library that the others begin as."""
    with tempfile.TemporaryDirectory() as made:
        Library.open(Path(made) / "empty.duckdb", write=True).close()
        yield Path(made)


@contextmanager
def imported(folder: Path, *files: Sequence[Record | Problem]) -> Iterator[Library]:
    """A library of these files, called a, b, c …"""
    path = folder / f"{next(_numbers)}.duckdb"
    shutil.copyfile(folder / "empty.duckdb", path)
    with Library.open(path, write=True) as library:
        for name, file in zip("abcdef", files, strict=False):
            intake.import_records(library, file, file=name)
        yield library
    path.unlink()


@contextmanager
def made_library(records: Sequence[Record]) -> Iterator[Library]:
    """A library of these records, for the time of a test."""
    with empty_library() as folder, imported(folder, records) as library:
        yield library
