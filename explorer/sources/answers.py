"""Values out of somebody else's JSON, where anything may stand in any place."""


def at(value: object, *path: str) -> object:
    """What stands under these names, one inside the other; None where one is missing."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def items(value: object, *path: str) -> list[object]:
    """The list under these names; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, list) else []


def one_or_many(value: object, *path: str) -> list[object]:
    """A list, or the single thing that stands in place of a list of one."""
    found = at(value, *path)
    if isinstance(found, list):
        return found
    return [] if found is None else [found]


def text(value: object, *path: str) -> str:
    """The text under these names; empty where there is none."""
    found = at(value, *path)
    return " ".join(found.split()) if isinstance(found, str) else ""


def count(value: object, *path: str) -> int | None:
    """The whole number under these names, also where it is written as text."""
    found = at(value, *path)
    if isinstance(found, str) and found.isascii() and found.isdigit() and len(found) < 10:  # noqa: PLR2004
        return int(found)
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None
