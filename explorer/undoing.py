"""An import taken back as a whole: what only it brought goes, what others brought too stays."""

from dataclasses import dataclass

import duckdb

from explorer import tables
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.tables import Progress
from explorer.writing import transaction


class NoSuchImport(ExplorerError, LookupError):
    """The number of an import that this library does not hold."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"This library has no import {number}.",
            "See the imports with: explorer undo, or in the Library on the page.",
        )


@dataclass(frozen=True, slots=True)
class Consequence:
    """What taking an import back means for papers and records."""

    number: int
    file: str
    going: int
    """Papers that no other import brought."""
    staying: int
    """Papers of this import that others brought too."""
    records: int
    """Records that go; a paper that stays may lose one of its records."""
    ties: int = 0
    """Lines of its ready networks, which go."""

    @property
    def sentence(self) -> str:
        """The consequence, before it happens: `37 papers that only this import brought will go`."""
        several = self.staying != 1
        parts = (
            f"{_papers(self.going)} that only this import brought will go" if self.going else "",
            f"{_papers(self.staying)} {'stay' if several else 'stays'} because other imports "
            f"brought {'them' if several else 'it'} too"
            if self.staying
            else "",
            f"{self.ties:,} {'tie' if self.ties == 1 else 'ties'} of a ready network will go"
            if self.ties
            else "",
        )
        return f"{'; '.join(filter(None, parts)) or 'It brought no papers'}."


def consequence(library: Library, number: int) -> Consequence:
    """What undoing the import with this number (from 1) would do. Raises `NoSuchImport`."""
    found = library.rows(_CONSEQUENCE, {"import": number - 1})
    if found.empty:
        raise NoSuchImport(number)
    row = found.iloc[0]
    counts = (int(row[name]) for name in ("going", "staying", "records", "ties"))
    return Consequence(number, str(row["file"]), *counts)


def undo(library: Library, number: int, progress: Progress | None = None) -> Consequence:
    """Take the import with this number back, in one transaction. Raises `NoSuchImport`.

    The library is then as if the file had never come in; importing the file again brings it back.
    """
    before = consequence(library, number)
    tell = progress or tables.silent
    with transaction(library.connection):
        tell(f"Taking back {before.file}", 0, None)
        _take_back(library.connection, number - 1)
        tables.derive(library.connection, tell)
    return before


def _take_back(connection: duckdb.DuckDBPyConnection, given: int) -> None:
    for table in ("sightings", "networks", "problems", "imports"):
        connection.execute(f'DELETE FROM {table} WHERE "import" = ?', [given])  # noqa: S608 - own names
    for table, column, used in _UNUSED:
        connection.execute(_DELETE.format(table=table, column=column, used=used))
    connection.execute(_FIRST_SIGHTING)
    connection.execute(_NEW_AND_KNOWN)


def _papers(count: int) -> str:
    return f"{count:,} {'paper' if count == 1 else 'papers'}"


_CONSEQUENCE = """
WITH mine AS (SELECT DISTINCT record FROM sightings WHERE "import" = $import),
others AS (SELECT DISTINCT record FROM sightings WHERE "import" <> $import),
touched AS (
    SELECT paper, bool_or(record IN (FROM others)) AS stays
    FROM paper_of_record
    WHERE paper IN (SELECT paper FROM paper_of_record WHERE record IN (FROM mine))
    GROUP BY paper
)
SELECT file,
    (SELECT count(*) FROM touched WHERE NOT stays) AS going,
    (SELECT count(*) FROM touched WHERE stays) AS staying,
    (SELECT count(*) FROM mine WHERE record NOT IN (FROM others)) AS records,
    (SELECT count(*) FROM links WHERE network IN (
        SELECT network FROM networks GROUP BY network
        HAVING min("import") = $import AND max("import") = $import)) AS ties
FROM imports WHERE "import" = $import
"""

_UNUSED = (
    ("records", "record", "sightings"),
    ("mentions", "record", "records"),
    ("record_subjects", "record", "records"),
    ("network_people", "network", "networks"),
    ("links", "network", "networks"),
    ("forms", "form", "(SELECT form FROM mentions UNION ALL SELECT form FROM network_people)"),
    ("form_workplaces", "form", "forms"),
    ("workplaces", "workplace", "form_workplaces"),
    ("subjects", "subject", "record_subjects"),
)
"""From each table, in this order, go the rows whose number no row of the other table has."""

_DELETE = "DELETE FROM {table} WHERE {column} NOT IN (SELECT {column} FROM {used})"

_FIRST_SIGHTING = """
UPDATE records SET "import" = first
FROM (SELECT record, min("import") AS first FROM sightings GROUP BY record) seen
WHERE records.record = seen.record AND records."import" <> first
"""
"""What the import brought first and another one later is now the other's."""

_NEW_AND_KNOWN = """
UPDATE imports SET new = brought, known = read - brought
FROM (
    SELECT i."import", count(r.record) AS brought
    FROM imports i LEFT JOIN records r ON r."import" = i."import" GROUP BY i."import"
) counted
WHERE imports."import" = counted."import" AND new <> brought
"""
"""Every record is new in exactly one import, and read = new + known."""
