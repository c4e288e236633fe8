"""The numbers behind the public ids of authors: everything else is asked by number.

Numbers are what tables are sorted by; comparing half a million texts takes longer than an answer.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from explorer.library import Library

_IN_ORDER = "SELECT id, author FROM authors ORDER BY id"


@dataclass(frozen=True, slots=True, eq=False)
class _Numbers:
    """Every author's id, sorted, and the numbers in the same order."""

    ids: pa.StringArray
    numbers: npt.NDArray[np.int32]

    def of(self, public_id: str) -> int | None:
        place = bisect_left(range(len(self.ids)), public_id, key=self._id)
        if place == len(self.ids) or self._id(place) != public_id:
            return None
        return int(self.numbers[place])

    def _id(self, place: int) -> str:
        return str(self.ids[place].as_py())


def number_of(library: Library, author_id: str) -> int | None:
    """The number of this author; None for an id that no author has."""
    return _numbers(library).of(author_id)


def numbers_of(library: Library, author_ids: Iterable[str]) -> list[int]:
    """The numbers of these authors, ascending; ids that no author has are left out."""
    return list(_known(_numbers(library), tuple(author_ids)))


@lru_cache(maxsize=16)
def _known(numbers: _Numbers, author_ids: tuple[str, ...]) -> tuple[int, ...]:
    """One view asks several questions about the same people."""
    return tuple(sorted(number for each in author_ids if (number := numbers.of(each)) is not None))


def _numbers(library: Library) -> _Numbers:
    return library.once("numbers of authors", lambda: _read(library))


def _read(library: Library) -> _Numbers:
    found = library.table(_IN_ORDER)
    return _Numbers(found["id"].combine_chunks(), found["author"].to_numpy())
