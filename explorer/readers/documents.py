"""JSON from strangers, value by value: one a line, in one array, or in an envelope of results."""

import json
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from explorer.errors import ReadError
from explorer.inflating import CHUNK
from explorer.model import Problem
from explorer.readers.text import decoded, excerpt, guessed, too_long
from explorer.streams import lines, whole

RESULTS = ("results", "works", "records", "papers", "items", "data")
"""Names under which an envelope may hold its records."""

MAX_ENVELOPES = 3
"""A list of pages of results is two deep."""

Value = tuple[str, object]
"""Where a value stands, and the value; a `Problem` where it cannot be read."""


def documents(stream: BinaryIO) -> Iterator[Value]:
    """Every record-like value of a stream of JSON, with its place; memory is one line for lines."""
    head = stream.read(CHUNK)
    if _is_document(head):
        yield from _document(whole(stream, first=head))
    else:
        yield from _by_line(lines(stream, first=head))


def _is_document(head: bytes) -> bool:
    """Whether one value spans the lines, told by the first one."""
    line, end, _ = head.lstrip().partition(b"\n")
    line = line.strip()
    return line.startswith(b"[") or (line.startswith(b"{") and not (end and line.endswith(b"}")))


def _by_line(found: Iterator[bytes | None]) -> Iterator[Value]:
    has_guessed = False
    for number, line in enumerate(found, 1):
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
            yield from _flattened(place, value, 0)


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


def _document(data: bytes) -> Iterator[Value]:
    """One value over all lines; where it is none, whatever lines are values of their own."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        value = _forgiving(decoded(data)[0], "whole file")
    if not isinstance(value, Problem):
        yield from _flattened("", value, 0)
        return
    salvaged = list(_by_line(_bare_lines(data)))
    if not any(isinstance(found, dict) for _, found in salvaged):
        raise ReadError(value.reason, "Export the file again; it may have broken off.")
    yield from salvaged


def _bare_lines(data: bytes) -> Iterator[bytes]:
    for line in data.split(b"\n"):
        bare = line.strip().removesuffix(b",")
        yield b"" if bare in {b"[", b"]", b"{", b"}"} else bare


def _flattened(place: str, value: object, depth: int) -> Iterator[Value]:
    """The records in lists and envelopes, each with its number."""
    inner = _inside(value) if depth < MAX_ENVELOPES else None
    if inner is None:
        yield place or "record 1", value
        return
    lead = f"{place}, " if place else ""
    for number, item in enumerate(inner, 1):
        yield from _flattened(f"{lead}record {number}", item, depth + 1)


def _inside(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or "title" in value or "authors" in value:
        return None
    return next((value[name] for name in RESULTS if isinstance(value.get(name), list)), None)
