"""One file shared between readers: all of it is read once, and every line keeps its number."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.inflating import CHUNK
from explorer.model import Problem, Record
from explorer.readers import jsonl, read, reader_for, sources
from explorer.readers.documents import is_by_line
from explorer.striping import Stripe, striped

DATA = Path(__file__).parents[1] / "data"
LAWS = settings(deadline=None, max_examples=200)

Found = list[Record | Problem]


def shares(data: bytes, lanes: int, piece: int) -> list[bytes]:
    """What each lane gets of some bytes."""
    return [striped(io.BytesIO(data), Stripe(lane, lanes), piece).read() for lane in range(lanes)]


@LAWS
@given(
    data=st.lists(st.sampled_from([b"a", b"bcd", b"\n", b"\r\n", b"\n\n", b"\0"])).map(b"".join),
    lanes=st.integers(1, 4),
    piece=st.integers(1, 9),
)
@example(data=b"", lanes=2, piece=1)
@example(data=b"a line longer than many pieces\nb", lanes=3, piece=2)
def test_each_line_goes_to_one_lane_and_is_empty_in_the_others(
    data: bytes, lanes: int, piece: int
) -> None:
    parts = [share.split(b"\n") for share in shares(data, lanes, piece)]

    for number, line in enumerate(data.split(b"\n")):
        given_to = sorted(part[number] for part in parts)
        assert given_to == [*[b""] * (lanes - 1), line]
    assert {len(part) for part in parts} == {data.count(b"\n") + 1}


def test_pieces_go_to_the_lanes_in_turn() -> None:
    first, second = shares(b"1\n2\n3\n4\n5\n6\n", 2, 4)

    assert first == b"1\n2\n3\n\n\n6\n"
    assert second == b"\n\n\n4\n5\n\n"


LINES = st.sampled_from(
    [
        *(json.dumps({"title": f"Paper {n}", "authors": ["Ann Lee"]}) for n in range(5)),
        json.dumps({"title": "With a comma behind it"}) + ",",
        '{"title": "Broken off',
        '[{"title": "In a list"}]',
        '{"authors": ["Nobody’s title"]}',
        "null",
        "  ",
        "",
    ]
)


@st.composite
def by_line(draw: st.DrawFn) -> bytes:
    """JSON Lines of which the first is a whole object, with any ends of lines."""
    lines = ['{"title": "First", "authors": []}', *draw(st.lists(LINES, max_size=12))]
    text = draw(st.sampled_from(["\n", "\r\n"])).join(lines)
    return (text + draw(st.sampled_from(["\n", "\r\n", "\n\n"]))).encode()


def places(found: Found) -> list[tuple[str, bool, str]]:
    """What was found and where, without notes, which each lane may repeat."""
    return sorted(
        (item.place, isinstance(item, Record), item[2])
        for item in found
        if isinstance(item, Record) or item.sets_aside
    )


@LAWS
@given(data=by_line(), lanes=st.integers(1, 3), piece=st.integers(1, 120))
@example(data=b'{"title": "A"}\n{"title": "B"},\n{"title": "C"},\n', lanes=2, piece=15)
@example(data=b'{"title": "A"}\n[{"title": "B"}]\n{"title": "C"}\n', lanes=2, piece=15)
@example(data=b'{"title": "A"}\n{"title": "B\n{"title": "C"}\n', lanes=2, piece=15)
def test_the_records_of_all_lanes_are_those_of_the_whole(
    data: bytes, lanes: int, piece: int
) -> None:
    whole = jsonl.parse(io.BytesIO(data))

    parts: Found = []
    for lane in range(lanes):
        parts += jsonl.parse(striped(io.BytesIO(data), Stripe(lane, lanes), piece))

    assert places(parts) == places(list(whole))  # type: ignore[arg-type]  # no networks in it


def samples() -> list[Path]:
    """Our samples that hold one object on each line."""
    return [
        path
        for path in sorted(DATA.iterdir())
        if any(is_by_line(source.head()) for source in sources(path))  # type: ignore[union-attr]
    ]


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_every_format_of_lines_can_be_shared(path: Path) -> None:
    (source,) = sources(path)
    reader = reader_for(source)  # type: ignore[arg-type]  # it can be opened
    data = path.read_bytes()

    parts: Found = []
    for lane in range(2):
        parts += reader.parse(striped(io.BytesIO(data), Stripe(lane, 2), 300))  # type: ignore[arg-type]

    assert places(parts) == places(list(reader.parse(io.BytesIO(data))))  # type: ignore[arg-type]


def lanes_of(path: Path, format: str | None = None) -> Found:
    """What two lanes read of a file or folder."""
    return [
        item
        for lane in range(2)
        for item in read(path, format, stripe=Stripe(lane, 2))
        if not hasattr(item, "lines")
    ]


def test_a_large_file_is_really_shared(tmp_path: Path) -> None:
    path = tmp_path / "papers.jsonl"
    line = json.dumps({"title": "A paper", "abstract": "x" * 1000, "authors": ["Ann Lee"]}) + "\n"
    path.write_text(line * (4 * CHUNK // len(line)), encoding="utf-8")

    counts = [len(list(read(path, stripe=Stripe(lane, 2)))) for lane in range(2)]

    assert min(counts) > max(counts) * 0.9
    assert places(lanes_of(path)) == places(list(read(path)))  # type: ignore[arg-type]


def test_a_file_that_is_no_json_goes_to_one_lane_whole(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    entry = "@article{%s,\n title = {Paper %s},\n abstract = {" + "x " * 5000 + "}\n}\n"
    text = "".join(entry % (number, number) for number in range(3 * CHUNK // len(entry)))
    path.write_text("{Written by hand}\n" + text, encoding="utf-8")

    assert places(lanes_of(path)) == places(list(read(path)))  # type: ignore[arg-type]


def test_the_files_of_a_folder_are_shared_too(tmp_path: Path) -> None:
    for number in range(3):
        text = json.dumps({"title": f"Paper {number}"}) + "\n"
        (tmp_path / f"{number}.jsonl").write_text(text, encoding="utf-8")
        (tmp_path / f"{number}.bib").write_text(f"@misc{{k, title={{Title {number}}}}}")
    (tmp_path / "notes.xyz").write_text("nothing that anybody reads")

    found = lanes_of(tmp_path)

    assert sorted(item.title for item in found if isinstance(item, Record)) == [
        *(f"Paper {number}" for number in range(3)),
        *(f"Title {number}" for number in range(3)),
    ]
    assert [item.file for item in found if isinstance(item, Problem)] == ["notes.xyz"]
