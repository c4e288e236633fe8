"""The answer to a query as a frame, with the same types of columns whatever the values."""

from typing import Any

import pandas as pd
import pyarrow as pa

NULLABLE = ("year", "first_year", "last_year", "citations")
"""Whole numbers that may be absent: always `Int64`, whatever a result happens to hold."""


def frame(table: pa.Table) -> pd.DataFrame:
    """The rows: missing text is None, missing whole numbers are `pd.NA`.

    Text stays `object`, which is what look-ups join and compare fastest.
    """
    columns = zip(table.column_names, table.columns, strict=True)
    return pd.DataFrame({name: _series(name, column) for name, column in columns})


def _series(name: str, column: pa.ChunkedArray) -> "pd.Series[Any]":
    kind = column.type
    if pa.types.is_string(kind):
        return pd.Series(column.to_numpy(), dtype=object)
    if name in NULLABLE or (pa.types.is_integer(kind) and column.null_count):
        return pd.Series(_whole(column))
    if pa.types.is_integer(kind):
        return pd.Series(column.cast(pa.int64()).to_numpy())
    if pa.types.is_decimal(kind):
        return pd.Series(column.cast(pa.float64()).to_numpy())
    made: pd.Series[Any] = column.to_pandas()
    return made


def _whole(column: pa.ChunkedArray) -> pd.arrays.IntegerArray:
    known = column.cast(pa.int64()).combine_chunks()
    values = known.fill_null(0).to_numpy(zero_copy_only=False)
    return pd.arrays.IntegerArray(values.copy(), known.is_null().to_numpy(zero_copy_only=False))
