"""The people behind mentions: what they are called, found under, and have written."""

import ibis
from ibis.expr import types as ir

from explorer.tables.given import DIGITS


def display_names(bylines: ir.Table, acquainted: ir.Table, forms: ir.Table) -> ir.Table:
    """How each author is called: the most frequent form, then the longest, then the alphabet.

    What a ready network writes counts only for those who are on no paper.
    """
    unsigned = acquainted.anti_join(bylines, "author").select("author", "form")
    written = bylines.select("author", "form").union(unsigned)
    times = written.group_by("author", "form").agg(times=written.count())
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
    *,
    roster: ir.Table,
    authorships: ir.Table,
    papers: ir.Table,
    adjacency: ir.Table,
    display_names: ir.Table,
    acquainted: ir.Table,
    given: ir.Table,
) -> ir.Table:
    """The people behind mentions, with what a list needs to know about each.

    `given` is the sum of the strengths that ready networks give; their people may have no papers.
    """
    facts = authorships.group_by("author").agg(
        papers=authorships.count().cast("int32"),
        first_year=authorships.year.min(),
        last_year=authorships.year.max(),
    )
    counted = papers.filter(papers.citations.notnull()).select("paper", "citations")
    cited = authorships.join(counted, "paper")
    sums = cited.group_by("author").agg(citations=cited.citations.sum().cast("int64"))
    facts = facts.left_join(sums, "author").drop("author_right")
    facts = facts.union(_unsigned(acquainted, facts))
    near = adjacency.group_by("author").agg(collaborators=adjacency.count().cast("int32"))
    told = given.group_by("author").agg(given=given.strength.sum().round(DIGITS))
    joined = (
        facts.join(roster, facts.author == roster.number)
        .join(display_names, "author")
        .left_join(near, "author")
        .left_join(told, "author", rname="{name}_told")
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
        given=joined.given.fill_null(0.0),
    )


def _unsigned(acquainted: ir.Table, facts: ir.Table) -> ir.Table:
    """The people of ready networks who are on no paper, with the columns of `facts`."""
    return (
        acquainted.anti_join(facts, "author")
        .select("author")
        .distinct()
        .select(
            "author",
            papers=ibis.literal(0, "int32"),
            first_year=ibis.null("int32"),
            last_year=ibis.null("int32"),
            citations=ibis.null("int64"),
        )
    )


def aliases(other_names: ir.Table, roster: ir.Table) -> ir.Table:
    """Further ids under which a person is found: ORCID, native ids, other folded names."""
    joined = other_names.join(roster, "person")
    return joined.select("alias", author="number")


def spellings(forms: ir.Table, number_of_form: ir.Table, extra_persons: ir.Table) -> ir.Table:
    """Every folded name of each author, for searching."""
    meant = forms.join(number_of_form, "form").select("key", author="number").distinct()
    extra = extra_persons.select(first="number_of_first", author="number")
    further = meant.join(extra, meant.author == extra.first).select("key", extra.author)
    return meant.union(further)
