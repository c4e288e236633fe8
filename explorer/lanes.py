"""Reading in processes of their own: Python reads a large file on every core, not only on one.

Each lane is `python -m explorer.lanes`, takes its share of the file and writes portions to
its standard output, as `wire` says.
"""

import gc
import signal
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import IO, cast

from explorer import readers
from explorer.errors import ExplorerError
from explorer.metering import Meter, packed_size
from explorer.model import Problem
from explorer.portions import Delivering, Portion, portions
from explorer.streams import WHOLE_FILE
from explorer.striping import Stripe
from explorer.wire import Message, receive, send

AHEAD = 32
"""Portions a lane may be ahead of the library: one or two batches, mostly."""
LANES = 2
"""More would not help: beyond two, the library's own work takes longer than reading."""
LARGE = 8 * 1024 * 1024
"""Bytes on disk from which reading gets processes of its own; they need a second to start."""


def count_for(path: Path) -> int:
    """How many processes are worth their start for reading this; 0 for none."""
    size = packed_size(path)
    return LANES if size is not None and size >= LARGE and sys.executable else 0


def apart(path: Path, format: str | None, lanes: int) -> Delivering:
    """Read in processes of their own, a batch from each in turn.

    Raises `ReadError` like `readers.read`, and `ExplorerError` where a process dies.
    """
    running: list[_Lane] = []
    unread: Problem | None = None
    has_read = False
    try:
        running += (_Lane(path, format, Stripe(lane, lanes)) for lane in range(lanes))
        waiting = deque(enumerate(running))
        while waiting:
            lane, process = waiting[0]
            portion = process.next()
            if portion is None:
                waiting.popleft()
                continue
            has_read = has_read or portion.read + portion.set_aside > 0
            wholes = (p for p in portion.problems if p.place == WHOLE_FILE)
            unread = unread or next(wholes, None)
            if portion.batch is not None:
                waiting.rotate(-1)
            yield lane, portion
    finally:
        for process in running:
            process.stop()
    if unread and not has_read:
        raise readers.unreadable(unread)


class _Lane:
    """One reading process, with a thread here that takes from it what it has."""

    def __init__(self, path: Path, format: str | None, stripe: Stripe) -> None:
        task = (str(path.absolute()), format or "", str(stripe.lane), str(stripe.lanes))
        # -P: a file of the user's in the working folder must not stand in for a module.
        command = [sys.executable, "-P", "-m", "explorer.lanes", *task]
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a pipe that nobody empties would stop it once it is full
        )
        self._found: Queue[Message] = Queue(AHEAD)
        self._thread = threading.Thread(target=self._take, name="lane", daemon=True)
        self._thread.start()

    def _take(self) -> None:
        found: Message = None
        is_last = False
        while not is_last:
            try:
                found = receive(cast("IO[bytes]", self._process.stdout))
            except Exception:
                found = ExplorerError(
                    "Reading stopped unexpectedly.", "There may be too little memory; try again."
                )
            is_last = not isinstance(found, Portion)
            self._found.put(found)

    def next(self) -> Portion | None:
        """What it found next; None at its end. Raises what it met."""
        found = self._found.get()
        if isinstance(found, ExplorerError):
            raise found
        return found

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        while self._thread.is_alive():
            with suppress(Empty):
                self._found.get(timeout=0.05)
        self._process.communicate()


def _run(path: str, format: str, lane: str, lanes: str) -> None:
    """Be a lane: write portions, then None or the error that was met."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    gc.disable()
    meter = Meter(packed_size(Path(path)))
    stripe = Stripe(int(lane), int(lanes))
    end: ExplorerError | None = None
    out = sys.stdout.buffer
    try:
        for portion in portions(
            readers.read(Path(path), format or None, stripe=stripe, meter=meter), meter
        ):
            send(out, portion)
    except ExplorerError as error:
        end = error
    send(out, end)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        _run(*sys.argv[1:])
