"""What the library file holds: the tables of facts, which never change, and their version.

Facts are what sources wrote: records, forms (names as written, with their ids and institutions),
mentions (a form at a position on a record), topics. Everything else is derived from them by
`tables.rebuild`.
"""

import duckdb

from explorer.errors import LibraryError

VERSION = 3
"""Counts up whenever a table of facts changes; a library of another version is refused."""

MAKER = "coauthor-explorer"

FACTS: dict[str, dict[str, str]] = {
    "library": {"entry": "VARCHAR", "value": "VARCHAR"},
    "imports": {
        "import": "INTEGER",
        "file": "VARCHAR",
        "sha256": "VARCHAR",
        "format": "VARCHAR",
        "imported": "TIMESTAMP",
        "read": "INTEGER",
        "new": "INTEGER",
        "known": "INTEGER",
        "set_aside": "INTEGER",
    },
    "problems": {
        "import": "INTEGER",
        "place": "VARCHAR",
        "reason": "VARCHAR",
        "remedy": "VARCHAR",
        "text": "VARCHAR",
        "sets_aside": "BOOLEAN",
    },
    "records": {
        "record": "INTEGER",
        "fingerprint": "UUID",
        "import": "INTEGER",
        "source": "VARCHAR",
        "native_id": "VARCHAR",
        "title": "VARCHAR",
        "year": "INTEGER",
        "date": "VARCHAR",
        "venue": "VARCHAR",
        "doi": "VARCHAR",
        "arxiv_id": "VARCHAR",
        "url": "VARCHAR",
        "abstract": "VARCHAR",
        "citations": "INTEGER",
        "kind": "VARCHAR",
        "incomplete_authors": "BOOLEAN",
        "byline": "INTEGER",
        "words": "VARCHAR",
        "other_ids": "VARCHAR",
    },
    "sightings": {"record": "INTEGER", "import": "INTEGER"},
    "forms": {
        "form": "INTEGER",
        "digest": "UUID",
        "written": "VARCHAR",
        "orcid": "VARCHAR",
        "native_id": "VARCHAR",
        "key": "VARCHAR",
        "display": "VARCHAR",
        "initials_only": "BOOLEAN",
        "collective": "BOOLEAN",
    },
    "mentions": {"record": "INTEGER", "position": "INTEGER", "form": "INTEGER"},
    "workplaces": {
        "workplace": "INTEGER",
        "name": "VARCHAR",
        "native_id": "VARCHAR",
        "country": "VARCHAR",
        "slug": "VARCHAR",
    },
    "form_workplaces": {"form": "INTEGER", "workplace": "INTEGER"},
    "subjects": {
        "subject": "INTEGER",
        "name": "VARCHAR",
        "scheme": "VARCHAR",
        "slug": "VARCHAR",
    },
    "record_subjects": {"record": "INTEGER", "position": "INTEGER", "subject": "INTEGER"},
    "networks": {
        "network": "INTEGER",
        "import": "INTEGER",
        "digest": "VARCHAR",
        "source": "VARCHAR",
        "people": "INTEGER",
        "read": "INTEGER",
        "set_aside": "INTEGER",
    },
    "network_people": {"network": "INTEGER", "position": "INTEGER", "form": "INTEGER"},
    "links": {"network": "INTEGER", "a": "INTEGER", "b": "INTEGER", "strength": "DOUBLE"},
    "verdicts": {
        "verdict": "INTEGER",
        "decided": "TIMESTAMP",
        "says": "VARCHAR",
        "one": "UUID",
        "other": "UUID",
    },
}
"""Columns and their types. `workplaces` and `subjects` are institutions and topics as written;
`key` and `slug` are folded, so that spellings of one name meet; `words` are those of the title;
`other_ids` has a space between two. `sightings` tells every import that brought a record: the first
(`records.import`) and those that brought it again. `networks` has a row for every import
that brought a ready network, `links` its lines by the positions of its people. `verdicts` are what
people decided about two records, by fingerprint: `apart`, `same`, or `open` again; the last one on
a pair counts."""


def definition(table: str) -> str:
    """The statement that makes a table of facts."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in FACTS[table].items())
    return f"CREATE TABLE {table} ({columns})"


def create(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make the tables of an empty library; the caller holds the transaction."""
    for table in FACTS:
        connection.execute(definition(table))
    entries = [("maker", MAKER), ("schema", str(VERSION)), ("name", name), ("revision", "0")]
    connection.executemany("INSERT INTO library VALUES (?, ?)", entries)
    connection.execute("INSERT INTO library SELECT 'identity', CAST(uuid() AS VARCHAR)")


def is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file holds no table at all: a library about to be made."""
    found = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary")
    return found.fetchall() == [(0,)]


def check(connection: duckdb.DuckDBPyConnection, shown: str) -> None:
    """Refuse, with a sentence, a file that this explorer cannot use; `shown` is its name.

    Raises `LibraryError` for a database that is no library, or one of another version.
    """
    try:
        entries = dict(connection.execute("SELECT entry, value FROM library").fetchall())
        found = int(entries["schema"]) if entries["maker"] == MAKER else None
    except (duckdb.CatalogException, duckdb.BinderException, KeyError, ValueError):
        found = None
    if found is None:
        raise LibraryError(
            f"“{shown}” is a database, but not a library of this explorer.",
            "Choose another file with --library.",
        )
    if found > VERSION:
        raise LibraryError(
            f"The library “{shown}” was made by a newer version of the explorer.",
            "Update the explorer, or choose another file with --library.",
        )
    if found < VERSION:
        raise LibraryError(
            f"The library “{shown}” was made by an older version of the explorer.",
            "Import its files again into a new library: explorer import FILES --library NEW.",
        )
