"""Topics of papers, and institutions of authors."""

import ibis
from ibis.expr import types as ir


def topic_of_subject(subjects: ir.Table) -> ir.Table:
    """Which topic each subject as written means: the same scheme and folded name."""
    key = ibis.literal("t:").concat(subjects.scheme).concat(":").concat(subjects.slug)
    return subjects.select("subject", "name", "scheme", id=key)


def paper_topics(
    record_subjects: ir.Table,
    topic_of_subject: ir.Table,
    paper_of_record: ir.Table,
    papers: ir.Table,
) -> ir.Table:
    """The topics of each paper, each once, whichever of its records they stand on."""
    first = topic_of_subject.group_by("id").agg(topic=topic_of_subject.subject.min())
    meaning = topic_of_subject.join(first, "id").select("subject", "topic")
    listed = record_subjects.join(paper_of_record, "record").join(papers, "paper")
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
