"""Questions about the records of a paper: where each comes from, why it is there, what it gives."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from explorer import candidates, doubles
from explorer.evidence import Entry
from explorer.joining import explained, pair
from explorer.library import Library
from explorer.lookups.question import ask

RECORD_ID = 8
"""Characters of a fingerprint that name a record: `r:1f0c9a3e`; more where they are not enough."""

_FIELDS = {
    "title": "title",
    "date": "date",
    "venue": "venue",
    "doi": "DOI",
    "arxiv_id": "arXiv id",
    "url": "link",
    "abstract": "abstract",
    "citations": "citations",
    "kind": "kind",
}
"""Columns `…_from` of the table `composed`, and how the fields are called on screen."""

_SOURCES = """
SELECT r.record, CAST(r.fingerprint AS VARCHAR) AS fingerprint, r.source, r.native_id, r.title,
    r.year, r.date, r.venue, r.citations, r.doi, r.arxiv_id, r.url, r.other_ids, r.byline,
    r.record = s.paper AS first
FROM chosen JOIN paper_of_record s USING (paper) JOIN records r USING (record)
ORDER BY first DESC, r.source, r.native_id, fingerprint
"""

_FILES = """
SELECT DISTINCT g.record, i.file, i.imported
FROM chosen JOIN paper_of_record s USING (paper) JOIN sightings g USING (record)
    JOIN imports i ON i."import" = g."import"
ORDER BY g.record, i.imported, i.file
"""

_TAKEN = f"""
SELECT field, record FROM (
    SELECT unnest({list(_FIELDS.values())}) AS field,
        unnest([{", ".join(f"{column}_from" for column in _FIELDS)}]) AS record
    FROM chosen JOIN composed USING (paper))
WHERE record IS NOT NULL
"""  # noqa: S608 - made of our own names

_APART = """
WITH mine AS MATERIALIZED (
    SELECT r.fingerprint FROM chosen JOIN paper_of_record USING (paper)
        JOIN records r USING (record)),
said AS (
    SELECT *, row_number() OVER (
        PARTITION BY least(one, other), greatest(one, other) ORDER BY verdict DESC) AS age
    FROM verdicts),
apart AS (
    SELECT one AS fingerprint, other AS elsewhere FROM said WHERE age = 1 AND says = 'apart'
    UNION ALL SELECT other, one FROM said WHERE age = 1 AND says = 'apart')
SELECT DISTINCT p.id, d.title, p.year, d.venue
FROM mine JOIN apart USING (fingerprint) JOIN records r ON r.fingerprint = elsewhere
    JOIN paper_of_record s USING (record) JOIN papers p USING (paper)
    JOIN described d ON d.record = p.paper
WHERE p.id <> $id ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file that brought a record, and when."""

    file: str
    imported: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """One record of a paper, as its source wrote it."""

    id: str
    """`r:1f0c9a3e`, from its content: the same in every library."""
    fingerprint: str
    source: str
    native_id: str | None
    title: str
    year: int | None
    date: str | None
    venue: str | None
    citations: int | None
    doi: str | None
    arxiv_id: str | None
    url: str | None
    other_ids: tuple[str, ...]
    authors: int
    files: tuple[Sighting, ...] = ()
    why: str = ""
    """Why it is joined with the others: "same DOI"; empty for the only record."""
    gives: tuple[str, ...] = ()
    """Fields of the paper that are taken from it, where several records could give them."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A paper that somebody said is another one."""

    id: str
    title: str
    year: int | None
    venue: str | None


def sources(library: Library, paper: str) -> tuple[Source, ...]:
    """The records of a paper; the one whose byline it has comes first."""
    rows = _plain(ask(library, _SOURCES, paper))
    files: defaultdict[int, list[Sighting]] = defaultdict(list)
    for row in _plain(ask(library, _FILES, paper)):
        files[row["record"]].append(Sighting(row["file"], row["imported"]))
    why, gives = _why(library, rows), _gives(library, paper, rows)
    shortest = _shortest([row["fingerprint"] for row in rows])
    return tuple(
        Source(
            id=f"r:{row['fingerprint'].replace('-', '')[:shortest]}",
            other_ids=tuple((row.pop("other_ids") or "").split()),
            authors=row.pop("byline"),
            files=tuple(files[row["record"]]),
            why=why.get(row["record"], ""),
            gives=tuple(gives[row.pop("record")]),
            **{name: value for name, value in row.items() if name not in ("record", "first")},
        )
        for row in map(dict, rows)
    )


def kept_apart(library: Library, paper: str) -> tuple[Apart, ...]:
    """The papers that somebody said are not this one."""
    return tuple(Apart(**row) for row in _plain(ask(library, _APART, paper)))


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    values = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in values.to_dict("records")]


def _shortest(fingerprints: list[str]) -> int:
    """How many characters tell these fingerprints apart, at least `RECORD_ID`."""
    bare = [each.replace("-", "") for each in fingerprints]
    sizes = range(RECORD_ID, len(bare[0]) if bare else RECORD_ID)
    return next((n for n in sizes if len({each[:n] for each in bare}) == len(bare)), RECORD_ID)


def _why(library: Library, rows: list[dict[str, Any]]) -> dict[int, str]:
    if len(rows) < 2:  # noqa: PLR2004 - joined means two
        return {}
    found = entries(library, [row["record"] for row in rows])
    standing = library.rows(candidates.STANDING).itertuples(index=False, name=None)
    together = {pair(one, other) for says, one, other, *_ in standing if says == "same"}
    return dict(explained(found, together))


def entries(library: Library, records: list[int]) -> list[Entry]:
    """What the joining rules look at in these records."""
    found = library.rows(candidates.ENTRIES, {"records": records}).astype(object)
    rows = found.where(found.notna(), None).itertuples(index=False, name=None)
    return [doubles.entry(row) for row in rows]


def _gives(library: Library, paper: str, rows: list[dict[str, Any]]) -> defaultdict[int, list[str]]:
    gives: defaultdict[int, list[str]] = defaultdict(list)
    taken = _plain(ask(library, _TAKEN, paper))
    for row in rows[:1] if taken else []:
        gives[row["record"]].append("authors")
    for found in taken:
        gives[found["record"]].append(found["field"])
    return gives
