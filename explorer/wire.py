"""Portions on their way between processes: a line of JSON, then tables as Arrow writes them.

Nothing that arrives can run: what is no portion is an error.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import IO, Any

import orjson
import pyarrow as pa

from explorer.batches import Batch
from explorer.errors import ExplorerError, ReadError
from explorer.model import Line, Network, Problem
from explorer.portions import Portion

TABLES = tuple(field.name for field in fields(Batch))

Head = dict[str, Any]
"""What the line of JSON says, as it was sent."""
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
        "networks": [_told(network) for network in message.networks],
    }
    batch = message.batch
    return head, [_buffer(getattr(batch, name)) for name in TABLES] if batch else []


def _sendable(problem: Problem) -> list[object]:
    """Texts that JSON can hold: what somebody's file said may have half a character."""
    return [
        part.encode("utf-8", "replace").decode() if isinstance(part, str) else part
        for part in problem
    ]


def _told(network: Network) -> list[object]:
    lines = [list(line) for line in network.lines]
    return [network.source, network.people, lines, network.read, network.set_aside]


def _network(source: str, people: list[str], told: list[Any], read: int, aside: int) -> Network:
    return Network(source, tuple(people), tuple(Line(*line) for line in told), read, aside)


def _buffer(table: pa.Table) -> pa.Buffer:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def _table(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(pa.py_buffer(data)).read_all()


def _portion(head: Head, tables: list[pa.Table]) -> Portion:
    problems = tuple(Problem(*parts) for parts in head["problems"])
    networks = tuple(_network(*parts) for parts in head["networks"])
    batch = Batch(*tables) if tables else None
    return Portion(head["read"], head["set_aside"], head["share"], problems, batch, networks)


_READ: dict[str, Callable[[Head, list[pa.Table]], Message]] = {
    "end": lambda _head, _tables: None,
    "portion": _portion,
    "error": lambda head, _tables: ExplorerError(head["title"], head["remedy"]),
    "unread": lambda head, _tables: ReadError(head["title"], head["remedy"]),
}
