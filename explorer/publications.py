"""What kind of publication a record is of, as far as ids, venue and kind tell."""

import re
from functools import lru_cache

from explorer.names import fold

PREPRINT_DOIS = (
    "10.48550/", "10.1101/", "10.2139/ssrn", "10.20944/preprints", "10.21203/rs", "10.31234/",
    "10.31219/", "10.26434/chemrxiv", "10.36227/techrxiv", "10.22541/au", "10.31235/",
)  # fmt: skip
"""How DOIs of preprint servers begin."""

PREPRINT_KINDS = frozenset(
    "preprint posted-content unpublished working-paper submittedversion manuscript unpb".split()  # noqa: SIM905
)
"""Kinds, in lower case and with hyphens for spaces."""

PREPRINT_VENUES = (
    r"(?i)\b(?:arxiv|corr|biorxiv|medrxiv|chemrxiv|ssrn|psyarxiv|techrxiv|research square"
    r"|preprints?(?:\.org)?|openreview archive)\b"
)
"""A regular expression, which the library's tables use too."""

_VENUES = re.compile(PREPRINT_VENUES)
_MEETING = re.compile(
    r"(?i)\b(?:conf|conference|workshops?|symposium|symp|congress|meetings?|lecture notes|lncs)\b"
)
_PERIODICAL = re.compile(
    r"(?i)\b(?:journal|j|transactions|trans|letters|lett|annals|reviews?|quarterly|magazine"
    r"|zeitschrift|bulletin|archives?)\b"
)
LONGEST_ABBREVIATION = 10
"""Letters of "NeurIPS" and the like."""

EVERYWHERE = frozenset(
    """the and for of journal jour transactions trans letters lett annals ann review reviews rev
    proceedings proc international int conference conf bulletin bull archives arch research res
    advances adv science sciences sci american amer european""".split()  # noqa: SIM905 - words
)
"""Words of many venues."""

_KINDS = {
    "journal": "journal-article article-journal journalarticle jour",
    "meeting": "inproceedings proceedings-article paper-conference conference-paper conference "
    "conf cpaper incollection inbook book-chapter chapter chap",
    "book": "book monograph edited-book reference-book proceedings collection",
    "thesis": "thesis dissertation phdthesis mastersthesis thes",
    "data": "dataset software data computer-program peer-review component",
    "notice": "erratum correction corrigendum retraction retraction-notice",
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}


@lru_cache(maxsize=4096)
def publication(ids: tuple[str, ...], venue: str | None, kind: str | None) -> str:
    """`preprint`, `journal`, `meeting`, `book`, `thesis`, `data`, `notice`; empty if unclear."""
    if is_preprint(ids, venue, kind):
        return "preprint"
    named = _KIND_OF.get(_plain(kind), "")
    if named in ("book", "thesis", "data", "notice"):
        return named
    if _MEETING.search(venue or ""):
        return "meeting"
    return "journal" if _PERIODICAL.search(venue or "") else named


@lru_cache(maxsize=4096)
def is_preprint(ids: tuple[str, ...], venue: str | None, kind: str | None) -> bool:
    """Whether the record is of a version that no journal or conference has published."""
    if _plain(kind) in PREPRINT_KINDS or _VENUES.search(venue or ""):
        return True
    if any(id_.startswith("doi:") for id_ in ids):
        return all(map(is_of_preprint, (id_ for id_ in ids if id_.startswith("doi:"))))
    return venue is None and any(id_.startswith("arxiv:") for id_ in ids)


def is_of_preprint(id_: str) -> bool:
    """Whether this is the DOI of a preprint server."""
    return id_.removeprefix("doi:").startswith(PREPRINT_DOIS)


def _plain(kind: str | None) -> str:
    return "-".join((kind or "").lower().split())


@lru_cache(maxsize=4096)
def venues_fit(one: str, other: str) -> bool:
    """Whether two venues may be one, whatever is abbreviated; only the unlike do not fit.

    "Phys. Lett. B" fits "Physics Letters B", "NeurIPS" its long name, "PLoS ONE" not "The Lancet".
    """
    first, second = _telling(one), _telling(other)
    if not first or not second:
        return True
    if any(a.startswith(b) or b.startswith(a) for a in first for b in second):
        return True
    return _abbreviates(fold(one), fold(other)) or _abbreviates(fold(other), fold(one))


def _telling(venue: str) -> list[str]:
    """The words of a venue that others do not have too."""
    return [word for word in fold(venue).split() if len(word) > 2 and word not in EVERYWHERE]  # noqa: PLR2004


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one name stand in the other in this order, from some word on."""
    letters = short.replace(" ", "")
    words = long.split()
    if len(letters) > LONGEST_ABBREVIATION:
        return False
    return any(
        words[start][0] == letters[0] and _is_within(letters, "".join(words[start:]))
        for start in range(len(words))
    )


def _is_within(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
