"""An index of words in memory: which texts hold words that begin like those typed.

Texts are numbered best first, so the best matches are the smallest numbers. Nothing is scanned:
a word is found by bisection, its texts are one stretch of an array.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]

_AFTER_ALL = "\U0010ffff"


class WordIndex:
    """Words of numbered texts, made once and only read afterwards."""

    def __init__(self, texts: pa.Array) -> None:
        split = pc.split_pattern(texts, " ")
        if isinstance(split, pa.ChunkedArray):
            split = split.combine_chunks()
        self._lengths: Numbers = np.asarray(split.value_lengths()).astype(np.int32)
        coded = split.flatten().dictionary_encode()
        words = coded.dictionary
        order = np.asarray(pc.sort_indices(words))
        rank = np.empty(len(order), dtype=np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        codes = rank[np.asarray(coded.indices)] if len(order) else rank
        by_word = np.argsort(codes, kind="stable")
        parents = np.repeat(np.arange(len(self._lengths), dtype=np.int32), self._lengths)
        self._texts = parents[by_word]
        self._words: list[str] = words.take(pa.array(order)).to_pylist()
        sizes = np.bincount(codes, minlength=len(order))
        self._starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        pa.default_memory_pool().release_unused()

    def best(self, words: Sequence[str], limit: int) -> list[tuple[int, int]]:
        """The best (closeness, text) for the words as the beginnings of words.

        0: exactly these words; 1: these and others; 2: some of them whole; 3: only beginnings.
        """
        begins = self._marks(words, begins=True)
        whole = self._marks(words, begins=False)
        exact = whole & (self._lengths == len(words))
        partly = np.zeros_like(begins)
        if len(words) > 1:
            partly = np.logical_or.reduce([self._marks([word], begins=False) for word in words])
        found: list[tuple[int, int]] = []
        beginnings = begins & ~whole
        ranks = (exact, whole & ~exact, beginnings & partly, beginnings & ~partly)
        for closeness, marks in enumerate(ranks):
            best = np.flatnonzero(marks)[: limit - len(found)]
            found += [(closeness, int(text)) for text in best]
        return found

    def _marks(self, words: Sequence[str], *, begins: bool) -> Marks:
        """Which texts hold all the words, as beginnings or whole."""
        marks = np.ones(len(self._lengths), dtype=np.bool_)
        for first, last in self._stretches(words, begins=begins):
            holding = np.zeros(len(marks), dtype=np.bool_)
            holding[self._texts[self._starts[first] : self._starts[last]]] = True
            marks &= holding
        return marks

    def _stretches(self, words: Sequence[str], *, begins: bool) -> Iterator[tuple[int, int]]:
        for word in words:
            first = bisect_left(self._words, word)
            end = word + _AFTER_ALL if begins else word + "\0"
            yield first, bisect_left(self._words, end, lo=first)
