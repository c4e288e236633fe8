"""Readers: each on 10,000 made-up records, against the fastest library that reads the format.

The records are the ten papers of the tests, in every format that they are written in, repeated.
"""

import csv
import gc
import io
import json
import re
import time
from collections.abc import Callable
from html.entities import name2codepoint
from pathlib import Path
from xml.etree.ElementTree import XMLParser, iterparse

import bibtexparser
import orjson
import rispy

from bench.printing import Figure, show
from explorer.model import Record
from explorer.readers import reader_for, sources

DATA = Path(__file__).parents[1] / "tests" / "data"
REPEATED = 1000
ROUNDS = 3

FRAMES = {"ten.dimensions.csv": (2, 0), "ten.wos.txt": (2, 1)}
"""Lines before and after the records that a file has once; tables have one before."""

_ROOT = re.compile(r"(?P<head>.*?<[A-Za-z][^>]*>)(?P<body>.*)(?P<tail></[^>]*>\s*)", re.DOTALL)
_PROLOG = re.compile(r"(?:\s*<[?!][^>]*>)*")

Reference = Callable[[bytes], object]


def measure(_library: Path | None = None) -> list[Figure]:
    """For each format the records that are read in a second, and the time against the library."""
    return [figure for path in sorted(DATA.glob("ten.*")) for figure in _measured(path)]


def _measured(path: Path) -> list[Figure]:
    (source,) = sources(path)
    reader = reader_for(source)  # type: ignore[arg-type]  # a file of our own can be opened
    data = made(path)

    def read() -> None:
        found = sum(isinstance(item, Record) for item in reader.parse(io.BytesIO(data)))
        if found != 10 * REPEATED:
            raise ValueError(f"{path.name}: {found} records")

    seconds = _best(read)
    what = f"{reader.label} ({path.name.removeprefix('ten.')})"
    figures = [Figure(f"{what}: records a second", 10 * REPEATED / seconds)]
    for end, (name, reference) in REFERENCES.items():
        if path.name.endswith(end):
            bare = _best(lambda reference=reference: reference(data))
            figures.append(Figure(f"{what} / {name}", seconds / bare, "×"))
    return figures


def made(path: Path) -> bytes:
    """The file with its ten records a thousand times over."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        document = json.loads(text)
        papers = _papers(document)
        papers *= REPEATED
        return orjson.dumps(document)
    if path.suffix == ".xml":
        prolog = _PROLOG.match(text)
        start = prolog.end() if prolog else 0
        if not (parts := _ROOT.fullmatch(text, start)):
            raise ValueError(f"{path.name} has no root")
        body = parts["body"] * REPEATED
        return (text[:start] + parts["head"] + body + parts["tail"]).encode()
    before, after = FRAMES.get(path.name, (int(path.suffix in {".csv", ".tsv"}), 0))
    lines = text.splitlines(keepends=True)
    end = len(lines) - after
    body = "".join(lines[before:end]).rstrip("\n") + ("\n" if before else "\n\n")
    if path.suffix == ".jsonl":
        body = text
    return ("".join(lines[:before]) + body * REPEATED + "".join(lines[end:])).encode()


def _papers(value: object) -> list[object]:
    """The list of the ten papers, in whatever envelope."""
    if isinstance(value, list):
        return value
    inner = value.values() if isinstance(value, dict) else ()
    return max((_papers(each) for each in inner), key=len, default=[])


def _json(data: bytes) -> None:
    for line in data.splitlines():
        orjson.loads(line)


def _xml(data: bytes) -> None:
    parser = XMLParser()  # noqa: S314 - of our own making
    parser.entity.update({name: chr(code) for name, code in name2codepoint.items()})
    for _, element in iterparse(io.BytesIO(data), parser=parser):  # noqa: S314 - the same
        element.clear()


def _table(data: bytes) -> None:
    for _ in csv.reader(io.StringIO(data.decode())):
        pass


def _best(action: Callable[[], object]) -> float:
    """Seconds of the quickest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


REFERENCES: dict[str, tuple[str, Reference]] = {
    ".json": ("orjson", _json),
    ".jsonl": ("orjson", _json),
    ".xml": ("iterparse", _xml),
    ".csv": ("csv", _table),
    ".tsv": ("csv", _table),
    ".bib": ("bibtexparser", lambda data: bibtexparser.parse_string(data.decode())),
    ".ris": ("rispy", lambda data: rispy.loads(data.decode())),
    ".wos.txt": ("rispy", lambda data: rispy.loads(data.decode(), implementation=rispy.WokParser)),
}
"""The quickest library by the end of a file's name; some formats no well-kept library reads."""


if __name__ == "__main__":
    show("Readers, 10,000 records each", measure())
