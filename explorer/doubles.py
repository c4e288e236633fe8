"""Finding records that may be one paper: DuckDB discards, `evidence` decides about the rest.

What shares an id falls together at once; pairs of like titles, and records whose ids contradict
each other, are judged one by one; what people decided comes last and wins.
"""

from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from explorer import candidates, joining
from explorer.evidence import Entry, evidence, rank
from explorer.writing import put

Numbers = npt.NDArray[np.int32]
Links = npt.NDArray[np.int32]
"""Rows of two records that are one paper."""

NONE: Links = np.empty((0, 2), dtype=np.int32)

PAIRS_AT_ONCE = 20_000
"""Pairs whose records are in memory together."""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `joined`: every record that shares something with another.

    Records with the same `part` describe one paper; those that were told apart may stand alone.
    """
    connection.execute(candidates.SHARED)
    found = connection.execute("SELECT DISTINCT record FROM shared_ids").fetchnumpy()
    alone = np.asarray(found["record"], dtype=np.int32)
    by_id = _links_by_id(connection) if len(alone) else NONE
    records, part = grouped(by_id, alone)
    _table(connection, "same", records, part, np.zeros(len(records), dtype=np.bool_))
    links = np.concatenate([by_id, _links_by_title(connection)])
    _table(connection, "joined", *_decided(connection, links, alone))
    connection.execute("DROP TABLE temp.shared_ids; DROP TABLE temp.same")


def _decided(
    connection: duckdb.DuckDBPyConnection, links: Links, alone: Numbers
) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Records, their parts, and whether a person set them apart, as people decided."""
    verdicts = connection.execute(candidates.STANDING).fetchall()
    by_hand = [(one, other) for says, *_, one, other in verdicts if says == "same"]
    numbers = np.array([row[3:] for row in verdicts], dtype=np.int32).ravel()
    links = np.concatenate([links, np.array(by_hand, dtype=np.int32).reshape(-1, 2)])
    records, part = grouped(links, np.concatenate([alone, numbers]))
    aside = [row[3] for row in verdicts if row[0] == "apart"]
    if aside:
        part = _taken_apart(connection, records, part, verdicts)
    return records, part, np.isin(records, aside)


def grouped(links: Links, alone: Numbers) -> tuple[Numbers, Numbers]:
    """Every record of the links, and those alone, with the smallest record of its group."""
    records = np.unique(np.concatenate([links.ravel(), alone])).astype(np.int32)
    size = len(records)
    if not size:
        return records, records
    one, other = np.searchsorted(records, links).T
    graph = coo_array((np.ones(len(one), dtype=np.bool_), (one, other)), shape=(size, size))
    labels = connected_components(graph, directed=False)[1]
    _, first = np.unique(labels, return_index=True)
    return records, records[first[labels]]


def _links(connection: duckdb.DuckDBPyConnection, query: str) -> Links:
    found = connection.execute(query).fetchnumpy()
    columns = [np.asarray(column, dtype=np.int32) for column in found.values()]
    return np.stack(columns, axis=1)


def _links_by_id(connection: duckdb.DuckDBPyConnection) -> Links:
    """Records with one id that agree in title or authors too."""
    connection.execute(candidates.TOKENS)
    connection.execute(candidates.DISPUTED)
    links = _links(connection, candidates.LINKS_BY_ID)
    pairs = _links(connection, candidates.PAIRS_BY_ID)
    connection.execute("DROP TABLE temp.tokens; DROP TABLE temp.disputed")
    return np.concatenate([links, _agreeing(connection, pairs)])


def _links_by_title(connection: duckdb.DuckDBPyConnection) -> Links:
    """Pairs whose titles, years and authors agree."""
    if connection.execute(candidates.OUTSIDE_ARXIV).fetchall() == [(0,)]:
        return NONE
    connection.execute(candidates.CANDIDATES)
    pairs = _links(connection, "SELECT one, other FROM candidates ORDER BY ALL")
    connection.execute("DROP TABLE temp.candidates")
    return _agreeing(connection, pairs)


def _agreeing(connection: duckdb.DuckDBPyConnection, pairs: Links) -> Links:
    """Those of the pairs that the rules take for one paper."""
    agree = np.zeros(len(pairs), dtype=np.bool_)
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        chunk = pairs[start : start + PAIRS_AT_ONCE]
        known = {each.record: each for each in entries(connection, np.unique(chunk).tolist())}
        for place, (one, other) in enumerate(chunk.tolist(), start):
            agree[place] = evidence(known[one], known[other]) is not None
    return pairs[agree]


def entries(connection: duckdb.DuckDBPyConnection, records: Sequence[int]) -> list[Entry]:
    """What the rules look at in these records."""
    found = connection.execute(candidates.ENTRIES, {"records": list(records)})
    return [entry(row) for row in found.fetchall()]


def entry(row: tuple[Any, ...]) -> Entry:
    """One row of `candidates.ENTRIES`."""
    made = Entry._make(row)
    return made._replace(ids=tuple(sorted(made.ids, key=rank)), people=tuple(made.people))


def _taken_apart(
    connection: duckdb.DuckDBPyConnection,
    records: Numbers,
    part: Numbers,
    verdicts: Sequence[tuple[str, str, str, int, int]],
) -> Numbers:
    """The parts as people decided: groups with a verdict "apart" are made anew, pair by pair."""
    pairs = {
        says: {joining.pair(one, other) for kind, one, other, *_ in verdicts if kind == says}
        for says in ("apart", "same")
    }
    parted = part.copy()
    touched = np.isin(records, [number for row in verdicts for number in row[3:]])
    for group in np.unique(part[touched]).tolist():
        members = entries(connection, records[part == group].tolist())
        for paper in joining.parts(members, pairs["apart"], pairs["same"]):
            numbers = [entry.record for entry in paper]
            parted[np.isin(records, numbers)] = min(numbers)
    return parted


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    records: Numbers,
    part: Numbers,
    set_apart: npt.NDArray[np.bool_],
) -> None:
    rows = pa.table({"record": records, "part": part, "set_apart": set_apart})
    put(connection, rows, f"CREATE OR REPLACE TEMP TABLE {name} AS FROM rows")
