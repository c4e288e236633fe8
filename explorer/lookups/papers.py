"""Questions about papers: their facts, their bylines, and which belong to an author or a topic."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from explorer.library import Library
from explorer.lookups.question import ask, listed
from explorer.model import Byline, Paper, PaperFilter, Topic

_PAPERS = """
SELECT p.id, r.title, p.year, r.date, r.venue, p.persons AS authors, p.citations, r.doi,
    r.arxiv_id, r.url
FROM papers p JOIN described r ON r.record = p.paper
WHERE p.id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY p.id
"""

_WHOLE = """
SELECT p.paper, p.id, r.title, p.year, r.date, r.venue, r.doi, r.arxiv_id, r.url, r.abstract,
    p.citations, r.kind, r.incomplete_authors
FROM papers p JOIN described r ON r.record = p.paper
WHERE p.id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY p.id
"""

_BYLINES = """
SELECT b.paper, a.id, a.name, f.written, a.collective
FROM bylines b JOIN authors a USING (author) JOIN forms f USING (form)
WHERE b.paper IN (SELECT unnest($numbers::INTEGER[])) ORDER BY b.paper, b.position
"""

_TOPICS = """
SELECT s.paper, t.id, t.name, t.scheme FROM paper_topics s JOIN topics t USING (topic)
WHERE s.paper IN (SELECT unnest($numbers::INTEGER[])) ORDER BY s.paper, s.position, t.id
"""

_SOURCES = """
SELECT DISTINCT s.paper, r.source FROM paper_of_record s JOIN records r USING (record)
WHERE s.paper IN (SELECT unnest($numbers::INTEGER[])) ORDER BY ALL
"""

_PAPER_TOPICS = """
SELECT p.id AS paper, t.id AS topic, t.name, t.scheme
FROM paper_topics s JOIN papers p USING (paper) JOIN topics t USING (topic)
WHERE p.id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY p.id, s.position, t.id
"""

_BY_ID = """
SELECT p.id FROM records f JOIN paper_of_record r USING (record) JOIN papers p USING (paper)
WHERE f.doi = $doi OR f.arxiv_id = $arxiv OR f.native_id = $native
    OR (f.other_ids IS NOT NULL AND list_contains(string_split(f.other_ids, ' '), $native))
ORDER BY p.id LIMIT 1
"""

_BY_FINGERPRINT = """
SELECT p.id FROM records f JOIN paper_of_record r USING (record) JOIN papers p USING (paper)
WHERE starts_with(replace(CAST(f.fingerprint AS VARCHAR), '-', ''), $start)
ORDER BY p.id LIMIT 1
"""

_BY_OWN_ID = "SELECT id FROM papers WHERE id = $id"

_PUBLICATIONS = """
WITH listed AS MATERIALIZED (
    SELECT s.paper, s.id, s.year, s.persons, s.citations, r.title, r.date, r.venue, r.doi,
        r.arxiv_id, r.url
    FROM papers s SEMI JOIN chosen USING (paper) JOIN described r ON r.record = s.paper
    WHERE YEARS
    ORDER BY r.date DESC NULLS LAST, s.year DESC NULLS LAST, s.id LIMIT $limit),
signed AS MATERIALIZED (
    SELECT b.paper, list(a.name ORDER BY b.position) AS people
    FROM bylines b SEMI JOIN listed USING (paper) JOIN authors a USING (author) GROUP BY b.paper)
SELECT id AS paper, title, year, date, venue, persons AS authors,
    coalesce(array_to_string(people[:50], ', '), '')
        || if(len(people) > 50, ' and ' || (len(people) - 50) || ' more', '') AS byline,
    citations, doi, arxiv_id, url
FROM listed LEFT JOIN signed USING (paper)
ORDER BY date DESC NULLS LAST, year DESC NULLS LAST, id
"""

_PER_YEAR = """
SELECT year, count(*) AS papers FROM papers SEMI JOIN chosen USING (paper)
WHERE year IS NOT NULL GROUP BY year ORDER BY year
"""

_OVER_LIMIT = """
SELECT count(*) AS papers FROM papers s WHERE persons > $most AND YEARS
"""

_OVER_LIMIT_OF = """
SELECT count(DISTINCT paper) AS papers
FROM authorships s
WHERE author IN (SELECT unnest($numbers::INTEGER[])) AND persons > $most AND YEARS
"""


ARXIV_DOI = "10.48550/arxiv."
"""How the DOI of a preprint on arXiv begins; its id follows."""

FINGERPRINT = 32
"""Characters of a whole fingerprint."""


def resolve(library: Library, public_id: str) -> str | None:
    """The canonical id of the paper that one of its records names so; None = unknown.

    `p:doi:…`, `p:arxiv:…`, `p:openalex:…` and any other id of a record lead to the paper.
    """
    bare, _, _ = public_id.partition("~")
    for asked in dict.fromkeys((public_id, bare)):
        for query, values in _ways(asked.removeprefix("p:")):
            found = ask(library, query, asked, None, **values)
            if not found.empty:
                return str(found["id"][0])
    return None


def _ways(key: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Queries for the paper of a key, the quickest first."""
    yield _BY_OWN_ID, {}
    scheme, _, value = key.partition(":")
    if scheme == "rec":
        yield _BY_FINGERPRINT, {"start": value[:FINGERPRINT]}
    elif value:
        arxiv = value if scheme == "arxiv" else None
        doi = value.lower() if scheme == "doi" else f"{ARXIV_DOI}{value}"
        if doi.startswith(ARXIV_DOI):
            arxiv = doi.removeprefix(ARXIV_DOI)
        yield _BY_ID, {"doi": doi, "arxiv": arxiv, "native": key}


def papers(library: Library, ids: Iterable[str]) -> pd.DataFrame:
    """Facts about these papers, by id; `authors` is the number of personal authors."""
    return ask(library, _PAPERS, ids=listed(ids))


def paper(library: Library, public_id: str) -> Paper | None:
    """Everything about one paper, or None where the library does not hold it."""
    found = full_papers(library, [public_id])
    return found[0] if found else None


def full_papers(library: Library, ids: Iterable[str]) -> tuple[Paper, ...]:
    """Everything about these papers, sorted by id; unknown ids are left out."""
    facts = ask(library, _WHOLE, ids=listed(ids))
    numbers = [int(number) for number in facts["paper"]]
    bylines = _by_paper(ask(library, _BYLINES, numbers=numbers))
    topics = _by_paper(ask(library, _TOPICS, numbers=numbers))
    sources = _by_paper(ask(library, _SOURCES, numbers=numbers))
    return tuple(
        Paper(
            authors=tuple(Byline(*row) for row in bylines[number]),
            topics=tuple(Topic(name, scheme) for _, name, scheme in topics[number]),
            topic_ids=tuple(row[0] for row in topics[number]),
            sources=tuple(row[0] for row in sources[number]),
            **known,
        )
        for number, known in _known(facts)
    )


def _known(facts: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for row in facts.astype(object).where(facts.notna(), None).to_dict("records"):
        known = {str(name): value for name, value in row.items()}
        yield int(known.pop("paper")), known


def _by_paper(frame: pd.DataFrame) -> defaultdict[int, list[tuple[Any, ...]]]:
    rows: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for number, *rest in frame.itertuples(index=False, name=None):
        rows[number].append(tuple(rest))
    return rows


def paper_topics(library: Library, paper_ids: Iterable[str]) -> pd.DataFrame:
    """The topics of these papers, in the order of the source."""
    return ask(library, _PAPER_TOPICS, ids=listed(paper_ids))


def publications(
    library: Library,
    public_id: str,
    papers: PaperFilter | None = None,
    *,
    limit: int | None = None,
) -> pd.DataFrame:
    """The papers of an author, topic or institution, newest first; at most `limit` of them."""
    return ask(library, _PUBLICATIONS, public_id, papers, limit=limit)


def papers_per_year(library: Library, public_id: str = "") -> pd.DataFrame:
    """How many papers of each year (year, papers): of any id, or of the whole library."""
    return ask(library, _PER_YEAR, public_id)


def papers_over_limit(library: Library, author_ids: Iterable[str], papers: PaperFilter) -> int:
    """Papers of these people (empty: of anybody) with more authors than the limit."""
    ids = listed(author_ids)
    query = _OVER_LIMIT_OF if ids else _OVER_LIMIT
    found = ask(library, query, papers=papers, ids=ids)
    return int(found["papers"][0])
