"""The file formats the explorer reads: one file each, listed in `READERS`."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import (
    acl,
    arxiv,
    bibjson,
    bibtex,
    biorxiv,
    cochrane,
    crossref,
    csljson,
    csv,
    datacite,
    dblp,
    endnote,
    endnotexml,
    inspire,
    jsonl,
    labelled,
    mods,
    openalex,
    orcid,
    ovid,
    pubmed,
    pubmedxml,
    researchmap,
    ris,
    scopus,
    semanticscholar,
    springer,
    wos,
)
from explorer.readers.bylines import MAX_AUTHORS
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_TITLE
from explorer.streams import WHOLE_FILE, Source, sources, whole_file

__all__ = ["READERS", "Reader", "Source", "parse", "read", "reader_for", "reader_named", "sources"]

READERS: tuple[Reader, ...] = (
    openalex.READER,
    arxiv.READER,
    dblp.READER,
    acl.READER,
    pubmedxml.READER,
    endnotexml.READER,
    mods.READER,
    crossref.READER,
    csljson.READER,
    semanticscholar.READER,
    datacite.READER,
    orcid.READER,
    inspire.READER,
    biorxiv.READER,
    researchmap.READER,
    bibjson.READER,
    jsonl.READER,
    scopus.READER,
    springer.READER,
    wos.READER,
    pubmed.READER,
    cochrane.READER,
    ovid.READER,
    labelled.READER,
    bibtex.READER,
    ris.READER,
    endnote.READER,
    csv.READER,
)
"""Asked in this order whether they recognise a file, the most particular first."""


def reader_named(name: str) -> Reader:
    """The reader that `--format` names; raises `ReadError` listing the names."""
    for reader in READERS:
        if reader.name == name.lower():
            return reader
    names = ", ".join(reader.name for reader in READERS)
    raise ReadError(f"There is no format called “{name}”.", f"Choose one of {names}.")


def reader_for(source: Source) -> Reader:
    """The reader that recognises the content; raises `ReadError` where none does."""
    head = source.head().decode("utf-8", "replace").replace("\r", "\n")
    for reader in READERS:
        if reader.recognise(head):
            return reader
    labels = ", ".join(reader.label for reader in READERS)
    raise ReadError(
        f"“{source.name}” is in no format that the explorer knows.", f"Export it as {labels}."
    )


def read(what: Path | BinaryIO, format: str | None = None) -> Iterator[Record | Problem]:
    """Every record and problem of a file, folder, archive or stream.

    Problems carry the name of their file. Raises `ReadError` where a single file cannot be read,
    or nothing in a folder or archive can.
    """
    reader = reader_named(format) if format else None
    unread: Problem | None = None
    has_read = False
    for source in sources(what):
        opened = iter((source,)) if isinstance(source, Problem) else parse(source, reader)
        first = next(opened, None)
        if isinstance(first, Problem) and first.place == WHOLE_FILE:
            unread = first
        else:
            has_read = True
        if first is not None:
            yield first
        yield from opened
    if unread and not has_read:
        raise ReadError(f"Nothing here can be read: {unread.reason}", unread.remedy)


def parse(source: Source, reader: Reader | None = None) -> Iterator[Record | Problem]:
    """Every record and problem of one file; the format is recognised where no reader is given.

    Raises `ReadError` where the file cannot be read, or gives it as a note if it is one of several.
    """
    try:
        for found in (reader or reader_for(source)).parse(source.stream):
            if isinstance(found, Problem):
                yield found._replace(file=source.name)
                continue
            yield found
            if note := _cut(found):
                yield note._replace(file=source.name)
    except ReadError as error:
        if source.name not in error.title:
            error = ReadError(f"“{source.name}”: {error.title}", error.remedy)
        if source.alone:
            raise error from None
        yield whole_file(source.name, error)


def _cut(record: Record) -> Problem | None:
    """The note on a record that was too long to be taken whole."""
    abstract = len(record.abstract) if record.abstract else 0
    if (
        len(record.title) < MAX_TITLE - 1
        and abstract < MAX_ABSTRACT - 1
        and len(record.authors) < MAX_AUTHORS
    ):
        return None
    return Problem(
        record.place,
        "The title, abstract or author list is longer than the explorer keeps and was cut.",
        "Shorten it in the file if the rest matters.",
        record.title[:200],
        sets_aside=False,
    )
