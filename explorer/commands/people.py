"""From a name as somebody types it to the one person it means."""

from explorer import lookups
from explorer.errors import AmbiguousName, ExplorerError
from explorer.library import Library


def person(library: Library, name: str) -> str:
    """The id of the author with this id or name.

    Raises `AmbiguousName` where several people fit, `ExplorerError` where nobody does.
    """
    known = anything(library, name) if name.startswith("a:") else None
    if known:
        return known
    found = lookups.candidates(library, name)
    if found.empty:
        raise ExplorerError(
            f"Nobody in this library is called “{name}”.",
            "Try the family name alone; accents and word order do not matter.",
        )
    if len(found) > 1:
        rows = found[["id", "name", "papers"]].itertuples(index=False)
        raise AmbiguousName(name, [(str(id), str(full), int(many)) for id, full, many in rows])
    return str(found["id"].iloc[0])


def anything(library: Library, text: str) -> str | None:
    """The canonical id of the author, paper, topic or institution with this id, if there is one."""
    found: str | None = lookups.resolve(library, text)
    return found


def focus(library: Library, text: str) -> str:
    """The id that a view focuses on: any id of the library, or the name of a person."""
    return anything(library, text) or person(library, text)
