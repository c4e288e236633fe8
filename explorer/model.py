"""The words of the field as frozen data: records, mentions, topics, papers.

Records and what they hold are named tuples because an import makes millions of them.
Absent is `None`, never zero and never an empty string.
"""

from dataclasses import dataclass
from typing import NamedTuple

DEFAULT_AUTHOR_LIMIT = 50
"""Papers with more authors than this make no ties unless the user says otherwise."""


class Institution(NamedTuple):
    """Where somebody worked, as one source wrote it."""

    name: str
    native_id: str | None = None
    """The source's own id with its scheme, for example `ror:02hpadn98` or `openalex:I123`."""
    country: str | None = None
    """Two-letter ISO 3166 code, upper case."""


class Mention(NamedTuple):
    """One name at one position on one record, as written."""

    written: str
    """The name as the source wrote it (LaTeX accents decoded); never empty."""
    family: str | None = None
    given: str | None = None
    """Family and given names only where the format separates them."""
    orcid: str | None = None
    """Sixteen characters with hyphens, check digit verified."""
    native_id: str | None = None
    """The source's own author id with its scheme, for example `openalex:A5023888391`."""
    institutions: tuple[Institution, ...] = ()
    collective: bool = False
    """True for a consortium ("ATLAS Collaboration"): kept, marked, makes no ties."""


class Topic(NamedTuple):
    """A keyword, subject category or concept, with the scheme it comes from."""

    name: str
    scheme: str
    """`arxiv`, `openalex`, `keyword`, `mesh` …"""


class Record(NamedTuple):
    """One paper as one source wrote it; never changed after import."""

    source: str
    """Name of the reader that made it."""
    native_id: str | None
    """The source's own id with its scheme (`arxiv:2404.14402`, `openalex:W123`, `id:x`)."""
    title: str
    authors: tuple[Mention, ...]
    """In the order of the byline; editors are not authors."""
    year: int | None = None
    date: str | None = None
    """ISO 8601, as precise as known: `2024`, `2024-04` or `2024-04-23`."""
    venue: str | None = None
    doi: str | None = None
    """Lower case, without resolver or prefix: `10.1000/xyz`."""
    arxiv_id: str | None = None
    """Without version: `2404.14402` or `math/9201280`."""
    url: str | None = None
    """http or https only."""
    abstract: str | None = None
    citations: int | None = None
    """As given by the source; None where it says nothing."""
    topics: tuple[Topic, ...] = ()
    kind: str | None = None
    """What the source calls it: `article`, `inproceedings`, `preprint` …"""
    incomplete_authors: bool = False
    """True where the byline ends in "et al.", "and others" or is known to be cut."""
    place: str = ""
    """Where in the file: `line 12` or `entry bungert2024`."""
    other_ids: tuple[str, ...] = ()
    """Further ids of the paper with their scheme, normalised: `pmid:31452104`, `acl:P18-1001`."""


class Problem(NamedTuple):
    """Why a record was set aside, or what was altered in one that was read."""

    place: str
    reason: str
    remedy: str
    text: str = ""
    """The beginning of the offending text, at most 200 characters."""
    file: str = ""
    """Name for display, filled in by the import."""
    sets_aside: bool = True
    """False for a note on a record that was read all the same."""
    of: str = "record"
    """What it is about: a `record`, or a `tie` or `person` of a ready network."""


class Line(NamedTuple):
    """A line of a ready network: two of its people, by their places in the list, and a strength."""

    a: int
    b: int
    strength: float
    """As the file gives it; what it counts only the file's maker knows."""


class Network(NamedTuple):
    """A ready network: people and lines with a strength, as one file gives them, and no papers."""

    source: str
    """Name of the reader that made it."""
    people: tuple[str, ...]
    """Names as written, each person once."""
    lines: tuple[Line, ...]
    """Each pair once, a < b; parallel lines are added up."""
    read: int
    """Lines of the file that `lines` stand for; read + set aside = lines in the file."""
    set_aside: int = 0


Item = Record | Problem | Network
"""What a reader finds."""


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers count: years inclusive (a paper with no year fails any year bound)."""

    first_year: int | None = None
    last_year: int | None = None
    author_limit: int = DEFAULT_AUTHOR_LIMIT
    """Papers with more authors make no ties (they still count as papers)."""


@dataclass(frozen=True, slots=True)
class Byline:
    """One position on a paper: the author's id and name, and the name as written there."""

    author: str
    name: str
    written: str
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What one or more records describe, with everything a panel or an export needs."""

    id: str
    """Public id, stable across imports, with prefix: `p:arxiv:2404.14402`."""
    title: str
    authors: tuple[Byline, ...] = ()
    year: int | None = None
    date: str | None = None
    venue: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    url: str | None = None
    abstract: str | None = None
    citations: int | None = None
    topics: tuple[Topic, ...] = ()
    topic_ids: tuple[str, ...] = ()
    kind: str | None = None
    incomplete_authors: bool = False
    sources: tuple[str, ...] = ()
