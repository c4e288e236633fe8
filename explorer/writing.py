"""All of it or nothing: how anything is written to a library."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from explorer.errors import LibraryError


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside happens, or nothing; a full disk becomes a `LibraryError`."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException as error:
        _roll_back(connection)
        if isinstance(error, duckdb.Error):
            raise LibraryError(
                f"The library could not be written: {str(error).splitlines()[0]}",
                "Nothing was changed. Check the space left on the disk and try again.",
            ) from error
        raise


def _roll_back(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.rollback()
    except duckdb.Error:
        # DuckDB has already rolled back when a commit fails.
        return


def put(connection: duckdb.DuckDBPyConnection, rows: pa.Table, statement: str) -> None:
    """Run a statement that reads these rows, which it calls `rows`.

    DuckDB would keep a registered table, with all that is in it, until the transaction ends.
    """
    connection.from_arrow(rows).query("rows", statement)
