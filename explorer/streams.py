"""Bytes to read: files, folders, archives and standard input, unpacked in memory with caps.

Nothing is ever written to disk, names inside archives are for display only, and an archive inside
an archive is refused.
"""

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.inflating import CHUNK, MAGIC, Inflated, Measured, Peekable, peekable, transcoded
from explorer.metering import files_in
from explorer.model import Problem

HEAD = 64 * 1024
"""Bytes by which a format is recognised."""
MAX_LINE = 16 * 1024 * 1024
"""Bytes of one line; a longer one is set aside."""
MAX_WHOLE = 256 * 1024 * 1024
"""Bytes of a file that can only be read as a whole (BibTeX, one JSON document)."""
WHOLE_FILE = "whole file"
"""The place of a problem that concerns all of a file."""
MAX_MEMBERS = 10_000
"""Files in one zip archive."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be parsed: its name for display, its bytes, and how far it has been read."""

    name: str
    stream: Peekable
    """Unpacked bytes, without byte order mark, UTF-16 already turned into UTF-8."""
    size: int | None
    """Bytes on disk, packed; None for standard input."""
    done: Callable[[], int]
    """Packed bytes read so far."""
    alone: bool = True
    """False for one of several in a folder or archive."""
    before: int = 0
    """Bytes on disk of the files before this one in the same folder."""

    @property
    def position(self) -> int:
        """Bytes on disk read so far, those of the files before included."""
        return self.before + self.done()

    def head(self) -> bytes:
        """The first bytes, without reading them away."""
        return self.stream.peek(HEAD)[:HEAD]


def sources(what: Path | BinaryIO) -> Iterator[Source | Problem]:
    """Every file in a path or stream, one open at a time; folders and archives file by file.

    A file in a folder or archive that cannot be opened is a note; a single one raises `ReadError`.
    """
    if not isinstance(what, Path):
        name = getattr(what, "name", None)
        yield from _opened(what, name if isinstance(name, str) else "standard input", None)
        return
    if what.is_dir():
        yield from _folder(what)
        return
    with _open(what) as file:
        yield from _opened(file, what.name, what.stat().st_size)


def _open(path: Path) -> io.BufferedReader:
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "does not exist"
            raise ReadError(f"“{path.name}” {reason}.", "Check the path.")
        return path.open("rb")
    except (OSError, ValueError) as error:
        title = f"“{path.name}” cannot be opened: {getattr(error, 'strerror', None) or error}."
        raise ReadError(title, "Check the path and your permissions.") from error


def _folder(folder: Path) -> Iterator[Source | Problem]:
    is_empty, before = True, 0
    for path in files_in(folder):
        is_empty = False
        shown = str(path.relative_to(folder))
        try:
            with _open(path) as file:
                size = path.stat().st_size
                for source in _opened(file, shown, size):
                    if isinstance(source, Source):
                        yield replace(source, alone=False, before=before)
                    else:
                        yield source
            before += size
        except ReadError as error:
            yield whole_file(shown, error)
    if is_empty:
        raise ReadError(f"The folder “{folder.name}” holds no files.", "Check the path.")


def _opened(file: BinaryIO, name: str, size: int | None) -> Iterator[Source | Problem]:
    measured = Measured(file)
    packed = peekable(measured)
    magic = packed.peek(8)
    kind = next((kind for start, kind in MAGIC if magic.startswith(start)), None)
    if kind == "zip":
        yield from _members(_seekable(file, packed), name, size)
        return
    stream = packed
    if kind is not None:
        stream = peekable(Inflated(packed, kind, measured, name))
        _refuse_nested(stream, name)
    yield Source(name, _prepared(stream, name), size, lambda: measured.count)


def _seekable(file: BinaryIO, packed: Peekable) -> BinaryIO:
    if file.seekable():
        file.seek(0)
        return file
    return io.BytesIO(whole(packed))


def _members(file: BinaryIO, name: str, size: int | None) -> Iterator[Source | Problem]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"“{name}” is not a readable zip archive.", "Pack it again.") from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise ReadError(
                f"“{name}” holds {len(members):,} files, more than {MAX_MEMBERS:,}.",
                "Unpack it yourself and import the folder.",
            )
        measured = Measured(io.BytesIO(), count=_length(file))
        for member in members:
            shown = f"{name}: {_display(member.filename)}"
            try:
                stream = _member(archive, member, shown, measured)
                yield Source(shown, stream, size, file.tell, alone=False)
            except ReadError as error:
                yield whole_file(shown, error)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, measured: Measured
) -> Peekable:
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadError(f"“{shown}” is a link, which is not followed.", "Pack the file itself.")
    try:
        raw = archive.open(member)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        title = f"“{shown}” cannot be unpacked: {error}."
        raise ReadError(title, "Pack the archive again without encryption.") from error
    stream = peekable(Inflated(raw, "stored", measured, shown))
    _refuse_nested(stream, shown)
    return _prepared(stream, shown)


def _refuse_nested(stream: Peekable, name: str) -> None:
    if any(stream.peek(8).startswith(start) for start, _ in MAGIC):
        raise ReadError(f"“{name}” is an archive inside an archive.", "Unpack the outer one first.")


def _prepared(stream: Peekable, name: str) -> Peekable:
    stream = transcoded(stream)
    head = stream.peek(HEAD)[:HEAD]
    if not head.strip():
        raise ReadError(f"“{name}” is empty.", "Export it again.")
    if b"\0" in head:
        raise ReadError(
            f"“{name}” is not text.",
            "Export it as one of the formats listed by “explorer import --help”, in UTF-8.",
        )
    return stream


def _length(file: BinaryIO) -> int:
    place = file.tell()
    length = file.seek(0, io.SEEK_END)
    file.seek(place)
    return length


def _display(name: str) -> str:
    return "".join(char for char in name if char.isprintable())[-200:]


def whole_file(name: str, error: ReadError) -> Problem:
    """The note that one of several files could not be read."""
    return Problem(WHOLE_FILE, error.title, error.remedy, file=name, sets_aside=False)


def lines(stream: BinaryIO, *, first: bytes = b"") -> Iterator[bytes | None]:
    """The lines of a stream without their ends; None for one longer than `MAX_LINE`.

    `first` is what has been read of it already.
    """
    rest = b""
    while chunk := first or stream.read(CHUNK):
        first = b""
        begun, *others = chunk.split(b"\n")
        rest += begun
        if others:
            yield rest if len(rest) <= MAX_LINE else None
            rest = others.pop()
            yield from others
        elif len(rest) > MAX_LINE:
            # Enough is kept to be recognised as too long, however long the line goes on.
            rest = rest[: MAX_LINE + 1]
    if rest:
        yield rest if len(rest) <= MAX_LINE else None


def whole(stream: BinaryIO, *, first: bytes = b"") -> bytes:
    """Everything, up to `MAX_WHOLE`; `first` is what has been read already."""
    pieces, total = [first], len(first)
    while piece := stream.read(CHUNK):
        total += len(piece)
        if total > MAX_WHOLE:
            raise ReadError(
                f"The file is larger than {MAX_WHOLE // CHUNK} MiB in a format that is read whole.",
                "Split it, or export JSON Lines, which are read line by line.",
            )
        pieces.append(piece)
    return b"".join(pieces)
