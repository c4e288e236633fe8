"""One user's collection of papers: a DuckDB file, opened for reading or for writing."""

import re
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

import duckdb
import pandas as pd
import pyarrow as pa

from explorer import answer, schema, tables
from explorer.errors import LibraryBusy, LibraryError

Made = TypeVar("Made")

MEMORY = {True: "800MB", False: "400MB"}
"""What DuckDB may use when it writes, and when it reads; the process itself comes on top."""

THREADS = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds; `authors` are people, `given` pairs that a ready network joins."""

    records: int
    set_aside: int
    papers: int
    authors: int
    ties: int
    topics: int
    institutions: int
    consortia: int
    given: int
    first_year: int | None
    last_year: int | None


_TOTALS = """SELECT * REPLACE (authors - consortia AS authors)
FROM totals, (SELECT count(*) AS consortia FROM authors WHERE collective)"""
_YEARS = ("first_year", "last_year")
_COUNTED = tuple(field.name for field in fields(Counts) if field.name not in _YEARS)


class Library:
    """One DuckDB file: facts as imported, and the tables derived from them.

    Safe to share between threads for reading. A file has one writer, or any number of readers.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, *, write: bool) -> None:
        self.path = path
        self.writable = write
        self.connection = connection
        """The connection that writes; only `intake` and `tables` touch it."""
        self._lock = threading.RLock()
        self._made: dict[str, object] = {}
        self._idle: list[duckdb.DuckDBPyConnection] = []
        entries = dict(connection.execute("SELECT entry, value FROM library").fetchall())
        self.name = entries["name"]
        self._identity = entries["identity"]

    @classmethod
    def open(cls, path: Path, *, write: bool = False, name: str = "") -> "Library":
        """The library in `path`; made with `write` when missing, and when its making was cut short.

        Raises `LibraryBusy` while somebody else excludes us, `LibraryError` for anything else.
        """
        path = Path(path)
        if not write and not path.is_file():
            raise LibraryError(
                f"There is no library at “{path}”.", "Import papers first: explorer import FILE."
            )
        if write:
            _make_folder(path.parent)
        connection = _connect(path, write=write)
        if not write and schema.is_empty(connection):
            connection.close()
            cls.open(path, write=True, name=name).close()
            return cls.open(path)
        try:
            _prepare(connection, path, name or path.stem, write=write)
            return cls(path, connection, write=write)
        except BaseException:
            connection.close()
            raise

    @property
    def version(self) -> str:
        """Changes with every import and rebuild, and from library to library: a cache key."""
        revision = self.rows("SELECT value FROM library WHERE entry = 'revision'")["value"][0]
        return f"{self._identity[:13]}.{revision}"

    def rows(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> pd.DataFrame:
        """The result of one query; missing text is None, missing numbers are `pd.NA`."""
        return answer.frame(self.table(sql, parameters))

    def table(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> pa.Table:
        """The result of one query as an Arrow table, for results of many rows."""
        try:
            cursor = self._idle.pop()
        except IndexError:
            cursor = self._cursor()
        found = cursor.sql(sql, params=parameters or None).to_arrow_table()
        self._idle.append(cursor)
        return found

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        with self._lock:
            return quiet(self.connection.cursor())

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` gives, made at the first call and kept as long as the library is open.

        Only for what stays true: on a library that is open for writing it is made every time.
        """
        if self.writable:
            return make()
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            return cast("Made", self._made[name])

    def counts(self) -> Counts:
        """How much this library holds."""
        row = self.rows(_TOTALS).iloc[0]
        years = [None if pd.isna(row[name]) else int(row[name]) for name in _YEARS]
        return Counts(*(int(row[name]) for name in _COUNTED), *years)

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        while self._idle:
            self._idle.pop().close()
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection without DuckDB's own progress bar on the terminal."""
    return connection.execute("SET enable_progress_bar = false")


def _connect(path: Path, *, write: bool) -> duckdb.DuckDBPyConnection:
    # DuckDB shares a database between equal connections of one process; a name of its own for
    # each writer makes it refuse a second one here as it does for another process.
    agent = f"writer {uuid.uuid4()}" if write else "reader"
    try:
        connection = duckdb.connect(
            str(path),
            read_only=not write,
            config={
                "custom_user_agent": agent,
                "memory_limit": MEMORY[write],
                "threads": THREADS,
                "enable_external_access": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        return quiet(connection)
    except duckdb.ConnectionException as error:
        raise _busy(path, "this program") from error
    except duckdb.IOException as error:
        raise _unopened(path, str(error)) from error
    except duckdb.Error as error:
        raise LibraryError(
            f"The library “{path}” cannot be opened: {str(error).splitlines()[0]}",
            "Choose another file with --library.",
        ) from error


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, write: bool) -> None:
    if write:
        _sweep(Path(f"{path}.tmp"))
        if schema.is_empty(connection):
            connection.begin()
            schema.create(connection, name)
            tables.derive(connection)
            connection.commit()
    schema.check(connection, path.name)


def _unopened(path: Path, reason: str) -> LibraryError:
    if holder := re.search(r"held in (.+?) \(PID (\d+)\)", reason):
        return _busy(path, f"process {holder[2]} ({Path(holder[1]).name})")
    if "lock" in reason.lower():
        return _busy(path, "another program")
    if "not a valid DuckDB" in reason:
        return LibraryError(
            f"“{path}” is not a library of this explorer.", "Choose another file with --library."
        )
    return LibraryError(
        f"The library “{path}” cannot be opened: {reason.splitlines()[0]}",
        "Check that the file may be read and written and that the disk is not full.",
    )


def _busy(path: Path, holder: str) -> LibraryBusy:
    return LibraryBusy(
        f"The library “{path.name}” is in use by {holder}.",
        "Wait until it is done, or close it there, and try again.",
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder “{folder}” cannot be made: {error.strerror}.",
            "Choose another place with --library.",
        ) from error


def _sweep(folder: Path) -> None:
    """Delete what a killed import left in DuckDB's folder for temporary data."""
    for left in folder.glob("duckdb_temp_*"):
        left.unlink(missing_ok=True)
