"""A batch of records as arrays: lists laid end to end, and sums that tell records apart."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
from pandas.util import hash_array

from explorer.model import Record

Numbers = npt.NDArray[np.int32]
Sums = npt.NDArray[np.uint64]
Item = TypeVar("Item")

_MOST = 2**31 - 1


class Weights:
    """One number for each form or subject, from its content: what fingerprints are made of.

    The same content has the same number in every process, today and tomorrow.
    """

    def __init__(self) -> None:
        self._weights = np.zeros(1024, dtype=np.uint64)
        self._count = 0

    def extend(self, contents: Sequence[str]) -> None:
        """Weigh what comes next in the numbering."""
        weights = hash_array(np.array(contents, dtype=object), categorize=False)
        end = self._count + len(weights)
        if end > len(self._weights):
            self._weights = np.resize(self._weights, 2 * end)
        self._weights[self._count : end] = weights
        self._count = end

    def cut(self, count: int) -> None:
        """Forget all but the first so many."""
        self._count = count

    def of(self, numbers: Numbers) -> Sums:
        """The weight of each number."""
        return self._weights[numbers]


class Lists(Generic[Item]):
    """The lists of a batch (bylines, topics) end to end, with where each begins."""

    def __init__(self, lists: Sequence[Sequence[Item]]) -> None:
        self._lists = lists
        self.lengths = np.fromiter(map(len, lists), dtype=np.int32, count=len(lists))
        self._ends = np.cumsum(self.lengths, dtype=np.int64)
        starts = np.repeat(self._ends - self.lengths, self.lengths)
        self.positions = (np.arange(len(starts), dtype=np.int64) - starts).astype(np.int32)

    def looked_up(self, index: Mapping[Item, int]) -> Numbers:
        """The number of each member."""
        members = chain.from_iterable(self._lists)
        return np.fromiter(map(index.__getitem__, members), np.int32, len(self.positions))

    def sums(self, weights: Sums) -> Sums:
        """For each list the sum (modulo 2^64) of its weights, each times 2 * position + 1.

        The factor makes the order count: swapped authors are another record.
        """
        weighed = weights * (2 * self.positions.astype(np.int64) + 1).astype(np.uint64)
        running = np.concatenate((np.zeros(1, np.uint64), np.cumsum(weighed, dtype=np.uint64)))
        sums: Sums = running[self._ends] - running[self._ends - self.lengths]
        return sums


def tamed(record: Record) -> Record:
    """The record with text and numbers that a table can hold: no lone surrogates, 32 bits."""
    year, citations = record.year, record.citations
    tamed: Record = _without_surrogates(record)
    return tamed._replace(
        year=None if year is None or abs(year) > _MOST else year,
        citations=None if citations is None else min(max(citations, 0), _MOST),
    )


def _without_surrogates(value: object) -> Any:  # noqa: ANN401 - a field may be of any type
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, tuple):
        made = [_without_surrogates(each) for each in value]
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    return value
