"""Web of Science: tagged text (also `.ciw`), and the same fields in a table with tabs."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO

from explorer.identifiers import doi, orcid
from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.names import fold
from explorer.readers.bylines import MAX_INSTITUTIONS, Byline, byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.reader import Reader
from explorer.readers.rows import Lines, Row, filled, rows, split_header
from explorer.readers.tagged import Fields, Layout, dated, first, gathered, parsed, parts, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, text_lines, unique
from explorer.readers.topics import MAX_TOPICS, named

NAMES = {
    **{"Authors": "AU", "Author Full Names": "AF", "Group Authors": "CA"},
    **{"Book Authors": "BA", "Book Author Full Names": "BF", "Book Group Authors": "GP"},
    **{"Article Title": "TI", "Source Title": "SO", "Abstract": "AB", "Document Type": "DT"},
    **{"Author Keywords": "DE", "Keywords Plus": "ID", "WoS Categories": "WC"},
    **{"Addresses": "C1", "ORCIDs": "OI", "DOI": "DI", "Book DOI": "D2", "Pubmed Id": "PM"},
    **{"Publication Year": "PY", "Publication Date": "PD", "Early Access Date": "EA"},
    **{"Times Cited, WoS Core": "TC", "Times Cited, All Databases": "Z9"},
    **{"UT (Unique WOS ID)": "UT", "UT (Unique ID)": "UT"},
}
"""What the table for spreadsheets calls the tags."""

TOPICS = {"DE": "keyword", "ID": "keywords-plus", "WC": "wos"}
"""The scheme of each list of topics."""

SCHEMES = {"isi": "wos", "medline": "pmid"}
"""Ids that other sources call otherwise; any other keeps its name (`wos`, `inspec`, `bci` …)."""

_TAGS = "AU|AF|BA|BF|CA|GP|TI|SO|JI|AB|DT|DE|ID|WC|C1|OI|DI|D2|PM|PY|PD|EA|TC|Z9|UT"
_FIELD = re.compile(rf"^({_TAGS}) (.*(?:\n .*)*)", re.MULTILINE)
_LAYOUT = Layout(
    opens=re.compile(r"PT "),
    field=re.compile(r"(?!FN |VR )[A-Z][A-Z0-9] \S"),
    closes=re.compile(r"E[RF]\s*$"),
)
_HEAD = re.compile(r"\ufeff?\s*(?:FN [^\n]+\s+VR [0-9.]+\s*\n|PT [A-Z]\s*\n)")
_TABLE = re.compile(r"\ufeff?(?:PT\tAU\t|[^\n]*\bUT \(Unique (?:WOS )?ID\))")
_PLACED = re.compile(r"\[([^\[\]]+)\]\s*([^\[]+)")
_ID = re.compile(r"([A-Za-z]{2,12}):([0-9A-Za-z]{1,30})")
_NOBODY = frozenset({"anonymous", "anon"})


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every record from its PT to its ER, closed or not; or every row of the table."""
    lines = text_lines(stream)
    for item in lines:
        if isinstance(item[1], str) and _TABLE.match(item[1]):
            yield from _tabled(lines, item[1].lstrip("\ufeff"))
        elif isinstance(item[1], str) and item[1].strip():
            yield from parsed(chain((item,), lines), _LAYOUT, _FIELD.findall, _record)
        elif isinstance(item[1], Problem):
            yield item[1]


def _tabled(lines: Lines, first_line: str) -> Iterator[Record | Problem]:
    header = [NAMES.get(name, name) for name in split_header(first_line)]
    found = _bare_rows(lines) if "\t" in first_line else rows(lines, ",")
    for row in found:
        cells = row if isinstance(row, Problem) else filled(header, row)
        if isinstance(cells, Problem):
            yield cells
        else:
            yield _record(gathered(cells.items()), f"line {row[0]}")


def _bare_rows(lines: Lines) -> Iterator[Row | Problem]:
    """Rows with tabs, in which a quotation mark is but a mark."""
    for number, line in lines:
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield number, line.split("\t")


def _record(fields: Fields, place: str) -> Record | Problem:
    title = first(fields, ("TI",))
    if title is None:
        return untitled(place, {tag: " ".join(lines) for tag, lines in fields.items()})
    people, incomplete = _people(fields)
    when, day = _when(fields)
    native = _native(fields)
    return Record(
        source="wos",
        native_id=native,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=first(fields, ("SO", "JI"), MAX_NAME),
        doi=next(filter(None, map(doi, told(fields, "DI", "D2"))), None),
        abstract=first(fields, ("AB",), MAX_ABSTRACT),
        citations=_count(told(fields, "TC", "Z9")),
        topics=_topics(fields),
        kind=first(fields, ("DT",), MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
        other_ids=tuple(i for i in pubmed_ids(first(fields, ("PM",))) if i != native),
    )


def _people(fields: Fields) -> Byline:
    """Full names where each author has one; groups after the people."""
    short, full = _names(fields, "AU"), _names(fields, "AF")
    short, full = (short, full) if short or full else (_names(fields, "BA"), _names(fields, "BF"))
    names = full if len(full) >= len(short) else short
    groups = [{"name": name, "collective": True} for name in parts(told(fields, "CA", "GP"))]
    people, incomplete = byline([*names, *groups])
    known = _known(people, short, full)
    orcids, places = _orcids(fields, known), _places(fields, people, known)
    return tuple(
        person._replace(orcid=orcids.get(number), institutions=places.get(number, ()))
        for number, person in enumerate(people)
    ), incomplete


def _names(fields: Fields, tag: str) -> list[str]:
    names = [name for line in told(fields, tag) for name in parts([line])]
    return [name for name in names if fold(name) not in _NOBODY]


def _known(people: Iterable[Mention], short: list[str], full: list[str]) -> dict[str, int]:
    """The place in the byline of every name that the record has for a person."""
    known = {fold(person.written): number for number, person in enumerate(people)}
    for also, name in zip(short, full, strict=False):
        if fold(name) in known:
            known.setdefault(fold(also), known[fold(name)])
    return known


def _orcids(fields: Fields, known: dict[str, int]) -> dict[int, str]:
    """ORCIDs of `Lee, Ann/0000-0002-1825-0097; …` by place in the byline."""
    pairs = (part.rpartition("/") for part in parts(told(fields, "OI")))
    checked = ((known.get(fold(name)), orcid(number)) for name, _, number in pairs)
    return {place: number for place, number in checked if place is not None and number}


def _places(
    fields: Fields, people: tuple[Mention, ...], known: dict[str, int]
) -> dict[int, tuple[Institution, ...]]:
    """Institutions of `[Lee, A; Ray, B] Univ Nowhere, Dept Lunch, City` by place in the byline.

    Addresses without names tell who worked there only where there is one author.
    """
    text = " ".join(told(fields, "C1"))
    pairs = [(parts([names]), address) for names, address in _PLACED.findall(text)]
    if not pairs and len(people) == 1:
        pairs = [([people[0].written], line) for line in told(fields, "C1")]
    found: dict[int, list[str]] = {}
    for names, address in pairs:
        organisation = clean(address.split(",")[0], MAX_NAME).strip(" .;")
        for name in names:
            if (place := known.get(fold(name))) is not None:
                found.setdefault(place, []).append(organisation)
    return {
        place: tuple(map(Institution, unique(names)[:MAX_INSTITUTIONS]))
        for place, names in found.items()
    }


def _when(fields: Fields) -> tuple[int | None, str | None]:
    known, day = first(fields, ("PY",)) or "", first(fields, ("PD",)) or ""
    return dated([known, day if known in day else f"{day} {known}", *told(fields, "EA")])


def _native(fields: Fields) -> str | None:
    """`wos:000444108200009`, or the id of the database that the record comes from."""
    if found := _ID.fullmatch(first(fields, ("UT",)) or ""):
        scheme = found[1].lower()
        return f"{SCHEMES.get(scheme, scheme)}:{found[2]}"
    return None


def _count(written: Iterable[str]) -> int | None:
    return next((int(text) for text in written if text.isascii() and text[:10].isdigit()), None)


def _topics(fields: Fields) -> tuple[Topic, ...]:
    found = (named(parts(told(fields, tag)), scheme) for tag, scheme in TOPICS.items())
    return tuple(chain.from_iterable(found))[:MAX_TOPICS]


def recognise(head: str) -> bool:
    """A first record that begins with PT, or a table with the names of the tags."""
    return bool(_HEAD.match(head) or _TABLE.match(head))


READER = Reader("wos", "Web of Science", (".txt", ".ciw", ".isi"), recognise, parse)
