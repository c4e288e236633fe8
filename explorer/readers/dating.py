"""When a paper appeared: dates in parts, and which of several dates to believe."""

from collections.abc import Iterable

from explorer.identifiers import date
from explorer.readers.values import listed, mapping

_PARTS = 3


def day(value: object) -> str | None:
    """The date that Crossref and CSL-JSON write as `{"date-parts": [[2018, 3, 5]]}`.

    The first one of a range, as precise as it is written. CSL writers put what they could not
    take apart under `raw` or `literal`.
    """
    known = mapping(value)
    for parts in listed(known.get("date-parts"))[:1]:
        numbers = [_number(part) for part in listed(parts)[:_PARTS]]
        while None in numbers:
            numbers.pop()
        if numbers and (found := date("-".join(map(str, numbers)))):
            return found
    return next(
        (found for name in ("raw", "literal") if (found := _written(known.get(name)))), None
    )


def of_year(published: int | None, days: Iterable[str | None]) -> str | None:
    """The first date of the year of publication, else that year; the first date where it is None.

    Sources that give a year and further dates mean the year.
    """
    known = [day for day in days if day]
    if published is None:
        return known[0] if known else None
    return next((day for day in known if day.startswith(str(published))), str(published))


def _number(part: object) -> int | None:
    """Some writers put numbers in quotation marks."""
    if isinstance(part, str) and part.isascii() and part.isdigit():
        part = int(part[:4])
    return part if isinstance(part, int) and not isinstance(part, bool) and part > 0 else None


def _written(text: object) -> str | None:
    return date(text) if isinstance(text, str) else None
