"""Frames from the lookups as rows for the tables: plain values, absent is None."""

from typing import Any

import pandas as pd

from explorer.web.cards.card import Rows
from explorer.web.cards.words import span

Row = dict[str, Any]
"""One row of a frame; what a column holds is said by the look-up that made it."""


def plain(frame: pd.DataFrame) -> list[Row]:
    """One dictionary per row, with plain Python values and None where one is absent."""
    values = frame.astype(object)
    rows = values.where(frame.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def publications(frame: pd.DataFrame) -> Rows:
    """Rows of the table of papers; the second line says who, where and when."""
    return [
        {
            "id": row["paper"],
            "title": row["title"],
            "detail": " · ".join(str(part) for part in (row["byline"], row["venue"]) if part),
            "year": row["year"],
            "authors": row["authors"],
            "citations": row["citations"],
        }
        for row in plain(frame)
    ]


def collaborators(frame: pd.DataFrame, author: str) -> Rows:
    """Rows of the table of collaborators; `from` and `to` give all bars the same years."""
    dated = [year for years in frame["years"] for year in years]
    scale = {"from": min(dated, default=None), "to": max(dated, default=None)}
    return [
        {**row, **scale, "tie": tie(author, str(row["id"])), "span": _span(row)}
        for row in plain(frame)
    ]


def people(frame: pd.DataFrame) -> Rows:
    """Rows of the table of people of a topic, an institution or the library."""
    return [
        {**_only(row, "id", "name", "papers", "last_year"), "span": _span(row)}
        for row in plain(frame)
    ]


def topics(frame: pd.DataFrame) -> Rows:
    """Rows of the table of topics."""
    keys = ("id", "name", "scheme", "papers", "last_year")
    return [{**_only(row, *keys), "span": _span(row)} for row in plain(frame)]


def tie(one: str, other: str) -> str:
    """The id of the tie between two people."""
    return "|".join(sorted((one, other)))


def _only(row: Row, *keys: str) -> dict[str, object]:
    return {key: row.get(key) for key in keys}


def _span(row: Row) -> str:
    return span(row.get("first_year"), row.get("last_year"))
