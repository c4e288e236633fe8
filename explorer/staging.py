"""From records to rows: batches become temporary tables, and those are merged into the library.

The work is columnar: one pass of Python over each batch to turn it into columns, everything else
in DuckDB. A form of a name (with its ids and institutions) is stored once however often it is
mentioned, and its folded key is computed once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count, islice
from typing import Generic, TypeVar

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from explorer import forms as forms_of
from explorer import names
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

Numbers = npt.NDArray[np.int32] | npt.NDArray[np.uint64]
Item = TypeVar("Item")


class Staging:
    """Records on their way into the library, in temporary tables of one connection.

    `add` batches in order, then `merge` inside a transaction.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._records = 0
        self._forms: defaultdict[Mention, int] = defaultdict(count().__next__)
        self._form_weights = Weights()
        self._workplaces: defaultdict[Institution, int] = defaultdict(count().__next__)
        self._subjects: defaultdict[Topic, int] = defaultdict(count().__next__)
        self._subject_weights = Weights()
        for statement in _STAGING:
            connection.execute(statement)

    def add(self, file: int, records: Sequence[Record]) -> None:
        """Stage a batch of the file with this number."""
        columns = list(zip(*records, strict=True))
        numbers = np.arange(self._records, self._records + len(records), dtype=np.int32)
        self._records += len(records)
        facts = {name: pa.array(columns[_FIELDS[name]], kind) for name, kind in _FACTS.items()}
        facts["staged"] = pa.array(numbers)
        facts["file"] = pa.array(np.full(len(records), file, dtype=np.int32))
        bylines = Lists(columns[_FIELDS["authors"]])
        facts["byline"] = pa.array(bylines.lengths)
        facts["authors"] = pa.array(self._add_mentions(numbers, bylines))
        topics = Lists(columns[_FIELDS["topics"]])
        facts["topics"] = pa.array(self._add_subjects(numbers, topics))
        self._insert(_INSERT_RECORDS, facts)

    def _add_mentions(self, numbers: Numbers, bylines: "Lists[Mention]") -> Numbers:
        known = len(self._forms)
        index = self._forms
        forms = bylines.looked_up(index)
        fresh = list(islice(reversed(index.items()), len(index) - known))[::-1]
        if fresh:
            self._add_forms([mention for mention, _ in fresh], [form for _, form in fresh])
        rows = bylines.rows(numbers) | {"form": pa.array(forms)}
        self._insert("INSERT INTO staged_mentions BY NAME SELECT * FROM batch", rows)
        if len(index) > MOST_FORMS:
            index.clear()
        return bylines.sums(self._form_weights.of(forms))

    def _add_forms(self, mentions: Sequence[Mention], forms: Sequence[int]) -> None:
        staged = forms_of.columns(mentions) | {"form": pa.array(forms, pa.int32())}
        self._insert(_INSERT_FORMS, staged)
        weights = "SELECT weight FROM staged_forms WHERE form >= ? ORDER BY form"
        self._form_weights.extend(self._connection.execute(weights, [forms[0]]))
        self._add_workplaces(forms, [mention.institutions for mention in mentions])

    def _add_workplaces(
        self, forms: Sequence[int], institutions: Sequence[Sequence[Institution]]
    ) -> None:
        known = len(self._workplaces)
        pairs = [
            (form, self._workplaces[place])
            for form, places in zip(forms, institutions, strict=True)
            for place in places
        ]
        if not pairs:
            return
        fresh = list(islice(reversed(self._workplaces.items()), len(self._workplaces) - known))
        if fresh:
            rows = {
                "workplace": [number for _, number in fresh],
                "name": [place.name for place, _ in fresh],
                "native_id": pa.array([place.native_id for place, _ in fresh], pa.string()),
                "country": pa.array([place.country for place, _ in fresh], pa.string()),
                "slug": [slug(place.name) for place, _ in fresh],
            }
            self._insert("INSERT INTO staged_workplaces BY NAME SELECT * FROM batch", rows)
        links = {"form": [form for form, _ in pairs], "workplace": [place for _, place in pairs]}
        self._insert("INSERT INTO staged_form_workplaces BY NAME SELECT * FROM batch", links)

    def _add_subjects(self, numbers: Numbers, topics: "Lists[Topic]") -> Numbers:
        known = len(self._subjects)
        index = self._subjects
        subjects = topics.looked_up(index)
        fresh = list(islice(reversed(index.items()), len(index) - known))[::-1]
        if fresh:
            rows = {
                "subject": [number for _, number in fresh],
                "name": [topic.name for topic, _ in fresh],
                "scheme": [topic.scheme for topic, _ in fresh],
                "slug": [slug(topic.name) for topic, _ in fresh],
            }
            self._insert("INSERT INTO staged_subjects BY NAME SELECT * FROM batch", rows)
            weights = """SELECT md5_number_lower(concat(scheme, chr(31), name)) AS weight
                FROM staged_subjects WHERE subject >= ? ORDER BY subject"""
            self._subject_weights.extend(self._connection.execute(weights, [known]))
        rows = topics.rows(numbers) | {"subject": pa.array(subjects)}
        self._insert("INSERT INTO staged_record_subjects BY NAME SELECT * FROM batch", rows)
        return topics.sums(self._subject_weights.of(subjects))

    def _insert(self, statement: str, columns: dict[str, object]) -> None:
        self._connection.register("batch", pa.table(columns))
        self._connection.execute(statement)
        self._connection.unregister("batch")

    def merge(self, first_import: int) -> dict[int, int]:
        """Move what is new into the tables of facts; how many records of each file were new.

        File n belongs to the import `first_import` + n. The caller holds the transaction.
        """
        for statement in _MERGING:
            given = {"first_import": first_import} if "$first_import" in statement else None
            self._connection.execute(statement, given)
        fresh = self._connection.execute(_NEW_BY_FILE).fetchall()
        return dict(fresh)

    def close(self) -> None:
        """Drop the temporary tables."""
        for table in _TEMPORARY:
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


class Weights:
    """One number for each form or subject, from its content: what fingerprints are made of."""

    def __init__(self) -> None:
        self._weights = np.zeros(1024, dtype=np.uint64)
        self._count = 0

    def extend(self, found: duckdb.DuckDBPyConnection) -> None:
        """Take the weights of a query, in the order of their numbers."""
        fresh = found.fetchnumpy()["weight"]
        end = self._count + len(fresh)
        if end > len(self._weights):
            self._weights = np.resize(self._weights, 2 * end)
        self._weights[self._count : end] = fresh
        self._count = end

    def of(self, numbers: Numbers) -> Numbers:
        """The weight of each number."""
        return self._weights[numbers]


class Lists(Generic[Item]):
    """The lists of a batch (bylines, topics) end to end, with where each begins."""

    def __init__(self, lists: Sequence[Sequence[Item]]) -> None:
        self._lists = lists
        self.lengths = np.fromiter(map(len, lists), dtype=np.int32, count=len(lists))
        self._ends = np.cumsum(self.lengths, dtype=np.int64)
        starts = np.repeat(self._ends - self.lengths, self.lengths)
        self._positions = np.arange(len(starts), dtype=np.int64) - starts

    def looked_up(self, index: Mapping[Item, int]) -> Numbers:
        """The number of each member."""
        members = chain.from_iterable(self._lists)
        return np.fromiter(map(index.__getitem__, members), np.int32, len(self._positions))

    def rows(self, numbers: Numbers) -> dict[str, object]:
        """One row for each member: the number of its list and its position from 0."""
        return {
            "staged": pa.array(np.repeat(numbers, self.lengths)),
            "position": pa.array(self._positions.astype(np.int32)),
        }

    def sums(self, weights: Numbers) -> Numbers:
        """For each list the sum (modulo 2^64) of its weights, each times 2 * position + 1.

        The factor makes the order count: swapped authors are another record.
        """
        weighed = weights * (2 * self._positions + 1).astype(np.uint64)
        running = np.concatenate((np.zeros(1, np.uint64), np.cumsum(weighed, dtype=np.uint64)))
        return running[self._ends] - running[self._ends - self.lengths]


def slug(name: str) -> str:
    """A name as part of a public id: `math.NA` becomes `math-na`. Never empty."""
    return names.fold(name).replace(" ", "-") or name.strip().replace(" ", "-") or "-"


_TEMPORARY = (
    "staged_records",
    "staged_forms",
    "staged_mentions",
    "staged_workplaces",
    "staged_form_workplaces",
    "staged_subjects",
    "staged_record_subjects",
    "known_records",
    "known_forms",
    "workplace_numbers",
    "subject_numbers",
)

_STAGING = (
    *(f"DROP TABLE IF EXISTS temp.{table}" for table in _TEMPORARY),
    """CREATE TEMP TABLE staged_records AS
        SELECT 0 AS staged, 0 AS file, * EXCLUDE (record, import) FROM records LIMIT 0""",
    """CREATE TEMP TABLE staged_forms AS
        SELECT *, 0::UBIGINT AS weight FROM forms LIMIT 0""",
    "CREATE TEMP TABLE staged_mentions (staged INTEGER, position INTEGER, form INTEGER)",
    "CREATE TEMP TABLE staged_workplaces AS FROM workplaces LIMIT 0",
    "CREATE TEMP TABLE staged_form_workplaces AS FROM form_workplaces LIMIT 0",
    "CREATE TEMP TABLE staged_subjects AS FROM subjects LIMIT 0",
    "CREATE TEMP TABLE staged_record_subjects (staged INTEGER, position INTEGER, subject INTEGER)",
)

_CONTENT = ", chr(31), ".join(f'"{name}"' for name in (*_FACTS, "authors", "topics"))
_INSERT_RECORDS = f"""
INSERT INTO staged_records BY NAME
SELECT * EXCLUDE (authors, topics), CAST(md5(concat({_CONTENT})) AS UUID) AS fingerprint FROM batch
"""

_FORM = ", chr(31), ".join(
    ("written", "family", "given", "orcid", "native_id", "collective", "workplaces")
)
_INSERT_FORMS = f"""
INSERT INTO staged_forms BY NAME
SELECT * EXCLUDE (family, given, workplaces, content), CAST(md5(content) AS UUID) AS digest,
    md5_number_lower(content) AS weight
FROM (SELECT *, concat({_FORM}) AS content FROM batch)
"""

_NEW_BY_FILE = """
SELECT file, count(*) FROM staged_records ANTI JOIN known_records USING (staged) GROUP BY file
"""

_MERGING = (
    "SET VARIABLE next_record = (SELECT coalesce(max(record) + 1, 0) FROM records)",
    "SET VARIABLE next_form = (SELECT coalesce(max(form) + 1, 0) FROM forms)",
    """
    CREATE TEMP TABLE known_records AS
    WITH seen AS (
        SELECT fingerprint, count(*) AS times, min(staged) AS first FROM staged_records
        GROUP BY fingerprint HAVING times > 1)
    SELECT staged FROM staged_records SEMI JOIN records USING (fingerprint)
    UNION
    SELECT staged FROM staged_records JOIN seen USING (fingerprint) WHERE staged > first
    """,
    """
    CREATE TEMP TABLE known_forms AS
    WITH seen AS (
        SELECT digest, count(*) AS times, min(form) AS first FROM staged_forms
        GROUP BY digest HAVING times > 1),
    stored AS (
        SELECT s.form, f.form AS number FROM staged_forms s JOIN forms f USING (digest))
    FROM stored
    UNION ALL
    SELECT s.form, (first + getvariable('next_form'))::INTEGER
    FROM staged_forms s JOIN seen USING (digest) ANTI JOIN stored ON stored.form = s.form
    WHERE s.form > first
    """,
    """
    INSERT INTO records BY NAME
    SELECT (staged + getvariable('next_record'))::INTEGER AS record,
        (file + $first_import)::INTEGER AS import, * EXCLUDE (staged, file)
    FROM staged_records ANTI JOIN known_records USING (staged)
    """,
    """
    INSERT INTO forms BY NAME
    SELECT (form + getvariable('next_form'))::INTEGER AS form, * EXCLUDE (form, weight)
    FROM staged_forms ANTI JOIN known_forms USING (form)
    """,
    """
    INSERT INTO mentions
    SELECT (staged + getvariable('next_record'))::INTEGER, position,
        coalesce(k.number, (m.form + getvariable('next_form'))::INTEGER)
    FROM staged_mentions m ANTI JOIN known_records USING (staged)
    LEFT JOIN known_forms k ON k.form = m.form
    """,
    """
    CREATE TEMP TABLE workplace_numbers AS
    SELECT s.workplace, coalesce(w.workplace, (s.workplace + 1
        + (SELECT coalesce(max(workplace), -1) FROM workplaces))::INTEGER) AS number,
        w.workplace IS NULL AS fresh
    FROM staged_workplaces s LEFT JOIN workplaces w
    ON s.name = w.name AND s.native_id IS NOT DISTINCT FROM w.native_id
        AND s.country IS NOT DISTINCT FROM w.country
    """,
    """
    CREATE TEMP TABLE subject_numbers AS
    SELECT s.subject, coalesce(t.subject, (s.subject + 1
        + (SELECT coalesce(max(subject), -1) FROM subjects))::INTEGER) AS number,
        t.subject IS NULL AS fresh
    FROM staged_subjects s LEFT JOIN subjects t ON s.name = t.name AND s.scheme = t.scheme
    """,
    """
    INSERT INTO workplaces BY NAME
    SELECT n.number AS workplace, s.* EXCLUDE (workplace)
    FROM staged_workplaces s JOIN workplace_numbers n USING (workplace) WHERE n.fresh
    """,
    """
    INSERT INTO form_workplaces
    SELECT DISTINCT (f.form + getvariable('next_form'))::INTEGER, w.number
    FROM staged_form_workplaces f ANTI JOIN known_forms k ON k.form = f.form
    JOIN workplace_numbers w ON w.workplace = f.workplace
    """,
    """
    INSERT INTO subjects BY NAME
    SELECT n.number AS subject, s.* EXCLUDE (subject)
    FROM staged_subjects s JOIN subject_numbers n USING (subject) WHERE n.fresh
    """,
    """
    INSERT INTO record_subjects
    SELECT (staged + getvariable('next_record'))::INTEGER, s.position, t.number
    FROM staged_record_subjects s ANTI JOIN known_records USING (staged)
    JOIN subject_numbers t USING (subject)
    """,
)
"""Numbers may have gaps: a staged row keeps its place above the largest number in the library."""
