"""Papers, topics and institutions that are drawn beside the people shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from explorer import lookups
from explorer.library import Library
from explorer.model import PaperFilter
from explorer.people import Tally

MOST_OF_A_KIND = 100
"""Most papers, topics or institutions on one canvas."""
MOST_NODES = 1000
"""Most nodes of all kinds on one canvas; the browser stays quick up to here."""
MOST_LINES = 3000
"""Most lines from people to the nodes beside them."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A node that is not a person, and its lines to the people shown."""

    id: str
    kind: str
    """`paper`, `topic` or `institution`."""
    name: str
    lines: tuple[tuple[str, int], ...]
    """(person, papers behind the line), sorted."""
    facts: dict[str, object] = field(default_factory=dict)
    """What else is known: year, venue, scheme …"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node beside people: its names, and how its nodes and lines are found."""

    name: str
    """Plural, as views and totals say it: `papers`."""
    node: str
    """Kind of the nodes: `paper`."""
    tie: str
    """Kind of the lines: `authorship`, `topic` or `affiliation`."""
    find: Callable[[Library, pd.DataFrame, Sequence[str], PaperFilter], pd.DataFrame]
    """From authorships and people to lines: columns id, author, papers."""
    describe: Callable[[Library, Sequence[str], pd.DataFrame], dict[str, dict[str, object]]]
    """Facts of the chosen nodes by id, `name` among them."""


def beside(
    library: Library,
    people: Sequence[str],
    kinds: Sequence[str],
    papers: PaperFilter,
    unfiltered: PaperFilter,
) -> tuple[list[Extra], list[Tally]]:
    """The nodes of the wanted kinds, those with most lines first, and what is left out."""
    extras: list[Extra] = []
    tallies = []
    if not kinds or not people:
        return [], [Tally(kind, 0) for kind in kinds]
    written = lookups.authorships(library, people, papers)
    ever = written if papers == unfiltered else lookups.authorships(library, people, unfiltered)
    for kind in (kind for kind in KINDS if kind.name in kinds):
        room = min(MOST_OF_A_KIND, max(0, MOST_NODES - len(people) - len(extras)))
        lines = kind.find(library, written, people, papers)
        total = (
            lines["id"].nunique()
            if papers == unfiltered
            else kind.find(library, ever, people, unfiltered)["id"].nunique()
        )
        spare = MOST_LINES - sum(len(extra.lines) for extra in extras)
        chosen = _most_connected(lines, room, spare)
        extras += _made(library, kind, chosen, lines)
        found = lines["id"].nunique()
        tallies.append(
            Tally(kind.name, len(chosen), by_years=total - found, by_limit=found - len(chosen))
        )
    return extras, tallies


def _most_connected(lines: pd.DataFrame, room: int, spare: int) -> list[str]:
    """Up to `room` ids with at most `spare` lines together, those with most lines first."""
    weight = lines.groupby("id").agg(people=("author", "size"), papers=("papers", "sum"))
    order = weight.reset_index().sort_values(
        ["people", "papers", "id"], ascending=[False, False, True], kind="stable"
    )
    return list(order["id"][order["people"].cumsum() <= spare].head(room))


def _made(library: Library, kind: Kind, chosen: list[str], lines: pd.DataFrame) -> list[Extra]:
    kept = lines[lines["id"].isin(chosen)].sort_values(["id", "author"])
    facts = kind.describe(library, chosen, kept)
    ends: dict[str, list[tuple[str, int]]] = {node: [] for node in chosen}
    for node, person, count in zip(kept["id"], kept["author"], kept["papers"], strict=True):
        ends[node].append((person, int(count)))
    return [
        Extra(node, kind.node, str(facts[node].pop("name")), tuple(ends[node]), facts[node])
        for node in chosen
    ]


def _find_papers(
    _library: Library, written: pd.DataFrame, _people: Sequence[str], _papers: PaperFilter
) -> pd.DataFrame:
    return written.rename(columns={"paper": "id"}).assign(papers=1)


def _find_topics(
    library: Library, written: pd.DataFrame, _people: Sequence[str], _papers: PaperFilter
) -> pd.DataFrame:
    about = lookups.paper_topics(library, sorted(set(written["paper"])))
    lines = written.merge(about, on="paper").rename(columns={"topic": "id"})
    grouped = lines.groupby(["id", "author", "name"]).size().reset_index(name="papers")
    grouped["of_all"] = grouped["id"].map(lines.groupby("id")["paper"].nunique())
    return grouped


def _find_institutions(
    library: Library, _written: pd.DataFrame, people: Sequence[str], papers: PaperFilter
) -> pd.DataFrame:
    lines = lookups.author_institutions(library, people, papers)
    return lines.rename(columns={"institution": "id"})


def _describe_papers(
    library: Library, chosen: Sequence[str], _lines: pd.DataFrame
) -> dict[str, dict[str, object]]:
    found = lookups.papers(library, chosen)
    return {
        row["id"]: {
            "name": row["title"],
            "papers": 1,
            "first_year": absent(row["year"]),
            "last_year": absent(row["year"]),
            "venue": absent(row["venue"]),
        }
        for row in found.to_dict("records")
    }


def _describe_topics(
    _library: Library, _chosen: Sequence[str], lines: pd.DataFrame
) -> dict[str, dict[str, object]]:
    return {
        node: {"name": name, "papers": int(papers)}
        for node, name, papers in zip(lines["id"], lines["name"], lines["of_all"], strict=True)
    }


def _describe_institutions(
    _library: Library, _chosen: Sequence[str], lines: pd.DataFrame
) -> dict[str, dict[str, object]]:
    return {node: {"name": name} for node, name in zip(lines["id"], lines["name"], strict=True)}


def absent(value: object) -> object:
    """A cell of a table as plain Python: missing is None, whole numbers are int."""
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN differs from itself
        return None
    return value.item() if hasattr(value, "item") else value


KINDS = (
    Kind("papers", "paper", "authorship", _find_papers, _describe_papers),
    Kind("topics", "topic", "topic", _find_topics, _describe_topics),
    Kind("institutions", "institution", "affiliation", _find_institutions, _describe_institutions),
)
"""Every kind of node beside people, in the order of the controls."""
