"""Portions on their way between processes: a line of JSON, then tables as Arrow writes them.

Nothing that arrives can run: what is no portion is an error.
"""

from dataclasses import fields
from typing import IO

import orjson
import pyarrow as pa

from explorer.batches import Batch
from explorer.errors import ExplorerError, ReadError
from explorer.model import Problem
from explorer.portions import Portion

TABLES = tuple(field.name for field in fields(Batch))

Message = Portion | ExplorerError | None
"""What a lane says: what it found, what went wrong, or that it has come to the end."""


def send(out: IO[bytes], message: Message) -> None:
    """Write one message."""
    head, tables = _written(message)
    out.write(orjson.dumps(head | {"sizes": [table.size for table in tables]}) + b"\n")
    for table in tables:
        out.write(table)
    out.flush()


def receive(stream: IO[bytes]) -> Message:
    """Read one message; raises `EOFError`, `ValueError` or `pa.ArrowInvalid` for anything else."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    head = orjson.loads(line)
    tables = [_table(stream.read(size)) for size in head["sizes"]]
    return _READ[head["kind"]](head, tables)


def _written(message: Message) -> tuple[dict[str, object], list[pa.Buffer]]:
    if message is None:
        return {"kind": "end"}, []
    if isinstance(message, ExplorerError):
        kind = "unread" if isinstance(message, ReadError) else "error"
        return {"kind": kind, "title": message.title, "remedy": message.remedy}, []
    head = {
        "kind": "portion",
        "read": message.read,
        "set_aside": message.set_aside,
        "share": message.share,
        "problems": [_sendable(problem) for problem in message.problems],
    }
    batch = message.batch
    return head, [_buffer(getattr(batch, name)) for name in TABLES] if batch else []


def _sendable(problem: Problem) -> list[object]:
    """Texts that JSON can hold: what somebody's file said may have half a character."""
    return [
        part.encode("utf-8", "replace").decode() if isinstance(part, str) else part
        for part in problem
    ]


def _buffer(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def _table(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(pa.py_buffer(data)).read_all()


def _portion(head: dict[str, list[list[object]]], tables: list[pa.Table]) -> Portion:
    problems = tuple(Problem(*parts) for parts in head["problems"])  # type: ignore[arg-type]  # as sent
    batch = Batch(*tables) if tables else None
    read, set_aside, share = (head[name] for name in ("read", "set_aside", "share"))
    return Portion(read, set_aside, share, problems, batch)  # type: ignore[arg-type]  # as sent


_READ = {
    "end": lambda _head, _tables: None,
    "portion": _portion,
    "error": lambda head, _tables: ExplorerError(head["title"], head["remedy"]),
    "unread": lambda head, _tables: ReadError(head["title"], head["remedy"]),
}
