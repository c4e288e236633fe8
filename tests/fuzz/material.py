"""What fuzzing starts from: the samples that each reader recognises, made small."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.errors import ReadError
from explorer.model import Problem
from explorer.readers import reader_for
from explorer.streams import sources

MADE_UP = tuple(Path(__file__).parents[1] / name for name in ("data", "golden"))
"""The ten papers and a nasty file of every format, and what the explorer writes itself."""
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "importers"
"""Real samples that may lie beside the checkout; without them the made-up ones serve for both."""

MOST_BYTES = 12_000
"""Beyond, a real sample is cut: many small inputs find more than a few large ones."""
MOST_ITEMS = 3
"""Members kept of each list in a JSON document that is cut."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that one reader recognises, and how its text is built: the name of a grammar."""

    name: str
    data: bytes
    grammar: str

    @property
    def text(self) -> str:
        """The sample as text."""
        return self.data.decode("utf-8", "replace")


def made_up(reader: str) -> tuple[Sample, ...]:
    """Samples of our own in the format of this reader."""
    return tuple(sample for folder in MADE_UP for sample in _samples(folder).get(reader, ()))


def real(reader: str) -> tuple[Sample, ...]:
    """Files of other projects in the format of this reader, or the made-up ones."""
    return _samples(REAL).get(reader, ()) or made_up(reader)


@lru_cache(maxsize=3)
def _samples(folder: Path) -> dict[str, tuple[Sample, ...]]:
    found: dict[str, list[Sample]] = {}
    for path in sorted(folder.rglob("*")) if folder.exists() else ():
        if path.is_file() and (known := _recognised(path)):
            reader, data = known
            found.setdefault(reader, []).append(_sample(path, data))
    return {reader: tuple(samples) for reader, samples in found.items()}


def _recognised(path: Path) -> tuple[str, bytes] | None:
    """The reader of a file and its unpacked bytes; None where no reader knows it."""
    try:
        for source in sources(path):
            if not isinstance(source, Problem):
                return reader_for(source).name, source.stream.read()
    except ReadError:
        pass
    return None


def _sample(path: Path, data: bytes) -> Sample:
    if data.lstrip().startswith((b"{", b"[{", b"[\n", b"[ ")):
        return Sample(path.name, _short_document(data), "json")
    if data.lstrip().startswith(b"<") and not data.startswith(b"<1>"):
        return Sample(path.name, _short(data), "xml")
    is_table = path.suffix in {".csv", ".tsv"}
    return Sample(path.name, _short(data), "table" if is_table else "lines")


def _short(data: bytes) -> bytes:
    return data if len(data) <= MOST_BYTES else data[: data.rfind(b"\n", 0, MOST_BYTES) + 1]


def _short_document(data: bytes) -> bytes:
    """The beginning of JSON Lines, or a document with fewer members in its lists."""
    if len(data) <= MOST_BYTES:
        return data
    try:
        return json.dumps(_pruned(json.loads(data))).encode()
    except ValueError:
        return _short(data) or data[:MOST_BYTES]


def _pruned(value: object) -> object:
    if isinstance(value, dict):
        return {key: _pruned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_pruned(inner) for inner in value[:MOST_ITEMS]]
    return value
