"""RIS: the papers behind the scene for Zotero, EndNote and Mendeley."""

from collections.abc import Iterator, Sequence

from explorer.exporters.exporter import Exporter
from explorer.exporters.paper_kinds import kind_of
from explorer.exporters.people import family_first
from explorer.exporters.text import one_line
from explorer.identifiers import web_url
from explorer.model import Paper
from explorer.picture import Scene


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """One record per paper, UTF-8."""
    lines = (f"{tag}  - {value}\r\n" for paper in papers for tag, value in _tags(paper))
    return "".join(lines).encode()


def _tags(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "TY", kind_of(paper).ris
    fields = (
        ("TI", paper.title),
        *(("AU", family_first(byline)) for byline in paper.authors),
        ("PY", "" if paper.year is None else str(paper.year)),
        ("DA", _date(paper)),
        ("T2", paper.venue),
        *(("KW", topic.name) for topic in paper.topics),
        ("AB", paper.abstract),
        ("DO", paper.doi),
        ("AN", f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else ""),
        ("UR", web_url(paper.url or "")),
        ("N1", "The author list is incomplete." if paper.incomplete_authors else ""),
    )
    yield from ((tag, text) for tag, value in fields if (text := one_line(value or "")))
    yield "ER", "\r\n"


def _date(paper: Paper) -> str:
    """`2024/04/23/`, as RIS wants it: year, month, day and a free part, each may be empty."""
    parts = (paper.date or "").split("-")
    return "/".join([*parts, "", "", ""][:4]) if len(parts) > 1 else ""


EXPORTER = Exporter(
    name="ris",
    label="RIS (Zotero, EndNote, Mendeley)",
    suffix=".ris",
    mime="application/x-research-info-systems",
    group="papers",
    write=write,
    needs_papers=True,
)
