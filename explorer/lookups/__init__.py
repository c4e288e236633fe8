"""Questions to a library: public ids in and out, data frames sorted the same way every time."""

from explorer.lookups.given import given_among, given_neighbours, network_files, who_says
from explorer.lookups.outside import outside_ids
from explorer.lookups.papers import (
    full_papers,
    paper,
    paper_topics,
    papers,
    papers_over_limit,
    papers_per_year,
    publications,
)
from explorer.lookups.people import (
    authors,
    authorships,
    candidates,
    collaborators,
    count_people,
    institutions_of,
    people_of,
    prolific,
    resolve,
    written_forms,
)
from explorer.lookups.sources import Apart, Sighting, Source, kept_apart, sources
from explorer.lookups.subjects import (
    Subject,
    author_institutions,
    institution,
    papers_at,
    topic,
    topics_of,
)
from explorer.lookups.ties import neighbours, receipt, ties_among

__all__ = [
    "Apart",
    "Sighting",
    "Source",
    "Subject",
    "author_institutions",
    "authors",
    "authorships",
    "candidates",
    "collaborators",
    "count_people",
    "full_papers",
    "given_among",
    "given_neighbours",
    "institution",
    "institutions_of",
    "kept_apart",
    "neighbours",
    "network_files",
    "outside_ids",
    "paper",
    "paper_topics",
    "papers",
    "papers_at",
    "papers_over_limit",
    "papers_per_year",
    "people_of",
    "prolific",
    "publications",
    "receipt",
    "resolve",
    "sources",
    "ties_among",
    "topic",
    "topics_of",
    "who_says",
    "written_forms",
]
