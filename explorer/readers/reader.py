"""What a reader is: a name, how to recognise the format, and one function from bytes to records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from explorer.model import Item


@dataclass(frozen=True, slots=True)
class Reader:
    """A file format the explorer understands.

    `parse` takes the decompressed bytes and yields every record of the file, each as a `Record`
    or as a `Problem` with `sets_aside=True`, so that records + problems = records in the file.
    It may add notes (`sets_aside=False`). It raises nothing for one bad record. A file that holds
    a ready network gives one `Network` instead, after the problems of its lines.
    """

    name: str
    """What `--format` takes: `bibtex`."""
    label: str
    """What people call it: `BibTeX`."""
    suffixes: tuple[str, ...]
    recognise: Callable[[str], bool]
    """Whether the first 64 KiB of text look like this format."""
    parse: Callable[[BinaryIO], Iterator[Item]]
