"""JSON from strangers, value by value: one a line, in one array, or in an envelope of results."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO

import orjson

from explorer.errors import ReadError
from explorer.inflating import CHUNK
from explorer.model import Problem, Record
from explorer.readers.text import decoded, excerpt, guessed, too_long
from explorer.streams import MAX_LINE, lines, whole
from explorer.striping import Share

RESULTS = ("results", "works", "records", "papers", "items", "data")
"""Names under which an envelope may hold its records, where a format has no names of its own."""

MAX_ENVELOPES = 6
"""A list of Crossref's answers is four deep."""

Value = tuple[str, object]
"""Where a value stands, and the value; a `Problem` where it cannot be read."""

Reading = Callable[[Mapping[str, object], str], Record | Problem | None]
"""From an object and its place to a record; None where it is something else than a paper."""


def documents(stream: BinaryIO, names: Sequence[str] = RESULTS) -> Iterator[Value]:
    """Every record-like value of a stream of JSON, with its place; memory is one line for lines.

    `names` are those under which an envelope holds a list of records, one record, or another
    envelope.
    """
    head = _first_line(stream)
    if _is_document(head) and not isinstance(stream, Share):
        yield from _document(whole(stream, first=head), names)
    else:
        yield from _by_line(lines(stream, first=head), names)


def _first_line(stream: BinaryIO) -> bytes:
    """The beginning, with the end of the first line in it unless that is too long for a line."""
    pieces = [stream.read(CHUNK)]
    while len(pieces) * CHUNK <= MAX_LINE and b"\n" not in pieces[-1]:
        if not (piece := stream.read(CHUNK)):
            break
        pieces.append(piece)
    return b"".join(pieces)


def is_by_line(head: bytes) -> bool:
    """Whether a file that begins like this holds one JSON object on each line."""
    return head.lstrip().startswith(b"{") and not _is_document(head)


def records(
    stream: BinaryIO, names: Sequence[str], read: Reading, reason: str, remedy: str
) -> Iterator[Record | Problem]:
    """Every object of a stream as `read` has it.

    What is no object, or none that `read` knows, is set aside for `reason`.
    """
    for place, value in documents(stream, names):
        if isinstance(value, Problem):
            yield value
            continue
        found = read(value, place) if isinstance(value, dict) else None
        yield found or Problem(place, reason, remedy, excerpt(str(value)[:400]))


def _is_document(head: bytes) -> bool:
    """Whether one value spans the lines, told by the first one."""
    line, end, _ = head.lstrip().partition(b"\n")
    line = line.strip()
    return line.startswith(b"[") or (line.startswith(b"{") and not (end and line.endswith(b"}")))


def _by_line(found: Iterator[bytes | None], names: Sequence[str]) -> Iterator[Value]:
    has_guessed = False
    for number, line in enumerate(found, 1):
        if line == b"":
            continue
        place = f"line {number}"
        if line is None:
            yield place, too_long(number)
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError:
            if not line.strip():
                continue
            text, guess = decoded(line)
            if guess and not has_guessed:
                has_guessed = True
                yield place, guessed(number)
            value = _forgiving(text, place)
        if type(value) is dict and "title" in value:
            yield place, value
        else:
            yield from _flattened(place, value, names)


def _forgiving(text: str, place: str) -> object:
    """JSON as Python's own parser takes it: with NaN, lone surrogates and endless numbers."""
    try:
        return json.loads(text.strip().removesuffix(","))
    except (ValueError, RecursionError) as error:
        return Problem(
            place,
            f"This is not valid JSON: {_reason(error)}.",
            "Correct or delete it and import again.",
            excerpt(text),
        )


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return str(error).split(":")[0].lower()


def _document(data: bytes, names: Sequence[str]) -> Iterator[Value]:
    """One value over all lines; where it is none, whatever lines are values of their own."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        value = _forgiving(decoded(data)[0], "whole file")
    if not isinstance(value, Problem):
        yield from _flattened("", value, names)
        return
    salvaged = list(_by_line(_bare_lines(data), names))
    if not any(isinstance(found, dict) for _, found in salvaged):
        raise ReadError(value.reason, "Export the file again; it may have broken off.")
    yield from salvaged


def _bare_lines(data: bytes) -> Iterator[bytes]:
    for line in data.split(b"\n"):
        bare = line.strip().removesuffix(b",")
        yield b"" if bare in {b"[", b"]", b"{", b"}"} else bare


def _flattened(place: str, value: object, names: Sequence[str], depth: int = 0) -> Iterator[Value]:
    """The records in lists and envelopes, each with its number."""
    inner = _inside(value, names) if depth < MAX_ENVELOPES else value
    if isinstance(inner, list):
        lead = f"{place}, " if place else ""
        for number, item in enumerate(inner, 1):
            yield from _flattened(f"{lead}record {number}", item, names, depth + 1)
    elif inner is value:
        yield place or "record 1", value
    else:
        yield from _flattened(place, inner, names, depth + 1)


def _inside(value: object, names: Sequence[str]) -> object:
    """What an envelope holds; a record, and what is neither, as it is."""
    if not isinstance(value, dict) or "title" in value or "authors" in value:
        return value
    for name in names:
        if isinstance(held := value.get(name), list | dict):
            return held
    return list(value.values()) if value and all(map(_is_titled, value.values())) else value


def _is_titled(value: object) -> bool:
    """Whether this is a record or a list of records: people keep them in an object, by their id."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and "title" in first
