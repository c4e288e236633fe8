"""How well made-up copies and lookalikes are told: precision at least 0.995, recall 0.97."""

import random
from collections.abc import Callable, Sequence
from itertools import combinations

import pytest

from explorer.evidence import evidence
from explorer.library import Library
from explorer.lookups.sources import entries as entries_of
from explorer.model import Mention, Record
from explorer.names import fold

Maker = Callable[..., Library]

PAPERS = 400
LEAST_PRECISION, LEAST_RECALL = 0.995, 0.97

SUBJECTS = ("graphs", "crowds", "membranes", "languages", "proteins", "markets", "glaciers")
VERBS = ("Learning", "Measuring", "Predicting", "Simulating", "Understanding", "Bounding")
WAYS = ("with sparse networks", "under uncertainty", "from noisy data", "by random walks",
        "in high dimensions", "without supervision")  # fmt: skip
MANNERS = ("slow", "robust", "hidden", "local", "optimal", "seasonal", "collective", "fragile")
FAMILIES = ("Müller", "García Márquez", "Bungert", "O'Brien", "van der Berg", "Nakamura", "Šebek",
            "Li", "Okafor", "Larsen", "Petrov", "Haddad")  # fmt: skip
GIVEN = ("Anna Maria", "Leon", "Sofía", "Jean-Pierre", "Wei", "Chidi", "Ingrid", "Tomáš", "Yuki")


def original(number: int, draw: random.Random) -> Record:
    """A paper nobody has written."""
    title = (
        f"{draw.choice(VERBS)} {draw.choice(MANNERS)} {draw.choice(SUBJECTS)} "
        f"{draw.choice(WAYS)} at site {number}: a {draw.choice(MANNERS)} approach to the matter"
    )
    people = [f"{draw.choice(GIVEN)} {family}" for family in draw.sample(FAMILIES, 3)]
    return Record(
        "crossref", None, title, tuple(map(Mention, people)), year=2000 + number % 20,
        venue="Journal of Imagined Results", kind="journal-article", url=f"https://e.org/{number}",
    )  # fmt: skip


def initials(name: str) -> str:
    *given, family = name.split(" ", 1)
    return f"{' '.join(f'{part[0]}.' for part in given)} {family}"


def shouted(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=record.title.upper())


def plainly(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    people = tuple(Mention(fold(each.written)) for each in record.authors)
    return record._replace(title=f"{record.title}.", authors=people)


def by_initials(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(authors=tuple(Mention(initials(a.written)) for a in record.authors))


def without_subtitle(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=record.title.partition(":")[0])


def cut(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=f"{record.title[:-9]}…")


def a_year_later(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(year=(record.year or 0) + 1)


def without_a_year(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(year=None)


def mistyped(record: Record, draw: random.Random) -> Record:
    place = record.title.index("approach") + draw.randrange(2, 7)
    return record._replace(title=record.title[:place] + "q" + record.title[place + 1 :])


def et_al(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(authors=record.authors[:1], incomplete_authors=True)


def preprint(record: Record, draw: random.Random) -> Record:
    return record._replace(
        source="arxiv", venue="arXiv", kind="preprint", year=(record.year or 0) - draw.randrange(4)
    )


COPIES = (shouted, plainly, by_initials, without_subtitle, cut, a_year_later, without_a_year,
          mistyped, et_al, preprint)  # fmt: skip


def second_part(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=f"{record.title}, part II")


def erratum(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=f"Erratum: {record.title}")


def reply(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(title=f"{record.title}: reply to comments")


def by_others(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(authors=(Mention("Ann Ash"), Mention("Bob Bay")))


def years_later(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(year=(record.year or 0) + 6)


def thesis(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(kind="phdthesis", venue=None)


def at_another_site(record: Record, draw: random.Random) -> Record:
    return record._replace(title=record.title.replace("at site ", f"at site {draw.randrange(9)}"))


def elsewhere(record: Record, draw: random.Random) -> Record:  # noqa: ARG001
    return record._replace(venue="Quarterly of Unheard Things")


LOOKALIKES = (second_part, erratum, reply, by_others, years_later, thesis, at_another_site,
              elsewhere)  # fmt: skip


def made_up() -> tuple[list[Record], list[int]]:
    """Papers with a copy or a lookalike each, and which paper each record truly is of."""
    draw = random.Random(20261121)  # noqa: S311 - the same every time
    records, truth = [], []
    for number in range(PAPERS):
        written = original(number, draw)
        changes, source = (COPIES, "dblp") if number % 2 else (LOOKALIKES, "ris")
        records += [written, draw.choice(changes)(written, draw)._replace(source=source)]
        truth += [2 * number, 2 * number + (1 - number % 2)]
    marked = [each._replace(abstract=str(place)) for place, each in enumerate(records)]
    return marked, truth


def papers_of(library: Library) -> list[int]:
    found = library.rows(
        "SELECT s.paper FROM records r JOIN paper_of_record s USING (record) "
        "ORDER BY CAST(r.abstract AS INTEGER)"
    )
    return [int(paper) for paper in found["paper"]]


def measured(truth: Sequence[int], papers: Sequence[int]) -> tuple[float, float]:
    """Precision and recall of pairs of records."""
    pairs = list(combinations(range(len(truth)), 2))
    joined = {two for two in pairs if papers[two[0]] == papers[two[1]]}
    due = {two for two in pairs if truth[two[0]] == truth[two[1]]}
    return len(joined & due) / len(joined), len(joined & due) / len(due)


def test_copies_are_joined_and_lookalikes_are_not(make_library: Maker) -> None:
    records, truth = made_up()

    precision, recall = measured(truth, papers_of(make_library(records)))

    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize("change", COPIES, ids=lambda change: change.__name__)
def test_each_kind_of_copy_is_recognised(
    make_library: Maker, change: Callable[..., Record]
) -> None:
    draw = random.Random(7)  # noqa: S311 - the same every time
    papers = [original(number, draw) for number in range(12)]
    copies = [change(each, draw)._replace(source="dblp") for each in papers]

    found = make_library([*papers, *copies])

    assert found.counts().papers == len(papers)


@pytest.mark.parametrize("change", LOOKALIKES, ids=lambda change: change.__name__)
def test_each_kind_of_lookalike_is_left_alone(
    make_library: Maker, change: Callable[..., Record]
) -> None:
    draw = random.Random(7)  # noqa: S311 - the same every time
    papers = [original(number, draw) for number in range(12)]
    others = [change(each, draw)._replace(source="ris") for each in papers]

    found = make_library([*papers, *others])

    assert found.counts().papers == 2 * len(papers)


def test_the_library_joins_what_the_rules_on_two_records_join(make_library: Maker) -> None:
    records, _ = made_up()
    library = make_library(records[:150])
    numbers = [int(each) for each in library.rows("SELECT record FROM records")["record"]]
    entries = entries_of(library, numbers)

    by_rule = {
        frozenset((one.record, other.record))
        for one, other in combinations(entries, 2)
        if evidence(one, other)
    }
    paper = dict(
        library.rows("SELECT record, paper FROM paper_of_record").itertuples(index=False, name=None)
    )

    assert all(len({paper[record] for record in pair}) == 1 for pair in by_rule)
    linked = {record for pair in by_rule for record in pair}
    assert all(record in linked or paper[record] == record for record in paper)
