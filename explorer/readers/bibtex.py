"""BibTeX and BibLaTeX, entry by entry; a broken entry costs no other."""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from explorer.errors import ReadError
from explorer.identifiers import arxiv_id, date, doi, web_url, year
from explorer.latex import decode_latex
from explorer.model import Problem, Record, Topic
from explorer.readers.bibtex_names import byline
from explorer.readers.columns import untitled
from explorer.readers.reader import Reader
from explorer.readers.text import (
    MAX_ABSTRACT,
    MAX_NAME,
    MAX_TITLE,
    clean,
    excerpt,
    unique,
    whole_text,
)

VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher")
INHERITED = ("year", "date", "month", "journal", "journaltitle", "booktitle", "doi")
"""Fields that an entry takes from the one it names in `crossref`."""
MAX_VALUE = 100_000
"""Characters of one field; a string that is built out of strings may not grow without end."""

_ENTRY = re.compile(r"^[ \t]*@[ \t]*[^\W\d_]\w*[ \t]*[{(]", re.MULTILINE)
_UNOPENED = re.compile(r"(?im)^[ \t]*@(?!comment|string|preamble)[a-z]+\b(?![{(@])")
_KEYLESS = re.compile(
    r"(?im)^([ \t]*@(?!comment|string|preamble)[a-z]+\s*[{(])(?=\s*[a-z][\w-]*\s*=)"
)
_NO_ENTRY = re.compile(r"\s*@\s*(?:string|preamble|comment)\b", re.IGNORECASE)
_PIECE = re.compile(
    r'\s*(?:"((?:[^"{}]|\{[^{}]*\})*)"|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s"#{}]+))\s*(#|$)'
)
_ARXIV = re.compile(
    r"\barxiv:\s*([a-z-]+(?:\.[a-z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})", re.IGNORECASE
)
_LINK = re.compile(r"\\url\{([^{}]*)\}")
_RANGE = re.compile(r"([0-9]{4}(?:-[0-9]{2}){0,2})/.*")

# It reports every broken block, which the user reads among the problems.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

Fields = Mapping[str, str]


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every entry that describes a publication as a record."""
    text, notes = whole_text(stream)
    yield from notes
    try:
        blocks = Splitter(_KEYLESS.sub(r"\1,", text)).split().blocks
    except RecursionError as error:
        raise ReadError("The file is nested too deeply.", "Correct its braces.") from error
    strings: dict[str, str] = {}
    parents = {
        block.key.lower(): block for block in blocks if isinstance(block, Entry) and block.key
    }
    for block in blocks:
        if isinstance(block, String):
            strings[block.key.lower()] = _value(block.value, strings)
            continue
        yield from _read(block, strings, parents)


def _read(
    block: Block, strings: Mapping[str, str], parents: Mapping[str, Entry]
) -> Iterator[Record | Problem]:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        # A key used twice does not matter here, and of a field given twice the first one counts.
        kept = block.ignore_error_block
        if isinstance(kept, Entry):
            yield from _twice(block, kept, line)
            block = kept
    if isinstance(block, Entry):
        fields = _fields(block, strings)
        parent = parents.get(fields.get("crossref", "").lower())
        if parent is not None and parent is not block:
            fields = _inherited(fields, _fields(parent, strings))
        yield _record(fields, block.entry_type.lower(), _place(block, line))
    elif isinstance(block, ParsingFailedBlock) and not _NO_ENTRY.match(block.raw or ""):
        yield Problem(
            f"line {line}",
            f"The entry cannot be read: {_reason(block)}.",
            "Close its braces and quotation marks and import again.",
            excerpt((block.raw or "")[:400]),
        )
    elif isinstance(block, ImplicitComment):
        yield from _unopened(block, line)


def _twice(block: Block, kept: Entry, line: int) -> Iterator[Problem]:
    """The note that a field was given twice; keys need none, since they are no identifiers."""
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        yield Problem(
            _place(kept, line),
            f"The entry gives {names} twice; the first one counts.",
            "Remove the other one if the first is wrong.",
            sets_aside=False,
        )


def _unopened(block: ImplicitComment, line: int) -> Iterator[Problem]:
    """Text between entries is the user's, but an `@article` without its brace was meant as one."""
    for found in _UNOPENED.finditer(block.comment):
        yield Problem(
            f"line {line + block.comment.count(chr(10), 0, found.start())}",
            "An entry begins here without its opening brace.",
            "Write @type{key, … } and import again.",
            excerpt(block.comment[found.start() : found.start() + 400]),
        )


def _reason(block: ParsingFailedBlock) -> str:
    text = " ".join(str(block.error or "").split())
    return clean(text, MAX_NAME).rstrip(" .").lower() or "it is not closed"


def _place(entry: Entry, line: int) -> str:
    key = clean(entry.key or "", MAX_NAME)
    return f"entry {key} (line {line})" if key else f"line {line}"


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.strip().lower(), _plain(field.value, strings))
    return fields


def _plain(value: object, strings: Mapping[str, str]) -> str:
    return _value(value, strings).strip()


def _value(value: object, strings: Mapping[str, str]) -> str:
    """The value with strings put in and pieces joined, and with the spaces that `" Symp."` has."""
    text = str(value).strip()
    if "#" in text and (pieces := _pieces(text)):
        joined = (
            quoted or braced or strings.get(name.lower(), name) for quoted, braced, name in pieces
        )
        return "".join(joined)[:MAX_VALUE]
    if text[:1] + text[-1:] in {"{}", '""'}:
        return text[1:-1]
    return strings.get(text.lower(), text)[:MAX_VALUE]


def _pieces(text: str) -> list[tuple[str, str, str]]:
    """The parts of `name # "text" # {text}`; nothing where it is something else."""
    pieces, place = [], 0
    while found := _PIECE.match(text, place):
        pieces.append((found[1] or "", found[2] or "", found[3] or ""))
        place = found.end()
        if not found[4]:
            return pieces if len(pieces) > 1 else []
    return []


def _inherited(fields: Fields, parent: Fields) -> dict[str, str]:
    given = {name: parent[name] for name in INHERITED if name in parent}
    if "title" in parent:
        given.setdefault("booktitle", parent["title"])
    return {**given, **fields}


def _record(fields: Fields, kind: str, place: str) -> Record | Problem:
    title = _text(fields, "title", MAX_TITLE)
    if title is None:
        return untitled(place, fields)
    people, incomplete = byline(fields.get("author", ""))
    when, day = _when(fields)
    number = doi(_text(fields, "doi") or "")
    preprint = _preprint(fields, number)
    keywords = decode_latex(fields.get("keywords", ""))
    words = keywords.split(";" if ";" in keywords else ",")
    return Record(
        source="bibtex",
        native_id=preprint and f"arxiv:{preprint}",
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=next((text for name in VENUES if (text := _text(fields, name))), None),
        doi=number,
        arxiv_id=preprint,
        url=_link(fields),
        abstract=_text(fields, "abstract", MAX_ABSTRACT),
        topics=tuple(Topic(w, "keyword") for w in unique(clean(w, MAX_NAME) for w in words)),
        kind=kind[:30] or None,
        incomplete_authors=incomplete,
        place=place,
    )


def _text(fields: Fields, name: str, most: int = MAX_NAME) -> str | None:
    return clean(decode_latex(fields.get(name, "")), most) or None


def _when(fields: Fields) -> tuple[int | None, str | None]:
    """Year and date: BibLaTeX's `date`, else `year` and `month`."""
    written = _RANGE.sub(r"\1", fields.get("date", ""))
    when = year(fields.get("year", "")) or year(written)
    month = fields.get("month", "").strip()
    named = f"{when}-{month}" if month.isdigit() else f"{month} {when}"
    days = [day for text in (written, named, fields.get("year", "")) if (day := date(text))]
    day = max((day for day in days if day[:4] == str(when)), key=len, default=None)
    return when, day or (str(when) if when else None)


def _preprint(fields: Fields, number: str | None) -> str | None:
    """The arXiv id from `eprint`, from the DOI, or from the journal as Google Scholar writes it."""
    scheme = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").lower()
    eprint = fields.get("eprint", "") if scheme == "arxiv" else ""
    journal = _ARXIV.search(fields.get("journal", "")[:MAX_NAME])
    texts = (eprint, number or "", journal[1] if journal else "", fields.get("url", ""))
    return next((found for text in texts if (found := arxiv_id(text))), None)


def _link(fields: Fields) -> str | None:
    found = _LINK.search(fields.get("howpublished", "")[:MAX_TITLE])
    texts = (fields.get("url", "").replace("\\", ""), found[1] if found else "")
    return next((link for text in texts if (link := web_url(text))), None)


def recognise(head: str) -> bool:
    """Text with an entry, or with BibTeX's strings and comments."""
    return bool(_ENTRY.search(head))


READER = Reader("bibtex", "BibTeX", (".bib",), recognise, parse)
