"""Under which ids other catalogues know the people of a library."""

from collections.abc import Iterable

import pandas as pd

from explorer.library import Library
from explorer.lookups.question import ask, listed

_OUTSIDE_IDS = """
WITH written AS (
    SELECT DISTINCT author, form FROM bylines SEMI JOIN wanted USING (author)),
known AS (
    SELECT w.author, 'orcid:' || f.orcid AS native FROM written w JOIN forms f USING (form)
    WHERE f.orcid IS NOT NULL
    UNION
    SELECT w.author, f.native_id FROM written w JOIN forms f USING (form)
    WHERE f.native_id IS NOT NULL)
SELECT wanted.id AS author, split_part(native, ':', 1) AS scheme,
    substr(native, strpos(native, ':') + 1) AS id
FROM known JOIN wanted USING (author) ORDER BY ALL
"""


def outside_ids(library: Library, ids: Iterable[str]) -> pd.DataFrame:
    """Of each author: ids by scheme, such as `orcid` and `openalex`, sorted.

    Columns author, scheme, id; nobody for whom the sources give no id.
    """
    return ask(library, _OUTSIDE_IDS, ids=listed(ids))
