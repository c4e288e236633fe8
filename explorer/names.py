"""From a name as written on a paper to its parts and to the key by which it is compared."""

import re
import unicodedata

from explorer.latex import decode_latex

__all__ = [
    "GROUP_WORDS",
    "PARTICLES",
    "decode_latex",
    "fold",
    "full_name",
    "is_collective",
    "is_initials_only",
    "is_plain",
    "person_key",
    "split_name",
]

_APOSTROPHES = "'`’‘ʼʻʹ´′"
_LETTERS = (
    {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | {
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "e",
    }
    | dict.fromkeys(_APOSTROPHES, "")
)
_ACCENTS = re.compile(r"[\u0300-\u036f]+")


def _folded(char: str) -> str:
    text = unicodedata.normalize("NFKD", char).casefold()
    text = "".join(_LETTERS.get(letter, letter) for letter in text)
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text)
    return "".join(letter if _counts(letter) else " " for letter in text)


def _counts(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


class _Folding(dict[int, str]):
    """What `str.translate` puts for a character, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


_FOLDING = _Folding()
_ASCII_FOLDING = bytes(ord(_folded(chr(code)) or " ") for code in range(128)).ljust(256)
_ASCII_DELETED = b"'`"

_PLAIN = re.compile(r"(?:(?![JS]r\b)[A-Z](?:\.|[a-z]+)[ -]?)*(?![JS]r\b)[A-Z][a-z]+")
"""Names that no rule below can change: capitalised words and dotted initials, a word last."""

GROUP_WORDS = frozenset(
    """agency alliance association authors collaboration collaborations commission committee
    consortia consortium contributors corporation experiment federation foundation gmbh group groups
    initiative institute institution investigators laboratory ltd ministry network observatory
    organisation organization project projects society survey taskforce team teams
    università universidad universität université university""".split()  # noqa: SIM905 - words
)
"""Words that make a name that of a consortium or an organisation."""
_GROUP_LEAD = re.compile(r"(?:and\s+)?(?:(?:for|on behalf of)\s+(?:the\s+)?|the\s+)", re.IGNORECASE)
_WORD_BREAKS = str.maketrans("-/.,()", "      ")

_SUFFIXES = re.compile(r"[JjSs][Rr]\.?|JUNIOR|II|III|IV\.?")
_DEGREES = frozenset({"phd", "md", "msc", "bsc", "dphil", "dr", "prof"})
PARTICLES = frozenset(
    "Van Von De Del Della Der Den Di Da Dos Das Du La Ter Zu Zum Zur".split()  # noqa: SIM905
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[-‐]?)|(?:[^\W\d_]{1,2}\.[-‐]?)+")
_JOINED = re.compile(r"[A-Z]{2,3}")
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,3}")
_EASTERN = re.compile(r"[\u3005\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+")
_DOUBLE_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 南宫 夏侯 남궁 황보 제갈 선우".split()  # noqa: SIM905
)
_LONGEST_EASTERN = 4


def fold(text: str) -> str:
    """The text without case, accents and punctuation, words separated by one space.

    Letters of other scripts stay as they are; apostrophes vanish, so that O'Brien is Obrien.
    """
    if text.isascii():
        plain = text.encode().translate(_ASCII_FOLDING, _ASCII_DELETED)
        return b" ".join(plain.split()).decode()
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLDING).split())


def is_collective(written: str) -> bool:
    """Whether the name is that of a consortium or an organisation, not of a person."""
    words = written.lower().translate(_WORD_BREAKS).split()
    return not GROUP_WORDS.isdisjoint(words) or words[:2] == ["for", "the"] or "behalf" in words


def is_plain(written: str) -> bool:
    """Whether a name is so simple that it can only be a person's, written once and cleanly.

    Quick to ask, and right about nine of ten names in Western sources; False says nothing.
    """
    return bool(_PLAIN.fullmatch(written)) and (
        written.rpartition(" ")[2].lower() not in GROUP_WORDS
    )


def split_name(written: str) -> tuple[str | None, str | None]:
    """Family and given names by rule, for a source that does not separate them.

    A name of one word is a family name; a consortium has neither. Particles ("von", "de la") and
    suffixes ("Jr.") belong to the family name.
    """
    if is_collective(written) or not (tokens := written.replace(",", " ").split()):
        return None, None
    if all(_EASTERN.fullmatch(token) for token in tokens):
        return _split_eastern(tokens)
    if "," in written:
        return _split_commas([part.strip() for part in written.split(",") if part.strip()])
    return _split_words(tokens)


def _split_eastern(tokens: list[str]) -> tuple[str, str | None]:
    if len(tokens) > 1:
        return tokens[0], " ".join(tokens[1:])
    name = tokens[0]
    cut = 2 if name[:2] in _DOUBLE_FAMILIES else 1
    if not cut < len(name) < _LONGEST_EASTERN + cut - 1:
        return name, None
    return name[:cut], name[cut:]


def _split_commas(parts: list[str]) -> tuple[str | None, str | None]:
    suffix = [part for part in parts[1:] if _SUFFIXES.fullmatch(part)]
    rest = parts[:1] + [
        part for part in parts[1:] if part not in suffix and fold(part) not in _DEGREES
    ]
    if len(rest) == 1:
        family, given = _split_words(rest[0].split())
        return " ".join([family or "", *suffix]), given
    tokens = " ".join(rest[1:]).split()
    cut = len(tokens)
    while cut > 1 and tokens[cut - 1].islower() and tokens[cut - 1].isalpha():
        cut -= 1
    return " ".join([*tokens[cut:], rest[0], *suffix]), " ".join(tokens[:cut])


def _split_words(tokens: list[str]) -> tuple[str | None, str | None]:
    suffix = [token for token in tokens[1:] if _SUFFIXES.fullmatch(token)]
    tokens = [token for place, token in enumerate(tokens) if not place or token not in suffix]
    if len(tokens) == 1:
        return " ".join([*tokens, *suffix]), None
    start, stop = _family_span(tokens)
    family = " ".join([*tokens[start:stop], *suffix])
    return family, " ".join(tokens[:start] + tokens[stop:])


def _family_span(tokens: list[str]) -> tuple[int, int]:
    last = len(tokens)
    shouted = [place for place, token in enumerate(tokens) if _is_shouted(token)]
    if len(shouted) == 1 and all(_has_lower(token) for token in tokens if not _is_shouted(token)):
        return shouted[0], shouted[0] + 1
    initials = last
    while initials > 1 and _is_trailing_initial(tokens[initials - 1]):
        initials -= 1
    if initials < last and _has_lower(tokens[0]) and not _INITIALS.fullmatch(tokens[0]):
        return 0, initials
    for place in range(1, last - 1):
        if tokens[place] == "y" and place > 1:
            return place - 1, last
        if tokens[place][0].islower() or tokens[place] in PARTICLES:
            return place, last
    return last - 1, last


def _is_shouted(token: str) -> bool:
    return len(token) > 3 and token.isupper() and "." not in token  # noqa: PLR2004


def _has_lower(token: str) -> bool:
    return not token.isupper() and token.lower() != token


def _is_trailing_initial(token: str) -> bool:
    return bool(_INITIALS.fullmatch(token) or _CONSONANTS.fullmatch(token))


def full_name(family: str, given: str) -> str:
    """Both names in the order in which the name is read; Han and Hangul put the family first."""
    if _EASTERN.fullmatch(whole := f"{family}{given}".replace(" ", "")):
        return whole
    return " ".join(part for part in (given, family) if part)


def person_key(written: str, family: str | None = None, given: str | None = None) -> str:
    """The folded name in the order "given family"; names with equal keys are the same name.

    `family` and `given` as the format separates them; without them the rule does. Han and Hangul
    names keep their own order, consortia lose "for the". Never empty.
    """
    if family is None and given is None:
        if is_plain(written):
            return " ".join(written.lower().replace(".", " ").replace("-", " ").split())
        if is_collective(written):
            return fold(_GROUP_LEAD.sub("", written, count=1)).removesuffix("s") or written
        apart = "," in written
        family, given = split_name(written)
    else:
        apart = True
    if _EASTERN.fullmatch(whole := f"{family or ''}{given or ''}".replace(" ", "")):
        return whole
    letters = _letters_apart(given or "", family or "", apart=apart)
    return fold(f"{letters} {family or ''}") or written.casefold()


def _letters_apart(given: str, family: str, *, apart: bool) -> str:
    """Given names with joined initials ("JP") taken apart, where they can be nothing else."""
    joined = _JOINED if apart else _CONSONANTS
    if not family or family.isupper() or not any(map(joined.fullmatch, given.split())):
        return given
    return " ".join(" ".join(t) if joined.fullmatch(t) else t for t in given.split())


def is_initials_only(written: str, family: str | None = None, given: str | None = None) -> bool:
    """Whether nothing but initials stands beside the family name ("J.-P. Serre", "Smith JP")."""
    if family is None and given is None:
        if is_collective(written):
            return False
        family, given = split_name(written)
    if not given:
        return len(fold(family or "")) == 1
    shouted = (family or "").isupper()
    return all(
        _INITIALS.fullmatch(token) or (not shouted and _JOINED.fullmatch(token))
        for token in given.replace("-", " ").split()
    ) and not _EASTERN.fullmatch(given)
