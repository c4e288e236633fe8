"""From a question to its pages: one request leads to the next, and there is always an end."""

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.model import Record
from explorer.sources.harvest import Harvest, identity, read
from explorer.sources.network import Network
from explorer.sources.question import Question
from explorer.sources.refusals import Refused
from explorer.sources.source import Answer, Request
from explorer.sources.transport import Tell, silent

MAX_PAGES = 2_000
"""Requests of one fetch, whatever the source says."""
MAX_BARREN = 3
"""Pages in a row that bring nothing new, after which the rest is given up."""
ASKED_AGAIN = 2
"""Times that an empty page is asked for again where the source says that there are more papers."""


def fetch(question: Question, network: Network, *, progress: Tell | None = None) -> Harvest:
    """Ask the source page by page until everything, or as much as was wanted, is there.

    What was fetched stays on disk for a day: the same question, after an interruption, goes on
    where it stopped. Progress counts papers. Raises `SourceError` where the source gives up, and
    `Cancelled`.
    """
    try:
        return _Fetch(question, network, progress or silent).run()
    except _Stale as stale:
        # Cursors live for minutes at some sources, pages on disk for a day.
        for request in stale.asked:
            network.forget(request)
        return _Fetch(question, network, progress or silent).run()


class _Stale(Exception):
    """A source does not know the cursor any more that a page on disk led to."""

    def __init__(self, asked: Sequence[Request]) -> None:
        super().__init__("a cursor has become too old")
        self.asked = tuple(asked)


@dataclass(slots=True)
class _Fetch:
    """One run of a fetch and its account."""

    question: Question
    network: Network
    tell: Tell
    pages: list[Request] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    asked: dict[str, Request] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    """By first request, the papers that the source says there are."""
    received: Counter[str] = field(default_factory=Counter)
    """By first request, the papers that came, old and new."""
    doubles: int = 0
    unlike: int = 0
    from_disk: bool = False

    def run(self) -> Harvest:
        self._advance()
        for first in self.question.requests:
            if self._enough():
                break
            self._chain(first)
        papers = min(len(self.seen), self.question.limit)
        return Harvest(self.question, self.network, tuple(self.pages), papers, self._notes())

    def _chain(self, first: Request) -> None:
        """One first request and everything that it leads to."""
        waiting = deque([first])
        barren = 0
        while waiting and not self._enough() and barren < MAX_BARREN:
            request = waiting.popleft()
            if request.fingerprint in self.asked:
                continue
            answer = self._ask(first, request)
            if request.holds_papers:
                barren = 0 if self._take(first, request, answer) else barren + 1
            if answer.body:
                waiting.extend(self.question.source.follow(request, answer))
            self._advance()

    def _ask(self, first: Request, request: Request) -> Answer:
        source = self.question.source
        try:
            answer = self.network.ask(source, request)
        except Refused as error:
            if self.from_disk and request != first and error.status not in _OF_THE_KEY:
                raise _Stale([*self.asked.values(), request]) from error
            raise
        self.asked[request.fingerprint] = request
        self.from_disk |= answer.kept
        total = source.total(request, answer)
        if total is not None:
            self.totals[first.fingerprint] = total
        return self._filled(first, request, answer)

    def _filled(self, first: Request, request: Request, answer: Answer) -> Answer:
        """The answer, asked for again where it is empty though there are more papers."""
        for _ in range(ASKED_AGAIN):
            key = first.fingerprint
            more = self.totals.get(key, 0) > self.received[key]
            is_empty = request.holds_papers and not any(read(self.question.source, answer.body))
            if not (is_empty and more and answer.body):
                break
            answer = self.network.ask(self.question.source, request, again=True)
        return answer

    def _take(self, first: Request, request: Request, answer: Answer) -> int:
        """Remember a page; how many papers on it are new."""
        fresh = 0
        for item in read(self.question.source, answer.body):
            self.received[first.fingerprint] += isinstance(item, Record) or item.sets_aside
            if not isinstance(item, Record):
                fresh += item.sets_aside
            elif not self.question.keeps(item):
                self.unlike += 1
            elif (key := identity(item)) in self.seen:
                self.doubles += 1
            else:
                self.seen.add(key)
                fresh += 1
        self.pages.append(request)
        return fresh

    def _enough(self) -> bool:
        return len(self.seen) >= self.question.limit or len(self.asked) >= MAX_PAGES

    def _advance(self) -> None:
        known = sum(self.totals.values()) if self.totals else None
        total = None if known is None else max(min(known, self.question.limit), len(self.seen))
        self.tell(f"Fetching {self.question.label}", len(self.seen), total)

    def _notes(self) -> tuple[str, ...]:
        """What the user should know about this fetch."""
        label, total = self.question.source.label, sum(self.totals.values())
        received = sum(self.received[first] for first in self.totals)
        notes = list(self.question.notes)
        found = min(len(self.seen), self.question.limit)
        if total > found and self._enough():
            more = " --limit takes more." if found == self.question.limit else ""
            were = "was" if found == 1 else "were"
            notes.append(f"{label} has {total:,} papers; {found:,} {were} fetched.{more}")
        elif total > received:
            notes.append(f"{label} spoke of {total:,} papers and gave {received:,}.")
        elif not received:
            notes.append(f"{label} has no papers for this.")
        if self.unlike:
            notes.append(f"{_papers(self.unlike, 'is', 'are')} only similar and left out.")
        if self.doubles:
            twice = _papers(self.doubles, "came twice and is", "came twice and are")
            notes.append(f"{twice} taken once.")
        return tuple(notes)


def _papers(number: int, is_: str, are: str) -> str:
    return f"1 paper {is_}" if number == 1 else f"{number:,} papers {are}"


_OF_THE_KEY = frozenset({401, 402, 403})
