"""How well the same paper is recognised from two sources, without any id to go by.

Real pairs: the samples beside the checkout hold articles that several sources describe; their DOIs
say which. Copies: papers of the corpus, once as Crossref writes them and once as DBLP does
(initials, full stops, another year, subtitles lost), among as many others. In both, every id is
taken away before the records are joined; the ids then tell which pairs are right.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench import imports
from bench.clock import SEED
from bench.printing import Figure, show
from explorer import intake, readers
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.publications import is_of_preprint

COPIES = 10_000
"""Papers of the corpus that are copied."""

MOST_WRONG, MOST_MISSED = 0.5, 3.0
"""Percent: precision at least 0.995, recall at least 0.97."""

SAMPLES = imports.CORPORA.parent / "importers"

Told = tuple[str, Record]
"""What a record truly is of, and the record without its ids."""


def measure(path: Path) -> list[Figure]:  # noqa: ARG001 - every benchmark takes a library
    """Join both collections and compare with the truth."""
    found: list[Figure] = []
    if SAMPLES.exists():
        found += _figures("real pairs", list(real()))
    if imports.LARGE.exists():
        found += _figures(f"copies of {COPIES:,} papers", list(copies()))
    return found


def real() -> Iterator[Told]:
    """Records of the samples with the DOI of a publication, without their ids.

    Preprints are left out: with their publication they are one paper under two DOIs.
    """
    seen: set[tuple[str, str]] = set()
    for path in sorted(SAMPLES.rglob("*")):
        for record in _read(path):
            if (
                record.doi
                and not is_of_preprint(record.doi)
                and (record.doi, record.source) not in seen
            ):
                seen.add((record.doi, record.source))
                yield record.doi, _bare(record)


def _read(path: Path) -> list[Record]:
    if not path.is_file() or path.name.startswith("_") or path.name == "SOURCE.txt":
        return []
    try:
        return [item for item in readers.read(path) if isinstance(item, Record)]
    except ExplorerError:
        return []


def copies() -> Iterator[Told]:
    """Papers of the corpus as two sources write them, and as many others that are written once."""
    draw = random.Random(SEED)  # noqa: S311 - the same sample every time
    corpus = [item for item in readers.read(imports.LARGE) if isinstance(item, Record)]
    chosen = [item for item in draw.sample(corpus, 2 * COPIES) if item.authors and item.year]
    for place, item in enumerate(chosen):
        truth = str(item.native_id)
        yield truth, _as_crossref(item, draw)
        if place % 2:
            yield truth, _as_dblp(item, draw)


def _bare(record: Record) -> Record:
    return record._replace(
        native_id=None, doi=None, arxiv_id=None, url=None, other_ids=(), abstract=None
    )


def _as_crossref(record: Record, draw: random.Random) -> Record:
    """Family and given names apart, a journal, the year of publication, at times no subtitle."""
    title = record.title.replace("$", "").replace("--", "–")
    head, colon, _ = title.partition(": ")
    shortened = head if colon and len(head) > 30 and draw.random() < 0.1 else title
    year = (record.year or 0) + draw.choice((0, 0, 0, 1))
    return _bare(record)._replace(
        source="crossref", title=shortened, year=year, date=str(year), kind="journal-article",
        venue=f"Journal of {_field(record)} Studies",
        authors=tuple(_initials(each, draw) for each in record.authors),
    )  # fmt: skip


def _field(record: Record) -> str:
    return record.topics[0].name.partition(".")[0].capitalize() if record.topics else "Various"


def _initials(author: Mention, draw: random.Random) -> Mention:
    if draw.random() < 0.7 or " " not in author.written:
        return Mention(author.written)
    given, _, family = author.written.rpartition(" ")
    return Mention(f"{' '.join(f'{word[0]}.' for word in given.split())} {family}")


def _as_dblp(record: Record, draw: random.Random) -> Record:
    """Capitals, a full stop, full names without accents now and then, a typing error at times."""
    words = record.title.split()
    if draw.random() < 0.02:
        place = draw.randrange(len(words))
        words[place] = words[place][:-1] if len(words[place]) > 7 else words[place]
    title = " ".join(word.capitalize() if draw.random() < 0.5 else word for word in words)
    people = record.authors[:1] if draw.random() < 0.02 else record.authors
    return _bare(record)._replace(
        source="dblp", title=f"{title}.", date=str(record.year), kind="article",
        venue=draw.choice((f"J. {_field(record)[:4]}. Stud.", "CoRR")), authors=people,
        incomplete_authors=len(people) < len(record.authors),
    )  # fmt: skip


def _figures(what: str, told: Sequence[Told]) -> list[Figure]:
    truth, papers = _joined(told)
    joined, right, due = _pairs(truth, papers)
    return [
        Figure(f"{what}: pairs of one paper", due),
        Figure(f"{what}: joined wrongly", 100 * (1 - right / max(joined, 1)), "%", MOST_WRONG),
        Figure(f"{what}: missed", 100 * (1 - right / max(due, 1)), "%", MOST_MISSED),
    ]


def _joined(told: Sequence[Told]) -> tuple[list[str], list[str]]:
    """What each record truly is of, and the paper it was given to."""
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(Path(folder) / "joining.duckdb", write=True) as library:
            numbered = (
                record._replace(url=f"https://example.org/{place}")
                for place, (_, record) in enumerate(told)
            )
            intake.import_records(library, numbered)
            found = library.rows(
                "SELECT r.url, s.paper FROM records r JOIN paper_of_record s USING (record)"
            )
        places = [int(str(url).rpartition("/")[2]) for url in found["url"]]
        return [told[place][0] for place in places], [str(paper) for paper in found["paper"]]


def _pairs(truth: Iterable[str], papers: Iterable[str]) -> tuple[int, int, int]:
    """Pairs that were joined, those of them that are right, and those that are due."""
    both = list(zip(truth, papers, strict=True))
    joined, due = Counter(paper for _, paper in both), Counter(true for true, _ in both)
    return _twos(joined.values()), _twos(Counter(both).values()), _twos(due.values())


def _twos(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def main(path: Path) -> bool:
    """Print the table; whether every limit is kept."""
    return show("The same paper from two sources", measure(path))


if __name__ == "__main__":
    sys.exit(not main(Path()))
