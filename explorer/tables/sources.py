"""What is said about a paper that several records describe: which record each field comes from."""

import ibis
from ibis.expr import types as ir

from explorer.publications import PREPRINT_DOIS, PREPRINT_KINDS, PREPRINT_VENUES

FIELDS = ("title", "venue", "doi", "arxiv_id", "url", "abstract", "kind")
"""Fields that are taken from the best record that has them."""


def composed(records: ir.Table, paper_of_record: ir.Table, joined: ir.Table) -> ir.Table:
    """For each paper of several records every field, and in `…_from` the record it is taken from.

    A published version comes before a preprint, then the record with the best byline before the
    others. The date that says more comes first, then the latest. Citations are the highest count.
    The fingerprint decides what is still equal.
    """
    shared = paper_of_record.semi_join(joined, "record")
    times = shared.group_by("paper").agg(times=shared.count()).filter(lambda t: t.times > 1)
    several = shared.semi_join(times, "paper").join(records, "record")
    several = several.mutate(
        preprint=_is_preprint(several),
        precise=several.date.length(),
        further=several.record != several.paper,
    )
    published = (~several.preprint).any().over(ibis.window(group_by=several.paper))
    several = several.mutate(
        kind=ibis.ifelse(several.preprint & published, ibis.null("string"), several.kind)
    )
    best = [several.preprint, several.further, several.fingerprint]
    dated = [
        several.preprint,
        several.precise.desc(nulls_first=False),
        several.date.desc(nulls_first=False),
        several.fingerprint,
    ]
    cited = [several.citations.desc(nulls_first=False), *best]
    plain = {name: _first(several, several[name], name, best) for name in FIELDS}
    date = ibis.coalesce(several.date, several.year.cast("string"))
    when = date.notnull()
    taken = (
        *plain.values(),
        {
            "year": several.year.first(where=when, order_by=dated, include_null=True),
            "date": date.first(where=when, order_by=dated),
            "date_from": several.record.first(where=when, order_by=dated),
        },
        _first(several, several.citations, "citations", cited),
    )
    return several.group_by("paper").agg(
        **{name: value for made in taken for name, value in made.items()}
    )


def _first(
    several: ir.Table, column: ir.Column, name: str, order: list[ir.Value]
) -> dict[str, ir.Value]:
    known = column.notnull()
    return {
        name: column.first(where=known, order_by=order),
        f"{name}_from": several.record.first(where=known, order_by=order),
    }


def _is_preprint(records: ir.Table) -> ir.BooleanValue:
    """The same as `publications.is_preprint`, as an expression."""
    kind = records.kind.fill_null("").lower().replace(" ", "-")
    venue = records.venue.fill_null("").re_search(PREPRINT_VENUES)
    server = ibis.or_(*(records.doi.startswith(lead) for lead in PREPRINT_DOIS))
    bare = records.doi.isnull() & records.venue.isnull() & records.arxiv_id.notnull()
    return kind.isin(sorted(PREPRINT_KINDS)) | venue | server.fill_null(False) | bare


def described(records: ir.Table, composed: ir.Table) -> ir.Table:
    """Every record as its paper is described: by itself, or by the fields taken together."""
    fields = (*FIELDS, "date")
    joined = records.join(composed, records.record == composed.paper, how="left", rname="c_{name}")
    alone = joined.paper.isnull()
    return joined.select(
        "record",
        "words",
        "incomplete_authors",
        **{name: ibis.ifelse(alone, joined[name], joined[f"c_{name}"]) for name in fields},
    )
