"""From facts to what is looked at: papers, authors, ties, topics, institutions, as Ibis expressions.

Every derived table is one expression over tables of facts and tables derived before it, so that
the same expressions run on another engine; no other module writes SQL for them.

In the columns `paper` is the number of the record that represents the paper, and `persons` the
number of distinct personal authors of a paper: the n_p of every formula. A consortium is not a
person; its own authorships carry `persons` = 0, which is why they make no ties.
"""

import inspect
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import duckdb
import ibis
from ibis.expr import types as ir

from explorer import decisions, schema
from explorer.model import DEFAULT_AUTHOR_LIMIT

if TYPE_CHECKING:
    from explorer.library import Library

DIGITS = 9
"""Sums of fractions are rounded to this many decimals, so that their order cannot show."""

RECORD_KEY = 18
"""Characters of a fingerprint (two of them hyphens) that name a paper without any other id."""


def paper_of_record(records: ir.Table) -> ir.Table:
    """Which paper each record describes: records with the same key describe one paper.

    The record with the longest byline represents the paper; then the latest date, then the most
    citations, then the fingerprint decide, so that the order of import cannot matter.
    """
    fingerprint = records.fingerprint.cast("string").left(RECORD_KEY).replace("-", "")
    keyed = records.select(
        "record",
        "byline",
        "date",
        "citations",
        "fingerprint",
        key=ibis.coalesce(
            records.native_id,
            ibis.literal("doi:").concat(records.doi),
            ibis.literal("rec:").concat(fingerprint),
        ),
    )
    shared = keyed.group_by("key").agg(times=keyed.count()).filter(lambda t: t.times > 1)
    single = keyed.anti_join(shared, "key").select("record", "key", paper="record")
    several = keyed.semi_join(shared, "key")
    best_first = ibis.window(
        group_by=several.key,
        order_by=[
            several.byline.desc(),
            several.date.desc(nulls_first=False),
            several.citations.desc(nulls_first=False),
            several.fingerprint.desc(),
        ],
        rows=(None, None),
    )
    chosen = several.select("record", "key", paper=several.record.first().over(best_first))
    return single.union(chosen)


def named(forms: ir.Table, decisions: ir.Table) -> ir.Table:
    """The person that each form of a name stands for, as text.

    Where no form of a name carries an id, the folded name is the person; `decisions` holds what
    `identity` made of the others.
    """
    other = decisions.select(decided="form", as_person="person", as_uncertain="uncertain")
    joined = forms.left_join(other, forms.form == other.decided)
    return joined.select(
        "form",
        "collective",
        person=ibis.coalesce(joined.as_person, joined.key),
        uncertain=ibis.coalesce(joined.as_uncertain, joined.initials_only),
    )


def persons(named: ir.Table) -> ir.Table:
    """Every person of `named` with a number."""
    grouped = named.group_by("person").agg(
        uncertain=named.uncertain.any(), collective=named.collective.all()
    )
    return grouped.order_by("person").mutate(number=ibis.row_number().cast("int32"))


def number_of_form(named: ir.Table, persons: ir.Table) -> ir.Table:
    """The person's number for each form, so that mentions never touch text."""
    return named.join(persons, "person").select("form", "number")


def claims(mentions: ir.Table, paper_of_record: ir.Table, number_of_form: ir.Table) -> ir.Table:
    """Who stands at which position of each paper, before two of one name are told apart."""
    paper = paper_of_record.filter(paper_of_record.record == paper_of_record.paper)
    return (
        mentions.semi_join(paper, "record")
        .join(number_of_form, "form")
        .select("record", "position", "form", "number", paper="record")
        .drop("record")
    )


def doubles(claims: ir.Table, forms: ir.Table) -> ir.Table:
    """Mentions that share a person with another mention on the same paper, counted through.

    Two mentions on one record are never one author. The count goes by what is written (ids,
    name), not by position, so that the order of the byline cannot matter.
    """
    clash = (
        claims.group_by("paper", "number").agg(times=claims.count()).filter(lambda t: t.times > 1)
    )
    among = claims.semi_join(clash, ["paper", "number"]).join(forms, "form")
    order = ibis.window(
        group_by=[among.paper, among.number],
        order_by=[
            among.orcid.asc(nulls_first=False),
            among.native_id.asc(nulls_first=False),
            among.written,
            among.digest,
            among.position,
        ],
    )
    counted = among.select(
        "paper", "position", "number", nth=ibis.row_number().over(order).cast("int32") + 1
    )
    return counted.filter(counted.nth > 1)


def extra_persons(doubles: ir.Table, persons: ir.Table) -> ir.Table:
    """The second, third … person of a name: `leon bungert~2`, always uncertain."""
    wanted = doubles.distinct(on=["number", "nth"], keep="first").select("number", "nth")
    joined = wanted.join(persons, "number").order_by("person", "nth")
    offset = persons.count().as_scalar()
    return joined.select(
        "nth",
        "collective",
        number_of_first="number",
        number=(ibis.row_number() + offset).cast("int32"),
        person=joined.person.concat("~").concat(joined.nth.cast("string")),
        uncertain=ibis.literal(value=True),
    )


def bylines(claims: ir.Table, doubles: ir.Table, extra_persons: ir.Table) -> ir.Table:
    """The authors of each paper in order: one row for every position."""
    moved = doubles.join(
        extra_persons,
        [
            doubles.number == extra_persons.number_of_first,
            doubles.nth == extra_persons.nth,
        ],
    ).select(at="paper", place="position", other=extra_persons.number)
    joined = claims.left_join(moved, [claims.paper == moved.at, claims.position == moved.place])
    return joined.select(
        "paper", "position", "form", author=ibis.coalesce(joined.other, joined.number)
    ).order_by("paper", "position")


def roster(persons: ir.Table, extra_persons: ir.Table) -> ir.Table:
    """Every person with a number, those told apart included."""
    first = persons.select("number", "person", "uncertain", "collective")
    extra = extra_persons.select("number", "person", "uncertain", "collective")
    return first.union(extra)


def papers(
    records: ir.Table, paper_of_record: ir.Table, bylines: ir.Table, roster: ir.Table
) -> ir.Table:
    """What one or more records describe, with the facts of the record that represents it."""
    collectives = roster.filter(roster.collective).select(author="number")
    unpersons = bylines.semi_join(collectives, "author")
    groups = unpersons.group_by("paper").agg(groups=unpersons.count().cast("int32"))
    key = paper_of_record.filter(paper_of_record.record == paper_of_record.paper)
    joined = records.join(key, "record").left_join(groups, "paper")
    return joined.select(
        "paper",
        "year",
        "citations",
        id=ibis.literal("p:").concat(joined.key),
        persons=(joined.byline - joined.groups.fill_null(0)).cast("int32"),
    ).order_by("paper")


def authorships(bylines: ir.Table, papers: ir.Table, roster: ir.Table) -> ir.Table:
    """Who wrote what, by author; `persons` is 0 where the author is no person."""
    who = roster.select("collective", author="number")
    joined = bylines.join(papers, "paper").join(who, "author")
    return joined.select(
        "author",
        "paper",
        "year",
        persons=joined.collective.ifelse(0, joined.persons).cast("int32"),
    ).order_by("author", "paper")


def pairs(authorships: ir.Table) -> ir.Table:
    """Pairs of authors with papers together, for papers of 2 to 50 personal authors.

    `papers` is full counting, `fractional` Newman's: the sum of 1 / (persons - 1).
    """
    joint = authorships.filter(authorships.persons.between(2, DEFAULT_AUTHOR_LIMIT))
    one = joint.select("paper", "year", "persons", a="author")
    other = joint.select("paper", b="author")
    met = one.join(other, "paper").filter(lambda t: t.a < t.b)
    return met.group_by("a", "b").agg(
        papers=met.count().cast("int32"),
        fractional=(1 / (met.persons - 1)).sum().round(DIGITS),
        first_year=met.year.min(),
        last_year=met.year.max(),
    )


def adjacency(pairs: ir.Table) -> ir.Table:
    """Every tie from both sides, by author: a neighbourhood is one stretch of rows."""
    rest = ("papers", "fractional", "first_year", "last_year")
    there = pairs.select("a", "b", *rest).rename(author="a", neighbour="b")
    back = pairs.select("b", "a", *rest).rename(author="b", neighbour="a")
    return there.union(back).order_by("author", "neighbour")


def ties(adjacency: ir.Table) -> ir.Table:
    """Every tie once, a < b: the strengths of `adjacency` seen from one side."""
    once = adjacency.filter(adjacency.author < adjacency.neighbour)
    return once.rename(a="author", b="neighbour")


def display_names(bylines: ir.Table, forms: ir.Table) -> ir.Table:
    """How each author is called: the most frequent form, then the longest, then the alphabet."""
    times = bylines.group_by("author", "form").agg(times=bylines.count())
    spelt = times.join(forms, "form")
    shown = spelt.group_by("author", "display").agg(times=spelt.times.sum())
    several = shown.group_by("author").agg(spellings=shown.count(), name=shown.display.min())
    single = several.filter(several.spellings == 1).select("author", "name")
    rest = shown.anti_join(single, "author")
    best_first = ibis.window(
        group_by=rest.author,
        order_by=[rest.times.desc(), rest.display.length().desc(), rest.display],
    )
    ranked = rest.select("author", name="display", rank=ibis.row_number().over(best_first))
    return single.union(ranked.filter(ranked.rank == 0).select("author", "name"))


def authors(
    roster: ir.Table,
    authorships: ir.Table,
    papers: ir.Table,
    adjacency: ir.Table,
    display_names: ir.Table,
) -> ir.Table:
    """The people behind mentions, with what a list needs to know about each."""
    cited = papers.select("paper", "citations")
    written = authorships.join(cited, "paper")
    facts = written.group_by("author").agg(
        papers=written.count().cast("int32"),
        first_year=written.year.min(),
        last_year=written.year.max(),
        citations=written.citations.sum().cast("int64"),
    )
    near = adjacency.group_by("author").agg(collaborators=adjacency.count().cast("int32"))
    joined = (
        facts.join(roster, facts.author == roster.number)
        .join(display_names, "author")
        .left_join(near, "author")
    )
    return joined.select(
        "author",
        "name",
        "papers",
        "first_year",
        "last_year",
        "citations",
        "uncertain",
        "collective",
        id=ibis.literal("a:").concat(joined.person.replace(" ", "-")),
        collaborators=joined.collaborators.fill_null(0),
    ).order_by("author")


def aliases(other_names: ir.Table, roster: ir.Table) -> ir.Table:
    """Further ids under which a person is found: ORCID, native ids, other folded names."""
    joined = other_names.join(roster, "person")
    return joined.select("alias", author="number")


def spellings(forms: ir.Table, number_of_form: ir.Table, extra_persons: ir.Table) -> ir.Table:
    """Every folded name of each author, for searching."""
    meant = forms.join(number_of_form, "form").select("key", author="number").distinct()
    extra = extra_persons.select(first="number_of_first", author="number")
    further = meant.join(extra, meant.author == extra.first).select("key", extra.author)
    return meant.union(further).order_by("author")


def topic_of_subject(subjects: ir.Table) -> ir.Table:
    """Which topic each subject as written means: the same scheme and folded name."""
    key = ibis.literal("t:").concat(subjects.scheme).concat(":").concat(subjects.slug)
    return subjects.select("subject", "name", "scheme", id=key)


def paper_topics(
    record_subjects: ir.Table, topic_of_subject: ir.Table, papers: ir.Table
) -> ir.Table:
    """The topics of each paper, each once."""
    first = topic_of_subject.group_by("id").agg(topic=topic_of_subject.subject.min())
    meaning = topic_of_subject.join(first, "id").select("subject", "topic")
    listed = record_subjects.join(papers, record_subjects.record == papers.paper)
    return (
        listed.join(meaning, "subject")
        .group_by("topic", "paper")
        .agg(year=lambda t: t.year.max(), position=lambda t: t.position.min())
        .order_by("topic", "paper")
    )


def topics(
    topic_of_subject: ir.Table, record_subjects: ir.Table, paper_topics: ir.Table
) -> ir.Table:
    """Topics with their most frequent spelling."""
    uses = record_subjects.group_by("subject").agg(times=record_subjects.count())
    used = topic_of_subject.join(uses, "subject")
    most_used = ibis.window(group_by=used.id, order_by=[used.times.desc(), used.name])
    ranked = used.mutate(rank=ibis.row_number().over(most_used))
    first = topic_of_subject.group_by("id").agg(topic=topic_of_subject.subject.min())
    counted = paper_topics.group_by("topic").agg(
        papers=paper_topics.count().cast("int32"),
        first_year=paper_topics.year.min(),
        last_year=paper_topics.year.max(),
    )
    return (
        ranked.filter(ranked.rank == 0)
        .join(first, "id")
        .join(counted, "topic")
        .select("topic", "id", "name", "scheme", "papers", "first_year", "last_year")
        .order_by("topic")
    )


def affiliations(
    bylines: ir.Table, form_workplaces: ir.Table, places: ir.Table, papers: ir.Table
) -> ir.Table:
    """Who worked where when which paper appeared."""
    return (
        bylines.join(form_workplaces, "form")
        .join(places, "workplace")
        .join(papers, "paper")
        .select("institution", "author", "paper", "year")
        .distinct()
        .order_by("institution", "author", "paper")
    )


def institutions(places: ir.Table, affiliations: ir.Table) -> ir.Table:
    """Institutions by their chosen name, with their number of papers."""
    named = places.group_by("institution").agg(
        id=places.id.min(), name=places.name.min(), country=places.country.min()
    )
    where = affiliations.group_by("institution", "paper").agg(year=affiliations.year.max())
    counted = where.group_by("institution").agg(
        papers=where.count().cast("int32"),
        first_year=where.year.min(),
        last_year=where.year.max(),
    )
    return named.join(counted, "institution").order_by("institution")


def totals(
    records: ir.Table,
    imports: ir.Table,
    papers: ir.Table,
    authors: ir.Table,
    ties: ir.Table,
    topics: ir.Table,
    institutions: ir.Table,
) -> ir.Table:
    """One row: how much the library holds."""
    counted = (records, papers, authors, ties, topics, institutions)
    names = ("records", "papers", "authors", "ties", "topics", "institutions")
    sizes = {name: table.count().as_scalar() for name, table in zip(names, counted, strict=True)}
    return papers.agg(
        set_aside=imports.set_aside.sum().fill_null(0).as_scalar().cast("int64"),
        first_year=papers.year.min(),
        last_year=papers.year.max(),
        **sizes,
    )


STEPS: tuple[Callable[..., ir.Table], ...] = (
    paper_of_record,
    named,
    persons,
    number_of_form,
    claims,
    doubles,
    extra_persons,
    bylines,
    roster,
    papers,
    authorships,
    pairs,
    adjacency,
    ties,
    display_names,
    authors,
    aliases,
    spellings,
    topic_of_subject,
    paper_topics,
    topics,
    affiliations,
    institutions,
    totals,
)
"""In the order of making; each function is called with the tables its parameters name."""

PASSING = frozenset(
    (
        "named",
        "persons",
        "number_of_form",
        "claims",
        "doubles",
        "extra_persons",
        "roster",
        "pairs",
        "display_names",
        "topic_of_subject",
    )
)
"""Steps whose tables nobody reads afterwards: temporary ones."""

SEEN_THROUGH = frozenset(("ties",))
"""Steps that are views of another table."""

Progress = Callable[[str, int, int | None], None]
"""Told the phase, how much of it is done and, where known, of how many."""

_IBIS = {
    "INTEGER": "int32",
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp",
    "UUID": "uuid",
}
_DECIDED = {
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
        name: ibis.table({column: _IBIS[kind] for column, kind in columns.items()}, name=name)
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
    connection = library.connection
    connection.begin()
    try:
        derive(connection, progress or silent)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
