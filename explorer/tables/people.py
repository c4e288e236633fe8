"""From forms of names to numbered people, and their place on each paper."""

import ibis
from ibis.expr import types as ir


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


def clashes(claims: ir.Table) -> ir.Table:
    """Persons that stand more than once on a paper: as a rule there are none."""
    times = claims.group_by("paper", "number").agg(times=claims.count())
    return times.filter(times.times > 1).select("paper", "number")


def doubles(claims: ir.Table, clashes: ir.Table, forms: ir.Table) -> ir.Table:
    """Mentions that share a person with another mention on the same paper, counted through.

    Two mentions on one record are never one author. The count goes by what is written (ids,
    name), not by position, so that the order of the byline cannot matter.
    """
    among = claims.semi_join(clashes, ["paper", "number"]).join(forms, "form")
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
    )


def roster(persons: ir.Table, extra_persons: ir.Table) -> ir.Table:
    """Every person with a number, those told apart included."""
    first = persons.select("number", "person", "uncertain", "collective")
    extra = extra_persons.select("number", "person", "uncertain", "collective")
    return first.union(extra)
