"""Packed streams read piece by piece, with caps against files that blow up."""

import codecs
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO, TypeAlias

import zstandard

from explorer.errors import ReadError

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
)
"""How packed files begin."""

MAX_RATIO = 100
"""Unpacked bytes per packed byte; honest bibliographies stay under 30."""
FREE = 16 * 1024 * 1024
"""Unpacked bytes that need no ratio."""
PIECE = 256 * 1024
CHUNK = 1024 * 1024
ZSTD_PIECE = 2048
"""Packed bytes at a time: zstd gives no way to bound what comes out, at worst 64 MiB of these."""
MAX_WINDOW = 128 * 1024 * 1024
Peekable: TypeAlias = "io.BufferedReader[io.RawIOBase]"
ENCODINGS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and what they announce."""


class Pieced(io.RawIOBase):
    """A readable raw stream fed by pieces."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what the C code passes
        """Fill the buffer as far as there are bytes; how many came."""
        filled = 0
        while filled < len(buffer):
            if not self._piece and not self._next():
                break
            taken = min(len(buffer) - filled, len(self._piece))
            buffer[filled : filled + taken] = self._piece[:taken]
            self._piece = self._piece[taken:]
            filled += taken
        return filled

    def _next(self) -> bool:
        for piece in self._pieces:
            if piece:
                self._piece = memoryview(piece)
                return True
        return False


class Measured(Pieced):
    """A stream that counts the bytes taken from it, and can be peeked at."""

    def __init__(self, stream: BinaryIO, *, count: int = 0) -> None:
        super().__init__(self._counted(stream))
        self.count = count
        self.unpacked = 0
        """Bytes that came out of the packed ones; the members of one archive share it."""

    def _counted(self, stream: BinaryIO) -> Iterator[bytes]:
        while piece := stream.read(PIECE):
            self.count += len(piece)
            yield piece


class Inflated(Pieced):
    """A packed stream unpacked; `ReadError` for a bomb, a damaged file or one that breaks off."""

    def __init__(self, stream: IO[bytes], kind: str, packed: Measured, name: str) -> None:
        super().__init__(self._checked(_UNPACK[kind](stream), packed, name))

    def _checked(self, pieces: Iterator[bytes], packed: Measured, name: str) -> Iterator[bytes]:
        try:
            for piece in pieces:
                packed.unpacked += len(piece)
                if packed.unpacked > max(FREE, MAX_RATIO * packed.count):
                    raise ReadError(
                        f"“{name}” unpacks to more than {MAX_RATIO} times its size.",
                        "It looks like a decompression bomb; if it is not, unpack it yourself.",
                    )
                yield piece
        except (OSError, EOFError, RuntimeError, *_DAMAGE) as error:
            raise ReadError(
                f"“{name}” is damaged or incomplete: {error}.", "Fetch it again."
            ) from error


_DAMAGE = (zlib.error, zstandard.ZstdError, zipfile.BadZipFile, NotImplementedError)


def _gunzip(stream: IO[bytes]) -> Iterator[bytes]:
    """Every member of a gzip file; what follows the last one is ignored, as gzip does."""
    packed = stream.read(PIECE)
    while packed.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            yield member.decompress(packed, PIECE)
            packed = member.unconsumed_tail or (b"" if member.eof else stream.read(PIECE))
            if not packed and not member.eof:
                raise EOFError("it breaks off")
        packed = member.unused_data or stream.read(PIECE)


def _unzstd(stream: IO[bytes]) -> Iterator[bytes]:
    decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
    packed = stream.read(ZSTD_PIECE)
    while packed:
        frame = decompressor.decompressobj()
        while not frame.eof:
            yield frame.decompress(packed)
            packed = frame.unused_data if frame.eof else stream.read(ZSTD_PIECE)
            if not packed and not frame.eof:
                raise EOFError("it breaks off")
        packed = packed or stream.read(ZSTD_PIECE)


def _copy(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


_UNPACK: dict[str, Callable[[IO[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "zstd": _unzstd,
    "stored": _copy,
}


def peekable(raw: io.RawIOBase) -> Peekable:
    """The stream with a buffer large enough to look at its head."""
    return io.BufferedReader(raw, CHUNK)


def transcoded(stream: Peekable) -> Peekable:
    """The stream without its byte order mark, as UTF-8 where the mark announces UTF-16 or 32."""
    head = stream.peek(4)
    mark, encoding = next(
        ((mark, name) for mark, name in ENCODINGS if head.startswith(mark)), (b"", "")
    )
    if encoding in {"", "utf-8"}:
        stream.read(len(mark))
        return stream
    return peekable(Pieced(_as_utf8(stream, encoding)))


def _as_utf8(stream: IO[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while piece := stream.read(PIECE):
        yield decoder.decode(piece).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
