"""Made-up works and pages in the shape in which OpenAlex gives them."""

from collections.abc import Sequence

from answering import Answers, Asked, Reply, as_json

WORKS = "api.openalex.org/works"


def work(number: int, *authors: str) -> dict[str, object]:
    """One work, written by people whose ids are their letters' places in the alphabet."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/{number}",
        "title": f"On the number {number}",
        "publication_year": 2020,
        "authorships": [
            {
                "author": {
                    "id": f"https://openalex.org/A{ord(name[0])}",
                    "display_name": name,
                },
                "raw_author_name": name,
            }
            for name in authors or ("Ann Ash", "Bob Bay")
        ],
    }


def page(
    works: Sequence[dict[str, object]], *, count: int, cursor: str | None = None
) -> dict[str, object]:
    """One page of works."""
    return {"meta": {"count": count, "next_cursor": cursor}, "results": list(works)}


def by_cursor(*pages: Sequence[dict[str, object]], count: int | None = None) -> Answers:
    """Answers with pages by the cursors `*`, `c1`, `c2` …; the last has none behind it."""
    cursors = ["*", *(f"c{number}" for number in range(1, len(pages)))]
    total = sum(map(len, pages)) if count is None else count

    def answer(asked: Asked) -> Reply:
        place = cursors.index(asked.parameters["cursor"])
        following = cursors[place + 1] if place + 1 < len(cursors) else None
        return as_json(page(pages[place], count=total, cursor=following))

    return answer
