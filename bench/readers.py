"""Readers: each on 10,000 made-up records, against the fastest library that reads the format.

The records are the ten papers of the tests, in every format that they are written in, repeated.
"""

import csv
import gc
import io
import json
import re
import tempfile
import time
from collections.abc import Callable
from html.entities import name2codepoint
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import XMLParser, iterparse

import bibtexparser
import networkx
import orjson
import rispy
from rich import box
from rich.console import Console
from rich.table import Table

from bench.printing import Figure
from explorer.model import Network, Problem, Record
from explorer.readers import READERS, Reader, reader_for, sources

DATA = Path(__file__).parents[1] / "tests" / "data"
SAMPLES = ("ten.*", "nasty.labelled.txt", "nasty.springer.csv")
"""The ten papers; the nasty file where a format has no others, of which not all can be read."""
RECORDS = 10_000
ROUNDS = 3

FRAMES = {"ten.dimensions.csv": (2, 0), "ten.wos.txt": (2, 1)}
"""Lines before and after the records that a file has once; tables have one before."""

_ROOT = re.compile(r"(?P<head>.*?<[A-Za-z][^>]*>)(?P<body>.*)(?P<tail></[^>]*>\s*)", re.DOTALL)
_PROLOG = re.compile(r"(?:\s*<[?!][^>]*>)*")

Reference = Callable[[bytes], object]


class Row(NamedTuple):
    """How quickly one file is read, and how many times longer that takes than another library."""

    reader: str
    file: str
    per_second: float
    library: str = ""
    times: float = 0


def measure(_library: Path | None = None) -> list[Figure]:
    """The time of each reader against the library, or its records a second where there is none."""
    return [
        Figure(f"{row.file} / {row.library}", row.times, "×")
        if row.library
        else Figure(f"{row.file}: records a second", row.per_second)
        for row in rows()
    ]


def rows() -> list[Row]:
    """Every registered reader, on papers or on a ready network. Raises where one is missing."""
    papers = sorted(path for pattern in SAMPLES for path in DATA.glob(pattern))
    found = [_row(path.name.partition(".")[2], path) for path in papers]
    with tempfile.TemporaryDirectory() as folder:
        found += [_row(path.name, path) for path in networks(Path(folder))]
    if missing := {reader.label for reader in READERS} - {row.reader for row in found}:
        raise ValueError(f"Nothing to read for {missing}")
    return found


def _row(name: str, path: Path) -> Row:
    (source,) = sources(path)
    reader = reader_for(source)  # type: ignore[arg-type]  # a file of our own can be opened
    data = path.read_bytes()
    if (held := _count(reader, data)) < RECORDS:
        data = made(path, -(-RECORDS // held))
    count = _count(reader, data)
    if count < RECORDS / 2:
        raise ValueError(f"{name}: {count} records")
    seconds = _best(lambda: _count(reader, data))
    for end, (library, reference) in REFERENCES.items():
        if f".{name}".endswith(end):
            bare = _best(lambda reference=reference: reference(data))
            return Row(reader.label, name, count / seconds, library, seconds / bare)
    return Row(reader.label, name, count / seconds)


def _count(reader: Reader, data: bytes) -> int:
    """Read it: how many records, or lines of a network, it holds."""
    found = list(reader.parse(io.BytesIO(data)))
    return sum(
        item.read if isinstance(item, Network) else isinstance(item, Record)
        for item in found
        if not isinstance(item, Problem)
    )


def networks(folder: Path) -> list[Path]:
    """A network of 10,000 lines in every format of networks."""
    graph = networkx.gnm_random_graph(1500, RECORDS, seed=1)
    names = {node: f"Ann {chr(97 + node % 26)}. Lee{node}" for node in graph}
    networkx.set_node_attributes(graph, names, "name")
    networkx.set_edge_attributes(graph, 1.5, "weight")
    for end, write in WRITERS.items():
        write(graph, folder / f"network.{end}")
    with (folder / "network.json").open("wb") as file:
        file.write(orjson.dumps(networkx.node_link_data(graph, edges="links")))
    ties = "".join(f"{names[a]},{names[b]},1.5\n" for a, b in graph.edges)
    (folder / "ties.csv").write_text(f"source,target,weight\n{ties}", encoding="utf-8")
    lines = "".join(f"{a + 1}\t{b + 1}\t1\n" for a, b in graph.edges)
    (folder / "vosviewer.txt").write_text(lines, encoding="utf-8")
    return sorted(folder.iterdir())


def made(path: Path, times: int) -> bytes:
    """The file with its records so many times over."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        document = json.loads(text)
        papers = _papers(document)
        papers *= times
        return orjson.dumps(document)
    if path.suffix == ".xml":
        prolog = _PROLOG.match(text)
        start = prolog.end() if prolog else 0
        if not (parts := _ROOT.fullmatch(text, start)):
            raise ValueError(f"{path.name} has no root")
        body = parts["body"] * times
        return (text[:start] + parts["head"] + body + parts["tail"]).encode()
    before, after = FRAMES.get(path.name, (int(path.suffix in {".csv", ".tsv"}), 0))
    lines = text.splitlines(keepends=True)
    end = len(lines) - after
    body = "".join(lines[before:end]).rstrip("\n") + ("\n" if before else "\n\n")
    if path.suffix == ".jsonl":
        body = text
    return ("".join(lines[:before]) + body * times + "".join(lines[end:])).encode()


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


WRITERS: dict[str, Callable[[networkx.Graph, Path], None]] = {
    "graphml": networkx.write_graphml,
    "gexf": networkx.write_gexf,
    "gml": networkx.write_gml,
    "net": networkx.write_pajek,
}
REFERENCES: dict[str, tuple[str, Reference]] = {
    ".json": ("orjson", _json),
    ".graphml": ("networkx", lambda data: networkx.read_graphml(io.BytesIO(data))),
    ".gexf": ("networkx", lambda data: networkx.read_gexf(io.BytesIO(data))),
    ".gml": ("networkx", lambda data: networkx.read_gml(io.BytesIO(data), label="id")),
    ".net": ("networkx", lambda data: networkx.read_pajek(io.BytesIO(data))),
    ".jsonl": ("orjson", _json),
    ".xml": ("iterparse", _xml),
    ".csv": ("csv", _table),
    ".tsv": ("csv", _table),
    ".bib": ("bibtexparser", lambda data: bibtexparser.parse_string(data.decode())),
    ".ris": ("rispy", lambda data: rispy.loads(data.decode())),
    ".wos.txt": ("rispy", lambda data: rispy.loads(data.decode(), implementation=rispy.WokParser)),
}
"""The quickest library by the end of a file's name; some formats no well-kept library reads."""


def main() -> None:
    """Print the rows as the table of the README."""
    table = Table("format", "file", "records a second", "times", "of", box=box.MARKDOWN)
    for row in rows():
        times = f"{row.times:.1f} ×" if row.library else ""
        table.add_row(row.reader, row.file, f"{row.per_second:,.0f}", times, row.library)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
