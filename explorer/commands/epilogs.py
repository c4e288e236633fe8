"""What stands at the end of a command's help: examples, and the keys of its JSON."""

from collections.abc import Sequence

_AS_IT_STANDS = "\b"
"""Before a paragraph: click leaves its lines as they are."""


def epilog(*examples: str, keys: str = "") -> str:
    """Examples line by line, then the documented keys of `--json`."""
    return "\n\n".join(
        [lines("Examples:", examples), *([f"Keys of --json: {keys}"] if keys else [])]
    )


def lines(heading: str, under_it: Sequence[str]) -> str:
    """A heading and lines under it, never wrapped."""
    return "\n".join([_AS_IT_STANDS, heading, *(f"  {line}" for line in under_it)])
