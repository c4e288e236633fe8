"""From batches to rows of the library: numbers for all, and what was known is taken back."""

import hashlib
from collections.abc import Hashable, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from explorer.batches import FACTS, Batch
from explorer.lists import Numbers
from explorer.writing import put

MOST_KNOWN = 4_000_000
"""Distinct things kept in memory to recognise them again; beyond, the library compares them."""
LONG = 40
"""Letters from which a text is known by its digest, which takes less memory."""

Lane = Hashable
"""Who made a batch: numbers inside batches of one lane go on from one batch to the next."""


class _Numbering:
    """The library's numbers for things that lanes number by themselves: one for each thing."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._known: dict[object, int] = {}
        self._of_lane: dict[Lane, Numbers] = {}

    def take(self, lane: Lane, things: Sequence[object]) -> tuple[Numbers, Numbers]:
        """Number what this lane brings first; which of it is new to all, and their numbers."""
        start = self._next
        numbers = np.fromiter(map(self._number, things), np.int32, len(things))
        told = self._of_lane.get(lane)
        self._of_lane[lane] = numbers if told is None else np.concatenate((told, numbers))
        # Two that a lane tells apart may be the same thing: an absent and an empty family name.
        distinct, first = np.unique(numbers, return_index=True)
        fresh = first[distinct >= start].astype(np.int32)
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        return fresh, numbers[fresh]

    def _number(self, thing: object) -> int:
        number = self._known.setdefault(thing, self._next)
        self._next += number == self._next
        return number

    def of(self, lane: Lane, numbers: pa.ChunkedArray) -> Numbers:
        """The library's numbers for those of a lane."""
        chosen: Numbers = self._of_lane[lane][numbers.to_numpy()]
        return chosen


def _short(text: str) -> str | bytes:
    if len(text) < LONG:
        return text
    return hashlib.md5(text.encode(), usedforsecurity=False).digest()


class Loader:
    """Batches on their way into the tables of facts; the caller holds the transaction.

    `add` batches in order, then `settle` once. New rows are numbered on from the largest number
    in the library; taking back what was known leaves gaps, which nobody minds.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._first_import = self._next("imports", "import")
        self._starts = tuple(self._next(table, number) for table, number, *_ in _SETTLING)
        self._record, *firsts = self._starts
        self._forms, self._workplaces, self._subjects = map(_Numbering, firsts)

    def add(self, file: int, lane: Lane, batch: Batch) -> None:
        """Load a batch of the file with this number."""
        count = batch.facts.num_rows
        numbers = np.arange(self._record, self._record + count, dtype=np.int32)
        imports = np.full(count, self._first_import + file, np.int32)
        seen = {"record": pa.array(numbers), "import": pa.array(imports)}
        self._insert("INSERT INTO sightings BY NAME SELECT * FROM rows", seen)
        columns = dict(zip(batch.facts.column_names, batch.facts.columns, strict=True))
        mentions, labels = (columns[name].to_numpy() for name in ("byline", "labels"))
        self._insert(_INSERT_RECORDS, columns | seen)
        self._add_forms(lane, batch)
        self._add_fresh("subjects", self._subjects, lane, batch.subjects, ("name", "scheme"))
        forms = self._forms.of(lane, batch.mentions["form"])
        self._add_members("mentions", batch.mentions, np.repeat(numbers, mentions), forms)
        subjects = self._subjects.of(lane, batch.topics["subject"])
        self._add_members("record_subjects", batch.topics, np.repeat(numbers, labels), subjects)
        self._record += count

    def _add_forms(self, lane: Lane, batch: Batch) -> None:
        new = self._add_fresh("forms", self._forms, lane, batch.forms, ("content",))
        key = ("name", "native_id", "country")
        self._add_fresh("workplaces", self._workplaces, lane, batch.workplaces, key)
        forms = self._forms.of(lane, batch.form_workplaces["form"])
        workplaces = self._workplaces.of(lane, batch.form_workplaces["workplace"])
        are_new = np.isin(forms, new)
        pairs = {"form": pa.array(forms[are_new]), "workplace": pa.array(workplaces[are_new])}
        self._insert("INSERT INTO form_workplaces BY NAME SELECT * FROM rows", pairs)

    def _add_fresh(
        self, table: str, numbering: _Numbering, lane: Lane, rows: pa.Table, key: Sequence[str]
    ) -> Numbers:
        """Insert the rows that no lane has brought before, each with its number: these numbers."""
        parts = [rows[name].to_pylist() for name in key]
        things = [_short(text) for text in parts[0]] if len(parts) == 1 else list(zip(*parts))  # noqa: B905 - columns of one table
        fresh, numbers = numbering.take(lane, things)
        if len(fresh):
            new = rows if len(fresh) == len(rows) else rows.take(pa.array(fresh))
            self._insert(_INSERT_FRESH[table], new.append_column(table[:-1], pa.array(numbers)))
        return numbers

    def _add_members(self, table: str, rows: pa.Table, records: Numbers, members: Numbers) -> None:
        """Insert the members of lists: the numbers of their records and their own."""
        position, column = rows.column_names
        filled = {
            "record": pa.array(records),
            position: rows[position],
            column: pa.array(members),
        }
        self._insert(f"INSERT INTO {table} BY NAME SELECT * FROM rows", filled)  # noqa: S608 - own names

    def _insert(self, statement: str, columns: dict[str, pa.Array] | pa.Table) -> None:
        put(self._connection, pa.table(columns), statement)

    def _next(self, table: str, column: str) -> int:
        query = f'SELECT coalesce(max("{column}") + 1, 0) FROM {table}'  # noqa: S608 - own names
        return int(self._connection.execute(query).fetchall()[0][0])

    def sightings(self) -> pa.Table:
        """Which records these imports brought, new or known: `record` and `import`."""
        return self._connection.sql(_SIGHTINGS, params=[self._first_import]).to_arrow_table()

    def keep_sightings(self, seen: pa.Table) -> None:
        """Write down sightings whose transaction was given up."""
        self._insert("INSERT INTO sightings BY NAME SELECT * FROM rows", seen)

    def settle(self) -> dict[int, int]:
        """Take back the rows that were known before; how many records of each file were new."""
        for (table, number, key, pointing, going), start in zip(
            _SETTLING, self._starts, strict=True
        ):
            repeated = _REPEATED.format(table=table, number=number, key=key)
            self._connection.execute(repeated, {"start": start})
            for user in pointing:
                self._connection.execute(_POINT_ELSEWHERE.format(user=user, number=number))
            for gone in (*going, table):
                self._connection.execute(_DELETE.format(table=gone, number=number))
            self._connection.execute("DROP TABLE repeated")
        self._forms, self._workplaces, self._subjects = map(_Numbering, self._starts[1:])
        fresh = self._connection.execute(_NEW_BY_FILE, [self._first_import, self._starts[0]])
        return dict(fresh.fetchall())


_CONTENT = ", chr(31), ".join(f'"{name}"' for name in (*FACTS, "other_ids", "authors", "topics"))
_INSERT_RECORDS = f"""
INSERT INTO records BY NAME
SELECT * EXCLUDE (authors, topics, labels), CAST(md5(concat({_CONTENT})) AS UUID) AS fingerprint
FROM rows
"""  # noqa: S608 - made of our own column names

_INSERT_FRESH = {
    "forms": "INSERT INTO forms BY NAME "
    "SELECT * EXCLUDE (content), CAST(md5(content) AS UUID) AS digest FROM rows",
    "workplaces": "INSERT INTO workplaces BY NAME SELECT * FROM rows",
    "subjects": "INSERT INTO subjects BY NAME SELECT * FROM rows",
}

_SIGHTINGS = 'SELECT DISTINCT record, "import" FROM sightings WHERE "import" >= ?'

_REPEATED = """
CREATE OR REPLACE TEMP TABLE repeated AS
WITH keyed AS (SELECT {number} AS number, {key} AS key FROM {table}),
groups AS (SELECT key, min(number) AS first FROM keyed GROUP BY key HAVING count(*) > 1)
SELECT number, first FROM keyed JOIN groups USING (key)
WHERE number > first AND number >= $start
"""
_POINT_ELSEWHERE = "UPDATE {user} SET {number} = first FROM repeated r WHERE {number} = r.number"
_DELETE = "DELETE FROM {table} USING repeated r WHERE {number} = r.number"

_SETTLING: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("records", "record", "fingerprint", ("sightings",), ("mentions", "record_subjects")),
    ("forms", "form", "digest", ("mentions",), ("form_workplaces",)),
    (
        "workplaces",
        "workplace",
        "concat(name, chr(31), native_id, chr(31), country)",
        ("form_workplaces",),
        (),
    ),
    ("subjects", "subject", "concat(name, chr(31), scheme)", ("record_subjects",), ()),
)
"""Tables of facts with their number and what makes two rows the same; then the tables whose rows
point to the first of them instead, and those whose rows go with the later ones."""

_NEW_BY_FILE = """
SELECT "import" - ?, count(*) FROM records WHERE record >= ? GROUP BY "import"
"""
