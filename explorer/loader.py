"""From records to rows of the library: batches become columns, and what was known is taken back.

One pass of Python over each batch makes columns, everything else happens in DuckDB. A form of a
name (with its ids and institutions) is stored once however often it is mentioned, and its folded
key is worked out once.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import count, islice

import duckdb
import numpy as np
import pyarrow as pa

from explorer import forms as forms_of
from explorer import names
from explorer.batches import Lists, Numbers, Sums, Weights, tamed
from explorer.model import Institution, Mention, Record, Topic

MOST_FORMS = 1_000_000
"""Distinct mentions kept in memory to recognise them again; beyond, the library compares them."""

_TEXTS = ("source", "native_id", "title", "date", "venue", "doi", "arxiv_id", "url", "abstract")
_FACTS = {name: pa.string() for name in (*_TEXTS, "kind")} | {
    "year": pa.int32(),
    "citations": pa.int32(),
    "incomplete_authors": pa.bool_(),
}
_FIELDS = {name: place for place, name in enumerate(Record._fields)}


class Loader:
    """Records on their way into the tables of facts; the caller holds the transaction.

    `add` batches in order, then `settle` once. New rows are numbered on from the largest number
    in the library; taking back what was known leaves gaps, which nobody minds.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._first_import = self._next("imports", "import")
        self._starts = tuple(self._next(table, number) for table, number, *_ in _SETTLING)
        self._record, self._first_form, first_workplace, self._first_subject = self._starts
        self._forms: defaultdict[Mention, int] = defaultdict(count().__next__)
        self._form_weights = Weights()
        self._workplaces: defaultdict[Institution, int] = defaultdict(
            count(first_workplace).__next__
        )
        self._subjects: defaultdict[Topic, int] = defaultdict(count().__next__)
        self._subject_weights = Weights()

    def add(self, file: int, records: Sequence[Record]) -> None:
        """Load a batch of the file with this number."""
        try:
            self._add(file, records)
        except (UnicodeEncodeError, pa.ArrowInvalid, OverflowError):
            self._add(file, [tamed(record) for record in records])

    def _add(self, file: int, records: Sequence[Record]) -> None:
        columns = list(zip(*records, strict=True))
        facts = {name: pa.array(columns[_FIELDS[name]], kind) for name, kind in _FACTS.items()}
        numbers = np.arange(self._record, self._record + len(records), dtype=np.int32)
        bylines = Lists(columns[_FIELDS["authors"]])
        topics = Lists(columns[_FIELDS["topics"]])
        facts["record"] = pa.array(numbers)
        further = columns[_FIELDS["other_ids"]]
        facts["other_ids"] = pa.array([" ".join(ids) or None for ids in further], pa.string())
        facts["import"] = pa.array(np.full(len(records), self._first_import + file, np.int32))
        facts["byline"] = pa.array(bylines.lengths)
        facts["authors"] = pa.array(self._add_mentions(numbers, bylines))
        facts["topics"] = pa.array(self._add_subjects(numbers, topics))
        self._insert(_INSERT_RECORDS, facts)
        seen = {name: facts[name] for name in ("record", "import")}
        self._insert("INSERT INTO sightings BY NAME SELECT * FROM batch", seen)
        self._record += len(records)

    def _add_mentions(self, numbers: Numbers, bylines: Lists[Mention]) -> Sums:
        known = len(self._forms)
        index = self._forms
        forms = bylines.looked_up(index)
        fresh = list(islice(reversed(index.items()), len(index) - known))[::-1]
        if fresh:
            self._add_forms([mention for mention, _ in fresh], fresh[0][1])
        rows = bylines.rows(numbers) | {"form": pa.array(forms + np.int32(self._first_form))}
        self._insert("INSERT INTO mentions BY NAME SELECT * FROM batch", rows)
        if len(index) > MOST_FORMS:
            index.clear()
        return bylines.sums(self._form_weights.of(forms))

    def _add_forms(self, mentions: Sequence[Mention], first: int) -> None:
        start = self._first_form + first
        forms = np.arange(start, start + len(mentions), dtype=np.int32)
        self._insert(_INSERT_FORMS, forms_of.columns(mentions) | {"form": pa.array(forms)})
        weights = self._connection.execute(_FORM_WEIGHTS, [start])
        self._form_weights.extend(weights.fetchnumpy()["weight"])
        self._add_workplaces(forms, mentions)

    def _add_workplaces(self, forms: Numbers, mentions: Sequence[Mention]) -> None:
        known = len(self._workplaces)
        pairs = [
            (int(form), self._workplaces[place])
            for form, mention in zip(forms, mentions, strict=True)
            for place in mention.institutions
        ]
        if not pairs:
            return
        fresh = list(islice(reversed(self._workplaces.items()), len(self._workplaces) - known))
        text = pa.string()
        rows = {
            "workplace": pa.array([number for _, number in fresh], pa.int32()),
            "name": pa.array([place.name for place, _ in fresh], text),
            "native_id": pa.array([place.native_id for place, _ in fresh], text),
            "country": pa.array([place.country for place, _ in fresh], text),
            "slug": pa.array([slug(place.name) for place, _ in fresh], text),
        }
        self._insert("INSERT INTO workplaces BY NAME SELECT * FROM batch", rows)
        form, workplace = zip(*pairs, strict=True)
        links = {"form": pa.array(form, pa.int32()), "workplace": pa.array(workplace, pa.int32())}
        self._insert("INSERT INTO form_workplaces BY NAME SELECT * FROM batch", links)

    def _add_subjects(self, numbers: Numbers, topics: Lists[Topic]) -> Sums:
        known = len(self._subjects)
        index = self._subjects
        subjects = topics.looked_up(index)
        fresh = list(islice(reversed(index.items()), len(index) - known))[::-1]
        if fresh:
            start = self._first_subject + known
            rows = {
                "subject": pa.array(range(start, start + len(fresh)), pa.int32()),
                "name": pa.array([topic.name for topic, _ in fresh], pa.string()),
                "scheme": pa.array([topic.scheme for topic, _ in fresh], pa.string()),
                "slug": pa.array([slug(topic.name) for topic, _ in fresh], pa.string()),
            }
            self._insert("INSERT INTO subjects BY NAME SELECT * FROM batch", rows)
            weights = self._connection.execute(_SUBJECT_WEIGHTS, [start])
            self._subject_weights.extend(weights.fetchnumpy()["weight"])
        shifted = subjects + np.int32(self._first_subject)
        rows = topics.rows(numbers) | {"subject": pa.array(shifted)}
        self._insert("INSERT INTO record_subjects BY NAME SELECT * FROM batch", rows)
        return topics.sums(self._subject_weights.of(subjects))

    def _insert(self, statement: str, columns: dict[str, pa.Array] | pa.Table) -> None:
        self._connection.register("batch", pa.table(columns))
        self._connection.execute(statement)
        self._connection.unregister("batch")

    def _next(self, table: str, column: str) -> int:
        query = f'SELECT coalesce(max("{column}") + 1, 0) FROM {table}'  # noqa: S608 - own names
        return int(self._connection.execute(query).fetchall()[0][0])

    def sightings(self) -> pa.Table:
        """Which records these imports brought, new or known: `record` and `import`."""
        return self._connection.sql(_SIGHTINGS, params=[self._first_import]).to_arrow_table()

    def keep_sightings(self, seen: pa.Table) -> None:
        """Write down sightings whose transaction was given up."""
        self._insert("INSERT INTO sightings BY NAME SELECT * FROM batch", seen)

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
        fresh = self._connection.execute(_NEW_BY_FILE, [self._first_import, self._starts[0]])
        return dict(fresh.fetchall())


def slug(name: str) -> str:
    """A name as part of a public id: `math.NA` becomes `math-na`. Never empty."""
    return names.fold(name).replace(" ", "-") or name.strip().replace(" ", "-") or "-"


_CONTENT = ", chr(31), ".join(f'"{name}"' for name in (*_FACTS, "other_ids", "authors", "topics"))
_INSERT_RECORDS = f"""
INSERT INTO records BY NAME
SELECT * EXCLUDE (authors, topics), CAST(md5(concat({_CONTENT})) AS UUID) AS fingerprint,
    trim(regexp_replace(lower(strip_accents(title)), '[^\\pL\\pN]+', ' ', 'g')) AS words
FROM batch
"""  # noqa: S608 - made of our own column names

_FORM = ", chr(31), ".join(
    ("written", "family", "given", "orcid", "native_id", "collective", "workplaces")
)
_INSERT_FORMS = f"""
INSERT INTO forms BY NAME
SELECT * EXCLUDE (family, given, workplaces), CAST(md5(concat({_FORM})) AS UUID) AS digest
FROM batch
"""  # noqa: S608 - made of our own column names

_FORM_WEIGHTS = """
SELECT md5_number_lower(CAST(digest AS VARCHAR)) AS weight FROM forms WHERE form >= ? ORDER BY form
"""

_SUBJECT_WEIGHTS = """
SELECT md5_number_lower(concat(scheme, chr(31), name)) AS weight FROM subjects
WHERE subject >= ? ORDER BY subject
"""

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
