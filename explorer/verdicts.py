"""What people decide about records: not the same paper, or the same after all.

A decision is a fact about two records, known by their fingerprints: it survives a rebuild and
an import of the same files. Nothing is ever taken back, a later decision on the same two records
replaces the earlier one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from explorer import candidates, lookups, tables
from explorer.errors import ExplorerError, UnknownId
from explorer.evidence import evidence
from explorer.library import Library
from explorer.lookups import Source
from explorer.lookups.question import ask
from explorer.lookups.sources import entries
from explorer.tables import Progress
from explorer.writing import transaction

APART, SAME, OPEN = "apart", "same", "open"
"""Never one paper; one paper whatever the rules say; let the rules decide."""

_MEMBERS = """
SELECT r.record, CAST(r.fingerprint AS VARCHAR) AS fingerprint
FROM chosen JOIN paper_of_record USING (paper) JOIN records r USING (record)
ORDER BY fingerprint
"""

_KEEP = """
INSERT INTO verdicts
SELECT coalesce(max(verdict), 0) + 1, CAST(? AS TIMESTAMP), ?, CAST(? AS UUID), CAST(? AS UUID)
FROM verdicts
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision led to: the papers that the records in question describe now."""

    papers: tuple[str, ...]
    records: int
    """How many records were moved."""


def separate(
    library: Library,
    paper: str,
    records: Sequence[str],
    *,
    progress: Progress = tables.silent,
    now: datetime | None = None,
) -> Outcome:
    """Say that these records of a paper are not that paper; each stands alone afterwards.

    `records` are ids of records (`r:1f0c9a3e`) or fingerprints; none means every record but the
    first. Raises `ExplorerError` where the paper has no such record, or nothing would be left.
    """
    known = lookups.sources(library, _known(library, paper))
    chosen = [_one(known, each) for each in records] or list(known[1:])
    left = [each for each in known if each not in chosen]
    if not chosen or not left:
        raise ExplorerError(
            "There is nothing to take apart: this paper would have no record left."
            if chosen
            else "This paper has only one record, so there is nothing to take apart.",
            "The records of a paper are listed by: explorer paper PAPER.",
        )
    pairs = [(each.fingerprint, other.fingerprint) for each, other in product(chosen, left)]
    pairs += [
        (each.fingerprint, other.fingerprint)
        for place, each in enumerate(chosen)
        for other in chosen[:place]
    ]
    _write(library, [(APART, *two) for two in pairs], progress, now)
    fingerprints = [each.fingerprint for each in (*left, *chosen)]
    return Outcome(_papers_of(library, fingerprints), len(chosen))


def join(
    library: Library,
    one: str,
    other: str,
    *,
    progress: Progress = tables.silent,
    now: datetime | None = None,
) -> Outcome:
    """Say that two papers are one: an earlier "not the same" is withdrawn, or a new word given.

    Raises `ExplorerError` where they are one paper already.
    """
    first, second = _known(library, one), _known(library, other)
    if first == second:
        raise ExplorerError("These are one paper already.", "Give the ids of two papers.")
    mine, theirs = _members(library, first), _members(library, second)
    standing = library.rows(candidates.STANDING).itertuples(index=False, name=None)
    apart = {frozenset((a, b)) for says, a, b, *_ in standing if says == APART}
    across = [
        (a, b) for a, b in product(mine.values(), theirs.values()) if frozenset((a, b)) in apart
    ]
    said = [(OPEN, *two) for two in across]
    if not _agree(library, list(mine), list(theirs)):
        said.append((SAME, min(mine.values()), min(theirs.values())))
    _write(library, said, progress, now)
    fingerprints = [*mine.values(), *theirs.values()]
    return Outcome(_papers_of(library, fingerprints), len(theirs))


def _known(library: Library, paper: str) -> str:
    found = lookups.resolve(library, paper)
    if found is None or not found.startswith("p:"):
        raise UnknownId(paper)
    return str(found)


def _one(known: Sequence[Source], record: str) -> Source:
    wanted = record.removeprefix("r:").replace("-", "").lower()
    found = [
        each for each in known if wanted and each.fingerprint.replace("-", "").startswith(wanted)
    ]
    if len(found) != 1:
        listed = ", ".join(each.id for each in known)
        raise ExplorerError(
            f"This paper has no single record “{record}”.", f"Its records are: {listed}."
        )
    return found[0]


def _members(library: Library, paper: str) -> dict[int, str]:
    found = ask(library, _MEMBERS, paper)
    return {int(record): str(mark) for record, mark in found.itertuples(index=False, name=None)}


def _agree(library: Library, mine: list[int], theirs: list[int]) -> bool:
    """Whether the rules by themselves join a record of one paper with one of the other."""
    known = {each.record: each for each in entries(library, [*mine, *theirs])}
    return any(evidence(known[a], known[b]) for a, b in product(mine, theirs))


def _papers_of(library: Library, fingerprints: Iterable[str]) -> tuple[str, ...]:
    found = library.rows(
        "SELECT DISTINCT p.id FROM records r JOIN paper_of_record USING (record) "
        "JOIN papers p USING (paper) "
        "WHERE CAST(r.fingerprint AS VARCHAR) IN (SELECT unnest($marks::VARCHAR[])) ORDER BY p.id",
        {"marks": list(fingerprints)},
    )
    return tuple(found["id"])


def _write(
    library: Library,
    said: Sequence[tuple[str, str, str]],
    progress: Progress,
    now: datetime | None,
) -> None:
    """Keep the decisions and make the papers anew, in one transaction."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    with transaction(library.connection):
        for says, one, other in said:
            library.connection.execute(_KEEP, (moment, says, one, other))
        tables.derive(library.connection, progress)
