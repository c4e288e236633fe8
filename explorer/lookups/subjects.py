"""Questions about topics and institutions."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from explorer.library import Library
from explorer.lookups.question import ask, listed
from explorer.model import PaperFilter


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or an institution, with how much of the library belongs to it."""

    id: str
    name: str
    papers: int
    people: int
    first_year: int | None
    last_year: int | None
    scheme: str = ""
    """Where the topic comes from; empty for an institution."""
    country: str | None = None
    """Two letters, for an institution."""


_TOPIC = """
SELECT id, name, papers, first_year, last_year, scheme, NULL AS country, (
    SELECT count(DISTINCT author) FROM authorships s SEMI JOIN chosen USING (paper)
    JOIN authors a USING (author) WHERE NOT a.collective) AS people
FROM topics WHERE id = $id
"""

_INSTITUTION = """
SELECT id, name, papers, first_year, last_year, '' AS scheme, country, (
    SELECT count(DISTINCT author) FROM affiliations s JOIN authors a USING (author)
    WHERE s.institution = institutions.institution AND NOT a.collective) AS people
FROM institutions WHERE id = $id
"""

_TOPICS_OF = """
SELECT t.id, t.name, t.scheme, count(*) AS papers, min(s.year) AS first_year,
    max(s.year) AS last_year
FROM paper_topics s SEMI JOIN chosen USING (paper) JOIN topics t USING (topic)
GROUP BY t.id, t.name, t.scheme ORDER BY papers DESC, t.id LIMIT $limit
"""

_AUTHOR_INSTITUTIONS = """
SELECT a.id AS author, i.id AS institution, i.name, count(*) AS papers
FROM affiliations s JOIN authors a USING (author) JOIN institutions i USING (institution)
WHERE s.author IN (SELECT unnest($numbers::INTEGER[])) AND YEARS
GROUP BY a.id, i.id, i.name ORDER BY a.id, papers DESC, i.id
"""

_PAPERS_AT = """
SELECT p.id AS paper
FROM affiliations s JOIN authors a USING (author) JOIN institutions i USING (institution)
    JOIN papers p USING (paper)
WHERE a.id = $author AND i.id = $institution AND YEARS ORDER BY p.id
"""


def topic(library: Library, public_id: str) -> Subject | None:
    """Facts about a topic, or None where the library does not hold it."""
    return _subject(ask(library, _TOPIC, public_id))


def institution(library: Library, public_id: str) -> Subject | None:
    """Facts about an institution, or None where the library does not hold it."""
    return _subject(ask(library, _INSTITUTION, public_id))


def _subject(found: pd.DataFrame) -> Subject | None:
    if found.empty:
        return None
    row = found.astype(object).where(found.notna(), None).to_dict("records")[0]
    return Subject(**{str(name): value for name, value in row.items()})


def topics_of(library: Library, public_id: str = "", *, limit: int | None = None) -> pd.DataFrame:
    """The topics of an author, an institution or the whole library, most papers first."""
    return ask(library, _TOPICS_OF, public_id, limit=limit)


def author_institutions(
    library: Library, author_ids: Iterable[str], papers: PaperFilter
) -> pd.DataFrame:
    """Where each of these people worked, in the years of the filter, most papers first."""
    return ask(library, _AUTHOR_INSTITUTIONS, papers=papers, ids=listed(author_ids))


def papers_at(
    library: Library, author_id: str, institution_id: str, papers: PaperFilter
) -> list[str]:
    """The papers that this person signed from this institution, in the years of the filter."""
    found = ask(library, _PAPERS_AT, papers=papers, author=author_id, institution=institution_id)
    return [str(paper) for paper in found["paper"]]
