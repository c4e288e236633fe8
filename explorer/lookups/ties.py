"""Questions about ties: who is next to whom, how strongly, and which papers say so.

With the usual filter a neighbourhood is read from the stored adjacency; any other filter goes to
the papers. Both give the same answer, and a property test holds them to it.
"""

from collections.abc import Iterable

import pandas as pd

from explorer.library import Library
from explorer.lookups.question import ask, listed
from explorer.model import PaperFilter

_NEIGHBOURS = """
WITH near AS MATERIALIZED (SELECT * FROM adjacency SEMI JOIN wanted USING (author))
SELECT w.id AS author, n.id AS neighbour, t.papers, t.fractional, t.first_year, t.last_year
FROM near t JOIN wanted w USING (author) JOIN authors n ON n.author = t.neighbour
ORDER BY ALL
"""

_NEIGHBOURS_BY_PAPER = """
WITH own AS MATERIALIZED (
    SELECT author, paper, year, persons FROM authorships s SEMI JOIN wanted USING (author)
    WHERE persons BETWEEN 2 AND $most AND YEARS),
near AS MATERIALIZED (
    SELECT o.author, s.author AS neighbour, count(*) AS papers,
        round(sum(1 / (o.persons - 1)), 9) AS fractional,
        min(o.year) AS first_year, max(o.year) AS last_year
    FROM own o JOIN authorships s ON s.paper = o.paper
    WHERE s.author <> o.author AND s.persons > 0 GROUP BY ALL)
SELECT a.id AS author, n.id AS neighbour, t.papers, t.fractional, t.first_year, t.last_year
FROM near t JOIN authors a ON a.author = t.author JOIN authors n ON n.author = t.neighbour
ORDER BY ALL
"""

_TIES_AMONG = """
WITH own AS MATERIALIZED (
    SELECT w.id, s.paper, s.year, s.persons FROM authorships s JOIN wanted w USING (author)
    WHERE persons BETWEEN 2 AND $most AND YEARS),
pairs AS MATERIALIZED (
    SELECT x.id AS a, y.id AS b, x.paper, x.year, x.persons
    FROM own x JOIN own y ON x.paper = y.paper AND x.id < y.id)
SELECT a, b, count(*) AS papers, round(sum(1 / (pairs.persons - 1)), 9) AS fractional,
    min(pairs.year) AS first_year, max(pairs.year) AS last_year,
    list(p.id ORDER BY p.id) AS paper_ids
FROM pairs JOIN papers p USING (paper) GROUP BY a, b ORDER BY a, b
"""

_RECEIPT = """
WITH both_of AS MATERIALIZED (
    SELECT paper FROM authorships s JOIN authors USING (author)
    WHERE id IN ($a, $b) AND persons BETWEEN 2 AND $most AND YEARS
    GROUP BY paper HAVING count(*) = 2)
SELECT p.id AS paper, r.title, p.year, r.venue, p.persons AS authors,
    1 / (p.persons - 1) AS contribution
FROM both_of JOIN papers p USING (paper) JOIN described r ON r.record = p.paper
ORDER BY r.date DESC NULLS LAST, p.year DESC NULLS LAST, p.id
"""


def neighbours(library: Library, ids: Iterable[str], papers: PaperFilter) -> pd.DataFrame:
    """Everybody who has a tie with one of these people: one row for each such pair."""
    if papers == PaperFilter():
        return ask(library, _NEIGHBOURS, ids=listed(ids))
    return ask(library, _NEIGHBOURS_BY_PAPER, papers=papers, ids=listed(ids))


def ties_among(library: Library, ids: Iterable[str], papers: PaperFilter) -> pd.DataFrame:
    """The ties between these people (a < b), each with the ids of the papers behind it."""
    frame = ask(library, _TIES_AMONG, papers=papers, ids=listed(ids))
    frame["paper_ids"] = pd.Series(map(list, frame["paper_ids"]), dtype=object)
    return frame


def receipt(library: Library, a: str, b: str, papers: PaperFilter) -> pd.DataFrame:
    """Every paper behind a tie, newest first, with its exact contribution 1 / (n_p - 1)."""
    return ask(library, _RECEIPT, papers=papers, a=a, b=b)
