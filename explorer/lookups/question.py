"""What every question has in common: its parameters, and which papers an id stands for."""

import re
from collections.abc import Iterable
from typing import cast

import pandas as pd

from explorer.library import Library
from explorer.lookups.everybody import number_of, numbers_of
from explorer.model import PaperFilter

PAPERS_OF = {
    "a": "SELECT paper FROM authorships WHERE author = $number",
    "p": "SELECT paper FROM papers WHERE id = $id",
    "t": "SELECT paper FROM paper_topics JOIN topics USING (topic) WHERE id = $id",
    "i": "SELECT DISTINCT paper FROM affiliations JOIN institutions USING (institution) "
    "WHERE id = $id",
    "": "SELECT paper FROM papers WHERE $id = ''",
}
"""By the kind of an id, the papers it stands for; the empty id is the whole library."""


def kind_of(public_id: str) -> str:
    """The letter before the colon, or nothing for the whole library."""
    letter = public_id.partition(":")[0]
    return letter if letter in PAPERS_OF else ""


def ask(
    library: Library,
    query: str,
    public_id: str = "",
    papers: PaperFilter | None = None,
    **values: object,
) -> pd.DataFrame:
    """The answer to a query.

    The table `chosen` in it holds the papers of `public_id`, the table `wanted` the authors whose
    ids are given as `ids`, and `YEARS` asks for the years of `papers` in the table called `s`.
    `$number` is that of the author `public_id`, `$numbers` are those of the authors `ids`.
    """
    text = _with_tables(query, PAPERS_OF[kind_of(public_id)]).replace("YEARS", _YEARS)
    asked = papers or PaperFilter()
    known = {
        "id": public_id,
        "first": asked.first_year,
        "last": asked.last_year,
        "most": asked.author_limit,
    }
    wanted = set(_PARAMETER.findall(text))
    given = {name: value for name, value in (known | values).items() if name in wanted}
    if "number" in wanted:
        given["number"] = number_of(library, public_id)
    if "numbers" in wanted and "numbers" not in given:
        ids, given["numbers"] = numbers_of(library, cast("Iterable[str]", values["ids"]))
        given |= {"ids": ids} if "ids" in wanted else {}
    return library.rows(text, given)


def _with_tables(query: str, papers: str) -> str:
    # Materialised, because DuckDB takes them for large otherwise and reads whole tables instead.
    tables = {"chosen": papers, "wanted": _WANTED}
    made = [
        f"{name} AS MATERIALIZED ({meaning})"
        for name, meaning in tables.items()
        if re.search(rf"\b{name}\b", query)
    ]
    own = query.strip().removeprefix("WITH ")
    if not made:
        return query
    return f"WITH {', '.join(made)}{',' if own != query.strip() else ''} {own}"


def listed(ids: Iterable[str]) -> list[str]:
    """Distinct ids in a fixed order, as one parameter."""
    return sorted(set(ids))


_WANTED = "SELECT unnest($numbers::INTEGER[]) AS author, unnest($ids::VARCHAR[]) AS id"
_PARAMETER = re.compile(r"\$([a-z]+)")

# A paper with no year fails any bound.
_YEARS = (
    "($first::INTEGER IS NULL OR s.year >= $first) AND ($last::INTEGER IS NULL OR s.year <= $last)"
)
