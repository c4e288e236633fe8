"""Text from strangers made fit to show: no control or bidi characters, NFC, capped."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from explorer.model import Problem
from explorer.streams import lines, whole

MAX_NAME = 300
MAX_TITLE = 2000
MAX_ABSTRACT = 20_000
MAX_MARKS = 8
"""Combining marks on one letter; real scripts need four."""
MAX_EXCERPT = 200

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    # Joiners belong to the spelling of Persian and Indic words, and to nothing Latin.
    r"|(?<![\u0600-\u1cff])[\u200c\u200d]"
)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_PILED = re.compile(rf"({_MARKS}{{{MAX_MARKS}}}){_MARKS}+")


def clean(text: str, most: int = MAX_TITLE) -> str:
    """One line of visible text in NFC, at most so many characters."""
    if text.isascii():
        if text.isprintable() and len(text) <= most and "  " not in text:
            return text.strip(" ")
    elif len(text) <= most and text.isprintable() and unicodedata.is_normalized("NFC", text):
        return _PILED.sub(r"\1", " ".join(text.split()))
    # NFC is quadratic in piled marks, so they are cut before and after.
    text = _PILED.sub(r"\1", _INVISIBLE.sub("", text[: 4 * most]))
    return " ".join(unicodedata.normalize("NFC", text).split())[:most].rstrip()


def excerpt(text: str | bytes) -> str:
    """The beginning of an offending text, for a problem."""
    if isinstance(text, bytes):
        text = text[: 2 * MAX_EXCERPT].decode("utf-8", "replace")
    return clean(text[:MAX_EXCERPT], MAX_EXCERPT)


def decoded(line: bytes) -> tuple[str, bool]:
    """The text of one line, and whether it had to be taken for Windows-1252."""
    try:
        return line.decode(), False
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace"), True


def guessed(number: int) -> Problem:
    """The note that a line was not UTF-8."""
    return Problem(
        f"line {number}",
        "The file is not valid UTF-8; from here on such lines are read as Windows-1252.",
        "If accented letters look wrong, save the file as UTF-8 and import it again.",
        sets_aside=False,
    )


def too_long(number: int) -> Problem:
    """The problem of a line that nobody writes by hand."""
    return Problem(
        f"line {number}",
        "The line is longer than 16 MiB.",
        "Check that every record stands on a line of its own.",
    )


def text_lines(stream: BinaryIO) -> Iterator[tuple[int, str | Problem]]:
    """Numbered lines as text; a line that cannot be used, and the first guess, as a problem."""
    has_guessed = False
    number = 0
    for line in lines(stream):
        number += 1
        if line is None:
            yield number, too_long(number)
            continue
        text, guess = decoded(line)
        if guess and not has_guessed:
            has_guessed = True
            yield number, guessed(number)
        first, *others = text.removesuffix("\r").split("\r")
        yield number, first
        for other in others:
            number += 1
            yield number, other


def whole_text(stream: BinaryIO) -> tuple[str, list[Problem]]:
    """Everything as text with plain line ends, and the note where it was not UTF-8."""
    data = whole(stream)
    try:
        return _plain_ends(data.decode()), []
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        text = "\n".join(decoded(line)[0] for line in data.split(b"\n"))
        return _plain_ends(text), [guessed(number)]


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def first_text(*values: object, most: int = MAX_TITLE) -> str | None:
    """The first value that is a text with something in it, at most so many characters."""
    texts = (clean(value, most) for value in values if isinstance(value, str))
    return next(filter(None, texts), None)


def quoted_list(text: str) -> list[str] | None:
    """What pandas writes for a list in one cell (`['Marx, Karl', 'Lindgren, Astrid']`)."""
    text = text.strip()
    if not (text.startswith("['") or text.startswith('["')) or not text.endswith("]"):
        return None
    return [single or double for single, double in _QUOTED.findall(text)]


def without_stop(title: str) -> str:
    """The title without the full stop that some databases add; an ellipsis stays."""
    return title if title.endswith("..") else title.removesuffix(".").rstrip()


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """In the same order, each once, without empty ones."""
    return tuple(dict.fromkeys(text for text in texts if text))


def is_json(head: str) -> bool:
    """Whether a file with this beginning can be JSON, or JSON Lines, of objects."""
    return head.lstrip().startswith(("{", "["))
