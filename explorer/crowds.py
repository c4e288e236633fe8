"""Ready networks into the tables of facts: their people as forms of names, and their lines."""

import hashlib
from collections.abc import Iterable

import duckdb
import numpy as np
import pyarrow as pa

from explorer import forms
from explorer.model import Line, Mention, Network


def keep(connection: duckdb.DuckDBPyConnection, number: int, networks: Iterable[Network]) -> int:
    """Write down the networks that the import with this number brought; how many were new.

    Called when the records of the import are settled; the caller holds the transaction.
    """
    return sum(_keep(connection, number, network) for network in networks)


def _keep(connection: duckdb.DuckDBPyConnection, number: int, network: Network) -> bool:
    """Write down one network; whether it was new. A known one is only seen again."""
    digest = content(network)
    found = connection.execute(_KNOWN, [digest]).fetchall()
    place = found[0][0] if found else connection.execute(_NEXT).fetchall()[0][0]
    facts = (digest, network.source, len(network.people), network.read, network.set_aside)
    connection.execute(_INSERT, (place, number, *facts))
    if found:
        return False
    _insert(connection, _PEOPLE, place, _people(network))
    if network.lines:
        columns = zip(Line._fields, zip(*network.lines, strict=True), strict=True)
        _insert(connection, _LINKS, place, {name: pa.array(told) for name, told in columns})
    return True


def content(network: Network) -> str:
    """A digest of people and lines: the same for one network in whichever format and order."""
    lines = sorted(
        (*sorted((network.people[line.a], network.people[line.b])), repr(line.strength))
        for line in network.lines
    )
    digest = hashlib.sha256()
    for parts in (*((name,) for name in sorted(network.people)), *lines):
        digest.update("\x1f".join(parts).encode() + b"\x1e")
    return digest.hexdigest()


def _people(network: Network) -> dict[str, pa.Array]:
    """The columns of the table of forms, with each person's position."""
    columns = forms.columns([Mention(name) for name in network.people])
    return columns | {"position": pa.array(np.arange(len(network.people), dtype=np.int32))}


def _insert(
    connection: duckdb.DuckDBPyConnection,
    statements: str,
    place: int,
    columns: dict[str, pa.Array],
) -> None:
    connection.register("crowd", pa.table(columns))
    for statement in statements.split(";"):
        connection.execute(statement, {"network": place} if "$network" in statement else None)
    connection.unregister("crowd")


_KNOWN = "SELECT network FROM networks WHERE digest = ? LIMIT 1"
_NEXT = "SELECT coalesce(max(network) + 1, 0) FROM networks"
_INSERT = "INSERT INTO networks VALUES (?, ?, ?, ?, ?, ?, ?)"

_PEOPLE = """
INSERT INTO forms BY NAME
SELECT * EXCLUDE (position), CAST(md5(written) AS UUID) AS digest,
    (SELECT coalesce(max(form) + 1, 0) FROM forms)
        + CAST(row_number() OVER (ORDER BY position) AS INTEGER) - 1 AS form
FROM crowd WHERE CAST(md5(written) AS UUID) NOT IN (SELECT digest FROM forms);
INSERT INTO network_people BY NAME
SELECT CAST($network AS INTEGER) AS network, position, form
FROM crowd JOIN forms ON digest = CAST(md5(crowd.written) AS UUID)
"""
"""A form that is no more than a name has the same digest here as on a record."""

_LINKS = """
INSERT INTO links BY NAME SELECT CAST($network AS INTEGER) AS network, * FROM crowd
"""
