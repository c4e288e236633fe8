"""Files, folders, archives and standard input: what is unpacked, refused and capped."""

import gzip
import io
import stat
import time
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest
import zstandard

from explorer import streams
from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import read
from explorer.streams import lines

LINE = b'{"title": "A", "authors": ["Ann Lee"]}\n'


def gzipped(data: bytes) -> bytes:
    """The same bytes at any time, so that parallel runs name their tests alike."""
    return gzip.compress(data, 6, mtime=0)


def titles(what: Path | BinaryIO) -> list[str]:
    return [item.title for item in read(what) if isinstance(item, Record)]


def notes(what: Path | BinaryIO) -> list[Problem]:
    return [item for item in read(what) if isinstance(item, Problem)]


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def pack(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


class Pipe(io.RawIOBase):
    """Standard input: readable, not seekable, in small pieces."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, 7) if size > 0 else size)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", LINE),
        ("a.jsonl.gz", gzipped(LINE)),
        ("a.jsonl.zst", zstandard.compress(LINE)),
        ("no-suffix-at-all", zstandard.compress(LINE)),
    ],
)
def test_packed_files_are_told_by_their_bytes(tmp_path: Path, name: str, data: bytes) -> None:
    assert titles(write(tmp_path / name, data)) == ["A"]


def test_several_gzip_members_and_zstd_frames_are_one_file(tmp_path: Path) -> None:
    assert titles(write(tmp_path / "a.gz", gzipped(LINE) * 2)) == ["A", "A"]
    assert titles(write(tmp_path / "a.zst", zstandard.compress(LINE) * 2)) == ["A", "A"]


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    bib = b"@article{x, title = {B}, author = {Bob Ray}}"
    path = pack(tmp_path / "a.zip", {"one.jsonl": LINE, "deep/er/two.bib": bib})

    assert titles(path) == ["A", "B"]


def test_a_folder_is_read_file_by_file_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").mkdir()
    write(tmp_path / "a.jsonl", LINE)
    write(tmp_path / "inner" / "b.jsonl.gz", gzipped(LINE.replace(b'"A"', b'"B"')))
    write(tmp_path / ".hidden" / "c.jsonl", LINE)
    write(tmp_path / "readme.txt", b"Dear reader, nothing here.\n")

    assert titles(tmp_path) == ["A", "B"]
    assert [(n.file, n.sets_aside) for n in notes(tmp_path)] == [("readme.txt", False)]


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no files"):
        titles(tmp_path)
    write(tmp_path / "readme.txt", b"Dear reader.\n")
    with pytest.raises(ReadError, match="Nothing here can be read"):
        titles(tmp_path)


@pytest.mark.parametrize("data", [LINE, gzipped(LINE), zstandard.compress(LINE)])
def test_standard_input_may_be_packed(data: bytes) -> None:
    assert titles(Pipe(data)) == ["A"]  # type: ignore[arg-type]  # a raw stream reads the same


def test_a_zip_from_standard_input_is_kept_in_memory(tmp_path: Path) -> None:
    data = pack(tmp_path / "a.zip", {"one.jsonl": LINE}).read_bytes()

    assert titles(Pipe(data)) == ["A"]  # type: ignore[arg-type]  # a raw stream reads the same


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("empty.bib", b"", "is empty"),
        ("blank.bib", b" \n\n", "is empty"),
        ("binary.bib", b"\x89PNG\r\n\0\0\0", "is not text"),
        ("prose.txt", b"Dear all,\n", "in no format"),
        ("short.gz", gzipped(LINE * 9)[:-9], "damaged or incomplete"),
        ("short.zst", zstandard.compress(LINE * 9)[:-3], "damaged or incomplete"),
        ("wrong.gz", b"\x1f\x8b" + b"x" * 50, "damaged or incomplete"),
        ("wrong.zst", b"\x28\xb5\x2f\xfd" + b"x" * 50, "damaged or incomplete"),
        ("wrong.zip", b"PK\x03\x04" + b"x" * 50, "not a readable zip"),
        ("nested.gz", gzipped(gzipped(LINE)), "archive inside an archive"),
        ("nested.zst", zstandard.compress(gzipped(LINE)), "archive inside an archive"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, title: str
) -> None:
    with pytest.raises(ReadError, match=title) as caught:
        titles(write(tmp_path / name, data))

    assert name in caught.value.title
    assert caught.value.remedy.endswith(".")


def test_missing_files_and_devices_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        titles(tmp_path / "missing.bib")
    with pytest.raises(ReadError, match="is not a file"):
        titles(Path("/dev/null"))


def bomb(path: Path, kind: str) -> Path:
    text = LINE + b" " * (200 * 1024 * 1024)
    if kind == "zip":
        return pack(path, {"bomb.jsonl": text})
    return write(path, gzipped(text) if kind == "gzip" else zstandard.compress(text))


@pytest.mark.parametrize("kind", ["gzip", "zstd"])
def test_a_bomb_is_stopped_early(tmp_path: Path, kind: str) -> None:
    path = bomb(tmp_path / "bomb", kind)
    start = time.perf_counter()

    with pytest.raises(ReadError, match="more than 100 times"):
        titles(path)

    assert time.perf_counter() - start < 2


def test_a_bomb_in_a_zip_is_a_problem_of_that_member(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.zip", "zip")

    assert [n.file for n in notes(path) if "more than 100 times" in n.reason] == [
        "bomb.zip: bomb.jsonl"
    ]


def test_members_of_one_zip_share_the_allowance(tmp_path: Path) -> None:
    text = LINE + b" " * (12 * 1024 * 1024)
    path = pack(tmp_path / "a.zip", {f"{n}.jsonl": text for n in range(4)})

    reasons = [n.reason for n in notes(path)]

    assert len(reasons) == 3
    assert all("more than 100 times" in reason for reason in reasons)


def test_names_in_a_zip_are_for_display_only(tmp_path: Path) -> None:
    names = ["../../evil.jsonl", "/etc/evil.jsonl", "C:\\evil.jsonl", "a\x1b[31m.jsonl", "x" * 300]
    path = pack(tmp_path / "a.zip", dict.fromkeys(names, b"prose\n") | {"good.jsonl": LINE})

    shown = [note.file for note in notes(path)]

    assert titles(path) == ["A"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip"]
    assert len(shown) == 5
    assert all(name.isprintable() and len(name) < 220 for name in shown)


def test_links_in_a_zip_are_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.jsonl")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.jsonl", LINE)

    assert titles(tmp_path / "a.zip") == ["A"]
    assert "is a link" in notes(tmp_path / "a.zip")[0].reason


def test_members_of_the_same_name_are_both_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.jsonl", LINE)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.jsonl", LINE)

    assert titles(tmp_path / "a.zip") == ["A", "A"]


def test_an_archive_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = pack(tmp_path / "inner.zip", {"a.jsonl": LINE}).read_bytes()
    path = pack(tmp_path / "a.zip", {"inner.zip": inner, "good.jsonl": LINE})

    assert titles(path) == ["A"]
    assert "archive inside an archive" in notes(path)[0].reason


def test_a_zip_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_MEMBERS", 3)
    path = pack(tmp_path / "a.zip", {f"{n}.jsonl": LINE for n in range(4)})

    with pytest.raises(ReadError, match="holds 4 files, more than 3"):
        titles(path)


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.jsonl": LINE * 100})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))

    reasons = [n.reason for n in notes_or_error(path)]

    assert any("damaged" in reason or "cannot be unpacked" in reason for reason in reasons)


def test_an_encrypted_member_is_a_problem(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.jsonl": LINE, "b.jsonl": LINE})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))

    assert titles(path) == ["A"]
    assert "cannot be unpacked" in notes(path)[0].reason


def notes_or_error(path: Path) -> list[Problem]:
    try:
        return notes(path)
    except ReadError as error:
        return [Problem("whole file", error.title, error.remedy)]


def test_lines_are_cut_across_pieces_and_endless_ones_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "CHUNK", 4)
    monkeypatch.setattr(streams, "MAX_LINE", 9)
    data = b"one\n\ntwo two\n" + b"x" * 50 + b"\nthree"

    assert list(lines(io.BytesIO(data))) == [b"one", b"", b"two two", None, b"three"]


def test_a_file_that_is_read_whole_has_a_cap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_WHOLE", 1000)
    path = write(tmp_path / "a.bib", b"@article{x, title = {" + b"x" * 2000 + b"}}")

    with pytest.raises(ReadError, match="larger than"):
        titles(path)
