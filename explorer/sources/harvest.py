"""What a fetch has brought: pages on disk, to be read into a library in one transaction."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from explorer import intake
from explorer.errors import ReadError
from explorer.intake import Delivery, ImportReport
from explorer.library import Library
from explorer.model import Problem, Record
from explorer.sources.network import Network
from explorer.sources.question import Question
from explorer.sources.source import Request, Source
from explorer.sources.transport import Tell, silent


@dataclass(frozen=True, slots=True)
class Harvest:
    """The pages of a question that hold papers, in the order in which they came."""

    question: Question
    network: Network
    pages: tuple[Request, ...]
    papers: int
    """Different papers on them, as many as the question wants at most."""
    notes: tuple[str, ...] = ()
    """What the user should know, in sentences: what is missing and why."""

    def items(self) -> Iterator[Record | Problem]:
        """Every paper once, and every problem, page by page from disk."""
        seen: set[str] = set()
        for number, page in enumerate(self.pages, 1):
            for item in read(self.question.source, self.network.kept(page)):
                if isinstance(item, Record):
                    if len(seen) == self.papers:
                        return
                    if (key := identity(item)) in seen or not self.question.keeps(item):
                        continue
                    seen.add(key)
                yield item._replace(place=f"page {number}, {item.place}")

    def delivery(self) -> Delivery:
        """What the library is to take in, under the question's name."""
        return Delivery(self.question.label, self.items(), format=self.question.source.reader.name)


def bring(library: Library, harvest: Harvest, *, progress: Tell | None = None) -> ImportReport:
    """Import what was fetched, all or nothing."""
    return intake.deliver(library, [harvest.delivery()], progress=progress or silent)


def read(source: Source, body: bytes) -> Iterator[Record | Problem]:
    """What the source's reader finds in one answer; raises `ReadError` where it finds nothing."""
    if not body:
        return
    try:
        for found in source.reader.parse(io.BytesIO(source.prepare(body))):
            # A reader may also give ready networks; sources of papers have none.
            if isinstance(found, Record | Problem):
                yield found
    except ReadError as error:
        title = f"{source.label} gave an answer that cannot be read: {error.title}"
        raise ReadError(title, "Fetch again with --fresh.") from error


def identity(record: Record) -> str:
    """What tells a paper from the others of its source, even if it comes twice."""
    found = record.native_id or record.doi or record.arxiv_id
    return found or f"{record.title} {record.year} {[who.written for who in record.authors]}"
