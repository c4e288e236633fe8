"""The bare reference: DuckDB's own reader and plain SQL for authors, authorships and ties."""

import sys
from pathlib import Path

import duckdb
import pyarrow as pa

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
    """CREATE TEMP TABLE person AS
    SELECT paper, key || if(nth > 1, '~' || nth, '') AS key FROM (
        SELECT paper, key, row_number() OVER (PARTITION BY paper, key ORDER BY written) AS nth
        FROM mention JOIN keys USING (written) WHERE NOT collective)""",
    """CREATE TEMP TABLE expected AS
    WITH small AS (
        SELECT paper, count(*) AS n FROM person GROUP BY paper HAVING n BETWEEN 2 AND 50),
    joint AS (SELECT paper, 'a:' || replace(key, ' ', '-') AS id, n
        FROM person JOIN small USING (paper))
    SELECT x.id AS a, y.id AS b, count(*) AS papers, round(sum(1 / (x.n - 1)), 6) AS fractional
    FROM joint x JOIN joint y USING (paper) WHERE x.id < y.id GROUP BY ALL""",
    """CREATE TEMP TABLE found AS
    SELECT least(a.id, b.id) AS a, greatest(a.id, b.id) AS b, t.papers,
        round(t.fractional, 6) AS fractional
    FROM library.ties t JOIN library.authors a ON a.author = t.a
    JOIN library.authors b ON b.author = t.b""",
)
"""The ties again from the reference's own mentions, by the key of each name, pair by pair."""


def make(corpus: Path, database: Path) -> None:
    """Read the corpus into a database with authors, authorships and ties."""
    with duckdb.connect(str(database), config={"threads": 2, "memory_limit": "1GB"}) as connection:
        for step in STEPS:
            connection.execute(step.replace("CORPUS", str(corpus)))


def differences(database: Path, library: Path) -> tuple[int, int]:
    """How many ties the reference has, and how many pairs differ from those of the library."""
    from explorer import names

    with duckdb.connect(str(database)) as connection:
        written = connection.execute("SELECT DISTINCT written FROM mention").fetchnumpy()["written"]
        keys = {
            "written": written,
            "key": [names.person_key(name) for name in written],
            "collective": [names.is_collective(name) for name in written],
        }
        connection.register("keys", pa.table(keys))
        connection.execute(f"ATTACH '{library}' AS library (READ_ONLY)")
        for step in CHECK:
            connection.execute(step)
        query = """SELECT (SELECT count(*) FROM expected), (SELECT count(*) FROM (
            (FROM expected EXCEPT FROM found) UNION ALL (FROM found EXCEPT FROM expected)))"""
        ties, wrong = connection.execute(query).fetchall()[0]
    return int(ties), int(wrong)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
