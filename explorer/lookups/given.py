"""Questions about ready networks: whom they join, how strongly, and which file says so."""

from collections.abc import Iterable

import pandas as pd

from explorer.library import Library
from explorer.lookups.question import ask, listed

_ANY = "SELECT network FROM networks LIMIT 1"

_NEIGHBOURS = """
SELECT w.id AS author, n.id AS neighbour, max(g.strength) AS given
FROM given g JOIN wanted w USING (author) JOIN authors n ON n.author = g.neighbour
GROUP BY ALL ORDER BY ALL
"""

_AMONG = """
SELECT w.id AS a, n.id AS b, max(g.strength) AS given
FROM given g JOIN wanted w USING (author) JOIN wanted n ON n.author = g.neighbour
WHERE w.id < n.id GROUP BY ALL ORDER BY ALL
"""

_WHO_SAYS = """
SELECT i.file, g.strength
FROM given g JOIN authors x ON x.author = g.author JOIN authors y ON y.author = g.neighbour
    JOIN networks s USING (network) JOIN imports i ON i."import" = s."import"
WHERE x.id = $a AND y.id = $b
GROUP BY ALL ORDER BY g.strength DESC, i.file
"""

_FILES = """
SELECT DISTINCT i.file
FROM wanted JOIN acquainted USING (author) JOIN networks USING (network)
    JOIN imports i ON i."import" = networks."import"
ORDER BY i.file
"""


def given_neighbours(library: Library, ids: Iterable[str]) -> pd.DataFrame:
    """Everybody whom a network joins to one of these people (author, neighbour, given).

    Of several networks the highest strength counts: their units may differ, so nothing is added.
    """
    return _asked(library, _NEIGHBOURS, ids)


def given_among(library: Library, ids: Iterable[str]) -> pd.DataFrame:
    """The lines that networks give between these people (a < b), with the highest strength."""
    return _asked(library, _AMONG, ids)


def who_says(library: Library, a: str, b: str) -> pd.DataFrame:
    """The files that join two people and the strength that each gives, highest first."""
    return ask(library, _WHO_SAYS, a=a, b=b)


def network_files(library: Library, ids: Iterable[str]) -> list[str]:
    """The network files in which these people stand, by name."""
    return [str(file) for file in _asked(library, _FILES, ids)["file"]]


def _asked(library: Library, query: str, ids: Iterable[str]) -> pd.DataFrame:
    """The answer about these people; a library without networks is asked once, about nobody."""
    if library.once("has networks", lambda: library.table(_ANY).num_rows > 0):
        return ask(library, query, ids=listed(ids))
    return library.once(query, lambda: ask(library, query, ids=[])).copy()
