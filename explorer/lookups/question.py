"""What every question has in common: its parameters, and which papers an id stands for."""

import re
from collections.abc import Iterable

import pandas as pd

from explorer.library import Library
from explorer.model import PaperFilter

PAPERS_OF = {
    "a": "SELECT paper FROM authorships JOIN authors USING (author) WHERE id = $id",
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

    `CHOSEN` in it stands for the papers of `public_id`, and `YEARS` for the years of `papers`,
    asked of the table called `s`.
    """
    text = query.replace("CHOSEN", PAPERS_OF[kind_of(public_id)]).replace("YEARS", _YEARS)
    asked = papers or PaperFilter()
    known = {
        "id": public_id,
        "first": asked.first_year,
        "last": asked.last_year,
        "most": asked.author_limit,
    }
    wanted = set(_PARAMETER.findall(text))
    given = {name: value for name, value in (known | values).items() if name in wanted}
    return library.rows(text, given)


def listed(ids: Iterable[str]) -> list[str]:
    """Distinct ids in a fixed order, as one parameter."""
    return sorted(set(ids))


_PARAMETER = re.compile(r"\$([a-z]+)")

# A paper with no year fails any bound.
_YEARS = (
    "($first::INTEGER IS NULL OR s.year >= $first) AND ($last::INTEGER IS NULL OR s.year <= $last)"
)
