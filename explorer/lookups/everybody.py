"""Everybody's facts in the order of their ids: what looks people up without asking the database.

Tables are sorted by number, and comparing half a million texts takes longer than an answer.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd
import pyarrow as pa

from explorer import answer
from explorer.library import Library

_IN_ORDER = """
SELECT id, author, name, papers, first_year, last_year, citations, collaborators, uncertain,
    collective
FROM authors ORDER BY id
"""

PAGE = 64
"""Ids that are compared one after the other; only the first of each page is kept as text."""


class Everybody:
    """Every author's facts, sorted by id: about 100 bytes each."""

    def __init__(self, facts: pa.Table) -> None:
        self.facts = facts
        firsts = pa.array(range(0, len(facts), PAGE), pa.int64())
        self._pages = facts["id"].take(firsts).to_pylist()
        # One view asks several questions about the same people.
        self.places = lru_cache(maxsize=16)(self._places)
        """The rows of these ids, a tuple; ids that nobody has are left out."""

    def place(self, public_id: str) -> int | None:
        """The row of this id; None where nobody has it."""
        start = max(bisect_right(self._pages, public_id) - 1, 0) * PAGE
        page = self.facts["id"].slice(start, PAGE).to_pylist()
        return start + page.index(public_id) if public_id in page else None

    def _places(self, author_ids: tuple[str, ...]) -> pa.Array:
        found = map(self.place, author_ids)
        return pa.array([place for place in found if place is not None], pa.int64())


def everybody(library: Library) -> Everybody:
    """The people of a library, read once while it is open for reading."""
    return library.once("everybody", lambda: Everybody(library.table(_IN_ORDER).combine_chunks()))


def number_of(library: Library, author_id: str) -> int | None:
    """The number of this author; None for an id that no author has."""
    known = everybody(library)
    place = known.place(author_id)
    return None if place is None else int(known.facts["author"][place].as_py())


def numbers_of(library: Library, author_ids: Iterable[str]) -> tuple[list[str], list[int]]:
    """Those of the ids that an author has, and the number of each."""
    known = everybody(library)
    found = known.facts.select(["id", "author"]).take(known.places(tuple(author_ids)))
    return found["id"].to_pylist(), found["author"].to_pylist()


def facts_of(library: Library, author_ids: Iterable[str]) -> pd.DataFrame:
    """Everything about these people, by id; unknown ids are left out."""
    known = everybody(library)
    places = known.places(tuple(sorted(set(author_ids))))
    return answer.frame(known.facts.drop_columns("author").take(places))
