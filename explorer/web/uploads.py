"""Papers in from the page: what the browser sent, imported by a thread of its own.

One import at a time for each workspace. The page asks how it goes by the import's id.
"""

import binascii
import hashlib
import io
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from explorer import search
from explorer.errors import ExplorerError, LibraryBusy, ReadError
from explorer.intake import Delivery, ImportReport, deliver
from explorer.readers import read
from explorer.settings import MIB
from explorer.workspace import Workspace

LONGEST_NAME = 120
"""Characters of a file name that are shown; nothing is ever stored under it."""

MOST_FILES = 50

Named = tuple[str, str]
"""A file's name and its contents as the browser sends them: `data:…;base64,…`."""


@dataclass(frozen=True, slots=True)
class State:
    """How an import goes: what it does now, and how it ended."""

    phase: str = "Waiting for the library"
    done: int = 0
    total: int | None = None
    report: ImportReport | None = None
    error: ExplorerError | None = None

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or badly."""
        return self.report is not None or self.error is not None

    @property
    def changed(self) -> bool:
        """Whether the library holds more than before."""
        return self.report is not None and self.report.new > 0


class Sent(io.BytesIO):
    """Bytes of an upload with the name to show for them."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name

    def delivery(self) -> Delivery:
        """The records in it, to be read when the library is ready."""
        digest = hashlib.sha256(self.getbuffer()).hexdigest()
        return Delivery(self.name, read(self), digest)


class Imports:
    """The imports of one workspace: at most one runs, and the newest is remembered."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._job = ""
        self._state = State()
        self._idle = True

    def start(self, sources: Callable[[], Sequence[Sent]]) -> str:
        """Begin to import what `sources` gives; the answer is the import's id.

        What goes wrong from then on is in its state. Raises `LibraryBusy` if another one runs.
        """
        with self._lock:
            if not self._idle:
                raise LibraryBusy("Another import is running.", "Wait until it is done.")
            self._job, self._state, self._idle = uuid.uuid4().hex, State(), False
        threading.Thread(target=self._run, args=(sources,), name="import", daemon=True).start()
        return self._job

    def state(self, job: str) -> State | None:
        """How the import with this id goes; None for one that is not remembered."""
        with self._lock:
            return self._state if job and job == self._job else None

    def _run(self, sources: Callable[[], Sequence[Sent]]) -> None:
        try:
            deliveries = [file.delivery() for file in sources()]
            with self._workspace.writing() as library:
                report = deliver(library, deliveries, progress=self._tell)
            self._tell("Preparing the search", 0, None)
            with self._workspace.reading() as library:
                search.prepare(library)
            self._change(lambda state: replace(state, report=report))
        except ExplorerError as error:
            self._fail(error)
        except Exception:
            self._fail(ExplorerError("The import failed.", "Nothing was changed."))
            raise
        finally:
            with self._lock:
                self._idle = True

    def _tell(self, phase: str, done: int, total: int | None) -> None:
        self._change(lambda state: replace(state, phase=phase, done=done, total=total))

    def _fail(self, error: ExplorerError) -> None:
        self._change(lambda state: replace(state, error=error))

    def _change(self, change: Callable[[State], State]) -> None:
        with self._lock:
            self._state = change(self._state)


def sent(files: Sequence[Named], limit: int) -> list[Sent]:
    """The bytes of an upload of at most `limit` bytes in all. Raises `ReadError`."""
    if len(files) > MOST_FILES:
        raise ReadError(
            f"{len(files)} files are too many at once.", f"Send at most {MOST_FILES}, or one zip."
        )
    if sum(len(contents) for _, contents in files) * 3 // 4 > limit + MIB // 4:
        raise ReadError(
            f"This is more than {limit // MIB} MiB.", "Use the command: explorer import FILE"
        )
    return [Sent(_decoded(contents), shown_name(name)) for name, contents in files]


def _decoded(contents: str) -> bytes:
    head, comma, body = contents.partition(",")
    if not comma or not head.startswith("data:") or not head.endswith(";base64"):
        raise ReadError("This file did not arrive as it was sent.", "Try again.")
    try:
        return binascii.a2b_base64(body, strict_mode=True)
    except (binascii.Error, ValueError) as error:
        raise ReadError("This file did not arrive as it was sent.", "Try again.") from error


def shown_name(name: str) -> str:
    """A file name as it may be shown: no folders, nothing unprintable, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(sign for sign in last if sign.isprintable()).strip()
    return printable[-LONGEST_NAME:] or "upload"
