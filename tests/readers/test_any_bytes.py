"""Any bytes to any reader give records, problems or a `ReadError`, and nothing else."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import READERS, Reader, read

DATA = Path(__file__).parents[1] / "data"
SEEDS = [path.read_bytes() for path in sorted(DATA.glob("*.*")) if path.stat().st_size < 20_000]

MARKS = [
    b"@article{",
    b"TY  - ",
    b"ER  - ",
    b'{"title":',
    b"[",
    b"{",
    b"}",
    b'"',
    b"\n",
    b"<entry>",
]
MARKS += [
    b"PT J\n",
    b"PMID- ",
    b"%0 ",
    b"<1>\n",
    b"Record #1 of 1\n",
    b"\n   ",
    b"\n\n",
    b"\t",
    b"[",
    b"/",
]
MARKS += [b"\\'", b"\xff\xfe", b"\x1f\x8b", b"PK\x03\x04", b",", b";", b" and ", b"NaN", b"\\ud800"]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A sample with a few places overwritten, cut or repeated."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        stop = draw(st.integers(start, min(len(data), start + 200)))
        new = draw(st.one_of(st.binary(max_size=8), st.sampled_from(MARKS), st.just(b"")))
        data = data[:start] + new * draw(st.integers(1, 3)) + data[stop:]
    return data


def outcome(found: Iterator[Record | Problem]) -> list[Record | Problem]:
    """What comes out; an unreadable file as one problem."""
    try:
        return list(found)
    except ReadError as error:
        return [Problem("whole file", error.title, error.remedy)]


def check(items: list[Record | Problem]) -> None:
    for item in items:
        assert isinstance(item, Record | Problem)
        if isinstance(item, Problem):
            assert item.reason
            assert item.remedy
            continue
        assert item.title
        assert item.title.isprintable() or "\u200c" in item.title or "\u200d" in item.title
        assert item.year is None or 1000 <= item.year <= 2100
        assert all(mention.written for mention in item.authors)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(deadline=None, max_examples=60)
@given(data=st.one_of(mutated(), st.binary(max_size=300)))
@example(data=b"")
@example(data=b"\n")
@example(data=b"null")
@example(data=b"\xef\xbb\xbf")
def test_any_bytes_to_any_reader(reader: Reader, data: bytes) -> None:
    check(outcome(reader.parse(io.BytesIO(data))))


@settings(deadline=None, max_examples=300)
@given(data=st.one_of(mutated(), st.binary(max_size=300)))
def test_any_file_at_all(data: bytes) -> None:
    check(outcome(read(io.BytesIO(data))))
