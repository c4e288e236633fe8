"""From LaTeX in bibliographic fields to plain text; mathematics stays as it is written."""

import logging
import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

MAX_DECODED = 2000
"""Characters; longer texts only lose their braces, since decoding takes a millisecond a line."""

_TEXT = LatexNodes2Text(math_mode="verbatim")
_BARE = re.compile(r"(?<!\\)([&%#])")
_BRACES = re.compile(r"(?<!\\)[{}]")
_MARKUP = re.compile(r"[\\{}$~]")

_MATHEMATICS = re.compile(r"(\$[^$]*\$)")
_ACCENTED = re.compile(
    r"""\\(?P<accent>["'`^~=.]|[uvHcdkr](?=[\s{]))\s*"""
    r"(?:\{\\?(?P<braced>[A-Za-z])\s*\}|\\(?P<dotless>[ij])(?:\{\}|\s+|(?![A-Za-z]))|(?P<bare>[A-Za-z]))"
)
_ENCLOSED = re.compile(r"\{([^\W\d_a-zA-Z])\}")
_ACCENTS = {
    **{'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303"},
    **{"=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b"},
    **{"c": "\u0327", "d": "\u0323", "k": "\u0328", "r": "\u030a"},
}

# It reports on broken macros in users' files, which are shown as written anyway.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)


def decode_latex(text: str) -> str:
    """Accents, braces and escapes resolved; text that is not valid LaTeX comes back as it is."""
    return _decode(text) if _MARKUP.search(text) else text


@lru_cache(maxsize=16_384)
def _decode(text: str) -> str:
    text = text.replace("~", " ") if "\\~" not in text else text
    if len(text) > MAX_DECODED or "\\" not in text:
        return text if "$" in text else _BRACES.sub("", text)
    try:
        decoded: str = _TEXT.latex_to_text(_BARE.sub(r"\\\1", text))
    except Exception:
        return text
    return text if "%s" in decoded else decoded.replace("\xa0", " ").strip() or text


def decode_accents(text: str) -> str:
    """Accented letters outside mathematics resolved, all else as written.

    For text that is no LaTeX throughout but holds some, as titles of arXiv's dumps do; a hundred
    times quicker than `decode_latex`.
    """
    pieces = _MATHEMATICS.split(text)
    pieces[::2] = (_ENCLOSED.sub(r"\1", _ACCENTED.sub(_accented, part)) for part in pieces[::2])
    return "".join(pieces)


def _accented(found: re.Match[str]) -> str:
    letter = found["braced"] or found["dotless"] or found["bare"]
    return unicodedata.normalize("NFC", letter + _ACCENTS[found["accent"]])
