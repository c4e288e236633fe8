"""Finding people, papers, topics and institutions as one types, best first."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pandas.api.typing import NAType

from explorer.library import Library
from explorer.names import fold
from explorer.wordindex import WordIndex

MOST_CHARACTERS = 200
"""What is longer is cut: nobody types more, and an attacker may not."""

MOST_WORDS = 8


class Hit(NamedTuple):
    """One thing found."""

    id: str
    kind: str
    """`author`, `paper`, `topic` or `institution`."""
    label: str
    detail: str
    """What tells it from its namesakes: `41 papers, 2009–2024`."""
    papers: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of thing: how its texts are listed, best first, and how hits are described."""

    kind: str
    texts: str
    facts: str


SHELVES = (
    Shelf(
        "author",
        """SELECT author AS number, key AS text FROM spellings JOIN authors USING (author)
        ORDER BY papers DESC, id, text""",
        """SELECT author AS number, id, name AS label, papers, first_year, last_year, '' AS detail
        FROM authors WHERE author IN (SELECT unnest($numbers::INTEGER[]))""",
    ),
    Shelf(
        "topic",
        """SELECT topic AS number, replace(slug, '-', ' ') AS text
        FROM topics JOIN (SELECT subject AS topic, slug FROM subjects) USING (topic)
        ORDER BY papers DESC, id""",
        """SELECT topic AS number, id, name AS label, papers, first_year, last_year,
            scheme AS detail
        FROM topics WHERE topic IN (SELECT unnest($numbers::INTEGER[]))""",
    ),
    Shelf(
        "institution",
        """SELECT institution AS number,
            replace(split_part(substr(id, 3), '~', 1), '-', ' ') AS text
        FROM institutions ORDER BY papers DESC, id""",
        """SELECT institution AS number, id, name AS label, papers, first_year, last_year,
            coalesce(country, '') AS detail
        FROM institutions WHERE institution IN (SELECT unnest($numbers::INTEGER[]))""",
    ),
    Shelf(
        "paper",
        """SELECT paper AS number, words AS text FROM papers
        JOIN (SELECT record AS paper, words FROM records) USING (paper)
        ORDER BY year DESC NULLS LAST, id""",
        """SELECT paper AS number, id, title AS label, 1 AS papers, p.year AS first_year,
            p.year AS last_year, coalesce(venue, '') AS detail
        FROM papers p JOIN described r ON r.record = p.paper
        WHERE paper IN (SELECT unnest($numbers::INTEGER[]))""",
    ),
)


def search(library: Library, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Everything in which each word of `text` begins a word; case, accents and order do not count.

    Exactly these words come first, then whole words among others, then some whole words, then only
    beginnings of words; among equals the one with more papers. The first search of a large library
    takes seconds, because it makes the index: `prepare` does so ahead of time.
    """
    words = sorted(set(fold(text[:MOST_CHARACTERS]).split()))[:MOST_WORDS]
    if not words:
        return ()
    found = [hit for shelf in SHELVES for hit in _hits(library, shelf, words, limit)]
    found.sort(key=lambda hit: (hit[0], -hit[1].papers))
    return tuple(hit for _, hit in found[:limit])


def prepare(library: Library) -> None:
    """Make the index of words now, so that the first search need not wait for it."""
    for shelf in SHELVES:
        _index(library, shelf)


def _index(library: Library, shelf: Shelf) -> tuple[npt.NDArray[np.int32], WordIndex]:
    return library.once(f"words of each {shelf.kind}", lambda: _made(library, shelf))


def _made(library: Library, shelf: Shelf) -> tuple[npt.NDArray[np.int32], WordIndex]:
    table = library.table(shelf.texts)
    numbers = np.asarray(table["number"].combine_chunks()).astype(np.int32)
    return numbers, WordIndex(table["text"].cast(pa.large_string()).combine_chunks())


def _hits(
    library: Library, shelf: Shelf, words: Sequence[str], limit: int
) -> list[tuple[int, Hit]]:
    numbers, index = _index(library, shelf)
    closeness: dict[int, int] = {}
    for close, place in index.best(words, limit):
        closeness.setdefault(int(numbers[place]), close)
    if not closeness:
        return []
    facts = library.rows(shelf.facts, {"numbers": list(closeness)}).to_dict("records")
    rows = {row["number"]: row for row in facts}
    return [(close, _hit(shelf.kind, rows[number])) for number, close in closeness.items()]


def _hit(kind: str, row: Mapping[Hashable, Any]) -> Hit:
    papers = int(row["papers"])
    about = f"{papers:,} paper{'s' * (papers != 1)}" if kind == "author" else row["detail"]
    years = (row["first_year"], row["last_year"])
    detail = (", " if kind == "author" else " · ").join(filter(None, (about, _span(*years))))
    return Hit(row["id"], kind, row["label"], detail, papers)


def _span(first: int | NAType, last: int | NAType) -> str:
    if isinstance(first, NAType) or isinstance(last, NAType):
        return ""
    return f"{first}" if first == last else f"{first}–{last}"
