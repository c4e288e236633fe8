"""Scopus's CSV in its old and new columns, which differ in how they write authors."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from explorer.identifiers import doi, web_url, year
from explorer.model import Problem, Record, Topic
from explorer.readers.affiliations import organisation
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.reader import Reader
from explorer.readers.rows import Row, filled, rows, split_header
from explorer.readers.tagged import parts
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, text_lines, unique
from explorer.readers.topics import MAX_TOPICS, named

Cells = Mapping[str, str]
"""The cells of a row that hold something, by the names in the header."""

TOPICS = {"Author Keywords": "keyword", "Index Keywords": "index"}
"""The scheme of each list of topics."""

SURPLUS = re.compile(r"Funding Text|References")
"""Where Scopus may put more cells than its header names: a second funding text."""

_TELLING = frozenset({"Author(s) ID", "Author full names", "Source title"})
_EID = re.compile(r"2-s2\.0-[0-9]+")
_IDENTIFIED = re.compile(r"(.+?)\s*\(([0-9]{6,})\)")
_NUMBER = re.compile(r"[0-9]{6,}")
_COUNT = re.compile(r"[0-9]{1,9}")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_NOBODY = "[No author"
_NO_ABSTRACT = "[No abstract"
MAX_PLACES = 300
"""Addresses of one paper that are looked for behind each name."""


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every row below the header as a record."""
    found = text_lines(stream)
    header: list[str] = []
    for _, line in found:
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            header = split_header(line)
            break
    for row in rows(found, ","):
        cells = row if isinstance(row, Problem) else filled(header, _aligned(header, row))
        yield cells if isinstance(cells, Problem) else _record(cells, f"line {row[0]}")


def recognise(head: str) -> bool:
    """A header with Scopus's ids of papers and a column that only Scopus has."""
    names = set(split_header(head.split("\n", 1)[0]))
    return "EID" in names and not names.isdisjoint(_TELLING)


def _aligned(header: list[str], row: Row) -> Row:
    """As many cells as the header has names, where it is clear which ones are too many."""
    number, cells = row
    surplus = len(cells) - len(header)
    place = next((n for n, name in enumerate(header) if SURPLUS.match(name)), None)
    if surplus <= 0 or place is None or not (header[-1] == "EID" and _EID.fullmatch(cells[-1])):
        return row
    return number, cells[:place] + cells[place + surplus :]


def _record(cells: Cells, place: str) -> Record | Problem:
    title = clean(cells.get("Title", ""))
    if not title:
        return untitled(place, cells)
    people, incomplete = _people(cells)
    link = web_url(cells.get("Link", ""))
    when = year(cells.get("Year"))
    eid = _EID.search(cells.get("EID", "") or cells.get("Link", ""))
    return Record(
        source="scopus",
        native_id=f"scopus:{eid[0]}" if eid else None,
        title=title,
        authors=people,
        year=when,
        date=str(when) if when else None,
        venue=clean(cells.get("Source title", ""), MAX_NAME) or None,
        doi=doi(cells.get("DOI", "")),
        url=link,
        abstract=_abstract(cells),
        citations=_count(cells.get("Cited by", "")),
        topics=_topics(cells),
        kind=clean(cells.get("Document Type", ""), MAX_NAME) or None,
        incomplete_authors=incomplete,
        place=place,
        other_ids=pubmed_ids(cells.get("PubMed ID")),
    )


def _people(cells: Cells) -> Byline:
    """The byline with Scopus's ids of authors and, where each has a share of them, institutions."""
    names, numbers = _named(cells)
    places = _places(cells)
    if len(numbers) != len(names):
        numbers = [""] * len(names)
    if len(places) != len(names):
        places = [[]] * len(names)
    return byline(
        [
            {"name": name, "id": f"scopus:{number}" if number else None, "affiliations": own}
            for name, number, own in zip(names, numbers, places, strict=True)
        ]
    )


def _named(cells: Cells) -> tuple[list[str], list[str]]:
    """The names, full ones where there are, and the numbers of as many authors as have one."""
    full = [_IDENTIFIED.fullmatch(name) for name in parts([cells.get("Author full names", "")])]
    if full and all(full):
        return [found[1] for found in full if found], [found[2] for found in full if found]
    written = cells.get("Authors", "")
    if written.startswith(_NOBODY):
        return [], []
    names = parts([written]) if ";" in written else _comma_separated(written)
    return names, _NUMBER.findall(cells.get("Author(s) ID", ""))


def _comma_separated(written: str) -> list[str]:
    """The names of the old columns, `Baker T., Jr., Roux J.-P.`."""
    names: list[str] = []
    for part in written.split(", "):
        if names and _SUFFIX.fullmatch(part.strip()):
            names[-1] = f"{names[-1]}, {part.strip()}"
        else:
            names.append(part)
    return names


def _places(cells: Cells) -> list[list[str]]:
    """The organisations of each author: those of the paper's addresses that follow the name."""
    named = [(place, organisation(place)) for place in parts([cells.get("Affiliations", "")])]
    return [
        list(unique(name for place, name in named[:MAX_PLACES] if place in share))
        for share in parts([cells.get("Authors with affiliations", "")])
    ]


def _abstract(cells: Cells) -> str | None:
    text = clean(cells.get("Abstract", ""), MAX_ABSTRACT)
    return text if text and not text.startswith(_NO_ABSTRACT) else None


def _count(written: str) -> int | None:
    return int(written) if _COUNT.fullmatch(written) else None


def _topics(cells: Cells) -> tuple[Topic, ...]:
    found = (named(parts([cells.get(name, "")]), scheme) for name, scheme in TOPICS.items())
    return tuple(chain.from_iterable(found))[:MAX_TOPICS]


READER = Reader("scopus", "Scopus CSV", (".csv",), recognise, parse)
