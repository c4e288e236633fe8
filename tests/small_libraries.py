"""Random small libraries for property tests: a handful of people, a dozen papers."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from explorer import intake
from explorer.library import Library
from explorer.model import Institution, Mention, Record, Topic

PEOPLE = ("Ann Ash", "Bob Bay", "Cat Cox", "Dan Day", "Eve Elm", "Fay Fox", "Gus Gil", "Ida Ivy")
LAWS = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Plain(NamedTuple):
    """A paper as a test thinks of it."""

    authors: tuple[str, ...]
    year: int | None = None
    topics: tuple[str, ...] = ()


plain_papers = st.lists(
    st.builds(
        Plain,
        st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5, unique=True).map(tuple),
        st.sampled_from((None, 2018, 2019, 2020, 2021)),
        st.lists(st.sampled_from(("graphs", "waves")), max_size=2, unique=True).map(tuple),
    ),
    min_size=1,
    max_size=12,
)


def records(papers: Sequence[Plain]) -> list[Record]:
    """The papers as records, numbered by what they say, so that their order means nothing."""
    counts: dict[tuple[object, ...], int] = {}
    made = []
    for paper in papers:
        key = (tuple(sorted(paper.authors)), paper.year, tuple(sorted(paper.topics)))
        counts[key] = counts.get(key, 0) + 1
        native = f"id:{'-'.join(key[0])}-{paper.year}-{'-'.join(key[2])}-{counts[key]}".replace(
            " ", ""
        )
        made.append(
            Record(
                "test",
                native,
                f"On {native}",
                tuple(
                    Mention(name, institutions=(Institution(f"University of {name[0]}"),))
                    for name in paper.authors
                ),
                year=paper.year,
                topics=tuple(Topic(topic, "keyword") for topic in paper.topics),
            )
        )
    return made


@contextmanager
def opened(papers: Sequence[Plain]) -> Iterator[Library]:
    """A library of these papers, open for reading."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.duckdb"
        with Library.open(path, write=True, name="small") as writable:
            intake.import_records(writable, records(papers))
        with Library.open(path) as library:
            yield library


def author_id(name: str) -> str:
    """The public id of one of `PEOPLE`."""
    return "a:" + name.lower().replace(" ", "-")
