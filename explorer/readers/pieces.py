"""XML as UTF-8 in pieces that end between tags, without what no XML parser takes."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

PIECE = 32 * 1024
"""Bytes that are parsed at a time."""

_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,400}\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_OLD = re.compile(r"iso-?8859-1|latin-?1|us-ascii|ascii", re.IGNORECASE)
_OTHERS = re.compile(
    r"iso-?8859-[0-9]{1,2}|(?:windows|cp)-?125[0-8]|gbk|gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr)"
    r"|koi8-[ru]|macintosh|mac-?roman",
    re.IGNORECASE,
)
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_GUESS = "explorer.windows-1252"
"""What takes bytes that are not UTF-8 for Windows-1252; the letters around them stay."""


def _guess(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_GUESS, _guess)


class Pieces:
    """The text of a document, piece by piece, without its XML declaration.

    What the declaration says of the encoding is followed where it can be true: a stream that is
    UTF-8 by now may still call itself UTF-16. Control characters are left out.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.has_guessed = False
        """Whether bytes had to be taken for Windows-1252."""

    def __iter__(self) -> Iterator[bytes]:
        kept = b""
        for text in self._decoded():
            data = kept + text.encode().translate(None, _CONTROLS)
            # In a start tag that is longer than a piece there is no better place.
            end = max(data.rfind(b">") + 1, data.rfind(b"<")) or len(data)
            kept = data[end:]
            yield _referred(data[:end])
        if kept:
            yield _referred(kept)

    def _decoded(self) -> Iterator[str]:
        piece = self._stream.read(PIECE)
        declared = _DECLARATION.match(piece)
        decoder = _decoder(declared[0] if declared else b"")
        piece = piece[declared.end() :] if declared else piece.removeprefix(codecs.BOM_UTF8)
        while piece:
            yield self._read(decoder, piece)
            piece = self._stream.read(PIECE)
        yield self._read(decoder, b"")

    def _read(self, decoder: codecs.IncrementalDecoder, piece: bytes) -> str:
        try:
            return decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            self.has_guessed = True
            decoder.errors = _GUESS
            return decoder.decode(piece, final=not piece)


def _decoder(declaration: bytes) -> codecs.IncrementalDecoder:
    found = _ENCODING.search(declaration)
    name = found[1].decode() if found else ""
    if _OLD.fullmatch(name):
        # Whoever writes Latin-1 means Windows-1252, as browsers know.
        return codecs.getincrementaldecoder("cp1252")("replace")
    if _OTHERS.fullmatch(name):
        return codecs.getincrementaldecoder(name)("replace")
    return codecs.getincrementaldecoder("utf-8")("strict")


def _referred(data: bytes) -> bytes:
    return _CONTROL_REFERENCE.sub(b"", data) if b"&#" in data else data
