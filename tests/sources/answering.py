"""A server of our own in the place of every source."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import orjson

from explorer.sources import Network
from explorer.sources.transport import HOSTS
from explorer.sources.waiting import Clock


class Asked(NamedTuple):
    """One request as it arrived."""

    path: str
    """Host and path as the source would see them: `api.openalex.org/works`."""
    parameters: dict[str, str]
    """Those of the address and those of a form."""
    headers: Mapping[str, str]
    body: bytes
    line: str
    """The address as it stands in the request."""


class Reply(NamedTuple):
    """What is answered."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    missing: int = 0
    """Bytes that are announced and never sent."""
    drip: float = 0.0
    """Seconds before each byte."""


Answers = Callable[[Asked], Reply]

Connect = Callable[..., Network]
"""What the fixture `connect` is."""


def as_json(value: object, status: int = 200, **headers: str) -> Reply:
    """A value as a JSON answer."""
    told = tuple((name.replace("_", "-"), text) for name, text in headers.items())
    return Reply(orjson.dumps(value), status, (("content-type", "application/json"), *told))


class Standin:
    """The sources, as far as a test says what they answer; `asked` is what arrived."""

    def __init__(self, port: int) -> None:
        self.asked: list[Asked] = []
        self.addresses = {host: f"http://127.0.0.1:{port}/{host}" for host in HOSTS}
        self._answers: dict[str, Answers] = {}

    def answer(self, path: str, *replies: Reply | Answers) -> None:
        """Answer a path with these one after another, and with the last one for ever."""
        waiting = list(replies)

        def next_one(asked: Asked) -> Reply:
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            return reply if isinstance(reply, Reply) else reply(asked)

        self._answers[path] = next_one

    def reply(self, asked: Asked) -> Reply:
        """What a request is answered."""
        self.asked.append(asked)
        found = self._answers.get(asked.path)
        return found(asked) if found else as_json({"error": "nothing here"}, 404)

    def paths(self) -> list[str]:
        """Which paths were asked for, in order."""
        return [asked.path for asked in self.asked]


def _pieces(reply: Reply) -> Iterator[bytes]:
    if not reply.drip:
        yield reply.body
        return
    for place in range(len(reply.body)):
        time.sleep(reply.drip)
        yield reply.body[place : place + 1]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: tests hang up on purpose."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sources: Standin

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("content-length", "0"))))

    def _answer(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        if self.headers.get("content-type") == "application/x-www-form-urlencoded":
            pairs += parse_qsl(body.decode(), keep_blank_values=True)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(unquote(parts.path)[1:], dict(pairs), headers, body, self.path)
        self._send(self.sources.reply(asked))

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body) + reply.missing))
        self.end_headers()
        for piece in _pieces(reply):
            self.wfile.write(piece)
            self.wfile.flush()
        if reply.missing:
            self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def standin() -> Iterator[Standin]:
    """A running server."""
    handler = type("Handler", (_Handler,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        handler.sources = Standin(server.server_port)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield handler.sources
        finally:
            server.shutdown()


class Hourglass(Clock):
    """Time that passes only while somebody waits; `waits` are the pauses in seconds."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        super().__init__(cancel)
        self.waits: list[float] = []
        self._moment = 1000.0

    def now(self) -> float:
        """The time."""
        return self._moment

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.waits.append(seconds)
        self._moment += seconds
        self.check()
