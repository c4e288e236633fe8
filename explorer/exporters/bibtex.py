"""BibTeX: the papers behind the scene, with keys that stay the same in every export."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2s

from anyascii import anyascii

from explorer.exporters.exporter import Exporter
from explorer.exporters.latex import escape, verbatim
from explorer.exporters.paper_kinds import kind_of
from explorer.exporters.people import family_first
from explorer.exporters.text import one_line
from explorer.identifiers import web_url
from explorer.model import Byline, Paper
from explorer.picture import Scene

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SHORT_WORD = 4
_LONGEST_WORD = 20
_TAG = 4


def write(scene: Scene, papers: Sequence[Paper]) -> bytes:  # noqa: ARG001 - one shape for all
    """One entry per paper, UTF-8."""
    keys = _keys(papers)
    return "\n".join(_entry(key, paper) for key, paper in zip(keys, papers, strict=True)).encode()


def _entry(key: str, paper: Paper) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(paper))
    return f"@{kind_of(paper).bibtex}{{{key},\n{lines}}}\n"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    typeset = (
        ("title", paper.title),
        (kind_of(paper).venue_field, paper.venue),
        ("keywords", ", ".join(topic.name for topic in paper.topics)),
        ("abstract", paper.abstract),
    )
    if authors := [_author(byline) for byline in paper.authors]:
        yield "author", _braced(" and ".join(authors + ["others"] * paper.incomplete_authors))
    yield from ((name, _braced(escape(one_line(text)))) for name, text in typeset if text)
    yield from _dates(paper)
    exact = (
        ("doi", paper.doi),
        ("eprint", paper.arxiv_id),
        ("archiveprefix", "arXiv" if paper.arxiv_id else None),
        ("url", web_url(paper.url or "")),
    )
    yield from ((name, _braced(verbatim(one_line(text)))) for name, text in exact if text)


def _dates(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.year is not None:
        yield "year", _braced(str(paper.year))
    match (paper.date or "").split("-"):
        case [_, month, *_] if month.isdigit() and 1 <= int(month) <= len(MONTHS):
            yield "month", MONTHS[int(month) - 1]


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _author(byline: Byline) -> str:
    """As written; in braces where BibTeX would cut it, family first where it would guess wrong."""
    name = one_line(byline.written or byline.name)
    words = name.lower().split()
    cut = (
        byline.collective
        or "and" in words
        or words == ["others"]
        or name.count(",") > 1
        or name.startswith(",")
        or name.endswith(",")
    )
    if cut:
        return _braced(escape(name))
    # BibTeX takes the last word for the family name, which in "Phillips J.C." it is not.
    reordered = family_first(byline)
    return escape(name if name.endswith(reordered.partition(",")[0]) else reordered)


def _keys(papers: Sequence[Paper]) -> list[str]:
    """`bungert2024uniform-3f2a`: from the paper alone, so that no other export changes it."""
    keys: dict[str, None] = {}
    for paper in papers:
        stem, digest = _stem(paper), blake2s(paper.id.encode(errors="replace")).hexdigest()
        key = f"{stem}-{digest[:_TAG]}"
        keys[key if key not in keys else f"{stem}-{digest}"] = None
    return list(keys)


def _stem(paper: Paper) -> str:
    name = family_first(paper.authors[0]) if paper.authors else ""
    family = name.partition(",")[0].rpartition(" ")[2]
    words = re.findall(r"[a-z]+", anyascii(one_line(paper.title)).lower())
    long = [word for word in words if len(word) >= _SHORT_WORD]
    letters = re.sub(r"[^a-z]", "", anyascii(family).lower())
    start = (long or words or [""])[0]
    return f"{letters[:_LONGEST_WORD] or 'anonymous'}{paper.year or ''}{start[:_LONGEST_WORD]}"


EXPORTER = Exporter(
    name="bibtex",
    label="BibTeX",
    suffix=".bib",
    mime="application/x-bibtex",
    group="papers",
    write=write,
    needs_papers=True,
)
