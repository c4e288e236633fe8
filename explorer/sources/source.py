"""What an open source is: where it answers, what it can be asked, and how one page leads on."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from explorer.model import Record
from explorer.readers import Reader

KINDS = ("author", "institution", "topic", "dois", "query")
"""What a source may be asked by, in the order of the help."""


class Request(NamedTuple):
    """One question to a source, without keys and without who asks."""

    url: str
    parameters: tuple[tuple[str, str], ...] = ()
    posted: bool = False
    """Send the parameters as a form, for questions too long for an address."""
    body: bytes = b""
    """JSON to be posted."""
    answer: str = "json"
    """`json` or `xml`."""
    holds_papers: bool = True
    """False for an answer that only leads to others, such as a list of ids."""
    may_be_missing: bool = False
    """The source may know nothing of it (404), and that is no reason to stop."""

    @property
    def host(self) -> str:
        """Who is asked."""
        return urlsplit(self.url).hostname or ""

    @property
    def fingerprint(self) -> str:
        """The same for the same question, whoever asks it and whenever."""
        told = repr((self.url, self.parameters, self.posted, self.body))
        return hashlib.sha256(told.encode()).hexdigest()

    def having(self, **changed: object) -> "Request":
        """The same question with these parameters changed or added."""
        kept = tuple(pair for pair in self.parameters if pair[0] not in changed)
        return self._replace(parameters=kept + parameters(**changed))

    def parameter(self, name: str) -> str:
        """A parameter's value, or nothing."""
        return dict(self.parameters).get(name, "")


class Answer(NamedTuple):
    """What a source says to one request."""

    body: bytes
    """Nothing where the source knows nothing of it."""
    value: object
    """The JSON in it; None for XML."""
    kept: bool = False
    """Whether it was on disk already."""


def parameters(**named: object) -> tuple[tuple[str, str], ...]:
    """Parameters of a request in the order given."""
    return tuple((name, str(value)) for name, value in named.items())


class Candidate(NamedTuple):
    """Somebody or something that a typed name may mean."""

    id: str
    name: str
    detail: str = ""
    """What tells it from others of its name: where somebody works."""
    papers: int | None = None

    @property
    def shown(self) -> str:
        """The name, and what tells it from others."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


@dataclass(frozen=True, slots=True)
class LookUp:
    """How a source finds ids for a name."""

    request: Callable[[str], Request]
    read: Callable[[object], Iterable[Candidate]]


def whatever(text: str) -> str | None:
    """Any text is a question."""
    return " ".join(text.split()) or None


@dataclass(frozen=True, slots=True)
class Ask:
    """One way of asking a source."""

    takes: str
    """What may be given, for people: `a name, an OpenAlex id or an ORCID`."""
    begin: Callable[[Sequence[str]], Sequence[Request]]
    """The first requests for ids or texts that `identify` has accepted."""
    identify: Callable[[str], str | None] = whatever
    """The text as the source wants it; None for a name that has to be looked up first."""
    look_up: LookUp | None = None
    keeps: Callable[[str, Record], bool] | None = None
    """Which papers to keep where the source answers with similar ones too."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where a source wants its API key, and where the user may keep it."""

    variable: str
    """In the environment."""
    name: str
    """Of the header, or of the form's field."""
    lead: str = ""
    """Before the key in a header: `Bearer `."""
    in_form: bool = False
    interval: float | None = None
    """Seconds between requests with a key, where that is less than without."""


def as_it_is(body: bytes) -> bytes:
    """The answer is already in the reader's format."""
    return body


@dataclass(frozen=True, slots=True)
class Source:
    """An open source of papers. What comes back is its own format, which a reader takes."""

    name: str
    """What `explorer fetch` takes: `semantic-scholar`."""
    label: str
    """What people call it: `Semantic Scholar`."""
    host: str
    interval: float
    """Seconds between two requests, as the source asks of its visitors or slower."""
    reader: Reader
    """What takes its answers."""
    asks: Mapping[str, Ask]
    """By which of `KINDS` it can be asked."""
    follow: Callable[[Request, Answer], Sequence[Request]]
    """The requests that an answer leads to: the next page, or the papers behind a list of ids."""
    total: Callable[[Request, Answer], int | None]
    """How many papers the source says there are, where this answer says it."""
    prepare: Callable[[bytes], bytes] = as_it_is
    """An answer in the form in which the reader takes it."""
    people: tuple[str, ...] = ()
    """Schemes of the ids by which it knows people of a library, best first; none: it cannot."""
    key: Key | None = None
