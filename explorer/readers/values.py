"""Values out of JSON from strangers: of the type that is wanted, or an empty one."""

import re
from collections.abc import Callable, Iterator, Mapping

from explorer.readers.text import first_text

MAX_COUNT = 10**9

_ROR = re.compile(r"(?:https?://ror\.org/)?(0[a-z0-9]{6}[0-9]{2})/?", re.IGNORECASE)


def mapping(value: object) -> Mapping[str, object]:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """The list, or an empty one."""
    return value if isinstance(value, list) else []


def mappings(value: object) -> Iterator[Mapping[str, object]]:
    """The objects in a list; whatever else is in it is passed over."""
    return (item for item in listed(value) if isinstance(item, dict))


def told(value: object, read: Callable[[Mapping[str, object]], object]) -> list[object]:
    """A list with each object in it as `read` has it, and whatever else as it is."""
    return [read(item) if isinstance(item, dict) else item for item in listed(value)]


def texts(value: object) -> Iterator[str]:
    """The texts in a list that have something in them, made fit to show."""
    return (text for item in listed(value) if (text := first_text(item)))


def count(value: object) -> int | None:
    """A number of things: whole, not negative, not absurd."""
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MAX_COUNT
    return value if is_count else None  # type: ignore[return-value]  # it is an int by now


def ror(value: object) -> str | None:
    """`ror:02hpadn98` from an id of the Research Organization Registry, with or without link."""
    found = _ROR.fullmatch(value.strip()) if isinstance(value, str) else None
    return f"ror:{found[1].lower()}" if found else None
