"""Dates as Crossref and CSL-JSON write them: `{"date-parts": [[2018, 3, 5]]}`."""

from explorer.identifiers import date
from explorer.readers.values import listed, mapping

_PARTS = 3


def day(value: object) -> str | None:
    """The date, or the first one of a range, as precise as it is written.

    CSL writers put what they could not take apart under `raw` or `literal`.
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


def _number(part: object) -> int | None:
    """Some writers put numbers in quotation marks."""
    if isinstance(part, str) and part.isascii() and part.isdigit():
        part = int(part[:4])
    return part if isinstance(part, int) and not isinstance(part, bool) and part > 0 else None


def _written(text: object) -> str | None:
    return date(text) if isinstance(text, str) else None
