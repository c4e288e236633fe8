"""`explorer paper`: one paper, and every record that describes it."""

from dataclasses import asdict

import click

from explorer import identifiers, lookups
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.printing import Facts, counted, facts, line, plain
from explorer.errors import UnknownId
from explorer.library import Library
from explorer.lookups import Apart, Source
from explorer.model import Paper

_KEYS = ("source", "title", "year", "date", "venue", "citations", "authors", "why")


@click.command(
    "paper",
    short_help="One paper, and where it was read.",
    epilog=epilog(
        "explorer paper p:arxiv:2404.14402",
        "explorer paper 10.1000/xyz --json",
        keys=(
            "id, title, year, date, venue, citations, doi, arxiv_id, authors (names), records "
            "(each record, source, ids, title, year, date, venue, citations, authors, why, gives, "
            "files), not_the_same (each id, title, year, venue)."
        ),
    ),
)
@click.argument("paper", metavar="PAPER")
@options.json_option
@options.usual_options
def command(paper: str, as_json: bool) -> None:
    """Say what is known about PAPER (an id, DOI or arXiv id), and why its records are one."""
    with Library.open(options.library_to_read()) as library:
        chosen = known(library, paper)
        found = lookups.paper(library, chosen)
        records = lookups.sources(library, chosen)
        apart = lookups.kept_apart(library, chosen)
    if found is None:
        raise UnknownId(paper)
    if as_json:
        facts(as_facts(found, records, apart))
        return
    _print(found, records, apart)


def known(library: Library, text: str) -> str:
    """The canonical id of the paper with this id, DOI or arXiv id. Raises `UnknownId`."""
    doi, arxiv = identifiers.doi(text), identifiers.arxiv_id(text)
    ways = (text, f"p:{text}", doi and f"p:doi:{doi}", arxiv and f"p:arxiv:{arxiv}")
    for way in filter(None, ways):
        found: str | None = lookups.resolve(library, way) if way.startswith("p:") else None
        if found:
            return found
    raise UnknownId(text)


def as_facts(paper: Paper, records: tuple[Source, ...], apart: tuple[Apart, ...]) -> Facts:
    """The paper under the documented keys."""
    names = ("id", "title", "year", "date", "venue", "citations", "doi", "arxiv_id")
    return {name: getattr(paper, name) for name in names} | {
        "authors": [author.name for author in paper.authors],
        "records": [_record(each) for each in records],
        "not_the_same": [asdict(each) for each in apart],
    }


def _record(record: Source) -> Facts:
    return {
        "record": record.id,
        "ids": _ids(record),
        **{key: getattr(record, key) for key in _KEYS},
        "gives": list(record.gives),
        "files": [
            {"file": each.file, "imported": f"{each.imported:%Y-%m-%dT%H:%M:%SZ}"}
            for each in record.files
        ],
    }


def _ids(record: Source) -> list[str]:
    doi = f"doi:{record.doi}" if record.doi else None
    arxiv = f"arxiv:{record.arxiv_id}" if record.arxiv_id else None
    known = (doi, arxiv, record.native_id, *record.other_ids)
    return list(dict.fromkeys(filter(None, known)))


def _print(paper: Paper, records: tuple[Source, ...], apart: tuple[Apart, ...]) -> None:
    line(f"{plain(paper.title)} ({paper.id})")
    said = (paper.venue, paper.date, counted(len(paper.authors), "author"))
    line(", ".join(plain(part) for part in said if part))
    for record in records:
        line()
        line(f"{record.id}  {', '.join([record.source, *map(plain, _ids(record))])}")
        cited = None if record.citations is None else counted(record.citations, "citation")
        written = (record.title, record.venue, record.date or record.year, cited)
        line(f"  {', '.join(plain(part) for part in written if part)}")
        files = ", ".join(f"{plain(each.file)} ({each.imported:%Y-%m-%d})" for each in record.files)
        line(f"  from {files}")
        if record.why:
            line(f"  joined by {record.why}")
        if record.gives:
            line(f"  gives {', '.join(record.gives)}")
    for other in apart:
        line()
        line(f"Not the same paper: {plain(other.title)} ({other.id})")
