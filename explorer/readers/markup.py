"""Titles and abstracts that carry the markup of a publisher, as plain text."""

import re
from html import unescape

from explorer.readers.text import MAX_ABSTRACT, MAX_TITLE, clean

_LIMIT = 4 * MAX_ABSTRACT
_ATTRIBUTES = r"""(?:\s+[a-z:-]{1,40}\s*=\s*(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'))*\s*"""
_INLINE = re.compile(
    r"</?(?:(?:jats|mml|xhtml|xlink):[a-z-]+"
    r"|i|b|u|em|strong|italic|bold|underline|sub|sup|inf|sc|scp|tt|small|span|font|a|math|mi|mn|mo"
    r"|mrow|msub|msup|mtext|mover|inline-formula|tex-math|ext-link|xref|styled-content)"
    rf"{_ATTRIBUTES}/?>",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    rf"</?(?:(?:jats:)?(?:p|title|sec|list|list-item|label)|br|div|h[1-6]|li|ul|ol){_ATTRIBUTES}/?>",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"\s*<((?:jats:)?title|h[1-6]|b|strong)>\s*(?:abstract|summary)[.:]?\s*</\1>", re.IGNORECASE
)


def plain(text: str, most: int = MAX_TITLE) -> str:
    """The text without tags of JATS, HTML and MathML, and with `&amp;` and its like decoded.

    Only tags that are known go, so that "p < 0.05" and an escaped `&lt;b&gt;` keep their signs.
    """
    if "<" in text:
        text = _INLINE.sub("", _BLOCK.sub(" ", text[:_LIMIT]))
    return clean(unescape(text[:_LIMIT]) if "&" in text else text, most)


def title(*values: object) -> str | None:
    """The first of the values, or of the lists of values, that is a title with text in it."""
    for value in values:
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str) and (shown := plain(text)):
                return shown
    return None


def abstract(value: object) -> str | None:
    """An abstract as one run of text, without the heading that says that it is one."""
    if not isinstance(value, str):
        return None
    return plain(_HEADING.sub("", value[:_LIMIT], count=1), MAX_ABSTRACT) or None
