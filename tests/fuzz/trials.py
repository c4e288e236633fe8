"""One input to one reader: in its time, nothing opened, and every item as it may be."""

import io
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from watching import watched

from explorer.errors import ReadError
from explorer.identifiers import MAX_URL, arxiv_id, doi, orcid
from explorer.model import Item, Mention, Network, Problem, Record
from explorer.readers.bylines import MAX_AUTHORS, MAX_INSTITUTIONS
from explorer.readers.text import MAX_ABSTRACT, MAX_EXCERPT, MAX_NAME, MAX_TITLE
from explorer.readers.topics import MAX_TOPICS
from explorer.readers.values import MAX_COUNT

SECONDS, SECONDS_PER_MB = 2.0, 2.0
"""Processor time that any input may take, and what each megabyte of it adds."""

Items = list[Item]
Parse = Callable[[io.BytesIO], Iterator[Item]]

_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, line ends, what turns the direction of writing, and halves of characters."""
_OTHER_ID = re.compile(r"[a-z0-9]+:\S+")
_CAPS = {"abstract": MAX_ABSTRACT, "url": MAX_URL}
"""Characters of the fields that may be longer than a title."""


class Hang(BaseException):
    """The time is over. Not an `Exception`, so that no reader can take it for a bad record."""


def tried(parse: Parse, data: bytes) -> Items:
    """What comes out, checked; nothing where the reader says that it cannot be read."""
    with _in_time(SECONDS + SECONDS_PER_MB * len(data) / 1e6), watched() as events:
        items = _read(parse, data)
    assert events == []
    for item in items:
        _CHECKS[type(item)](item)
    return items


def _read(parse: Parse, data: bytes) -> Items:
    found: Items = []
    try:
        found += parse(io.BytesIO(data))
    except ReadError as error:
        _check_problem(Problem("whole file", error.title, error.remedy))
    return found


@contextmanager
def _in_time(seconds: float) -> Iterator[None]:
    """Raise `Hang` after so much processor time of this process."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {seconds:.1f} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _check_problem(problem: Problem) -> None:
    for said in (problem.place, problem.reason, problem.remedy):
        assert said.strip()
        _check_text(said, MAX_TITLE)
    _check_text(problem.text, MAX_EXCERPT)


def _check_network(network: Network) -> None:
    assert len(set(network.people)) == len(network.people)
    for name in network.people:
        assert name.strip()
        _check_text(name, MAX_NAME)
    pairs = [(line.a, line.b) for line in network.lines]
    assert all(0 <= a < b < len(network.people) for a, b in pairs)
    assert len(set(pairs)) == len(pairs) <= network.read
    assert all(0 < line.strength < inf for line in network.lines)


def _check_record(record: Record) -> None:
    hash(record)
    assert record.place.strip()
    assert record.title.strip()
    assert record.source
    for field, value in record._asdict().items():
        assert value != ""
        if isinstance(value, str):
            _check_text(value, _CAPS.get(field, MAX_TITLE))
    _check_numbers(record)
    _check_ids(record)
    assert len(record.authors) <= MAX_AUTHORS
    assert len(record.topics) <= MAX_TOPICS
    for mention in record.authors:
        _check_mention(mention)
    for topic in record.topics:
        _check_text(topic.name, MAX_NAME)
        assert topic.name
        assert topic.scheme


def _check_numbers(record: Record) -> None:
    assert record.year is None or 1000 <= record.year <= 2100
    assert record.citations is None or 0 <= record.citations <= MAX_COUNT
    if record.date is not None:
        assert _DATE.fullmatch(record.date)
        assert record.date[:4] == str(record.year)


def _check_ids(record: Record) -> None:
    assert record.native_id is None or ":" in record.native_id
    assert record.doi is None or doi(record.doi) == record.doi
    assert record.arxiv_id is None or arxiv_id(record.arxiv_id) == record.arxiv_id
    assert record.url is None or record.url.startswith(("http://", "https://"))
    assert all(map(_OTHER_ID.fullmatch, record.other_ids))


def _check_mention(mention: Mention) -> None:
    assert mention.written.strip()
    assert mention.orcid is None or orcid(mention.orcid) == mention.orcid
    assert len(mention.institutions) <= MAX_INSTITUTIONS
    places = (text for place in mention.institutions for text in place)
    for text in (mention.written, mention.family, mention.given, mention.native_id, *places):
        if text is not None:
            assert text
            _check_text(text, MAX_NAME)


def _check_text(text: str, most: int) -> None:
    """One line that can be shown and written down."""
    assert len(text) <= most
    assert not _UNFIT.search(text), ascii(text)


_CHECKS: dict[type, Callable[[Any], None]] = {
    Problem: _check_problem,
    Network: _check_network,
    Record: _check_record,
}
"""Nothing but these may come out of a reader."""
