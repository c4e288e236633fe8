"""Papers in: from files to the library in one transaction, with an account of every record."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import duckdb

from explorer import crowds, lanes, portions, readers, tables
from explorer.library import Library
from explorer.loader import Loader
from explorer.metering import Meter, packed_size
from explorer.model import Item, Network, Problem
from explorer.portions import MOST_PROBLEMS, Delivering, Portion
from explorer.tables import Progress
from explorer.writing import transaction

LEAST_SHARE = 0.01
"""So much must have been read before the rest is guessed from it."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file brought: read + set aside = records in the file, new + known = read.

    `ties` + `ties_set_aside` are the lines of a ready network in it.
    """

    file: str
    read: int
    new: int
    known: int
    set_aside: int
    ties: int = 0
    ties_set_aside: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import brought, in all and by file."""

    read: int
    new: int
    known: int
    set_aside: int
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...]
    ties: int = 0
    ties_set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is to be imported under one file name: records in memory, or a path to be read."""

    file: str
    items: Iterable[Item] | Path
    sha256: str | None = None
    format: str | None = None

    def portions(self) -> Delivering:
        """What it holds, read here or, where it is large, in processes of their own."""
        if not isinstance(self.items, Path):
            return portions.here(self.items)
        if count := lanes.count_for(self.items):
            return lanes.apart(self.items, self.format, count)
        meter = Meter(packed_size(self.items))
        return portions.here(readers.read(self.items, self.format, meter=meter), meter)


@dataclass(slots=True)
class _Tally:
    """The running account of one delivery."""

    delivery: Delivery
    read: int = 0
    set_aside: int = 0
    networks: list[Network] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    shares: dict[int, float | None] = field(default_factory=dict)

    def take(self, lane: int, portion: Portion) -> None:
        """Count what a lane brought."""
        self.read += portion.read
        self.set_aside += portion.set_aside
        self.networks += portion.networks
        self.shares[lane] = portion.share
        room = MOST_PROBLEMS - len(self.problems)
        named = (p._replace(file=p.file or self.delivery.file) for p in portion.problems[:room])
        self.problems += named

    @property
    def expected(self) -> int | None:
        """How many records there may be, by how far the reading has come; None while unknown."""
        shares = [share for share in self.shares.values() if share is not None]
        come = sum(shares) / len(shares) if shares else 0
        return round(self.read / come) if come > LEAST_SHARE else None


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
        Delivery(
            _shown(path),
            path if isinstance(path, Path) else readers.read(path, format),
            _sha256(path),
            format,
        )
        for path in paths
    ]
    return deliver(library, deliveries, progress=progress, now=now)


def import_records(
    library: Library,
    records: Iterable[Item],
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
        next_number = 'SELECT coalesce(max("import") + 1, 0) FROM imports'
        first = int(connection.execute(next_number).fetchall()[0][0])
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
        crowds_new = sum(
            crowds.keep(connection, first + number, tally.networks)
            for number, tally in enumerate(tallies)
        )
        report = _account(connection, first, tallies, fresh, now or datetime.now(UTC))
        if fresh or crowds_new:
            tables.derive(connection, tell)
        tables.refresh_totals(connection)
    return report


def _load(loader: Loader, deliveries: Sequence[Delivery], tell: Progress) -> list[_Tally]:
    """Read every delivery into the tables of facts."""
    tallies = [_Tally(delivery) for delivery in deliveries]
    for number, tally in enumerate(tallies):
        phase = f"Reading {tally.delivery.file}"
        tell(phase, 0, None)
        # Closed at once where something is raised: the reading processes must not outlive it.
        with closing(tally.delivery.portions()) as delivered:
            for lane, portion in delivered:
                tally.take(lane, portion)
                tell(phase, tally.read, tally.expected)
                if portion.batch is not None:
                    loader.add(number, (number, lane), portion.batch)
        tell(phase, tally.read, tally.read)
    return tallies


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
        known = tally.read - new
        ties = sum(network.read for network in tally.networks)
        aside = sum(network.set_aside for network in tally.networks)
        report = FileReport(delivery.file, tally.read, new, known, tally.set_aside, ties, aside)
        files.append(report)
        _keep(connection, first + number, delivery, report, now)
        _keep_problems(connection, first + number, tally.problems)
    sums = {
        name: sum(getattr(each, name) for each in files)
        for name in ("read", "new", "known", "set_aside", "ties", "ties_set_aside")
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
