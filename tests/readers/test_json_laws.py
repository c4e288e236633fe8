"""What holds for every reader of JSON: memory, nesting, and files of its neighbours."""

import io
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import READERS, reader_named

DATA = Path(__file__).parents[1] / "data"
DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
NAMES = (
    *("crossref", "csl-json", "semantic-scholar", "datacite", "orcid", "inspire", "biorxiv"),
    *("researchmap", "bibjson", "openalex"),
)
SAMPLES = {
    "crossref": ("ten.crossref.json", "nasty.crossref.jsonl"),
    "csl-json": ("ten.csl.json", "nasty.csl.json"),
    "semantic-scholar": ("ten.s2.json", "nasty.s2.jsonl"),
    "datacite": ("ten.datacite.json", "nasty.datacite.json"),
    "orcid": ("ten.orcid.json", "nasty.orcid.json"),
    "inspire": ("ten.inspire.json", "nasty.inspire.json"),
    "biorxiv": ("ten.biorxiv.json", "nasty.biorxiv.json"),
    "researchmap": ("ten.researchmap.json", "nasty.researchmap.json"),
    "bibjson": ("ten.bibjson.json", "nasty.bibjson.json"),
    "openalex": ("ten.openalex.json", "nasty.openalex.jsonl"),
}


LINE = (
    b'{"id": "https://openalex.org/W%d", "title": "A work", "left_out": "' + b"x" * 2000 + b'"}\n'
)


def many(lines: int) -> Iterator[bytes]:
    for number in range(1, lines + 1):
        yield LINE % number


class Endless(io.RawIOBase):
    """Lines that are made when they are read."""

    def __init__(self, lines: int) -> None:
        self._lines = many(lines)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]  # a writable buffer
        while len(self._rest) < len(buffer) and (line := next(self._lines, None)):
            self._rest += line
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_lines_need_constant_memory() -> None:
    peaks = []
    for lines in (2_000, 6_000):
        tracemalloc.start()
        stream = io.BufferedReader(Endless(lines))
        assert sum(1 for _ in reader_named("openalex").parse(stream)) == lines
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 1.2 * peaks[0]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        '{"title": "x", "author": ' + "[" * 200_000 + "]" * 200_000 + "}",
        '{"message":' * 100_000 + "1" + "}" * 100_000 + "\n",
        '{"group": [' * 50_000,
    ],
    ids=["open", "closed", "objects", "groups"],
)
def test_nesting_without_end_is_a_problem_or_an_error(name: str, text: str) -> None:
    found: list[Record | Problem] = []

    with suppress(ReadError):
        found = list(reader_named(name).parse(io.BytesIO(text.encode())))

    assert not [item for item in found if isinstance(item, Record)]


PLAIN = [
    '{"title": "A paper", "authors": ["Ann Lee"], "doi": "10.5555/1"}',
    '{"id": 1, "title": "A paper", "author": [{"family": "Lee", "given": "Ann"}], "year": 2019}',
    '{"title": "A paper", "abstract": "paperId and DOI are titles of nothing", "type": "article"}',
    '[{"title": "A paper", "authors": "Lee, Ann", "published": "2019", "category": "x"}]',
    '{"title": "A paper", "authors": ["Ann Lee"], "container-title": "Journal", "year": 2019}',
    '{"papers": [{"title": "A paper", "collection": "x", "messages": [], "hits": 5}]}',
]


@pytest.mark.parametrize("text", PLAIN)
def test_our_own_schema_is_not_taken_for_another_format(text: str) -> None:
    assert next(reader for reader in READERS if reader.recognise(text)).name == "jsonl"


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_not_taken_for_the_format_of_a_neighbour(name: str) -> None:
    for sample in SAMPLES[name]:
        head = (DATA / sample).read_text(encoding="utf-8")[:65536]
        claimed = [reader.name for reader in READERS if reader.recognise(head)]

        assert claimed[0] == name
        assert set(claimed) - {name} <= {"jsonl", "csl-json"}


@pytest.mark.parametrize("name", NAMES)
def test_the_docs_say_what_a_format_gives_and_what_is_left_out(name: str) -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()

    rows = [line for line in lines if line.startswith(f"| `{name}`")]

    assert [row.count("|") - 1 for row in rows] == [3, 7]
