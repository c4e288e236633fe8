"""CSV of the papers behind the scene, with the columns that our own CSV reader takes."""

from collections.abc import Sequence

from explorer.exporters.cells import table
from explorer.exporters.exporter import Exporter
from explorer.identifiers import web_url
from explorer.model import Paper
from explorer.picture import Scene

HEADER = (
    "id", "title", "authors", "year", "date", "venue", "doi", "arxiv_id", "url", "kind",
    "citations", "topics",
)  # fmt: skip


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """The papers by id; authors and topics are separated by `; `."""
    return table(HEADER, (_row(paper) for paper in papers))


def _row(paper: Paper) -> tuple[object, ...]:
    return (
        paper.id,
        paper.title,
        _joined([byline.written or byline.name for byline in paper.authors]),
        paper.year,
        paper.date,
        paper.venue,
        paper.doi,
        paper.arxiv_id,
        web_url(paper.url or ""),
        paper.kind,
        paper.citations,
        _joined([topic.name for topic in paper.topics]),
    )


def _joined(names: Sequence[str]) -> tuple[str, ...]:
    # A semicolon inside a name would make two of it.
    return tuple(name.replace(";", ",") for name in names)


EXPORTER = Exporter(
    name="papers-csv",
    label="CSV of the papers",
    suffix=".papers.csv",
    mime="text/csv",
    group="papers",
    write=write,
    needs_papers=True,
)
