"""Numbers and sentences as people write them: one person, 1,200 people."""

from collections.abc import Sequence

from explorer.view import View

_ONE = {
    "people": "person",
    "papers": "paper",
    "ties": "tie",
    "topics": "topic",
    "institutions": "institution",
    "collaborators": "collaborator",
    "communities": "community",
    "authors": "author",
    "names": "name",
}


def number(value: float) -> str:
    """A number with thousands separators; fractions with at most two digits."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def counted(count: int, noun: str) -> str:
    """`1 person`, `2 people`, `1,200 papers`; `noun` is the plural."""
    return f"{number(count)} {_ONE[noun] if count == 1 else noun}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no joining
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def years(view: View) -> str:
    """`all years`, `the year 2012`, `the years 2010–2015`, `the years up to 2020` and so on."""
    first, last = view.first_year, view.last_year
    if first is None and last is None:
        return "all years"
    if first is None:
        return f"the years up to {last}"
    if last is None:
        return f"the years from {first}"
    return f"the year {first}" if first == last else f"the years {first}–{last}"


def together(view: View) -> str:
    """`at least 2 papers together`."""
    return f"at least {counted(view.min_papers, 'papers')} together"


def shortened(text: str, longest: int = 28) -> str:
    """The text in at most `longest` characters, ending in an ellipsis where it was cut."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip(" ,.;:-") + "…"
