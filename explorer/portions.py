"""What reading brings, a portion at a time: batches, problems, and how far it has come."""

import gc
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from explorer.batches import Batch, Batcher
from explorer.metering import Meter
from explorer.model import Item, Network, Problem, Record

BATCH = 25_000
"""Records that become columns at once."""
BATCH_BYTES = 6 * 1024 * 1024
"""Bytes on disk that become columns at once, however few records they hold."""
TICK = 1_000
"""Records after which progress is told."""
MOST_PROBLEMS = 10_000
"""Problems that are kept word for word; all of them are counted."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What reading has brought since the portion before."""

    read: int
    set_aside: int
    share: float | None
    """How much of the whole has been read, from 0 to 1; None where nobody knows."""
    problems: tuple[Problem, ...] = ()
    batch: Batch | None = None
    networks: tuple[Network, ...] = ()
    """Ready networks, whole; their ties are no records and are counted by themselves."""


Delivering = Generator[tuple[int, Portion], None, None]
"""The lane, and what it brought; to be closed where it is not used up."""


def portions(items: Iterator[Item], meter: Meter) -> Iterator[Portion]:
    """What comes out of a reader, as portions."""
    batcher = Batcher()
    records: list[Record] = []
    kept = batched = 0
    while chunk := list(islice(items, TICK)):
        found = [item for item in chunk if isinstance(item, Record)]
        problems = [item for item in chunk if isinstance(item, Problem)]
        networks = tuple(item for item in chunk if isinstance(item, Network))
        records += found
        batch = None
        is_large = len(records) >= BATCH or meter.position - batched >= BATCH_BYTES
        if records and is_large:
            batch, batched = batcher.batch(records), meter.position
            records = []
        aside = sum(problem.sets_aside and problem.of == "record" for problem in problems)
        problems = problems[: MOST_PROBLEMS - kept]
        kept += len(problems)
        yield Portion(len(found), aside, meter.share, tuple(problems), batch, networks)
    if records:
        yield Portion(0, 0, meter.share, batch=batcher.batch(records))


def here(items: Iterable[Item], meter: Meter | None = None) -> Delivering:
    """Read in this process."""
    with _without_collection():
        for portion in portions(iter(items), meter or Meter()):
            yield 0, portion


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
