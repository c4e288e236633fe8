"""Whether two titles name one paper: pure rules on the titles as written.

Case, accents, punctuation, hyphens, markup, "and" and a leading article do not count. What does
count is *telling*: numbers, numbered parts, and words that make a reply, an erratum or a protocol
another paper.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from explorer.names import fold

SHORT_WORDS, SHORT_LETTERS = 4, 20
"""A title of fewer words or letters is short: many papers may be called so."""

SPELLED_ALIKE = 6
"""Letters from which one wrong letter still leaves the same word."""

MOST_MISSPELT = 2
"""Words of a title that may be spelled otherwise."""

SAME = "same title"

GENERIC = frozenset(
    """abstract abstracts acknowledgement acknowledgements acknowledgment acknowledgments addendum
    afterword announcement announcements appendix bibliography biography chronicle comment
    commentary conclusion conclusions contents contributors correction corrections correspondence
    corrigendum discussion editorial editors epilogue errata erratum foreword glossary index
    interview introduction invited issue keynote letter letters masthead miscellanea miscellany
    news note notes notice obituary overview panel perspective perspectives poster posters preface
    proceedings prologue references rejoinder reply report response retraction review reviewers
    reviews special summary supplement symposium tutorial untitled welcome workshop chapter part
    volume editor board message chair chairs guest from by to of the a an in on for and title no
    list abbreviations program programme committee tribute memoriam memory book""".split()  # noqa: SIM905 - words
)
"""Titles made of nothing but these words are called like thousands of others."""

NOTICES = frozenset(
    """addendum comment commentary comments correction corrections corrigenda corrigendum discussion
    errata erratum protocol rejoinder reply response retraction supplement supplementary
    withdrawal withdrawn poster abstract editorial interview preface""".split()  # noqa: SIM905 - words
)
"""Words that make a paper about a paper, or a paper before the paper, another one."""

_PARTS = frozenset("part parts chapter volume vol no issue section episode lecture".split())  # noqa: SIM905
_ROMAN = re.compile(r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})")
_MARKUP = re.compile(r"<[^<>]{1,200}>|\\[A-Za-z]+|[$^_{}]")
_RETRACTED = re.compile(r"^\W*(?:retracted|withdrawn)(?:\s+article)?\s*:\s*", re.IGNORECASE)
_SUBTITLE = re.compile(r"\s*(?:[:;?!(\[–—]|\.(?=\s)|-(?=\s))")
_CUT = re.compile(r"(?:\.\.\.|…)\s*$")
_ARTICLES = ("the", "a", "an", "on the", "der", "die", "das", "le", "la", "les", "el")


class Title(NamedTuple):
    """A title taken apart for comparing."""

    words: tuple[str, ...]
    letters: str
    """The words end to end."""
    main: str
    """The letters before the first subtitle; those of the whole title where there is none."""
    cut: bool
    """Whether it ends in an ellipsis."""

    @property
    def telling(self) -> list[str]:
        """Numbers, parts and notices, sorted."""
        return sorted(word for word in self.words if _tells(word))

    @property
    def is_generic(self) -> bool:
        """Whether it says nothing but "Introduction" or "Reply to the editor"."""
        return all(word in GENERIC or word.isdigit() for word in self.words)

    @property
    def is_short(self) -> bool:
        """Whether many papers may be called so."""
        return len(self.words) < SHORT_WORDS or len(self.letters) < SHORT_LETTERS


@lru_cache(maxsize=4096)
def title(written: str) -> Title:
    """The title as written, taken apart."""
    bare = _RETRACTED.sub("", _MARKUP.sub(" ", written))
    words = _words(bare)
    head = _SUBTITLE.split(bare, maxsplit=1)[0]
    main = "".join(_words(head)) or "".join(words)
    return Title(words, "".join(words), main, cut=bool(_CUT.search(written)))


def _words(text: str) -> tuple[str, ...]:
    words = [word for word in fold(text).split() if word != "and"]
    for article in _ARTICLES:
        lead = article.split()
        if words[: len(lead)] == lead and len(words) > len(lead):
            return tuple(words[len(lead) :])
    return tuple(words)


def _tells(word: str) -> bool:
    if any(sign.isdigit() for sign in word) or word in NOTICES or word in _PARTS:
        return True
    return bool(_ROMAN.fullmatch(word))


def alike(one: Title, other: Title) -> str:
    """How the two name one paper: "same title", or what is different; empty where they do not."""
    if one.letters == other.letters:
        return SAME if one.letters else ""
    if one.telling != other.telling:
        return ""
    if one.is_short or other.is_short:
        return ""
    short, long = sorted((one, other), key=lambda each: len(each.letters))
    if long.letters.startswith(short.letters) and _may_end(short, long):
        return "same title, one without its end"
    return "same title but for the spelling" if _spelled_alike(one, other) else ""


def _may_end(short: Title, long: Title) -> bool:
    """Whether the longer title has a break where the shorter one ends: a subtitle, or a cut."""
    if short.letters == long.main or short.cut:
        return True
    ends, place = set(), 0
    for word in long.words:
        place += len(word)
        ends.add(place)
    return len(short.letters) not in ends


def _spelled_alike(one: Title, other: Title) -> bool:
    if len(one.words) != len(other.words):
        return False
    differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return len(differing) <= MOST_MISSPELT and all(_misspelt(*pair) for pair in differing)


def _misspelt(one: str, other: str) -> bool:
    """One wrong letter in a long word; never its first, which turns a word into its opposite."""
    return (
        min(len(one), len(other)) >= SPELLED_ALIKE
        and one[0] == other[0]
        and OSA.distance(one, other, score_cutoff=1) <= 1
    )
