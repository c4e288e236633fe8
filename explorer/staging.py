"""From records to rows: batches become temporary tables, and those are merged into the library.

The work is columnar: one pass of Python over each batch to turn it into columns, everything else
in DuckDB. A form of a name (with its ids and institutions) is stored once however often it is
mentioned, and its folded key is computed once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, count, islice

import duckdb
import numpy as np
import pyarrow as pa

from explorer import names, schema
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
_APART = "chr(31)"
_SEPARATOR = "\x1f"

_STAGED_RECORDS = f"""
CREATE TEMP TABLE staged_records AS SELECT
    0 AS staged, 0 AS file, {", ".join(f'"{name}"' for name in _FACTS)}, 0 AS byline,
    uuid() AS part
FROM records LIMIT 0
"""


class Staging:
    """Records on their way into the library, in temporary tables of one connection.

    `add` batches in order, then `merge` inside a transaction.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._records = 0
        self._forms: defaultdict[Mention, int] = defaultdict(count().__next__)
        self._workplaces: defaultdict[Institution, int] = defaultdict(count().__next__)
        self._subjects: defaultdict[Topic, int] = defaultdict(count().__next__)
        for statement in _STAGING:
            connection.execute(statement)

    def add(self, file: int, records: Sequence[Record]) -> None:
        """Stage a batch of the file with this number."""
        columns = list(zip(*records, strict=True))
        numbers = np.arange(self._records, self._records + len(records), dtype=np.int32)
        self._records += len(records)
        bylines = columns[_FIELDS["authors"]]
        self._insert_mentions(numbers, bylines)
        self._insert_subjects(numbers, columns[_FIELDS["topics"]])
        facts = {name: pa.array(columns[_FIELDS[name]], kind) for name, kind in _FACTS.items()}
        facts["staged"] = pa.array(numbers)
        facts["file"] = pa.array(np.full(len(records), file, dtype=np.int32))
        facts["byline"] = pa.array(_lengths(bylines))
        self._insert(_INSERT_RECORDS, facts)

    def _insert_mentions(self, numbers: np.ndarray, bylines: Sequence[Sequence[Mention]]) -> None:
        known = len(self._forms)
        index = self._forms
        forms = pa.array(map(index.__getitem__, chain.from_iterable(bylines)), pa.int32())
        fresh = list(islice(reversed(index.items()), len(index) - known))
        if fresh:
            self._insert_forms([mention for mention, _ in fresh], [form for _, form in fresh])
        rows = _rows(numbers, bylines, "form", forms)
        self._insert("INSERT INTO staged_mentions BY NAME SELECT * FROM batch", rows)
        if len(index) > MOST_FORMS:
            index.clear()

    def _insert_forms(self, mentions: Sequence[Mention], forms: Sequence[int]) -> None:
        columns = list(zip(*mentions, strict=True))
        written, family, given, orcid, native_id, institutions, marked = columns
        keys, initials_only, collective, display = zip(
            *map(_described, written, family, given, marked), strict=True
        )
        text = pa.string()
        staged = {
            "form": pa.array(forms, pa.int32()),
            "written": pa.array(written, text),
            "family": pa.array(family, text),
            "given": pa.array(given, text),
            "orcid": pa.array(orcid, text),
            "native_id": pa.array(native_id, text),
            "workplaces": pa.array(map(_joined, institutions), text),
            "key": pa.array(keys, text),
            "display": pa.array(display, text),
            "initials_only": pa.array(initials_only, pa.bool_()),
            "collective": pa.array(collective, pa.bool_()),
        }
        self._insert(_INSERT_FORMS, staged)
        self._insert_workplaces(forms, institutions)

    def _insert_workplaces(
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
        rows = {
            "workplace": [number for _, number in fresh],
            "name": [place.name for place, _ in fresh],
            "native_id": pa.array([place.native_id for place, _ in fresh], pa.string()),
            "country": pa.array([place.country for place, _ in fresh], pa.string()),
            "slug": [slug(place.name) for place, _ in fresh],
        }
        if fresh:
            self._insert("INSERT INTO staged_workplaces BY NAME SELECT * FROM batch", rows)
        links = {"form": [form for form, _ in pairs], "workplace": [place for _, place in pairs]}
        self._insert("INSERT INTO staged_form_workplaces BY NAME SELECT * FROM batch", links)

    def _insert_subjects(self, numbers: np.ndarray, topics: Sequence[Sequence[Topic]]) -> None:
        known = len(self._subjects)
        index = self._subjects
        subjects = pa.array(map(index.__getitem__, chain.from_iterable(topics)), pa.int32())
        fresh = list(islice(reversed(index.items()), len(index) - known))
        if fresh:
            rows = {
                "subject": [number for _, number in fresh],
                "name": [topic.name for topic, _ in fresh],
                "scheme": [topic.scheme for topic, _ in fresh],
                "slug": [slug(topic.name) for topic, _ in fresh],
            }
            self._insert("INSERT INTO staged_subjects BY NAME SELECT * FROM batch", rows)
        if len(subjects):
            rows = _rows(numbers, topics, "subject", subjects)
            self._insert("INSERT INTO staged_record_subjects BY NAME SELECT * FROM batch", rows)

    def _insert(self, statement: str, columns: dict[str, object]) -> None:
        self._connection.register("batch", pa.table(columns))
        self._connection.execute(statement)
        self._connection.unregister("batch")

    def merge(self, first_import: int) -> dict[int, int]:
        """Move what is new into the tables of facts; how many records of each file were new.

        File n belongs to the import `first_import` + n. The caller holds the transaction.
        """
        for statement in _MERGING:
            self._connection.execute(statement, _only(statement, first_import))
        fresh = self._connection.execute(_NEW_BY_FILE).fetchall()
        return dict(fresh)

    def close(self) -> None:
        """Drop the temporary tables."""
        for table in _TEMPORARY:
            self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def slug(name: str) -> str:
    """A name as part of a public id: `math.NA` becomes `math-na`. Never empty."""
    return names.fold(name).replace(" ", "-") or name.strip().replace(" ", "-") or "-"


def _described(
    written: str, family: str | None, given: str | None, marked: bool
) -> tuple[str, bool, bool, str]:
    """Key, whether only initials, whether collective, and the name for display."""
    collective = marked or (family is None and given is None and names.is_collective(written))
    key = names.person_key(written, family, given)
    if collective:
        return key, False, True, written
    initials = names.is_initials_only(written, family, given)
    return key, initials, False, _display(written, family, given)


def _display(written: str, family: str | None, given: str | None) -> str:
    if family is None and given is None and "," in written:
        family, given = names.split_name(written)
    if family is None:
        return given or written
    return f"{given} {family}" if given else family


def _joined(institutions: Iterable[Institution]) -> str | None:
    parts = (part or "" for place in institutions for part in place)
    return _SEPARATOR.join(parts) or None


def _lengths(lists: Sequence[Sequence[object]]) -> np.ndarray:
    return np.fromiter(map(len, lists), dtype=np.int32, count=len(lists))


def _rows(
    numbers: np.ndarray, lists: Sequence[Sequence[object]], name: str, values: pa.Array
) -> dict[str, object]:
    """One row for every member of every list, with its record and its position from 0."""
    lengths = _lengths(lists)
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    return {
        "staged": pa.array(np.repeat(numbers, lengths)),
        "position": pa.array(np.arange(len(starts), dtype=np.int32) - starts.astype(np.int32)),
        name: values,
    }


def _only(statement: str, first_import: int) -> dict[str, int] | None:
    return {"first_import": first_import} if "$first_import" in statement else None


_TEMPORARY = (
    "staged_records",
    "staged_forms",
    "staged_mentions",
    "staged_workplaces",
    "staged_form_workplaces",
    "staged_subjects",
    "staged_record_subjects",
    "form_numbers",
    "workplace_numbers",
    "subject_numbers",
    "record_numbers",
    "fingerprints",
)

_STAGING = (
    *(f"DROP TABLE IF EXISTS temp.{table}" for table in _TEMPORARY),
    _STAGED_RECORDS,
    """CREATE TEMP TABLE staged_forms (form INTEGER, digest UUID, weight UBIGINT, written VARCHAR,
        orcid VARCHAR, native_id VARCHAR, key VARCHAR, display VARCHAR, initials_only BOOLEAN,
        collective BOOLEAN)""",
    "CREATE TEMP TABLE staged_mentions (staged INTEGER, position INTEGER, form INTEGER)",
    schema.definition("workplaces", temporary=True).replace("workplaces", "staged_workplaces"),
    "CREATE TEMP TABLE staged_form_workplaces (form INTEGER, workplace INTEGER)",
    schema.definition("subjects", temporary=True).replace("subjects", "staged_subjects"),
    "CREATE TEMP TABLE staged_record_subjects (staged INTEGER, position INTEGER, subject INTEGER)",
)

_PART = f", {_APART}, ".join(f'"{name}"' for name in _FACTS)
_INSERT_RECORDS = f"""
INSERT INTO staged_records BY NAME SELECT *, CAST(md5(concat({_PART})) AS UUID) AS part FROM batch
"""

_FORM = f", {_APART}, ".join(
    ("written", "family", "given", "orcid", "native_id", "collective", "workplaces")
)
_INSERT_FORMS = f"""
INSERT INTO staged_forms BY NAME
SELECT * EXCLUDE (family, given, workplaces, content), CAST(md5(content) AS UUID) AS digest,
    md5_number_lower(content) AS weight
FROM (SELECT *, concat({_FORM}) AS content FROM batch)
"""

_NEW_BY_FILE = """
SELECT file, count(*) FROM staged_records JOIN record_numbers USING (staged) GROUP BY file
"""

_MERGING = (
    """
    CREATE TEMP TABLE form_numbers AS
    WITH fresh AS (
        SELECT digest, min(form) AS form FROM staged_forms
        WHERE digest NOT IN (SELECT digest FROM forms) GROUP BY digest),
    numbered AS (
        SELECT digest, (row_number() OVER (ORDER BY form)
            + (SELECT coalesce(max(form), -1) FROM forms))::INTEGER AS number FROM fresh)
    SELECT s.form, coalesce(n.number, f.form) AS number, n.number IS NOT NULL AS fresh
    FROM staged_forms s LEFT JOIN numbered n USING (digest) LEFT JOIN forms f USING (digest)
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
    CREATE TEMP TABLE fingerprints AS
    WITH authors AS (
        SELECT staged, sum(weight::HUGEINT * (2 * position + 1)) AS authors
        FROM staged_mentions JOIN staged_forms USING (form) GROUP BY staged),
    topics AS (
        SELECT staged, sum(md5_number_lower(concat(scheme, chr(31), name))::HUGEINT
            * (2 * position + 1)) AS topics
        FROM staged_record_subjects JOIN staged_subjects USING (subject) GROUP BY staged)
    SELECT staged, CAST(md5(concat(part, ':', authors, ':', topics)) AS UUID) AS fingerprint
    FROM staged_records LEFT JOIN authors USING (staged) LEFT JOIN topics USING (staged)
    """,
    """
    CREATE TEMP TABLE record_numbers AS
    WITH fresh AS (
        SELECT fingerprint, min(staged) AS staged FROM fingerprints
        WHERE fingerprint NOT IN (SELECT fingerprint FROM records) GROUP BY fingerprint)
    SELECT staged, fingerprint, (row_number() OVER (ORDER BY staged)
        + (SELECT coalesce(max(record), -1) FROM records))::INTEGER AS record FROM fresh
    """,
    """
    INSERT INTO records BY NAME
    SELECT n.record, n.fingerprint, (file + $first_import)::INTEGER AS import, r.* EXCLUDE (staged, file, part)
    FROM staged_records r JOIN record_numbers n USING (staged) ORDER BY n.record
    """,
    """
    INSERT INTO forms BY NAME
    SELECT n.number AS form, s.* EXCLUDE (form, weight)
    FROM staged_forms s JOIN form_numbers n USING (form)
    WHERE n.fresh QUALIFY row_number() OVER (PARTITION BY n.number ORDER BY s.form) = 1
    """,
    """
    INSERT INTO mentions
    SELECT n.record, m.position, f.number
    FROM staged_mentions m JOIN record_numbers n USING (staged) JOIN form_numbers f USING (form)
    """,
    """
    INSERT INTO workplaces BY NAME
    SELECT n.number AS workplace, s.* EXCLUDE (workplace)
    FROM staged_workplaces s JOIN workplace_numbers n USING (workplace) WHERE n.fresh
    """,
    """
    INSERT INTO form_workplaces
    SELECT DISTINCT f.number, w.number FROM staged_form_workplaces s
    JOIN form_numbers f USING (form) JOIN workplace_numbers w USING (workplace) WHERE f.fresh
    """,
    """
    INSERT INTO subjects BY NAME
    SELECT n.number AS subject, s.* EXCLUDE (subject)
    FROM staged_subjects s JOIN subject_numbers n USING (subject) WHERE n.fresh
    """,
    """
    INSERT INTO record_subjects
    SELECT n.record, s.position, t.number
    FROM staged_record_subjects s JOIN record_numbers n USING (staged)
    JOIN subject_numbers t USING (subject)
    """,
)
