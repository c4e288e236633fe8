"""Text and values that every file format can carry."""

import math
import re
import unicodedata
from collections.abc import Sequence

# Control characters, surrogates and non-characters are illegal in XML or unreadable in JSON;
# marks that turn the writing direction would let a name rewrite the text around it.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


def one_line(text: str) -> str:
    """The text on one line: composed (NFC), white space single, nothing that breaks a format."""
    return unicodedata.normalize("NFC", " ".join(_UNWANTED.sub("", text).split()))


def clean_for_export(value: object) -> str | int | float | bool | None:
    """The value as every graph format can carry it; None where there is nothing to write.

    Text is one line, sequences are joined with `; `, numbers are finite and of Python's own types.
    """
    match value:
        case None:
            return None
        case str():
            return one_line(value) or None
        case bool() | int():
            return value
        case float():
            return float(value) + 0.0 if math.isfinite(value) else None
        case Sequence():
            return "; ".join(str(clean_for_export(item)) for item in value) or None
        case _:
            return one_line(str(value)) or None
