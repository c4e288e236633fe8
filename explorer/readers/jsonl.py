"""Plain JSON Lines in our own tolerant schema (docs/formats.md), or one JSON array of the same."""

from collections.abc import Iterator
from typing import BinaryIO

from explorer.model import Problem, Record
from explorer.readers.columns import record
from explorer.readers.documents import documents
from explorer.readers.reader import Reader
from explorer.readers.text import excerpt, is_json


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every JSON object as a record."""
    for place, value in documents(stream):
        if type(value) is dict:
            yield record(value, place, "jsonl")
        elif isinstance(value, Problem):
            yield value
        else:
            yield Problem(
                place,
                "This is not a JSON object.",
                "Write one object with title and authors per line.",
                excerpt(str(value)[:400]),
            )


def recognise(head: str) -> bool:
    """Any text that begins like a JSON object or array."""
    return is_json(head)


READER = Reader("jsonl", "JSON Lines", (".jsonl", ".ndjson", ".json"), recognise, parse)
