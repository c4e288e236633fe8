"""What a user wants to have from a source, with names turned into ids."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

import pandas as pd

from explorer import lookups
from explorer.errors import AmbiguousName, SourceError
from explorer.library import Library
from explorer.model import PaperFilter, Record
from explorer.names import fold
from explorer.sources.network import Network
from explorer.sources.source import Ask, Candidate, LookUp, Request, Source

MOST_CANDIDATES = 25
MOST_DOIS = 5_000
USUAL_PAPERS = 2_000
"""Papers of one fetch, unless the user wants more."""
USUAL_PEOPLE = 50
"""People whose papers are fetched for the neighbours of a library."""

PLURALS = {"author": "people", "institution": "institutions", "topic": "topics"}


def everything(_: Record) -> bool:
    """Keep every paper."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """Papers to be fetched from one source."""

    source: Source
    shown: str
    """What is asked, for people: `author Jason Priem (A5023888391)`."""
    requests: tuple[Request, ...]
    limit: int = USUAL_PAPERS
    keeps: Callable[[Record], bool] = everything
    notes: tuple[str, ...] = ()
    """What could not be asked, in sentences."""

    @property
    def label(self) -> str:
        """The name under which the library keeps what comes."""
        return f"{self.source.label}: {self.shown}"


def supported(source: Source, kind: str) -> Ask:
    """How a source is asked by this. Raises `SourceError` with what it can be asked by."""
    ask = source.asks.get(kind)
    if ask is not None:
        return ask
    known = [*source.asks, *(["neighbours"] if source.people else [])]
    raise SourceError(
        f"{source.label} cannot be asked by {kind}.",
        f"It can be asked by {', '.join(known)}.",
    )


def question(
    source: Source, kind: str, text: str, network: Network, *, limit: int = USUAL_PAPERS
) -> Question:
    """The question for an author, an institution, a topic or a query.

    A name is looked up at the source. Raises `AmbiguousName` where several may be meant,
    `SourceError` where nobody is, or the source cannot be asked so.
    """
    ask = supported(source, kind)
    known, shown = ask.identify(text), f"{kind} “{text.strip()}”"
    if known is None:
        found = _looked_up(source, ask, kind, text, network)
        known, shown = found.id, f"{kind} {found.name} ({found.id})"
    wanted, keeps = known, ask.keeps
    return Question(
        source,
        shown,
        tuple(ask.begin((known,))),
        limit,
        everything if keeps is None else lambda record: keeps(wanted, record),
    )


def _found(source: Source, look_up: LookUp, name: str, network: Network) -> tuple[Candidate, ...]:
    answer = network.ask(source, look_up.request(" ".join(name.split())))
    distinct = {each.id: each for each in look_up.read(answer.value) if each.id and each.name}
    return tuple(islice(distinct.values(), MOST_CANDIDATES))


def _looked_up(source: Source, ask: Ask, kind: str, text: str, network: Network) -> Candidate:
    """The one that is meant: the only one, or the only one of exactly this name."""
    if ask.look_up is None or not text.strip():
        raise SourceError(
            f"“{text.strip()}” is nothing that {source.label} could be asked for.",
            f"Give {ask.takes}.",
        )
    found = _found(source, ask.look_up, text, network)
    if not found:
        raise SourceError(
            f"{source.label} knows no {kind} called “{text.strip()}”.",
            "Try the family name alone, or another source.",
        )
    same = [each for each in found if fold(each.name) == fold(text)]
    if len(found) == 1 or len(same) == 1:
        return (same or found)[0]
    raise AmbiguousName(
        text.strip(),
        [(each.id, each.shown, each.papers) for each in found],
        PLURALS.get(kind, "things"),
    )


def question_of_dois(source: Source, given: Sequence[str], *, limit: int | None = None) -> Question:
    """The question for a list of DOIs (for arXiv: of its ids too), in which anything may stand."""
    ask = supported(source, "dois")
    texts = [text.strip() for text in given if text.strip()]
    known = list(dict.fromkeys(filter(None, map(ask.identify, texts))))
    if not known:
        raise SourceError(f"There is no {ask.takes} in the list.", "Give one on each line.")
    if len(known) > MOST_DOIS:
        raise SourceError(f"{len(known):,} are too many at once.", f"Give at most {MOST_DOIS:,}.")
    strange = sum(ask.identify(text) is None for text in texts)
    are = "is" if strange == 1 else "are"
    notes = (f"{strange:,} of {len(texts):,} lines {are} no {ask.takes}.",) if strange else ()
    shown = f"DOI {known[0]}" if len(known) == 1 else f"{len(known):,} DOIs"
    return Question(source, shown, tuple(ask.begin(known)), limit or len(known), notes=notes)


def question_of_neighbours(
    source: Source, library: Library, *, people: int = USUAL_PEOPLE, limit: int = USUAL_PAPERS
) -> Question:
    """The question for one step out: all papers of people of the library, and so who wrote them.

    Those with most papers are taken first.
    """
    chosen = lookups.prolific(library, PaperFilter(), people)["id"].tolist()
    asked = question_of_people(source, library, chosen, limit=limit)
    return replace(asked, shown=f"neighbours of {asked.shown}")


def question_of_people(
    source: Source, library: Library, authors: Sequence[str], *, limit: int = USUAL_PAPERS
) -> Question:
    """The question for all papers of these authors of a library, whose ids are given.

    People without an id that the source knows are left out, and the question says how many.
    """
    ask = supported(source, "author")
    if not source.people:
        raise SourceError(
            f"{source.label} does not tell people of one name apart.",
            "Ask another source, such as openalex.",
        )
    known = _known(source, lookups.outside_ids(library, authors), authors)
    if not known:
        raise SourceError(
            f"Nobody here has an id that {source.label} knows.",
            "Fetch their papers by name first, or import a file with ORCIDs.",
        )
    missing = len(authors) - len(known)
    notes = (f"{missing:,} of {len(authors):,} people have no id there.",) if missing else ()
    ids = tuple(dict.fromkeys(chain.from_iterable(known.values())))
    shown = f"{len(known):,} people"
    if len(known) == 1:
        name = lookups.authors(library, known)["name"].iloc[0]
        shown = f"author {name} ({', '.join(ids)})"
    return Question(source, shown, tuple(ask.begin(ids)), limit, notes=notes)


def known_by(
    sources: Sequence[Source], library: Library, author: str
) -> dict[str, tuple[str, ...]]:
    """By the name of each source that knows an author of the library, their ids there."""
    rows = lookups.outside_ids(library, [author])
    able = (source for source in sources if source.people)
    ids = {source.name: _known(source, rows, [author]) for source in able}
    return {name: found[author] for name, found in ids.items() if found}


def _known(
    source: Source, rows: pd.DataFrame, authors: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """By author, in their order, all ids of the best scheme by which the source knows them."""
    identify = supported(source, "author").identify
    known: dict[tuple[str, str], list[str]] = {}
    for author, scheme, native in rows[["author", "scheme", "id"]].itertuples(index=False):
        if accepted := identify(native):
            known.setdefault((author, scheme), []).append(accepted)
    best = {
        author: next((ids for way in source.people if (ids := known.get((author, way)))), [])
        for author in authors
    }
    return {author: tuple(ids) for author, ids in best.items() if ids}
