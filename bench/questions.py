"""Questions to a large library: neighbourhoods, ties, facts and search as one types."""

import random
import sys
from functools import partial
from pathlib import Path

from bench.clock import MOST_PEOPLE, SEED, Clock, sample
from bench.printing import Figure, show
from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.search import prepare, search

SCENE_LIMIT, SEARCH_LIMIT = 150.0, 50.0
"""Milliseconds: of the 400 that a scene may take, the library's share; and one key stroke."""


def measure(path: Path) -> list[Figure]:
    """Ask the questions of 150 scenes, and type 150 searches."""
    clock = Clock()
    draw = random.Random(SEED)  # noqa: S311 - the same sample every time
    with Library.open(path) as library:
        for author in sample(library):
            clock.time("scene", partial(_scene, library, author))
        clock.time("index", partial(prepare, library))
        for text in _typed(library, draw):
            clock.time("search", partial(search, library, text))
    return [
        Figure("questions of a scene of 150 people, median", clock.percentile("scene", 0.5), "ms"),
        Figure("the same, p95", clock.percentile("scene", 0.95), "ms", SCENE_LIMIT),
        Figure("making the index of words, once", clock.percentile("index", 0.5), "ms"),
        Figure("search as one types, median", clock.percentile("search", 0.5), "ms"),
        Figure("the same, p95", clock.percentile("search", 0.95), "ms", SEARCH_LIMIT),
    ]


def _scene(library: Library, author: str) -> None:
    near = lookups.neighbours(library, [author], PaperFilter())
    strongest = near.sort_values("fractional", ascending=False)["neighbour"]
    people = [author, *strongest[: MOST_PEOPLE - 1]]
    lookups.ties_among(library, people, PaperFilter())
    lookups.authors(library, people)


def _typed(library: Library, draw: random.Random) -> list[str]:
    """Names and titles of the library as people type them: letter by letter, shortened, turned."""
    authors = list(library.rows("SELECT name FROM authors ORDER BY author")["name"])
    titles = list(library.rows("SELECT title FROM records ORDER BY record")["title"])
    texts = []
    for name in draw.sample(authors, 25):
        words = name.split()
        texts += [words[-1][:1], words[-1][:3], words[-1], name, f"{words[-1]} {words[0][:1]}"]
    for title in draw.sample(titles, 25):
        texts.append(" ".join(title.split()[:3]))
    return texts


def main(path: Path) -> bool:
    """Print the table; whether every limit is kept."""
    return show("Questions to the library", measure(path))


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
