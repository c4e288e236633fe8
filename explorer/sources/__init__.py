"""Open sources of papers, asked over the network only when the user wants it: one file each."""

from explorer.errors import SourceError
from explorer.sources import (
    arxiv,
    crossref,
    dblp,
    inspire,
    openalex,
    orcid,
    pubmed,
    semantic_scholar,
)
from explorer.sources.fetching import fetch
from explorer.sources.harvest import Harvest, bring
from explorer.sources.keys import Visitor, system_keyring
from explorer.sources.network import Network
from explorer.sources.opening import opened
from explorer.sources.question import (
    Question,
    known_by,
    question,
    question_of_dois,
    question_of_neighbours,
    question_of_people,
)
from explorer.sources.source import KINDS, Source
from explorer.sources.transport import installed
from explorer.sources.waiting import Cancelled

__all__ = [
    "KINDS",
    "SOURCES",
    "Cancelled",
    "Harvest",
    "Network",
    "Question",
    "Source",
    "Visitor",
    "bring",
    "fetch",
    "installed",
    "known_by",
    "opened",
    "question",
    "question_of_dois",
    "question_of_neighbours",
    "question_of_people",
    "source_named",
    "system_keyring",
]

SOURCES: tuple[Source, ...] = (
    openalex.SOURCE,
    arxiv.SOURCE,
    crossref.SOURCE,
    semantic_scholar.SOURCE,
    dblp.SOURCE,
    orcid.SOURCE,
    pubmed.SOURCE,
    inspire.SOURCE,
)
"""In the order of the help."""


def source_named(name: str) -> Source:
    """The source that the command line names; raises `SourceError` listing the names."""
    for source in SOURCES:
        if source.name == name.lower():
            return source
    names = ", ".join(source.name for source in SOURCES)
    raise SourceError(f"There is no source called “{name}”.", f"Choose one of {names}.")
