"""Encodings: byte order marks, UTF-16, Windows-1252 with a note, and what is not text."""

from pathlib import Path

import pytest

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import read
from explorer.readers.text import clean

BIB = "@article{x, title = {Über Größe}, author = {Jürgen Müller}, year = 2001}\n"
RIS = "TY  - JOUR\nTI  - Über Größe\nAU  - Müller, Jürgen\nPY  - 2001\nER  - \n"
CSV = "title,authors,year\nÜber Größe,Jürgen Müller,2001\n"
JSONL = '{"title": "Über Größe", "authors": ["Jürgen Müller"], "year": 2001}\n'
TEXTS = {"a.bib": BIB, "a.ris": RIS, "a.csv": CSV, "a.jsonl": JSONL}

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"]


def found(path: Path, data: bytes) -> tuple[list[Record], list[Problem]]:
    path.write_bytes(data)
    items = list(read(path))
    return (
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Problem)],
    )


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", TEXTS)
def test_every_format_is_read_in_every_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    records, problems = found(tmp_path / name, TEXTS[name].encode(encoding))

    assert [(r.title, r.year) for r in records] == [("Über Größe", 2001)]
    assert "rgen" in records[0].authors[0].written
    assert [p.sets_aside for p in problems] == ([False] if encoding == "cp1252" else [])


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_both_byte_orders_are_read(tmp_path: Path, mark: str) -> None:
    records, _ = found(tmp_path / "a.bib", ("\ufeff" + BIB).encode(mark))

    assert records[0].title == "Über Größe"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.csv"])
def test_every_line_end_is_a_line_end(tmp_path: Path, name: str, ends: str) -> None:
    records, problems = found(tmp_path / name, TEXTS[name].replace("\n", ends).encode())

    assert [r.title for r in records] == ["Über Größe"]
    assert problems == []


def test_utf_16_without_its_mark_is_not_text(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is not text"):
        found(tmp_path / "a.bib", BIB.encode("utf-16-le"))


def test_one_line_in_another_encoding_costs_no_other(tmp_path: Path) -> None:
    data = RIS.encode() + RIS.encode("cp1252")
    records, problems = found(tmp_path / "a.ris", data)

    assert [r.title for r in records] == ["Über Größe", "Über Größe"]
    assert [p.place for p in problems] == ["line 7"]


def test_a_bad_byte_that_no_encoding_has_is_shown_as_such(tmp_path: Path) -> None:
    records, _ = found(tmp_path / "a.csv", b"title,authors\nA \x81 B,Ann Lee\n")

    assert records[0].title == "A � B"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u200bc\u2066d", "abcd"),
        ("a\0b\x1bc\x7fd", "abcd"),
        ("  two\n\t lines ", "two lines"),
        ("e\u0301", "é"),
        ("\ufeffmarked", "marked"),
        ("x" + "\u0301" * 10_000, "x" + "\u0301" * 8),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("lone \ud800 half", "lone half"),
        ("x" * 3000, "x" * 2000),
        ("", ""),
    ],
)
def test_text_is_made_fit_to_show(text: str, shown: str) -> None:
    assert clean(text) == shown
