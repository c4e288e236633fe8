"""Many values in as few requests as a source takes, and values made fit for an address."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote


def batches(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The values in groups of at most so many."""
    return (values[start : start + size] for start in range(0, len(values), size))


def quoted(value: str) -> str:
    """A value as one step of a path."""
    return quote(value, safe="")


def phrase(value: str) -> str:
    """A value between quotation marks, which it cannot leave."""
    bare = "".join(" " if letter in '"\\' else letter for letter in value)
    return f'"{" ".join(bare.split())}"'
