"""The bare reference: DuckDB's own reader and plain SQL for authors, authorships and ties."""

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

from explorer import names, readers
from explorer.library import quiet
from explorer.model import Record

CONFIG: dict[str, str | bool | int | float | list[str]] = {"threads": 2, "memory_limit": "1GB"}

FOLDED = "trim(regexp_replace(lower(strip_accents(written)), '[^a-z0-9]+', ' ', 'g'))"

STEPS = (
    "CREATE TABLE raw AS SELECT row_number() OVER () AS paper, * FROM read_json('CORPUS')",
    """CREATE TABLE mention AS
    SELECT paper, unnest(authors) AS written, generate_subscripts(authors, 1) AS position
    FROM raw""",
    f"""CREATE TABLE author AS SELECT row_number() OVER (ORDER BY key) AS author, key
    FROM (SELECT DISTINCT {FOLDED} AS key FROM mention)""",
    f"""CREATE TABLE authorship AS SELECT DISTINCT paper, author
    FROM (SELECT paper, {FOLDED} AS key FROM mention) JOIN author USING (key)""",
    """CREATE TABLE tie AS
    WITH small AS (
        SELECT paper, count(*) AS n FROM authorship GROUP BY paper HAVING n BETWEEN 2 AND 50),
    joint AS (SELECT paper, author, n FROM authorship JOIN small USING (paper))
    SELECT x.author AS a, y.author AS b, count(*) AS papers, sum(1 / (x.n - 1)) AS fractional
    FROM joint x JOIN joint y USING (paper) WHERE x.author < y.author GROUP BY ALL""",
)

CHECK = (
    """CREATE TEMP TABLE standing AS
    SELECT native_id AS paper FROM library.records r
    JOIN library.paper_of_record p ON r.record = p.record AND p.record = p.paper""",
    """CREATE TEMP TABLE person AS
    SELECT paper, key || if(nth > 1, '~' || nth, '') AS key FROM (
        SELECT paper, key, row_number() OVER (PARTITION BY paper, key ORDER BY written) AS nth
        FROM mention SEMI JOIN standing USING (paper) JOIN keys USING (written)
        WHERE key IN (SELECT key FROM keys GROUP BY key HAVING NOT bool_and(collective)))""",
    """CREATE TEMP TABLE expected AS
    WITH small AS (
        SELECT paper, count(*) AS n FROM person GROUP BY paper HAVING n BETWEEN 2 AND 50),
    joint AS (SELECT paper, 'a:' || replace(key, ' ', '-') AS id, n
        FROM person JOIN small USING (paper))
    SELECT x.id AS a, y.id AS b, count(*) AS papers, sum(1 / (x.n - 1)) AS fractional
    FROM joint x JOIN joint y USING (paper) WHERE x.id < y.id GROUP BY ALL""",
    """CREATE TEMP TABLE found AS
    SELECT least(a.id, b.id) AS a, greatest(a.id, b.id) AS b, t.papers, t.fractional
    FROM library.ties t JOIN library.authors a ON a.author = t.a
    JOIN library.authors b ON b.author = t.b""",
)
"""The ties again in plain SQL, by the key of each name, compared pair by pair.

Where the library joined records to one paper, the record that stands for it counts."""


COMPARE = """
SELECT (SELECT count(*) FROM expected), count(*)
FROM expected e FULL JOIN found f USING (a, b)
WHERE e.papers IS DISTINCT FROM f.papers OR abs(e.fractional - f.fractional) > 1e-8
"""


def make(corpus: Path, database: Path) -> None:
    """Read the corpus into a database with authors, authorships and ties."""
    with duckdb.connect(str(database), config=CONFIG) as connection:
        quiet(connection)
        for step in STEPS:
            connection.execute(step.replace("CORPUS", str(corpus)))


def differences(corpus: Path, library: Path) -> tuple[int, int]:
    """How many ties plain SQL finds in the records as read, and how many pairs differ."""
    with duckdb.connect() as connection:
        quiet(connection)
        connection.register("mention", _mentions(corpus))
        connection.register("keys", _keys(connection))
        connection.execute(f"ATTACH '{library}' AS library (READ_ONLY)")
        for step in CHECK:
            connection.execute(step)
        ties, wrong = connection.execute(COMPARE).fetchall()[0]
    return int(ties), int(wrong)


def _mentions(corpus: Path) -> pa.Table:
    """Every name of the corpus as the reader gives it, with the id of its record."""
    papers: list[str | None] = []
    written: list[str] = []
    for record in readers.read(corpus):
        if isinstance(record, Record):
            papers += [record.native_id] * len(record.authors)
            written += [mention.written for mention in record.authors]
    return pa.table({"paper": papers, "written": written})


def _keys(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    query = "SELECT DISTINCT written FROM mention"
    written = connection.execute(query).fetchnumpy()["written"]
    return pa.table(
        {
            "written": written,
            "key": [names.person_key(name) for name in written],
            "collective": [names.is_collective(name) for name in written],
        }
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
