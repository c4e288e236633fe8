"""From LaTeX in bibliographic fields to plain text; mathematics stays as it is written."""

import logging
import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

MAX_DECODED = 2000
"""Characters; longer texts only lose their braces, since decoding takes a millisecond a line."""

_TEXT = LatexNodes2Text(math_mode="verbatim")
_BARE = re.compile(r"(?<!\\)([&%#])")
_BRACES = re.compile(r"(?<!\\)[{}]")
_MARKUP = re.compile(r"[\\{}$~]")

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
