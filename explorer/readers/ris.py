"""RIS files, record by record, so that one that is badly closed takes no other with it."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from rispy import RisParser

from explorer.identifiers import arxiv_id, doi, web_url
from explorer.model import Problem, Record, Topic
from explorer.names import decode_latex
from explorer.readers.bylines import byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import dated
from explorer.readers.text import (
    MAX_ABSTRACT,
    MAX_NAME,
    MAX_TITLE,
    clean,
    excerpt,
    text_lines,
    unique,
)
from explorer.readers.topics import MAX_TOPICS

TAGS: dict[str, tuple[str, ...]] = {
    "title": ("TI", "T1", "CT", "BT", "TT", "ST"),
    "venue": ("T2", "JF", "JO", "JA", "J2", "T3"),
    "year": ("PY", "Y1", "DA"),
    "doi": ("DO",),
    "abstract": ("AB", "N2"),
    "database": ("DB", "DP"),
    "deposit": ("C2",),
}
"""Where each field is looked for, best first."""

LISTS: dict[str, tuple[str, ...]] = {
    "authors": ("AU", "A1"),
    "keywords": ("KW",),
    "links": ("UR", "L1", "L2", "M3", "AN", "C3"),
    "own": ("AN",),
    "notes": ("N1", "U3"),
}
"""Fields that gather every line of their tags. Editors (A2, A3, ED) make no author."""

KINDS = {
    "JOUR": "article",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "THES": "thesis",
    "BOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "UNPB": "preprint",
}
"""What the commoner types are called elsewhere; any other keeps its name."""

OTHER_IDS = (
    ("wos", re.compile(r"WOS:([0-9A-Z]{15})")),
    ("scopus", re.compile(r"https?://www\.scopus\.com/\S*[?&]eid=(2-s2\.0-[0-9]+)\S*")),
    ("cochrane", re.compile(r"(CN-[0-9]{8})")),
    ("pmid", re.compile(r"PUBMED ([1-9][0-9]{0,8})(?:,.*)?")),
)
"""What an accession number or a link tells of other sources' ids."""

MAX_LINES = 100_000
"""Lines of one record."""

_START = re.compile(r"TY {1,2}-")
_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,3}- ?")
_END = re.compile(r"ER {1,2}-")
_TELLING = re.compile(r"^\ufeff?(?:TY {1,2}-|ER  -\s*$)", re.MULTILINE)
_PUBMED = re.compile(r"NLM|PubMed|MEDLINE", re.IGNORECASE)
_CITED = re.compile(
    r"(?:Times Cited(?: in Web of Science Core Collection)?|Cited By)(?:\s*\(since [0-9]{4}\))?"
    r"\s*:\s*([0-9]{1,9})\b",
    re.IGNORECASE,
)
_EVERY = tuple(dict.fromkeys(chain(*TAGS.values(), *LISTS.values())))
_PARSER = RisParser(
    mapping={tag: tag for tag in ("TY", *_EVERY, "ER", "UK")},
    list_tags=[*chain(*LISTS.values())],
    delimiter_tags_mapping={},
    skip_unknown_tags=True,
)

Lines = list[str]


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every TY as a record, closed by ER or not; text outside records is a note."""
    lines: Lines = []
    start, is_open = 0, False
    for number, line in text_lines(stream):
        if isinstance(line, Problem):
            yield line
        elif _START.match(line := line.lstrip("\ufeff")):
            yield from _closed(lines, start) if is_open else _outside(lines, start)
            lines, start, is_open = [line], number, True
        elif is_open and _END.match(line):
            yield from _closed(lines, start)
            lines, start, is_open = [], number + 1, False
        elif len(lines) < MAX_LINES:
            lines.append(line)
    yield from _closed(lines, start) if is_open else _outside(lines, start)


def _outside(lines: Lines, start: int) -> Iterator[Problem]:
    """Tagged lines that no TY opens are a lost record; any other text is the exporter's."""
    if sum(bool(_TAG.match(line)) and not _END.match(line) for line in lines) > 1:
        yield Problem(
            f"line {start or 1}",
            "This record does not begin with a TY line.",
            "Put “TY  - JOUR” before it and import again.",
            excerpt(" ".join(lines[:20])),
        )


def _closed(lines: Lines, start: int) -> Iterator[Record | Problem]:
    place = f"line {start}"
    if not lines[0].startswith("TY  -"):
        # Everything this exporter writes has one space, which rispy takes for running text.
        lines = [_TAG.sub(r"\1  - ", line) for line in lines]
    found = _PARSER.parse_lines(iter([*lines, "ER  - "]))
    fields = found[0] if found else {}
    title = _first(fields, "title")
    if title is None:
        yield untitled(place, fields)
        return
    yield _record(fields, title, place)


def _record(fields: Mapping[str, object], title: str, place: str) -> Record:
    people, incomplete = byline([decode_latex(name) for name in _each(fields, "authors")])
    when, day = dated(str(fields[tag]) for tag in TAGS["year"] if fields.get(tag))
    number = _first(fields, "doi")
    return Record(
        source="ris",
        native_id=None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=_first(fields, "venue", MAX_NAME),
        doi=doi(number) if number else _found(fields, doi),
        arxiv_id=_found(fields, arxiv_id),
        url=_found(fields, web_url),
        abstract=_first(fields, "abstract", MAX_ABSTRACT),
        citations=_citations(fields),
        topics=tuple(Topic(name, "keyword") for name in _keywords(fields))[:MAX_TOPICS],
        kind=_kind(clean(str(fields.get("TY") or ""), 30)),
        incomplete_authors=incomplete,
        place=place,
        other_ids=_other_ids(fields),
    )


def _kind(written: str) -> str | None:
    return KINDS.get(written, written.lower() or None)


def _citations(fields: Mapping[str, object]) -> int | None:
    """How often cited, which Web of Science and Scopus write into a note."""
    found = (_CITED.search(note) for note in _each(fields, "notes"))
    return next((int(told[1]) for told in found if told), None)


def _other_ids(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Ids in other sources; an accession number is PubMed's where the database is."""
    links = _each(fields, "links")
    found = [
        f"{scheme}:{told[1]}"
        for scheme, pattern in OTHER_IDS
        for link in links
        if (told := pattern.fullmatch(link))
    ]
    is_pubmed = _PUBMED.search(_first(fields, "database") or "")
    number = next(iter(_each(fields, "own")), None) if is_pubmed else None
    return unique([*found, *pubmed_ids(number, _first(fields, "deposit"))])


def _first(fields: Mapping[str, object], field: str, most: int = MAX_TITLE) -> str | None:
    values = (fields.get(tag) for tag in TAGS[field])
    cleaned = (clean(value, most) for value in values if isinstance(value, str))
    return next((text for text in cleaned if text), None)


def _each(fields: Mapping[str, object], field: str) -> list[str]:
    texts: list[str] = []
    for tag in LISTS[field]:
        value = fields.get(tag)
        texts += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return [text for text in texts if text]


def _keywords(fields: Mapping[str, object]) -> tuple[str, ...]:
    parts = (part for text in _each(fields, "keywords") for part in text.split(";"))
    return unique(clean(part, MAX_NAME) for part in parts)


def _found(fields: Mapping[str, object], check: Callable[[str], str | None]) -> str | None:
    """The first link or identifier among the record's that passes the check."""
    return next((found for text in _each(fields, "links") if (found := check(text))), None)


def recognise(head: str) -> bool:
    """Text with a TY line in it, or with an ER line where a TY was forgotten."""
    return bool(_TELLING.search(head))


READER = Reader("ris", "RIS", (".ris",), recognise, parse)
