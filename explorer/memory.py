"""A bounded memory of finished things, safe across threads: the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """Keeps what was made until more than `room` of it is held, weighed by `weigh`."""

    def __init__(self, room: int, weigh: Callable[[Kept], int]) -> None:
        self._room = room
        self._weigh = weigh
        self._held = 0
        self._kept: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self._lock = Lock()
        self._turns: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under `key`, else what `make` makes now.

        Of several threads that ask at the same moment one makes it and the others wait: a page
        asks for the same scene from all its panels at once.
        """
        with self._lock:
            if key in self._kept:
                return self._used(key)
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._kept:
                    return self._used(key)
            try:
                made = make()
                self._keep(key, made)
            finally:
                with self._lock:
                    self._turns.pop(key, None)
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._held = 0

    @property
    def is_making(self) -> bool:
        """Whether something is being made at the moment."""
        return bool(self._turns)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def _used(self, key: Hashable) -> Kept:
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def _keep(self, key: Hashable, made: Kept) -> None:
        weight = self._weigh(made)
        with self._lock:
            if key in self._kept or weight > self._room:
                return
            self._kept[key] = (made, weight)
            self._held += weight
            while self._held > self._room:
                _, (_, gone) = self._kept.popitem(last=False)
                self._held -= gone
