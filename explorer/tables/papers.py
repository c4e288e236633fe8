"""From records to papers, and who wrote which.

In the columns `paper` is the number of the record that represents the paper, and `persons` the
number of distinct personal authors of a paper: the n_p of every formula. A consortium is not a
person; its own authorships carry `persons` = 0, which is why they make no ties.
"""

import ibis
from ibis.expr import types as ir

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
    )


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


def totals(
    *,
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
