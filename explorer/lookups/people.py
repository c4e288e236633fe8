"""Questions about people: who they are, who wrote what, with whom and where."""

from collections.abc import Iterable

import pandas as pd

from explorer import names
from explorer.library import Library
from explorer.lookups.everybody import facts_of, number_of
from explorer.lookups.papers import resolve as paper
from explorer.lookups.question import ask, kind_of, listed
from explorer.lookups.ties import neighbours
from explorer.model import PaperFilter

_RESOLVE = {
    "a": "SELECT id FROM aliases JOIN authors USING (author) WHERE alias = $id LIMIT 1",
    "t": "SELECT id FROM topics WHERE id = $id",
    "i": "SELECT id FROM institutions WHERE id = $id",
}

_MOST_PAPERS = """
SELECT id, papers FROM authors WHERE NOT collective ORDER BY papers DESC, given DESC, id
LIMIT $limit
"""

_MOST_PAPERS_WITHIN = """
WITH counted AS MATERIALIZED (
    SELECT author, count(*) AS papers FROM authorships s SEMI JOIN chosen USING (paper)
    WHERE YEARS GROUP BY author)
SELECT a.id, c.papers FROM counted c JOIN authors a USING (author)
WHERE NOT a.collective ORDER BY c.papers DESC, a.id LIMIT $limit
"""

_AUTHORS_OF_PAPER = """
WITH signed AS MATERIALIZED (
    SELECT DISTINCT author FROM authorships SEMI JOIN chosen USING (paper)),
counted AS MATERIALIZED (
    SELECT author, count(*) AS papers FROM authorships s SEMI JOIN signed USING (author)
    WHERE YEARS GROUP BY author)
SELECT a.id, c.papers FROM counted c JOIN authors a USING (author)
WHERE NOT a.collective ORDER BY c.papers DESC, a.id LIMIT $limit
"""

_EVERYBODY = "SELECT count(*) AS people FROM authors WHERE NOT collective"

_PEOPLE_WITHIN = """
SELECT count(DISTINCT author) AS people
FROM authorships s SEMI JOIN chosen USING (paper)
WHERE author NOT IN (SELECT author FROM authors WHERE collective) AND YEARS
"""

_AUTHORS_AT = """
SELECT a.id, count(DISTINCT paper) AS papers
FROM affiliations s JOIN institutions i USING (institution) JOIN authors a USING (author)
WHERE i.id = $id AND NOT a.collective AND YEARS
GROUP BY a.id ORDER BY papers DESC, a.id LIMIT $limit
"""

_PEOPLE_AT = """
SELECT count(DISTINCT author) AS people
FROM affiliations s JOIN institutions i USING (institution) JOIN authors a USING (author)
WHERE i.id = $id AND NOT a.collective AND YEARS
"""

_AUTHORSHIPS = """
SELECT w.id AS author, p.id AS paper
FROM authorships s JOIN wanted w USING (author) JOIN papers p USING (paper)
WHERE YEARS ORDER BY ALL
"""

_YEAR_BY_YEAR = """
WITH own AS MATERIALIZED (
    SELECT paper, year FROM authorships s
    WHERE author = $number AND persons BETWEEN 2 AND $most AND YEARS),
counted AS MATERIALIZED (
    SELECT author, o.year, count(*) AS papers
    FROM own o JOIN authorships USING (paper) WHERE persons > 0 AND o.year IS NOT NULL
    GROUP BY author, o.year)
SELECT id, list(c.year ORDER BY c.year) AS years, list(c.papers ORDER BY c.year) AS counts
FROM counted c JOIN authors USING (author) WHERE author <> $number GROUP BY id
"""

_PEOPLE_OF = """
WITH counted AS MATERIALIZED (
    SELECT author, count(*) AS papers, min(s.year) AS first_year, max(s.year) AS last_year
    FROM authorships s SEMI JOIN chosen USING (paper) WHERE YEARS GROUP BY author)
SELECT a.id, a.name, c.papers, c.first_year, c.last_year
FROM counted c JOIN authors a USING (author)
WHERE NOT a.collective ORDER BY c.papers DESC, a.id
"""

_PEOPLE_OF_INSTITUTION = """
SELECT a.id, a.name, count(*) AS papers, min(s.year) AS first_year, max(s.year) AS last_year
FROM affiliations s JOIN institutions i USING (institution) JOIN authors a USING (author)
WHERE i.id = $id AND NOT a.collective AND YEARS
GROUP BY a.id, a.name ORDER BY papers DESC, a.id
"""

_WRITTEN_FORMS = """
SELECT f.written, count(*) AS mentions,
    coalesce(list(DISTINCT f.orcid ORDER BY f.orcid) FILTER (f.orcid IS NOT NULL), []) AS orcids
FROM bylines b JOIN forms f USING (form)
WHERE b.author = $number GROUP BY f.written ORDER BY mentions DESC, f.written
"""

_INSTITUTIONS = """
SELECT i.id, i.name, i.country, min(s.year) AS first_year, max(s.year) AS last_year,
    count(*) AS papers
FROM affiliations s JOIN institutions i USING (institution)
WHERE s.author = $number GROUP BY i.id, i.name, i.country ORDER BY papers DESC, i.id
"""

_WITH_SIGNED = """
WITH signed AS (SELECT author, form FROM bylines UNION ALL SELECT author, form FROM acquainted)
"""
_SAME_NAME = """
SELECT a.id, a.name, a.papers FROM authors a
WHERE a.author IN (
    SELECT author FROM signed SEMI JOIN (SELECT form FROM forms WHERE key = $key) USING (form))
ORDER BY a.papers DESC, a.id
"""

_SAME_WORDS = """
SELECT a.id, a.name, a.papers FROM authors a
WHERE a.author IN (
    SELECT author FROM signed SEMI JOIN (
        SELECT form FROM forms WHERE list_has_all(string_split(key, ' '), $words::VARCHAR[]))
    USING (form))
ORDER BY a.papers DESC, a.id LIMIT 100
"""


def resolve(library: Library, public_id: str) -> str | None:
    """The canonical id of whatever the id means, through ORCIDs and former ids; None = unknown."""
    if kind_of(public_id) == "p":
        return paper(library, public_id)
    if number_of(library, public_id) is not None:
        return public_id
    query = _RESOLVE.get(kind_of(public_id))
    if query is None:
        return None
    found = ask(library, query, public_id)
    return None if found.empty else str(found["id"][0])


def authors(library: Library, ids: Iterable[str]) -> pd.DataFrame:
    """Facts about these people, by id; unknown ids are left out."""
    return facts_of(library, ids)


def prolific(
    library: Library, papers: PaperFilter, limit: int, *, within: str = ""
) -> pd.DataFrame:
    """The people with the most papers (id, papers): of the library, a topic, an institution.

    Within a paper these are its authors, counted by all their papers that pass the filter.
    """
    if not within and papers.first_year is None and papers.last_year is None:
        return ask(library, _MOST_PAPERS, limit=limit)
    special = {"p": _AUTHORS_OF_PAPER, "i": _AUTHORS_AT}
    query = special.get(kind_of(within), _MOST_PAPERS_WITHIN)
    return ask(library, query, within, papers, limit=limit)


def count_people(library: Library, papers: PaperFilter | None = None, *, within: str = "") -> int:
    """How many people have a paper: in the library, or within a paper, topic or institution."""
    asked = papers or PaperFilter()
    if not within and asked.first_year is None and asked.last_year is None:
        return int(ask(library, _EVERYBODY)["people"][0])
    query = _PEOPLE_AT if kind_of(within) == "i" else _PEOPLE_WITHIN
    return int(ask(library, query, within, asked)["people"][0])


def authorships(library: Library, author_ids: Iterable[str], papers: PaperFilter) -> pd.DataFrame:
    """Who of these people wrote which paper (author, paper) in the years of the filter."""
    return ask(library, _AUTHORSHIPS, papers=papers, ids=listed(author_ids))


def collaborators(library: Library, author_id: str, papers: PaperFilter) -> pd.DataFrame:
    """Everybody who wrote with this person, strongest first, with the papers of each year."""
    near = neighbours(library, [author_id], papers)
    facts = authors(library, near["neighbour"])[["id", "name"]]
    yearly = ask(library, _YEAR_BY_YEAR, author_id, papers)
    joined = near.drop(columns="author").rename(columns={"neighbour": "id"})
    joined = joined.merge(facts, on="id").merge(yearly, on="id", how="left")
    for column in ("years", "counts"):
        joined[column] = pd.Series(map(_whole, joined[column]), dtype=object)
    joined = joined.sort_values(["fractional", "papers", "id"], ascending=[False, False, True])
    columns = ["id", "name", "papers", "fractional", "first_year", "last_year", "years", "counts"]
    return joined[columns].reset_index(drop=True)


def _whole(values: object) -> list[int]:
    return [int(value) for value in values] if hasattr(values, "__iter__") else []


def people_of(library: Library, public_id: str, papers: PaperFilter) -> pd.DataFrame:
    """The people of a topic or an institution, most papers in it first."""
    query = _PEOPLE_OF_INSTITUTION if kind_of(public_id) == "i" else _PEOPLE_OF
    return ask(library, query, public_id, papers)


def written_forms(library: Library, author_id: str) -> pd.DataFrame:
    """How the name is written on papers (written, mentions, orcids), most frequent first.

    More than one ORCID in all asks for a look.
    """
    return ask(library, _WRITTEN_FORMS, author_id)


def institutions_of(library: Library, author_id: str) -> pd.DataFrame:
    """Where this person worked when papers appeared, most papers first."""
    return ask(library, _INSTITUTIONS, author_id)


def candidates(library: Library, name: str) -> pd.DataFrame:
    """The people a typed name may mean: those of exactly this name, else all with its words."""
    exact = ask(library, _WITH_SIGNED + _SAME_NAME, key=names.person_key(name))
    words = names.fold(name).split()
    if not exact.empty or not words:
        return exact
    return ask(library, _WITH_SIGNED + _SAME_WORDS, words=words)
