"""Numbers, years and lists as the panels write them."""

from collections.abc import Sequence
from fractions import Fraction

from explorer.model import PaperFilter

UNKNOWN = "–"
"""What stands where a source says nothing."""

_PLURALS = {"person": "people", "library": "libraries"}


def number(value: int | None) -> str:
    """Digits in groups of three: `588,238`; a dash for None."""
    return UNKNOWN if value is None else f"{value:,}"


def count(value: int, noun: str) -> str:
    """`1 paper`, `2 papers`, `0 people`."""
    plural = _PLURALS.get(noun, f"{noun}s")
    return f"{number(value)} {noun if value == 1 else plural}"


def decimal(value: float, digits: int = 3) -> str:
    """At most so many digits behind the point, and no zeros at the end: `1.5`, `0.333`."""
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def fraction(value: Fraction) -> str:
    """`1/3`, or `1` for a whole number."""
    return str(value)


def span(first: int | None, last: int | None) -> str:
    """`2016–2024`, `2016`, or an empty string where no year is known."""
    known = [str(year) for year in (first, last) if year is not None]
    return "–".join(dict.fromkeys(known))


def listed(words: Sequence[str], limit: int = 3) -> str:
    """`A, B and C`, or `A, B, C and 4 more`."""
    shown, rest = list(words[:limit]), len(words) - limit
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def condition(papers: PaperFilter) -> str:
    """Which papers the chosen years keep: `papers of 2010–2015`; empty for all years."""
    first, last = papers.first_year, papers.last_year
    if first is None and last is None:
        return ""
    if first is None:
        return f"papers up to {last}"
    return f"papers from {first} on" if last is None else f"papers of {span(first, last)}"
