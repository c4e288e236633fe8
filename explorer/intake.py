"""Papers in: from files to the library in one transaction, with an account of every record."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import duckdb

from explorer import readers, tables
from explorer.library import Library
from explorer.loader import Loader
from explorer.model import Problem, Record
from explorer.tables import Progress
from explorer.writing import transaction

BATCH = 25_000
"""Records that become columns at once."""

MOST_PROBLEMS = 10_000
"""Problems of one file that are kept word for word; all of them are counted."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file brought: read + set aside = records in the file, new + known = read."""

    file: str
    read: int
    new: int
    known: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought, in all and by file."""

    read: int
    new: int
    known: int
    set_aside: int
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be imported under one file name."""

    file: str
    items: Iterable[Record | Problem]
    sha256: str | None = None
    format: str | None = None


@dataclass(slots=True)
class _Tally:
    """The running account of one delivery."""

    delivery: Delivery
    read: int = 0
    set_aside: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_paths(
    library: Library,
    paths: Sequence[Path | BinaryIO],
    *,
    format: str | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import files and folders (an open stream is standard input) in one transaction.

    Raises `ReadError` for a file that cannot be read; the library is then as before.
    """
    deliveries = [
        Delivery(_shown(path), readers.read(path, format), _sha256(path), format) for path in paths
    ]
    return deliver(library, deliveries, progress=progress, now=now)


def import_records(
    library: Library,
    records: Iterable[Record | Problem],
    *,
    file: str = "records",
    progress: Progress | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import records that are already in memory, or come from a generator."""
    return deliver(library, [Delivery(file, records)], progress=progress, now=now)


def deliver(
    library: Library,
    deliveries: Sequence[Delivery],
    *,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> ImportReport:
    """Import several deliveries as one: all of them, or nothing at all."""
    tell = progress or tables.silent
    connection = library.connection
    with transaction(connection):
        first = int(connection.execute("SELECT count(*) FROM imports").fetchall()[0][0])
        loader = Loader(connection)
        tallies = _load(loader, deliveries, tell)
        tell("Comparing with what is known", 0, None)
        fresh = loader.settle()
        if not fresh:
            # Rows that were all known leave no trace in the file, not even deleted ones.
            seen = loader.sightings()
            connection.rollback()
            connection.begin()
            loader.keep_sightings(seen)
        report = _account(connection, first, tallies, fresh, now or datetime.now(UTC))
        if fresh:
            tables.derive(connection, tell)
        tables.refresh_totals(connection)
    return report


def _load(loader: Loader, deliveries: Sequence[Delivery], tell: Progress) -> list[_Tally]:
    """Read every delivery; DuckDB takes one batch in while the next is being read."""
    tallies = [_Tally(delivery) for delivery in deliveries]
    pending: Future[None] | None = None
    with _without_collection(), ThreadPoolExecutor(1, "loader") as worker:
        for number, tally in enumerate(tallies):
            for batch in _batches(tally, tell):
                if pending is not None:
                    pending.result()
                pending = worker.submit(loader.add, number, batch)
        if pending is not None:
            pending.result()
    return tallies


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cyclic garbage: records make none, and it would double the reading time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _batches(tally: _Tally, tell: Progress) -> Iterator[list[Record]]:
    delivery = tally.delivery
    phase = f"Reading {delivery.file}"
    tell(phase, 0, None)
    batch: list[Record] = []
    for item in delivery.items:
        if isinstance(item, Record):
            batch.append(item)
            if len(batch) == BATCH:
                tally.read += BATCH
                yield batch
                tell(phase, tally.read, None)
                batch = []
        else:
            tally.set_aside += item.sets_aside
            if len(tally.problems) < MOST_PROBLEMS:
                tally.problems.append(item._replace(file=item.file or delivery.file))
    tally.read += len(batch)
    if batch:
        yield batch
    tell(phase, tally.read, tally.read)


def _account(
    connection: duckdb.DuckDBPyConnection,
    first: int,
    tallies: Sequence[_Tally],
    fresh: Mapping[int, int],
    now: datetime,
) -> ImportReport:
    """Write down what each file brought."""
    files = []
    for number, tally in enumerate(tallies):
        new = fresh.get(number, 0)
        delivery = tally.delivery
        report = FileReport(delivery.file, tally.read, new, tally.read - new, tally.set_aside)
        files.append(report)
        _keep(connection, first + number, delivery, report, now)
        _keep_problems(connection, first + number, tally.problems)
    sums = {
        name: sum(getattr(each, name) for each in files)
        for name in ("read", "new", "known", "set_aside")
    }
    problems = tuple(problem for tally in tallies for problem in tally.problems)
    return ImportReport(**sums, problems=problems, files=tuple(files))


def _keep(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    delivery: Delivery,
    report: FileReport,
    now: datetime,
) -> None:
    moment = now.astimezone(UTC).replace(tzinfo=None)
    counts = (report.read, report.new, report.known, report.set_aside)
    connection.execute(
        "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, delivery.file, delivery.sha256, delivery.format, moment, *counts),
    )


def _keep_problems(
    connection: duckdb.DuckDBPyConnection, number: int, problems: Sequence[Problem]
) -> None:
    rows = [(number, p.place, p.reason, p.remedy, p.text, p.sets_aside) for p in problems]
    if rows:
        connection.executemany("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)", rows)


def _shown(path: Path | BinaryIO) -> str:
    return path.name if isinstance(path, Path) else "standard input"


def _sha256(path: Path | BinaryIO) -> str | None:
    if not isinstance(path, Path) or not path.is_file():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
