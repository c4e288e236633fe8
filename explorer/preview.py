"""What an import would bring, read without writing anything."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer import readers, tables
from explorer.errors import ReadError
from explorer.library import Library
from explorer.metering import Meter, packed_size
from explorer.model import Item, Network, Problem, Record
from explorer.tables import Progress

FIRST = 10
"""Records that are shown of each file."""
MOST_PROBLEMS = 1_000
"""Problems of each file that are kept word for word; all of them are counted."""
BATCH = 50_000
"""Records whose keys are looked up at once."""
TICK = 1_000
"""Records after which progress is told."""

Known = Callable[[Sequence[Sequence[str]]], int]
"""How many records with these keys (each may have several) the library knows; see `known`."""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What one file (or folder, or archive) would bring: read + set aside = records in it."""

    path: Path | None
    """None for what comes from elsewhere than a file."""
    file: str
    formats: tuple[str, ...]
    """Labels of the formats recognised, the most frequent first."""
    read: int
    set_aside: int
    met: int
    """Records whose own id, DOI or arXiv id the library knows already."""
    first: tuple[Record, ...]
    problems: tuple[Problem, ...]
    error: ReadError | None = None
    """Why nothing in it can be read; the import leaves it out."""
    people: int = 0
    """People of the ready networks in it."""
    ties: int = 0
    """Lines of these networks; with `ties_set_aside` all that the file has."""
    ties_set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import of several files would bring."""

    files: tuple[FilePreview, ...]

    @property
    def read(self) -> int:
        """Records that can be read."""
        return sum(file.read for file in self.files)

    @property
    def set_aside(self) -> int:
        """Records that cannot."""
        return sum(file.set_aside for file in self.files)

    @property
    def met(self) -> int:
        """Records of papers that the library knows by an id."""
        return sum(file.met for file in self.files)

    @property
    def people(self) -> int:
        """People of ready networks."""
        return sum(file.people for file in self.files)

    @property
    def ties(self) -> int:
        """Lines of ready networks."""
        return sum(file.ties for file in self.files)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files, each with its file."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def readable(self) -> tuple[Path, ...]:
        """What the import should be given."""
        return tuple(file.path for file in self.files if (file.read or file.people) and file.path)


def preview(
    paths: Sequence[Path],
    *,
    is_known: Known | None = None,
    format: str | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Read files and folders to their end and say what an import would make of them."""
    tell = progress or tables.silent
    return Preview(tuple(_previewed(path, format, is_known, tell) for path in paths))


def known(library: Library, keys: Sequence[Sequence[str]]) -> int:
    """How many records with these keys (`keys_of`) share one with a record of the library."""
    return int(library.rows(_KNOWN, [[list(own) for own in keys]])["known"][0])


def keys_of(record: Record) -> tuple[str, ...]:
    """By what a paper is recognised before the import: its own id, DOI, arXiv id and others."""
    found = (
        record.native_id,
        f"doi:{record.doi}" if record.doi else None,
        f"arxiv:{record.arxiv_id}" if record.arxiv_id else None,
        *record.other_ids,
    )
    return tuple(key for key in found if key)


class _Account:
    """The running account of one file."""

    def __init__(self, known: Known | None) -> None:
        self._known = known
        self._keys: list[tuple[str, ...]] = []
        self.sources: Counter[str] = Counter()
        self.first: list[Record] = []
        self.problems: list[Problem] = []
        self.read = self.set_aside = self.met = 0
        self.people = self.ties = self.ties_set_aside = 0

    def take(self, item: Item, file: str) -> None:
        if isinstance(item, Problem):
            self.set_aside += item.sets_aside and item.of == "record"
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(item._replace(file=item.file or file))
            return
        self.sources[item.source] += 1
        if isinstance(item, Network):
            self.people += len(item.people)
            self.ties += item.read
            self.ties_set_aside += item.set_aside
            return
        self.read += 1
        if len(self.first) < FIRST:
            self.first.append(item)
        if self._known and (own := keys_of(item)):
            self._keys.append(own)
            if len(self._keys) >= BATCH:
                self.look_up()

    def look_up(self) -> None:
        if self._known and self._keys:
            self.met += self._known(self._keys)
            self._keys.clear()


def _previewed(
    path: Path, format: str | None, is_known: Known | None, tell: Progress
) -> FilePreview:
    meter = Meter(packed_size(path))
    items = readers.read(path, format, meter=meter)
    return preview_items(path.name, items, is_known=is_known, progress=tell, meter=meter, path=path)


def preview_items(
    name: str,
    items: Iterable[Item],
    *,
    is_known: Known | None = None,
    progress: Progress | None = None,
    meter: Meter | None = None,
    path: Path | None = None,
) -> FilePreview:
    """What these records and problems would bring under this name."""
    account, error = _Account(is_known), None
    tell, phase = progress or tables.silent, f"Reading {name}"
    tell(phase, 0, None)
    try:
        for item in items:
            account.take(item, name)
            if isinstance(item, Record) and account.read % TICK == 0:
                tell(phase, account.read, _expected(account.read, meter or Meter()))
    except ReadError as reason:
        error = reason
    account.look_up()
    tell(phase, account.read, account.read)
    formats = tuple(label(source) for source, _ in account.sources.most_common())
    counts = account.read, account.set_aside, account.met
    kept = tuple(account.first), tuple(account.problems)
    network = account.people, account.ties, account.ties_set_aside
    return FilePreview(path, name, formats, *counts, *kept, error, *network)


def _expected(read: int, meter: Meter) -> int | None:
    """How many records there will be, if the rest of the file is like what has been read."""
    share = meter.share
    return round(read / share) if share else None


def label(name: str) -> str:
    """What people call the format with this name; the name itself where it has none."""
    return next((reader.label for reader in readers.READERS if reader.name == name), name)


_KNOWN = """
WITH asked AS (SELECT unnest(CAST(? AS VARCHAR[][])) AS keys),
numbered AS (SELECT row_number() OVER () AS record, keys FROM asked),
each AS (SELECT record, unnest(keys) AS key FROM numbered),
held AS (
    SELECT native_id AS key FROM records
    UNION ALL SELECT concat('doi:', doi) FROM records WHERE doi IS NOT NULL
    UNION ALL SELECT concat('arxiv:', arxiv_id) FROM records WHERE arxiv_id IS NOT NULL
    UNION ALL SELECT unnest(string_split(other_ids, ' ')) FROM records WHERE other_ids IS NOT NULL
)
SELECT count(DISTINCT record) AS known FROM each SEMI JOIN held USING (key)
"""
