"""Answers kept on disk for a day, so that what was interrupted goes on where it stopped."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DAY = 24 * 60 * 60.0
"""Seconds that an answer is as good as asking again."""


class Pages:
    """A folder of answers, each under the fingerprint of its request.

    A file is written whole or not at all. `fresh` leaves aside what was there before.
    """

    def __init__(
        self, folder: Path, *, fresh: bool = False, now: Callable[[], float] = time.time
    ) -> None:
        self._folder = folder
        self._now = now
        self._oldest = now() if fresh else now() - DAY

    def read(self, fingerprint: str) -> bytes | None:
        """The answer kept for a request; None where there is none, or only an old one."""
        path = self._path(fingerprint)
        try:
            return path.read_bytes() if path.stat().st_mtime >= self._oldest else None
        except FileNotFoundError:
            return None

    def keep(self, fingerprint: str, answer: bytes) -> None:
        """Put an answer down, in place of an older one."""
        path = self._path(fingerprint)
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(exist_ok=True)
        handle, part = tempfile.mkstemp(suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(answer)
            moment = self._now()
            os.utime(part, (moment, moment))
            Path(part).replace(path)
        finally:
            Path(part).unlink(missing_ok=True)

    def forget(self, fingerprint: str) -> None:
        """Throw one answer away."""
        self._path(fingerprint).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Throw away everything that is older than a day."""
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < self._now() - DAY:
                    path.unlink(missing_ok=True)
            except FileNotFoundError:
                continue

    def _path(self, fingerprint: str) -> Path:
        return self._folder / fingerprint[:2] / fingerprint[2:]
