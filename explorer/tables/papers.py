"""From records to papers, and who wrote which.

In the columns `paper` is the number of the record that represents the paper, and `persons` the
number of distinct personal authors of a paper: the n_p of every formula. A consortium is not a
person; its own authorships carry `persons` = 0, which is why they make no ties.
"""

import ibis
from ibis.expr import types as ir

from explorer.evidence import RANKS

RECORD_KEY = 18
"""Characters of a fingerprint (two of them hyphens) that name a paper without any other id."""

UNNAMED = 3
"""What the byline loses for a person who is named by an ORCID only."""

SUFFIX = 8
"""Characters of a fingerprint that tell papers with the same key apart."""


def richness(joined: ir.Table, mentions: ir.Table, forms: ir.Table) -> ir.Table:
    """How much the bylines of these records tell: ids of people, and full given names.

    An ORCID in the place of a name tells less than the name alone.
    """
    signed = mentions.semi_join(joined, "record").join(forms, "form")
    told = (
        signed.orcid.notnull().cast("int32")
        + signed.native_id.notnull().cast("int32")
        + (~signed.initials_only).cast("int32")
        - UNNAMED * (signed.written == signed.orcid).fill_null(False).cast("int32")
    )
    return signed.group_by("record").agg(told=told.sum())


def paper_of_record(records: ir.Table, joined: ir.Table, richness: ir.Table) -> ir.Table:
    """Which paper each record describes, and the key that names the paper.

    Records of one `part` of `joined` describe one paper, every other record its own. The record
    with the longest byline represents the paper; then the one whose byline tells most, then the
    latest date, the most citations and the fingerprint decide, so that the order of import cannot
    matter.
    """
    keyed = records.mutate(key=_key(records))
    single = keyed.anti_join(joined, "record").select("record", "key", paper="record")
    several = keyed.join(joined, "record").left_join(richness, "record")
    best_first = ibis.window(
        group_by=several.part,
        order_by=[
            several.byline.desc(),
            several.told.desc(nulls_first=False),
            several.date.desc(nulls_first=False),
            several.citations.desc(nulls_first=False),
            several.fingerprint.desc(),
        ],
        rows=(None, None),
    )
    chosen = several.select("record", "part", paper=several.record.first().over(best_first))
    named = chosen.join(_keys_of_parts(several), "part").select("record", "key", "paper")
    return single.union(named)


def _key(records: ir.Table) -> ir.StringValue:
    fingerprint = records.fingerprint.cast("string").left(RECORD_KEY).replace("-", "")
    return ibis.coalesce(
        records.native_id,
        ibis.literal("doi:").concat(records.doi),
        ibis.literal("rec:").concat(fingerprint),
    )


def _keys_of_parts(several: ir.Table) -> ir.Table:
    """The best key of each part; where two parts have the same, all but one get a suffix.

    The part that nobody set apart keeps the key bare, then the one of more records.
    """
    scheme = several.key.split(":")[0]
    place = ibis.array(list(RANKS)).index(scheme)
    order = [(place < 0), (scheme == "rec"), place, several.key]
    named = several.group_by("part").agg(
        key=several.key.first(order_by=order),
        set_apart=several.set_apart.any(),
        times=several.count(),
        fingerprint=several.fingerprint.min(),
    )
    rivals = ibis.window(
        group_by=named.key,
        order_by=[named.set_apart, named.times.desc(), named.fingerprint],
    )
    ranked = named.mutate(nth=ibis.row_number().over(rivals))
    suffix = ibis.literal("~").concat(ranked.fingerprint.cast("string").left(SUFFIX))
    return ranked.select("part", key=ranked.key.concat(ibis.ifelse(ranked.nth > 0, suffix, "")))


def papers(
    records: ir.Table,
    composed: ir.Table,
    paper_of_record: ir.Table,
    bylines: ir.Table,
    roster: ir.Table,
) -> ir.Table:
    """What one or more records describe: year and citations as `composed` says, else its own."""
    collectives = roster.filter(roster.collective).select(author="number")
    unpersons = bylines.semi_join(collectives, "author")
    groups = unpersons.group_by("paper").agg(groups=unpersons.count().cast("int32"))
    key = paper_of_record.filter(paper_of_record.record == paper_of_record.paper)
    taken = composed.select("paper", taken_year="year", most_citations="citations")
    joined = records.join(key, "record").left_join(groups, "paper").left_join(taken, "paper")
    return joined.select(
        "paper",
        year=ibis.coalesce(joined.taken_year, joined.year),
        citations=ibis.coalesce(joined.most_citations, joined.citations),
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
    given: ir.Table,
    topics: ir.Table,
    institutions: ir.Table,
) -> ir.Table:
    """One row: how much the library holds."""
    counted = (records, papers, authors, ties, topics, institutions)
    names = ("records", "papers", "authors", "ties", "topics", "institutions")
    sizes = {name: table.count().as_scalar() for name, table in zip(names, counted, strict=True)}
    return papers.agg(
        given=_pairs(given),
        set_aside=imports.set_aside.sum().fill_null(0).as_scalar().cast("int64"),
        first_year=papers.year.min(),
        last_year=papers.year.max(),
        **sizes,
    )


def _pairs(given: ir.Table) -> ir.IntegerScalar:
    once = given.filter(given.author < given.neighbour)
    return once.select("author", "neighbour").distinct().count().as_scalar()
