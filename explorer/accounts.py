"""What came in and what is lacking: imports, sources of papers, and what papers have no data on."""

from dataclasses import dataclass

import pandas as pd

from explorer.library import Library

FIELDS = ("authors", "year", "doi", "affiliations", "citations", "topics", "orcid", "abstract")
"""What a paper may lack; ORCID is lacking where not one author of the paper has one."""


@dataclass(frozen=True, slots=True)
class Lack:
    """How many of a library's papers have no data in one field."""

    field: str
    lacking: int
    papers: int


def imports(library: Library) -> pd.DataFrame:
    """Every import, the newest first: number, file, sha256, formats, imported and its counts.

    `number` begins at 1; `formats` are the readers that made its records; `problems` counts what
    is kept word for word.
    """
    return library.rows(_IMPORTS)


def problems(library: Library, number: int) -> pd.DataFrame:
    """What was set aside or remarked on in one import, in the order of the file."""
    return library.rows(_PROBLEMS, [number - 1])


def sources(library: Library) -> pd.DataFrame:
    """How many papers come from 1, 2, 3 … files: sources, papers. The same bytes are one file."""
    return library.once("papers by sources", lambda: library.rows(_SOURCES))


def joined(library: Library, files: int) -> int:
    """How many new records of the last so many files describe a paper that another began."""
    return int(library.rows(_JOINED, [files])["joined"][0])


def completeness(library: Library) -> tuple[Lack, ...]:
    """How many papers lack each of `FIELDS`."""
    return library.once("completeness", lambda: _completeness(library))


def lacking(library: Library, field: str, limit: int) -> pd.DataFrame:
    """The papers that lack a field, by id: id, title, year, doi, files. Raises `LookupError`."""
    return library.rows(_LACKING.format(has=_HAS[field]), [limit])


def _completeness(library: Library) -> tuple[Lack, ...]:
    columns = ", ".join(
        f"count(*) FILTER (WHERE NOT {has}) AS {_HAS_ROW}{field}" for field, has in _HAS.items()
    )
    row = library.rows(_COUNT.format(columns=columns)).iloc[0]
    return tuple(
        Lack(field, int(row[f"{_HAS_ROW}{field}"]), int(row["papers"])) for field in FIELDS
    )


_HAS_ROW = "no_"

_HAS = {
    "authors": "has_authors",
    "year": "has_year",
    "doi": "has_doi",
    "affiliations": "(paper IN (SELECT paper FROM affiliations))",
    "citations": "has_citations",
    "topics": "(paper IN (SELECT paper FROM paper_topics))",
    "orcid": "has_orcid",
    "abstract": "has_abstract",
}

_SEEN = """
seen AS (
    SELECT k.paper,
        bool_or(byline > 0) AS has_authors,
        bool_or(year IS NOT NULL) AS has_year,
        bool_or(doi IS NOT NULL) AS has_doi,
        bool_or(citations IS NOT NULL) AS has_citations,
        bool_or(abstract IS NOT NULL) AS has_abstract,
        bool_or(record IN (
            SELECT record FROM mentions JOIN forms USING (form) WHERE orcid IS NOT NULL
        )) AS has_orcid
    FROM records JOIN paper_of_record k USING (record)
    GROUP BY k.paper
)"""
"""What any record of a paper says is known of the paper."""

_COUNT = f"WITH {_SEEN} SELECT count(*) AS papers, {{columns}} FROM seen"  # noqa: S608 - own text

_LACKING = f"""
WITH {_SEEN},
wanted AS (SELECT paper, id FROM seen JOIN papers USING (paper) WHERE NOT {{has}}
    ORDER BY id LIMIT ?)
SELECT id, any_value(title) FILTER (WHERE record = wanted.paper) AS title, max(year) AS year,
    max(doi) AS doi, string_agg(DISTINCT file, '; ' ORDER BY file) AS files
FROM wanted JOIN paper_of_record USING (paper) JOIN records USING (record)
    JOIN sightings USING (record) JOIN imports ON imports."import" = sightings."import"
GROUP BY id ORDER BY id
"""  # noqa: S608 - made of our own text

_IMPORTS = """
WITH made AS (
    SELECT "import", string_agg(DISTINCT source, ' ' ORDER BY source) AS formats
    FROM (SELECT s."import", source FROM sightings s JOIN records USING (record)
        UNION ALL SELECT "import", source FROM networks)
    GROUP BY "import"
),
told AS (SELECT "import", count(*) AS problems FROM problems GROUP BY "import"),
ready AS (
    SELECT "import", sum(read) AS ties, sum(set_aside) AS ties_set_aside
    FROM networks GROUP BY "import")
SELECT "import" + 1 AS number, file, sha256, coalesce(formats, format, '') AS formats, imported,
    read, new, known, set_aside, coalesce(problems, 0) AS problems,
    CAST(coalesce(ties, 0) AS INTEGER) AS ties,
    CAST(coalesce(ties_set_aside, 0) AS INTEGER) AS ties_set_aside
FROM imports LEFT JOIN made USING ("import") LEFT JOIN told USING ("import")
    LEFT JOIN ready USING ("import")
ORDER BY number DESC
"""

_PROBLEMS = """
SELECT file, place, reason, remedy, text, sets_aside
FROM problems JOIN imports USING ("import") WHERE "import" = ? ORDER BY problems.rowid
"""

_SOURCES = """
WITH origin AS (SELECT "import", coalesce(sha256, file) AS origin FROM imports),
counted AS (
    SELECT paper, count(DISTINCT origin) AS sources
    FROM sightings JOIN paper_of_record USING (record) JOIN origin USING ("import")
    GROUP BY paper
)
SELECT sources, count(*) AS papers FROM counted GROUP BY sources ORDER BY sources
"""

_JOINED = """
WITH mine AS (SELECT "import" FROM imports ORDER BY "import" DESC LIMIT ?),
placed AS (SELECT paper, "import" IN (FROM mine) AS is_mine, record,
    min(record) OVER (PARTITION BY paper) AS first
    FROM records JOIN paper_of_record USING (record))
SELECT count(*) AS joined FROM placed WHERE is_mine AND record <> first
"""
