"""What an explanation is: the text behind a “?”."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one number means."""

    title: str
    text: str
    formula: str = ""
    data: str = ""
    """Which data it is computed on, and what may be missing from them."""
