"""The file formats the explorer reads: one file each, listed in `READERS`."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from explorer.errors import ReadError
from explorer.metering import Meter
from explorer.model import Item, Problem, Record
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
    edgelist,
    endnote,
    endnotexml,
    gexf,
    gml,
    graphml,
    inspire,
    jsonl,
    labelled,
    mods,
    networkjson,
    openalex,
    orcid,
    ovid,
    pajek,
    pubmed,
    pubmedxml,
    researchmap,
    ris,
    scopus,
    semanticscholar,
    springer,
    vosviewer,
    wos,
)
from explorer.readers.bylines import MAX_AUTHORS
from explorer.readers.documents import is_by_line
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_TITLE
from explorer.streams import WHOLE_FILE, Source, sources, whole_file
from explorer.striping import WHOLE, Stripe, striped

__all__ = ["READERS", "Reader", "Source", "parse", "read", "reader_for", "reader_named", "sources"]

READERS: tuple[Reader, ...] = (
    openalex.READER,
    arxiv.READER,
    dblp.READER,
    acl.READER,
    pubmedxml.READER,
    endnotexml.READER,
    mods.READER,
    graphml.READER,
    gexf.READER,
    networkjson.READER,
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
    gml.READER,
    pajek.READER,
    edgelist.READER,
    csv.READER,
    vosviewer.READER,
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


def read(
    what: Path | BinaryIO,
    format: str | None = None,
    *,
    stripe: Stripe = WHOLE,
    meter: Meter | None = None,
) -> Iterator[Item]:
    """Every record, network and problem of a file, folder, archive or stream, or one's share.

    Problems carry the name of their file; `meter` is told which file is being read. Raises
    `ReadError` where a single file cannot be read, or nothing in a folder or archive can.
    """
    reader = reader_named(format) if format else None
    unread: Problem | None = None
    # Whoever has a share cannot know whether another share could be read.
    has_read = stripe != WHOLE
    for number, source in enumerate(sources(what)):
        opened: Iterator[Item]
        if isinstance(source, Problem):
            opened = iter((source,) if stripe.takes(number) else ())
        else:
            if meter:
                meter.source = source
            opened = _shared(source, reader, number, stripe)
        first = next(opened, None)
        if isinstance(first, Problem) and first.place == WHOLE_FILE:
            unread = unread or first
        else:
            has_read = True
        if first is not None:
            yield first
        yield from opened
    if unread and not has_read:
        raise unreadable(unread)


def unreadable(first: Problem) -> ReadError:
    """The error for a folder or archive of which no file can be read, as the first of them says."""
    return ReadError(f"Nothing here can be read: {first.reason}", first.remedy)


def _shared(source: Source, reader: Reader | None, number: int, stripe: Stripe) -> Iterator[Item]:
    """What one's share of a file holds: some of its lines, or all of it, or nothing."""
    chosen = None if stripe == WHOLE else _by_line(source, reader)
    if not chosen:
        yield from parse(source, reader) if stripe.takes(number) else ()
        return
    share = replace(source, stream=striped(source.stream, stripe))
    for found in parse(share, chosen):
        if stripe.lane == 0 or not isinstance(found, Problem) or found.place != WHOLE_FILE:
            yield found


def _by_line(source: Source, reader: Reader | None) -> Reader | None:
    """The reader of JSON Lines; None for every other file, which cannot be cut between lines."""
    if not is_by_line(source.head()):
        return None
    try:
        chosen = reader or reader_for(source)
    except ReadError:
        return None
    return chosen if ".json" in chosen.suffixes else None


def parse(source: Source, reader: Reader | None = None) -> Iterator[Item]:
    """Every record, network and problem of one file, whose format is recognised if none is given.

    Raises `ReadError` where the file cannot be read, or gives it as a note if it is one of several.
    """
    try:
        for found in (reader or reader_for(source)).parse(source.stream):
            if isinstance(found, Problem):
                yield found._replace(file=source.name)
                continue
            yield found
            if isinstance(found, Record) and (note := _cut(found)):
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
