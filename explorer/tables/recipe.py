"""The order in which derived tables are made, and the making of them."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import duckdb
import ibis
from ibis.expr import types as ir

from explorer import decisions, doubles, schema
from explorer.tables import authors, given, papers, people, sources, subjects, ties
from explorer.writing import transaction

if TYPE_CHECKING:
    from explorer.library import Library

STEPS: tuple[Callable[..., ir.Table], ...] = (
    papers.richness,
    papers.paper_of_record,
    sources.composed,
    sources.described,
    people.named,
    people.persons,
    people.number_of_form,
    people.claims,
    people.clashes,
    people.doubles,
    people.extra_persons,
    people.bylines,
    people.roster,
    papers.papers,
    papers.authorships,
    ties.pairs,
    ties.adjacency,
    ties.ties,
    given.acquainted,
    given.given,
    authors.display_names,
    authors.authors,
    authors.aliases,
    authors.spellings,
    subjects.topic_of_subject,
    subjects.paper_topics,
    subjects.topics,
    subjects.affiliations,
    subjects.institutions,
    papers.totals,
)
"""In the order of making; each function is called with the tables its parameters name."""

PASSING = frozenset(
    (
        "richness",
        "named",
        "persons",
        "number_of_form",
        "claims",
        "clashes",
        "doubles",
        "extra_persons",
        "roster",
        "pairs",
        "display_names",
        "topic_of_subject",
    )
)
"""Steps whose tables nobody reads afterwards: temporary ones."""

SEEN_THROUGH = frozenset(("described", "ties"))
"""Steps that are views of other tables."""

Progress = Callable[[str, int, int | None], None]
"""Told the phase, how much of it is done and, where known, of how many."""

TYPES = {
    "INTEGER": "int32",
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp",
    "UUID": "uuid",
    "DOUBLE": "float64",
}
_DECIDED = {
    "joined": {"record": "int32", "part": "int32", "set_apart": "boolean"},
    "decisions": {"form": "int32", "person": "string", "uncertain": "boolean"},
    "other_names": {"alias": "string", "person": "string"},
    "places": {
        "workplace": "int32",
        "institution": "int32",
        "id": "string",
        "name": "string",
        "country": "string",
    },
}


def silent(phase: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


@cache
def statements() -> tuple[tuple[str, str], ...]:
    """The name of every derived table and the SQL of its expression, in the order of making."""
    known: dict[str, ir.Table] = {
        name: ibis.table({column: TYPES[kind] for column, kind in columns.items()}, name=name)
        for name, columns in schema.FACTS.items()
    }
    known |= {name: ibis.table(columns, name=name) for name, columns in _DECIDED.items()}
    made = []
    for step in STEPS:
        wanted = inspect.signature(step).parameters
        expression = step(**{name: known[name] for name in wanted})
        known[step.__name__] = ibis.table(expression.schema(), name=step.__name__)
        made.append((step.__name__, str(ibis.to_sql(expression, dialect="duckdb"))))
    return tuple(made)


def derive(connection: duckdb.DuckDBPyConnection, progress: Progress = silent) -> None:
    """Make every derived table again from the facts; the caller holds the transaction."""
    progress("Looking for the same paper from several sources", 0, None)
    doubles.prepare(connection)
    progress("Telling people apart", 0, None)
    decisions.prepare(connection)
    steps = statements()
    for done, (name, query) in enumerate(steps):
        progress("Working out who wrote what with whom", done, len(steps))
        _make(connection, name, query)
    progress("Working out who wrote what with whom", len(steps), len(steps))
    for name in PASSING | _DECIDED.keys():
        connection.execute(f"DROP TABLE temp.{name}")
    connection.execute(
        "UPDATE library SET value = CAST(CAST(value AS INTEGER) + 1 AS VARCHAR) "
        "WHERE entry = 'revision'"
    )


def refresh_totals(connection: duckdb.DuckDBPyConnection) -> None:
    """Count again what the library holds; the caller holds the transaction."""
    _make(connection, "totals", dict(statements())["totals"])


def _make(connection: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    kind = "VIEW" if name in SEEN_THROUGH else "TABLE"
    place, lasting = ("temp", "TEMP") if name in PASSING else ("main", "")
    # Ibis's own create_table(overwrite=True) writes a DROP that DuckDB does not understand.
    connection.execute(f"DROP {kind} IF EXISTS {place}.{name}")
    connection.execute(f"CREATE {lasting} {kind} {name} AS {query}")


def rebuild(library: "Library", progress: Progress | None = None) -> None:
    """Make everything derived again, in one transaction."""
    with transaction(library.connection):
        derive(library.connection, progress or silent)
