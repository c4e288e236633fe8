"""Citation indicators of one author, from the citation counts of the papers in this library."""

from collections.abc import Iterable

TEN = 10


def h_index(citations: Iterable[int]) -> int:
    """Most papers k with at least k citations each (Hirsch 2005)."""
    ranked = sorted(citations, reverse=True)
    return sum(1 for place, count in enumerate(ranked, 1) if count >= place)


def g_index(citations: Iterable[int]) -> int:
    """Most papers k whose citations sum to k² or more (Egghe 2006), at most all papers."""
    best = total = 0
    for place, count in enumerate(sorted(citations, reverse=True), 1):
        total += count
        if total >= place * place:
            best = place
    return best


def i10_index(citations: Iterable[int]) -> int:
    """Papers with ten or more citations."""
    return sum(1 for count in citations if count >= TEN)
