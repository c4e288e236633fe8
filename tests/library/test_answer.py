"""The answer to a query has the same types of columns whatever the values are."""

import pandas as pd
import pyarrow as pa

from explorer.answer import frame


def test_missing_text_is_none() -> None:
    found = frame(pa.table({"name": pa.array(["Ann", None])}))

    assert found["name"].dtype == object
    assert found["name"].tolist() == ["Ann", None]


def test_years_are_whole_numbers_whether_one_is_missing_or_not() -> None:
    for years in ([2001, None], [2001], [None], []):
        found = frame(pa.table({"year": pa.array(years, pa.int32())}))

        assert str(found["year"].dtype) == "Int64"
        assert found["year"].astype(object).where(found["year"].notna(), None).tolist() == years


def test_sums_and_counts_are_64_bits() -> None:
    found = frame(
        pa.table(
            {"papers": pa.array([1, 2], pa.int32()), "sum": pa.array([7], pa.int16()).take([0, 0])}
        )
    )

    assert found.dtypes.astype(str).to_dict() == {"papers": "int64", "sum": "int64"}


def test_decimals_are_numbers() -> None:
    found = frame(pa.table({"share": pa.array([1, 2], pa.decimal128(38, 0))}))

    assert found["share"].tolist() == [1.0, 2.0]


def test_an_answer_without_rows_keeps_its_columns() -> None:
    found = frame(pa.table({"id": pa.array([], pa.string()), "year": pa.array([], pa.int32())}))

    assert list(found.columns) == ["id", "year"]
    assert isinstance(found, pd.DataFrame)
    assert len(found) == 0
