"""Finding people, papers, topics and institutions as one types, best first."""

from typing import NamedTuple

import pandas as pd

from explorer.library import Library
from explorer.names import fold

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


_PEOPLE = """
SELECT DISTINCT ON (closeness, a.papers, a.id) a.id, 'author' AS kind, a.name AS label, a.papers,
    a.first_year, a.last_year, '' AS detail, CLOSENESS AS closeness
FROM spellings s JOIN authors a USING (author) WHERE MATCH
ORDER BY closeness, a.papers DESC, a.id LIMIT $limit
"""

_TOPICS = """
SELECT id, 'topic' AS kind, name AS label, papers, first_year, last_year, scheme AS detail,
    CLOSENESS AS closeness
FROM (SELECT *, replace(split_part(id, ':', 3), '-', ' ') AS key FROM topics) WHERE MATCH
ORDER BY closeness, papers DESC, id LIMIT $limit
"""

_INSTITUTIONS = """
SELECT id, 'institution' AS kind, name AS label, papers, first_year, last_year,
    coalesce(country, '') AS detail, CLOSENESS AS closeness
FROM (SELECT *, replace(split_part(substr(id, 3), '~', 1), '-', ' ') AS key FROM institutions)
WHERE MATCH ORDER BY closeness, papers DESC, id LIMIT $limit
"""

_PAPERS = """
SELECT p.id, 'paper' AS kind, r.title AS label, 1 AS papers, p.year AS first_year,
    p.year AS last_year, coalesce(r.venue, '') AS detail, CLOSENESS AS closeness
FROM papers p JOIN (SELECT *, words AS key FROM records) r ON r.record = p.paper WHERE MATCH
ORDER BY closeness, p.year DESC NULLS LAST, p.id LIMIT $limit
"""


def search(library: Library, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Everything in which each word of `text` begins a word; case, accents and order do not count.

    The very name comes first, then whole words, then beginnings of words; among equals the one
    with more papers.
    """
    words = fold(text[:MOST_CHARACTERS]).split()[:MOST_WORDS]
    if not words:
        return ()
    found = [
        _found(library, query, words, limit) for query in (_PEOPLE, _TOPICS, _INSTITUTIONS, _PAPERS)
    ]
    rows = [row for frame in found for row in frame.to_dict("records")]
    rows.sort(key=lambda row: (row["closeness"], -row["papers"], row["kind"]))
    return tuple(_hit(row) for row in rows[:limit])


def _found(library: Library, query: str, words: list[str], limit: int) -> pd.DataFrame:
    terms = {f"w{number}": word for number, word in enumerate(words)}
    begins = " AND ".join(f"contains(' ' || key, ' ' || ${name})" for name in terms)
    whole = " AND ".join(f"contains(' ' || key || ' ', ' ' || ${name} || ' ')" for name in terms)
    closeness = f"CASE WHEN key = $whole THEN 0 WHEN {whole} THEN 1 ELSE 2 END"
    text = query.replace("CLOSENESS", closeness).replace("MATCH", begins)
    return library.rows(text, terms | {"whole": " ".join(words), "limit": limit})


def _hit(row: dict[str, object]) -> Hit:
    return Hit(
        str(row["id"]), str(row["kind"]), str(row["label"]), _detail(row), int(str(row["papers"]))
    )


def _detail(row: dict[str, object]) -> str:
    if row["kind"] == "author":
        papers = "1 paper" if row["papers"] == 1 else f"{row['papers']:,} papers"
        return ", ".join(part for part in (papers, _years(row)) if part)
    return " · ".join(part for part in (str(row["detail"]), _years(row)) if part)


def _years(row: dict[str, object]) -> str:
    first, last = row["first_year"], row["last_year"]
    if pd.isna(first):
        return ""
    return f"{first}" if first == last else f"{first}–{last}"
