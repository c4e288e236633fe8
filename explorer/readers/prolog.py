"""What stands before the first element of an XML document: where an attack would be declared."""

from collections.abc import Mapping
from typing import NoReturn
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, EntitiesForbidden
from defusedxml.ElementTree import DefusedXMLParser

from explorer.errors import ReadError

MAX_DEFAULTS = 4000
"""Characters of attributes that a document may have added to its elements by declaration."""


class Prolog(DefusedXMLParser):
    """Reads the first pieces of a document and raises `ReadError` where they declare an attack.

    A document type on the web is not fetched. The document may declare no entities, except to
    repeat what the table of known ones says (DBLP's document type, pasted into the file).
    """

    def __init__(self, entities: Mapping[str, str]) -> None:
        super().__init__(target=_Root(), encoding="utf-8")
        self._entities = entities
        self._defaults = 0
        self.parser.AttlistDeclHandler = self._attribute

    def ends_in(self, piece: bytes) -> bool:
        """Whether the first element begins in this piece; nothing can be declared after it."""
        try:
            self.feed(piece)
        except _Begun:
            return True
        except ParseError as error:
            raise ReadError(
                f"This is not well-formed XML: {error}.", "Export the file again."
            ) from error
        except DefusedXmlException as error:
            raise ReadError(
                "The XML declares entities or refers to other files, which are not read.",
                "Export the file again, without a document type of its own.",
            ) from error
        return False

    def defused_entity_decl(
        self, name: str, is_parameter: bool, value: str | None, *outside: str | None
    ) -> None:
        """Refuse an entity, unless it is a known one."""
        if is_parameter or value is None or self._entities.get(name) != value:
            raise EntitiesForbidden(name, value, *outside)

    def _attribute(
        self, element: str, name: str, kind: str, default: str | None, _required: int
    ) -> None:
        """A long default would be added to every element: an entity that explodes without one."""
        self._defaults += len(default or "")
        if self._defaults > MAX_DEFAULTS:
            raise EntitiesForbidden(name, default, element, kind, None, None)


class _Begun(Exception):
    """The first element has begun."""


class _Root:
    """Waits for the first element."""

    def start(self, _tag: str, _attributes: Mapping[str, str]) -> NoReturn:
        raise _Begun
