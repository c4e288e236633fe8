"""From facts to what is looked at, as Ibis expressions.

Every derived table is one expression over tables of facts and tables derived before it, so that
the same expressions run on another engine; no other module writes SQL for them.
"""

from explorer.tables.recipe import (
    Progress,
    derive,
    rebuild,
    refresh_totals,
    silent,
    statements,
)

__all__ = ["Progress", "derive", "rebuild", "refresh_totals", "silent", "statements"]
