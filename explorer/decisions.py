"""What the identity rule decides about a library, laid out as tables for `tables` to build on."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import duckdb
import pyarrow as pa

from explorer import identity
from explorer.identity import Form
from explorer.writing import put

_SIMPLE_ID = "[A-Za-z0-9._]+(-[A-Za-z0-9._]+)*(:[A-Za-z0-9._]+(-[A-Za-z0-9._]+)*)?"
"""What `identity.plain` only turns the colon of."""

_PLAIN_NAMES = f"""
CREATE OR REPLACE TEMP TABLE plain_names AS
WITH carried AS (
    SELECT DISTINCT key, orcid, native_id FROM forms
    WHERE orcid IS NOT NULL OR native_id IS NOT NULL),
ids AS (
    SELECT key, 'orcid:' || orcid AS id FROM carried WHERE orcid IS NOT NULL
    UNION SELECT key, native_id FROM carried WHERE native_id IS NOT NULL),
shared AS (SELECT id FROM ids GROUP BY id HAVING count(*) > 1),
others AS (
    SELECT key FROM carried GROUP BY key HAVING count(*) > 1
    UNION SELECT key FROM ids SEMI JOIN shared USING (id)
    UNION SELECT key FROM ids WHERE NOT regexp_full_match(id, '{_SIMPLE_ID}'))
SELECT key, id FROM ids ANTI JOIN others USING (key)
"""  # noqa: S608 - our own pattern
"""Names written with one id that is written with no other name: most of them, in a large library.

There is nothing to decide about them, and millions would not fit into memory as Python has them.
"""

_DECIDE_PLAIN = """
INSERT INTO decisions
SELECT form, key, initials_only AND orcid IS NULL AND native_id IS NULL
FROM forms SEMI JOIN plain_names USING (key)
"""

_NAME_PLAIN = """
INSERT INTO other_names
SELECT 'a:' || regexp_replace(regexp_replace(id, '^orcid:', ''), ':', '-'), key FROM plain_names
"""

_WITH_IDS = """
WITH keyed AS (
    SELECT DISTINCT key FROM forms ANTI JOIN plain_names USING (key)
    WHERE (orcid IS NOT NULL OR native_id IS NOT NULL))
SELECT form, key, orcid, native_id, initials_only, count(record)
FROM forms SEMI JOIN keyed USING (key) LEFT JOIN mentions USING (form)
GROUP BY ALL
"""

_ON_ONE_RECORD = """
WITH named AS (
    SELECT record, key, coalesce('orcid:' || orcid, native_id) AS id
    FROM mentions JOIN forms USING (form)
    WHERE orcid IS NOT NULL OR native_id IS NOT NULL)
SELECT key, min(id), max(id) FROM named GROUP BY record, key HAVING min(id) <> max(id)
"""

_WORKPLACES = "SELECT workplace, name, native_id, country, slug FROM workplaces ORDER BY ALL"


class Workplace(NamedTuple):
    """An institution as written."""

    workplace: int
    name: str
    native_id: str | None
    country: str | None
    slug: str


class Place(NamedTuple):
    """The institution that a workplace means."""

    workplace: int
    institution: int
    id: str
    name: str
    country: str | None


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables `decisions`, `other_names` and `places`."""
    connection.execute(_PLAIN_NAMES)
    forms = map(Form._make, connection.execute(_WITH_IDS).fetchall())
    rivals = connection.execute(_ON_ONE_RECORD).fetchall()
    people = identity.decide(forms, rivals)
    workplaces = map(Workplace._make, connection.execute(_WORKPLACES).fetchall())
    _table(connection, "decisions", DECISIONS, people.decisions)
    _table(connection, "other_names", OTHER_NAMES, people.aliases)
    _table(connection, "places", PLACES, places(workplaces))
    for statement in (_DECIDE_PLAIN, _NAME_PLAIN, "DROP TABLE plain_names"):
        connection.execute(statement)


DECISIONS = pa.schema({"form": pa.int32(), "person": pa.string(), "uncertain": pa.bool_()})
OTHER_NAMES = pa.schema({"alias": pa.string(), "person": pa.string()})
PLACES = pa.schema(
    {
        "workplace": pa.int32(),
        "institution": pa.int32(),
        "id": pa.string(),
        "name": pa.string(),
        "country": pa.string(),
    }
)


def places(workplaces: Iterable[Workplace]) -> list[Place]:
    """Which institution each workplace means: the same native id, or the same folded name.

    A name without an id joins the institution of that name where there is exactly one.
    """
    workplaces = sorted(workplaces, key=_alphabetical)
    ids_of_slug: defaultdict[str, set[str]] = defaultdict(set)
    for each in workplaces:
        if each.native_id is not None:
            ids_of_slug[each.slug].add(each.native_id)
    meaning: dict[int, str] = {}
    for each in workplaces:
        known = ids_of_slug[each.slug]
        own = each.native_id or (min(known) if len(known) == 1 else None)
        meaning[each.workplace] = f"id {own}" if own else f"name {each.slug}"
    members: defaultdict[str, list[Workplace]] = defaultdict(list)
    for each in workplaces:
        members[meaning[each.workplace]].append(each)
    return list(_places(members))


def _alphabetical(each: Workplace) -> tuple[str, str, str]:
    return each.name, each.native_id or "", each.country or ""


def _places(members: dict[str, list[Workplace]]) -> Iterable[Place]:
    taken: set[str] = set()
    for number, group in enumerate(sorted(members)):
        first = members[group][0]
        public = first.slug
        if public in taken and first.native_id is not None:
            public = f"{public}~{identity.plain(first.native_id)}"
        taken.add(public)
        country = next((each.country for each in members[group] if each.country), None)
        for each in members[group]:
            yield Place(each.workplace, number, f"i:{public}", first.name, country)


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: pa.Schema,
    rows: Iterable[tuple[object, ...]],
) -> None:
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [pa.array(column, kind.type) for column, kind in zip(values, columns, strict=True)]
    made = pa.table(arrays, schema=columns)
    put(connection, made, f"CREATE OR REPLACE TEMP TABLE {name} AS FROM rows")
