"""XML from strangers, record by record: nothing is fetched, and a break costs one record."""

import re
from collections.abc import Collection, Generator, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser, XMLPullParser

from explorer.errors import ReadError
from explorer.model import Problem
from explorer.readers.pieces import Pieces
from explorer.readers.prolog import Prolog
from explorer.readers.text import excerpt
from explorer.readers.walk import Walk
from explorer.readers.xmltext import words

MAX_RECORD = 16 * 1024 * 1024
"""Bytes of one record; that of a paper with 10,000 authors and their addresses has 5 million."""
MAX_PARTS = 500_000
"""Elements of one record."""

_REMEDY = "Export it again; if it stays broken, correct it at this place."
_NO_TAGS = rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"
_PREFIX = rb"(?:[A-Za-z_][\w.-]{0,60}:)?"


class Found(NamedTuple):
    """A record, or an aside, of a document; names are without namespace."""

    element: Element
    place: str
    around: tuple[Element, ...]
    """The elements that it stands in, the root first; they have nothing but their attributes."""


def elements(
    stream: BinaryIO,
    names: Collection[str],
    *,
    asides: Collection[str] = (),
    entities: Mapping[str, str] | None = None,
) -> Iterator[Found | Problem]:
    """Every outermost element with one of the names, each forgotten when the next is asked for.

    Those named as asides are given too, and are no records. After a break the reading goes on at
    the next record: one that is broken is a problem, and a break between records is a note.
    Entities are known from the table given and from nowhere else. Raises `ReadError` for what is
    no XML, or declares entities of its own.
    """
    document = _Document(frozenset(names), frozenset(asides), entities or {})
    pieces = Pieces(stream)
    has_noted = False
    for piece in pieces:
        if pieces.has_guessed and not has_noted:
            has_noted = True
            yield _guessed(document.place)
        yield from document.feed(piece)
    yield from document.close()


def _guessed(place: str) -> Problem:
    return Problem(
        place,
        "The file is not valid UTF-8; letters that are not are read as Windows-1252.",
        "If accented letters look wrong, save the file as UTF-8 and import it again.",
        sets_aside=False,
    )


class _Unfit(Exception):
    """A record that is well-formed so far, and still not to be read."""


class _Document:
    """A document half-way: fed piece by piece, and begun again behind what is broken.

    A start tag stands in one piece, so that the tags that were parsed can be counted in it again.
    """

    def __init__(
        self, records: frozenset[str], asides: frozenset[str], entities: Mapping[str, str]
    ) -> None:
        self._walk = Walk(records, asides)
        any_name = "|".join(records | asides).encode()
        tag = rb"(<" + _PREFIX + rb"(?:" + any_name + rb")[\s/>])"
        self._start = re.compile(_NO_TAGS + rb"|" + tag, re.DOTALL)
        self._entities = entities
        self._prolog: Prolog | None = Prolog(entities)
        self._parser: XMLPullParser[Any] | None = None
        self._size = 0
        """Bytes since the last record ended."""
        self._is_resumed = False
        self._has_broken = False
        self._note: Problem | None = None
        """The note on a break between records, held until it is known to be just that."""

    @property
    def place(self) -> str:
        return f"record {max(self._walk.began, 1)}"

    def feed(self, piece: bytes) -> Iterator[Found | Problem]:
        """The records that end in a piece, and the problems of those that break in it."""
        if self._prolog:
            piece = self._begin(self._prolog, piece)
        elif self._parser is None:
            piece = self._resume(piece, 0)
        while piece and self._parser:
            piece = yield from self._parse(self._parser, piece)
        if self._note:
            yield self._note
            self._note = None

    def _begin(self, prolog: Prolog, piece: bytes) -> bytes:
        """The first pieces; the document type may be declared in them, and nowhere later."""
        if self._parser is None:
            piece = piece if b"<!DOCTYPE" in piece else self._doctype() + piece
            self._parser = self._renewed()
        if prolog.ends_in(piece):
            self._prolog = None
        return piece

    def _doctype(self) -> bytes:
        """Without it, expat takes entities from no table; it is not looked for."""
        return b'<!DOCTYPE x SYSTEM "">' if self._entities else b""

    def _renewed(self) -> "XMLPullParser[Any]":
        # What defusedxml refuses stands in the prolog, which it has read by now; its own parser
        # takes twice the time.
        parser = XMLParser(encoding="utf-8")  # noqa: S314
        parser.entity.update(self._entities)
        self._size = 0
        return XMLPullParser(("start", "end", "start-ns"), _parser=parser)

    def _parse(
        self, parser: "XMLPullParser[Any]", piece: bytes
    ) -> Generator[Found | Problem, None, bytes]:
        """Read a piece; what is left of it after a break is returned."""
        self._walk.tags = 0
        self._size += len(piece)
        try:
            parser.feed(piece)
            for element, around, is_deep in self._walk.follow(parser.read_events()):
                self._size = 0
                yield self._deep(element) if is_deep else Found(element, self.place, around)
            if self._size > MAX_RECORD or self._walk.parts > MAX_PARTS:
                raise _Unfit("the record is far too long")
        except (ParseError, _Unfit) as error:
            # It holds on to the parser in a circle, and imports run without a search for such.
            error.__traceback__ = None
            tag = self._first_tag(piece)
            if problem := self._broken(error, tag):
                yield problem
            return self._resume(piece, self._walk.tags + bool(tag))
        self._is_resumed = False
        return b""

    def _deep(self, record: Element) -> Problem:
        return Problem(self.place, "The record is nested too deeply.", _REMEDY, words(record))

    def _starts(self, piece: bytes) -> Iterator[int]:
        """Where the tags that the walk would count begin."""
        return (found.start() for found in self._start.finditer(piece) if found[1])

    def _first_tag(self, piece: bytes) -> bytes:
        """The text at which the reading was resumed, where that very tag is broken."""
        if not self._is_resumed or self._walk.tags:
            return b""
        return next((piece[start:] for start in self._starts(piece)), b"")

    def _broken(self, error: Exception, tag: bytes) -> Problem | None:
        """The problem of the record that breaks, or the one note on a break between records."""
        reason = f"The XML is broken here: {str(error).partition(':')[0]}."
        if self._walk.is_blank() and not self._has_broken:
            raise ReadError(f"This is not well-formed XML: {error}.", "Export the file again.")
        is_first, self._has_broken = not self._has_broken, True
        record = self._walk.record()
        if record is not None:
            return Problem(self.place, reason, _REMEDY, words(record))
        if tag:
            self._walk.began += 1
            self._note = None
            return Problem(self.place, reason, _REMEDY, excerpt(tag))
        if is_first:
            self._note = Problem(self.place, reason, _REMEDY, sets_aside=False)
        return None

    def _resume(self, piece: bytes, passed: int) -> bytes:
        """The rest of the piece from its next record, as a document of its own."""
        self._parser = None
        self._walk.leave()
        start = next(islice(self._starts(piece), passed, None), None)
        if start is None:
            return b""
        self._parser = self._renewed()
        self._is_resumed = True
        return self._doctype() + self._walk.reopened().encode() + piece[start:]

    def close(self) -> Iterator[Problem]:
        """The problem of the record in which the file breaks off."""
        if self._parser is None:
            return
        try:
            self._parser.close()
        except ParseError as error:
            if problem := self._broken(error, b"") or self._note:
                yield problem._replace(
                    reason="The file breaks off here.", remedy="Fetch or export the file again."
                )
