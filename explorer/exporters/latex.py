"""Text as LaTeX prints it, character by character."""

import re

_PRINTED = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\ensuremath{\lbrace}",
    "}": r"\ensuremath{\rbrace}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile("[" + re.escape("".join(_PRINTED)) + "]")
# LaTeX joins these pairs into a dash, a quotation mark or a Spanish ¡ and ¿.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[!?])(?=`)|(?<=,)(?=,)")


def escape(text: str) -> str:
    """The text with nothing left that LaTeX would execute; letters beyond ASCII stay UTF-8."""
    return _SPECIAL.sub(lambda found: _PRINTED[found[0]], _LIGATURE.sub("\0", text)).replace(
        "\0", "{}"
    )


def verbatim(text: str) -> str:
    """A DOI or address for a field that is not typeset: only what BibTeX cannot hold is encoded."""
    return re.sub(r"[{}\\\s\"]", lambda found: f"%{ord(found[0]):02X}", text)
