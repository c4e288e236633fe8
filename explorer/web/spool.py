"""Uploads on disk: files that arrive in parts, in a private folder that goes with this process."""

import os
import shutil
import tempfile
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

from explorer.errors import ReadError
from explorer.settings import MIB
from explorer.web.arriving import Upload, arranged

MOST_FILES = 5_000
MOST_OPEN = 4
"""Uploads kept at once; the one that has waited longest gives way."""


class Spool:
    """The uploads of one process, under `parent`; the folder goes when the process ends."""

    def __init__(self, parent: Path, limit: int) -> None:
        self.limit = limit
        self._parent = parent
        self._folder: Path | None = None
        self._uploads: dict[str, Upload] = {}
        self._lock = threading.Lock()
        sweep(parent)

    def begin(self, announced: Sequence[tuple[str, int]]) -> Upload:
        """An upload of files with these names (`folder/name` in a folder) and sizes in bytes.

        Raises `ReadError` for too many or too much.
        """
        with self._lock:
            self._check(announced)
            self._make_room()
            folder = Path(tempfile.mkdtemp(dir=self._made()))
            upload = Upload(folder, tuple(arranged(folder, announced)))
            self._uploads[upload.id] = upload
        return upload

    def upload(self, id_: object) -> Upload:
        """The upload with this id. Raises `ReadError` if it is gone."""
        with self._lock:
            if isinstance(id_, str) and id_ in self._uploads:
                return self._uploads[id_]
        raise ReadError("This upload is gone.", "Send the files again.")

    def discard(self, id_: object) -> None:
        """Delete an upload; nothing happens if it is gone."""
        with self._lock:
            gone = self._uploads.pop(id_, None) if isinstance(id_, str) else None
        if gone is not None:
            shutil.rmtree(gone.folder, ignore_errors=True)

    def _check(self, announced: Sequence[tuple[str, int]]) -> None:
        if not announced:
            raise ReadError("No file was sent.", "Choose a file and try again.")
        if len(announced) > MOST_FILES:
            title = f"{len(announced):,} files are more than {MOST_FILES:,}."
            raise ReadError(title, "Send one zip, or use the command: explorer import FOLDER")
        total = sum(size for _, size in announced)
        if total > self.limit:
            title = f"{total // MIB:,} MiB are more than the {self.limit // MIB:,} MiB allowed."
            raise ReadError(title, "Use the command: explorer import FILE")
        if total > shutil.disk_usage(self._made()).free // 2:
            title = f"There is not enough room on the disk for {total // MIB:,} MiB."
            raise ReadError(title, "Make room, or use the command: explorer import FILE")

    def _make_room(self) -> None:
        idle = [upload for upload in self._uploads.values() if not upload.in_use]
        idle.sort(key=lambda upload: upload.touched)
        for upload in idle[: max(0, len(self._uploads) - MOST_OPEN + 1)]:
            del self._uploads[upload.id]
            shutil.rmtree(upload.folder, ignore_errors=True)

    def _made(self) -> Path:
        if self._folder is None:
            self._parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=self._parent))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder


def sweep(parent: Path) -> None:
    """Delete what processes that have ended left behind."""
    for left in parent.glob("*-*"):
        owner = left.name.split("-")[0]
        if owner.isdecimal() and not _is_alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        # Elsewhere to ask would be to kill.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
