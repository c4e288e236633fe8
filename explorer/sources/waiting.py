"""Waiting: between requests, when a source asks for it, and never deaf to a cancel."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from explorer.errors import ExplorerError

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds between two tries, where the source does not say how long."""
PATIENCE = 120.0
"""Seconds that a source may ask us to wait; longer is the user's decision."""


class Cancelled(ExplorerError):
    """The user does not want it any more."""

    def __init__(self) -> None:
        super().__init__("Cancelled.", "What was fetched so far is kept for a day.")


class Clock:
    """Time that passes, and a way to stop waiting for it."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        self._cancel = cancel or threading.Event()

    def now(self) -> float:
        """Seconds from some beginning."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait. Raises `Cancelled` as soon as the user cancels."""
        self._cancel.wait(seconds)
        self.check()

    def check(self) -> None:
        """Raise `Cancelled` if the user has cancelled."""
        if self._cancel.is_set():
            raise Cancelled


class Pace:
    """Keeps requests to one host apart. One `Pace` for one thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}

    def wait(self, host: str, interval: float) -> None:
        """Wait for our turn at this host, and take it."""
        self._clock.check()
        now = self._clock.now()
        turn = max(now, self._next.get(host, now))
        if turn > now:
            self._clock.sleep(turn - now)
        self._next[host] = turn + interval


def pause(attempt: int, chance: Callable[[], float] = random.random) -> float:
    """Seconds before the next try: twice as long each time, and not the same for everybody."""
    most = min(FIRST_PAUSE * 2.0**attempt, LONGEST_PAUSE)
    return most * (0.5 + chance() / 2)


def asked_pause(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Seconds that the header Retry-After asks for, written as a number or a date."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
