"""What elements of XML say, as text."""

import re
from itertools import islice
from xml.etree.ElementTree import Element

from explorer.readers.text import MAX_EXCERPT, MAX_TITLE, clean, excerpt

_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def root(head: str) -> str:
    """The name of a document's first element, without namespace; empty for what is no XML."""
    text = head.lstrip("\ufeff \t\r\n")
    found = _TAG.search(_COMMENT.sub("", text)) if text.startswith("<") else None
    return found[1] if found else ""


def text_of(element: Element, most: int = MAX_TITLE) -> str:
    """All text in an element on one line, without its markup."""
    return clean("".join(element.itertext()), most)


def told(element: Element, *paths: str, most: int = MAX_TITLE) -> str | None:
    """The first text with something in it at one of the paths, the best path first."""
    for path in paths:
        for part in element.findall(path):
            if text := text_of(part, most):
                return text
    return None


def words(element: Element) -> str:
    """The first words in an element, for a problem."""
    return excerpt(" ".join(islice(element.itertext(), MAX_EXCERPT)))
