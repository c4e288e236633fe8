"""What the tags of an XML document open and close: the records, and what they stand in."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

MAX_DEPTH = 100
"""Levels of one record; a formula in an abstract has 30."""
MAX_PREFIXES = 50


class Ended(NamedTuple):
    """An element that was waited for and has ended; names are without namespace."""

    element: Element
    around: tuple[Element, ...]
    """The elements that it stands in, the root first; they have nothing but their attributes."""
    is_deep: bool
    """Whether it is nested too deeply to be trusted."""


class Walk:
    """Follows the events of a document; memory is that of one record."""

    def __init__(self, records: frozenset[str], asides: frozenset[str]) -> None:
        self._records = records
        self._names = records | asides
        self._prefixes: dict[str, str] = {}
        self._open: list[Element] = []
        self._awaited: Element | None = None
        self._inside = 0
        """Levels of the awaited element that is open; 0 outside of one."""
        self._is_deep = False
        self.began = 0
        """Records that began, in all."""
        self.tags = 0
        """Start tags of awaited elements, nested ones too, since this was last set to 0."""
        self.parts = 0
        """Elements since the last awaited one ended."""

    def record(self) -> Element | None:
        """The record that is open."""
        element = self._awaited
        return element if element is not None and element.tag in self._records else None

    def is_blank(self) -> bool:
        """Whether no element has begun at all."""
        return not (self._open or self.began)

    def follow(self, events: Iterable[tuple[Any, ...]]) -> Iterator[Ended]:
        """The awaited elements that end; all others stand inside of one or are forgotten.

        Events are those of an `XMLPullParser`: "start", "end" and "start-ns".
        """
        names, inside = self._names, self._inside
        for event, element in events:
            if not inside:
                inside = self._outside(event, element)
            elif event == "end":
                inside -= 1
                if not inside:
                    yield self._ended(element)
            elif event == "start":
                inside += 1
                self.parts += 1
                if element.tag in names:
                    self.tags += 1
                if inside > MAX_DEPTH:
                    self._is_deep = True
        self._inside = inside

    def _outside(self, event: str, element: Element | tuple[str, str]) -> int:
        """1 where an awaited element begins, else 0."""
        if isinstance(element, tuple):
            if len(self._prefixes) < MAX_PREFIXES:
                self._prefixes[element[0]] = element[1]
        elif event == "end":
            self._open.pop()
            self._forget()
        else:
            self.parts += 1
            element.tag = _local(element.tag)
            if element.tag in self._names:
                self.tags += 1
                self.began += element.tag in self._records
                self._awaited = element
                return 1
            self._open.append(element)
        return 0

    def _ended(self, element: Element) -> Ended:
        for part in element.iter() if self._prefixes else ():
            part.tag = _local(part.tag)
        self._forget()
        is_deep, self._is_deep = self._is_deep, False
        self._awaited = None
        self.parts = 0
        return Ended(element, tuple(self._open), is_deep)

    def _forget(self) -> None:
        if self._open:
            del self._open[-1][:]

    def leave(self) -> None:
        """Give up the record that is open."""
        self._awaited = None
        self._inside = self.parts = 0
        self._is_deep = False

    def reopened(self) -> str:
        """Start tags for what is open, so that a document can go on with another record."""
        told = {f"xmlns:{prefix}": uri for prefix, uri in self._prefixes.items() if prefix}
        tags = []
        for element in self._open:
            attributes = {name: text for name, text in element.items() if name[0] != "{"} | told
            written = "".join(f" {name}={quoteattr(text)}" for name, text in attributes.items())
            tags.append(f"<{element.tag}{written}>")
        self._open = []
        return "".join(tags)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
