"""When two records describe one paper, and why: rules on two records, pure.

Two records are joined when they share an id (DOI, arXiv, PMID, OpenAlex, ACL …), unless neither
the beginnings of their titles nor any family name agree: a wrong id joins nothing. Where a second
id contradicts the first, the whole titles must agree. Without a shared id, title, years and authors
must agree, and nothing may speak against it: different ids of one scheme, a journal article beside
a conference paper, a title that thousands of papers have.

Every rule looks at two records and nothing else, so that the order of files cannot matter and a
further record never takes a paper apart.
"""

from typing import NamedTuple

from explorer.bylines import family, matched
from explorer.publications import is_of_preprint, is_preprint, publication, venues_fit
from explorer.titles import SAME, Title, alike, title

LEAD = 3
"""Words at the beginning of a title that agree well enough where an id is shared."""

YEARS_APART = 1
"""Between two publications of one paper: online one year, in print the next."""
PREPRINT_BEFORE, PREPRINT_AFTER = 4, 1
"""Years from a preprint to the publication, and the other way round."""

ENOUGH_SHARED = 0.5
"""Share of the shorter byline that must stand on the other one."""

SEVERAL = 3
"""People who, all the same on both, make even a short title telling."""

_VERSIONS = {("journal", "preprint"), ("meeting", "preprint")}
"""Kinds of publication that one paper may have, sorted."""

LONG_TITLE = 6
"""Words of a title that make up for a missing year, or for missing authors."""

LASTING = frozenset(("doi", "arxiv", "pmid", "pmcid", "acl"))
"""Schemes in which a publication never has two ids; DOIs of preprint servers are not meant."""


class Entry(NamedTuple):
    """What the rules look at in a record."""

    record: int
    fingerprint: str
    title: str
    words: str
    """The folded title, as the library keeps it."""
    year: int | None
    ids: tuple[str, ...]
    """With their schemes, normalised, in the order of `RANKS`; the source's own is among them."""
    people: tuple[str, ...]
    """Folded names in the order of the byline: "leon bungert"."""
    source: str
    venue: str | None = None
    kind: str | None = None


class Evidence(NamedTuple):
    """Why two records describe one paper; the smaller rank is the stronger reason."""

    rank: int
    reason: str


BY_HAND, BY_OWN_ID, BY_ID, BY_TITLE = range(4)
"""Ranks of evidence."""

RANKS = ("doi", "arxiv", "pmid", "pmcid", "acl", "openalex")
"""Schemes in the order in which they name a paper; all others come after them."""

NAMES = {
    "doi": "DOI",
    "arxiv": "arXiv id",
    "pmid": "PMID",
    "pmcid": "PMC id",
    "acl": "ACL id",
    "openalex": "OpenAlex id",
}
"""How the schemes are called on screen."""


def scheme(id_: str) -> str:
    """`doi` of `doi:10.1000/xyz`."""
    return id_.partition(":")[0]


def rank(id_: str) -> tuple[int, str]:
    """The place of an id among others: the smallest names the paper."""
    kind = scheme(id_)
    return (RANKS.index(kind) if kind in RANKS else len(RANKS), id_)


def evidence(one: Entry, other: Entry) -> Evidence | None:
    """Why the two are one paper; None where nothing says so."""
    return _by_id(one, other) or _by_title(one, other)


def _by_id(one: Entry, other: Entry) -> Evidence | None:
    shared = sorted(set(one.ids) & set(other.ids), key=rank)
    if not shared or not (lead(one.words) == lead(other.words) or surnames(one) & surnames(other)):
        return None
    if _contradicted(one, other) and not alike(title(one.title), title(other.title)):
        return None
    own = one.source == other.source and any(scheme(id_) != "doi" for id_ in shared)
    kind = scheme(shared[0])
    name = NAMES.get(kind, f"{kind} id" if kind != "id" else "id")
    return Evidence(BY_OWN_ID if own else BY_ID, f"same {name}")


def lead(words: str) -> str:
    """The beginning of a folded title."""
    return " ".join(words.split(" ")[:LEAD])


def surnames(entry: Entry) -> set[str]:
    """The family names, folded."""
    return {family(name) for name in entry.people}


def _by_title(one: Entry, other: Entry) -> Evidence | None:
    first, second = title(one.title), title(other.title)
    how = alike(first, second)
    if not how or first.is_generic or second.is_generic or _conflict(one, other):
        return None
    if not one.people or not other.people:
        return _without_authors(one, other, first, how)
    together = matched(one.people, other.people)
    fewer = min(len(one.people), len(other.people))
    exact = how == SAME and together == len(one.people) == len(other.people)
    if together < ENOUGH_SHARED * fewer or not _enough(one, other, first, how, exact=exact):
        return None
    return Evidence(BY_TITLE, _said(how, one, other, f"{together} of {fewer} authors"))


def _enough(one: Entry, other: Entry, words: Title, how: str, *, exact: bool) -> bool:
    """Whether title and authors suffice; where something is missing or odd, all must agree."""
    if words.is_short and not _same_place(one, other):
        return False
    if _rivals(one, other) and _is_preprint(one) == _is_preprint(other):
        return False
    if words.is_short or _rivals(one, other):
        return exact
    dated = one.year is not None and other.year is not None
    return dated or exact or (how == SAME and len(words.words) >= LONG_TITLE)


def _same_place(one: Entry, other: Entry) -> bool:
    """Whether a short title is of many people, or of one year and two people or one venue."""
    if min(len(one.people), len(other.people)) >= SEVERAL:
        return True
    same_venue = _venue(one) == _venue(other) != ""
    same_year = one.year is not None and one.year == other.year
    return same_year and (len(one.people) > 1 or same_venue)


def _without_authors(one: Entry, other: Entry, words: Title, how: str) -> Evidence | None:
    """Where a byline is missing: the same long title, years that are known, and a venue."""
    dated = one.year is not None and other.year is not None
    if how != SAME or len(words.words) < LONG_TITLE or not dated or _rivals(one, other):
        return None
    if not one.people and not other.people and _venue(one) != _venue(other):
        return None
    return Evidence(BY_TITLE, _said(how, one, other, "no authors to compare"))


def _said(how: str, one: Entry, other: Entry, rest: str) -> str:
    years = sorted({year for year in (one.year, other.year) if year is not None})
    return ", ".join(part for part in (how, " and ".join(map(str, years)), rest) if part)


def _venue(entry: Entry) -> str:
    return "".join(sign for sign in (entry.venue or "").lower() if sign.isalnum())


def _rivals(one: Entry, other: Entry) -> bool:
    """Whether one scheme names the two differently, so that its source takes them for two."""
    mine, theirs = _by_scheme(one), _by_scheme(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _by_scheme(entry: Entry) -> dict[str, set[str]]:
    """The ids by scheme; DOIs of preprint servers are a scheme of their own."""
    found: dict[str, set[str]] = {}
    for id_ in entry.ids:
        kind = "preprint" if id_.startswith("doi:") and is_of_preprint(id_) else scheme(id_)
        found.setdefault(kind, set()).add(id_)
    return found


def _contradicted(one: Entry, other: Entry) -> bool:
    """Whether a scheme that gives one publication one id names the two differently."""
    mine, theirs = _by_scheme(one), _by_scheme(other)
    both = mine.keys() & theirs.keys() & LASTING
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in both)


def _conflict(one: Entry, other: Entry) -> bool:
    """Whether something says that the two are different, whatever their titles."""
    if _contradicted(one, other) or not _years_fit(one, other):
        return True
    if not (_is_preprint(one) or _is_preprint(other)) and not venues_fit(
        one.venue or "", other.venue or ""
    ):
        return True
    kinds = [publication(each.ids, each.venue, each.kind) for each in (one, other)]
    return len(set(kinds)) > 1 and "" not in kinds and tuple(sorted(kinds)) not in _VERSIONS


def _is_preprint(entry: Entry) -> bool:
    return is_preprint(entry.ids, entry.venue, entry.kind)


def _years_fit(one: Entry, other: Entry) -> bool:
    if one.year is None or other.year is None:
        return True
    early, late = _is_preprint(one), _is_preprint(other)
    if early == late:
        return abs(one.year - other.year) <= YEARS_APART
    gap = other.year - one.year if early else one.year - other.year
    return -PREPRINT_AFTER <= gap <= PREPRINT_BEFORE
