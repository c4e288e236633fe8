"""Where answers come from: the disk if we have asked today, else the source itself."""

import re

import orjson

from explorer.errors import SourceError
from explorer.sources.pages import Pages
from explorer.sources.refusals import Passing
from explorer.sources.source import Answer, Request, Source
from explorer.sources.transport import Transport

_ROOT = re.compile(rb"<([A-Za-z_][A-Za-z0-9._:-]*)")
_HEAD, _TAIL = 4096, 200
"""Bytes in which the first element begins, and in which it ends."""


class Network:
    """Sources to be asked. Every answer is kept, and read again from disk for a day."""

    def __init__(self, transport: Transport, pages: Pages) -> None:
        self._transport = transport
        self._pages = pages

    def ask(self, source: Source, request: Request, *, again: bool = False) -> Answer:
        """The answer of a source; `again` asks it even if there is one on disk.

        Raises `SourceError`, and `Refused` where asking again would not help.
        """
        kept = None if again else self._kept(request)
        if kept is not None:
            return kept
        found = self._transport.send(source, request, lambda body: understood(request, body))
        body, value = found or (b"", None)
        self._pages.keep(request.fingerprint, body)
        return Answer(body, value)

    def _kept(self, request: Request) -> Answer | None:
        body = self._pages.read(request.fingerprint)
        if body is None:
            return None
        try:
            return Answer(body, understood(request, body) if body else None, kept=True)
        except Passing:
            return None

    def kept(self, request: Request) -> bytes:
        """The body of an answer given before. Raises `SourceError` where it has been swept away."""
        found = self._pages.read(request.fingerprint)
        if found is None:
            raise SourceError("Pages that were fetched are gone from the disk.", "Fetch again.")
        return found

    def forget(self, request: Request) -> None:
        """Ask the source the next time, whatever is on disk."""
        self._pages.forget(request.fingerprint)


def understood(request: Request, body: bytes) -> object:
    """The value of a JSON answer; None for XML that is whole.

    Raises `Passing` for a web page in its place, or an answer that breaks off.
    """
    if request.answer == "json":
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError as error:
            raise Passing("gives something that is no data") from error
    root = _ROOT.search(body[:_HEAD])
    if root is None or root[1].lower() == b"html":
        raise Passing("gives something that is no data")
    if not re.search(rb"</%b\s*>|/>\s*\Z" % re.escape(root[1]), body[-_TAIL:]):
        raise Passing("breaks off")
    return None
