"""Requests over the network: few hosts, https only, politely, with caps on everything."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin, urlsplit

import explorer
from explorer.errors import SourceError
from explorer.settings import MIB
from explorer.sources.keys import Visitor
from explorer.sources.refusals import Passing, judge
from explorer.sources.source import Request, Source
from explorer.sources.waiting import PATIENCE, Clock, Pace, pause

if TYPE_CHECKING:
    import httpx2

HOSTS = frozenset(
    {
        "api.openalex.org",
        "export.arxiv.org",
        "api.crossref.org",
        "api.semanticscholar.org",
        "dblp.org",
        "pub.orcid.org",
        "eutils.ncbi.nlm.nih.gov",
        "inspirehep.net",
    }
)
"""The only hosts that are ever asked. Their certificates are checked, so no other can answer."""

TRIES = 5
MAX_REDIRECTS = 5
MAX_ANSWER = 64 * MIB
"""Bytes of one answer, unpacked."""
CONNECTING, READING, LONGEST = 15.0, 30.0, 180.0
"""Seconds to connect, to wait for the next bytes, and for one answer in all."""

ACCEPTED = {"json": "application/json", "xml": "application/xml, text/xml, application/atom+xml"}

Parsed = TypeVar("Parsed")
Tell = Callable[[str, int, int | None], None]


def installed() -> bool:
    """Whether what the network needs is there: the extra `sources`."""
    return find_spec("httpx2") is not None


def silent(phase: str, done: int, total: int | None) -> None:
    """Progress for nobody."""


class Transport:
    """Asks sources over the network; for one thread. A context manager.

    `addresses` sends what is meant for a host somewhere else instead: it is how tests put a
    server of their own in a source's place, and nothing else uses it.
    """

    def __init__(
        self,
        visitor: Visitor,
        clock: Clock,
        *,
        addresses: Mapping[str, str] | None = None,
        tell: Tell = silent,
    ) -> None:
        self._visitor = visitor
        self._clock = clock
        self._addresses = dict(addresses or {})
        self._tell = tell
        self._pace = Pace(clock)
        self._keys: dict[str, str] = {}
        self._client = _client(visitor)

    def __enter__(self) -> "Transport":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def send(
        self, source: Source, request: Request, parse: Callable[[bytes], Parsed]
    ) -> tuple[bytes, Parsed] | None:
        """The answer as bytes and as `parse` understands it; None where there is nothing to know.

        `parse` raises `Passing` for an answer that is not what was asked for. Raises `Refused`
        where every answer would be the same, `SourceError` where none comes.
        """
        trouble = Passing("does not answer")
        for attempt in range(TRIES):
            self._take_turn(source, request)
            try:
                body = self._once(source, request)
                return None if body is None else (body, parse(body))
            except Passing as error:
                trouble = error
            if attempt < TRIES - 1:
                self._pause(source, trouble, attempt)
        raise SourceError(
            f"{source.label} {trouble.what}, {TRIES} times in a row.",
            "Try again later; what was fetched so far is kept for a day.",
        )

    def _take_turn(self, source: Source, request: Request) -> None:
        with_key = source.key.interval if source.key and self._key(source) else None
        self._pace.wait(request.host, with_key or source.interval)

    def _key(self, source: Source) -> str:
        # A keyring may be slow, or ask for its own password.
        if source.name not in self._keys:
            self._keys[source.name] = self._visitor.key(source)
        return self._keys[source.name]

    def _pause(self, source: Source, trouble: Passing, attempt: int) -> None:
        seconds = pause(attempt) if trouble.seconds is None else trouble.seconds
        if seconds > PATIENCE:
            more = f" {source.key.variable} with a key of yours allows more." if source.key else ""
            raise SourceError(
                f"{source.label} asks us to wait {seconds / 60:,.0f} minutes.",
                f"Go on then with the same command, which starts where this one ended.{more}",
            )
        self._count_down(f"{source.label} {trouble.what}; waiting seconds", seconds)

    def _count_down(self, phase: str, seconds: float) -> None:
        """Wait second by second, so that whoever is told of it may cancel."""
        passed = 0.0
        while passed < seconds:
            self._tell(phase, int(passed), math.ceil(seconds))
            self._clock.sleep(min(1.0, seconds - passed))
            passed += 1.0

    def _once(self, source: Source, request: Request) -> bytes | None:
        """One answer, wherever redirects lead within the hosts."""
        url = _allowed(source, request.url)
        for _ in range(MAX_REDIRECTS):
            with self._answer(source, request, url) as response:
                if not response.has_redirect_location:
                    known = judge(source, request, response.status_code, response.headers)
                    return self._body(response) if known else None
                url = _allowed(source, response.headers["location"], url)
        raise SourceError(f"{source.label} sends us round in circles.", "Try again later.")

    @contextmanager
    def _answer(self, source: Source, request: Request, url: str) -> Iterator["httpx2.Response"]:
        import httpx2

        try:
            response = self._client.send(self._told(source, request, url), stream=True)
            try:
                yield response
            finally:
                response.close()
        except httpx2.TimeoutException as error:
            raise Passing("is too slow") from error
        except (httpx2.TransportError, httpx2.DecodingError) as error:
            raise Passing("cannot be reached, or breaks off") from error

    def _told(self, source: Source, request: Request, url: str) -> "httpx2.Request":
        """What is sent, with the key where it belongs to this host."""
        key = self._key(source) if urlsplit(url).hostname == source.host else ""
        headers = {"accept": ACCEPTED[request.answer]}
        fields = dict(request.parameters) if request.posted else {}
        if source.key and key and source.key.in_form:
            fields[source.key.name] = key
        elif source.key and key:
            headers[source.key.name] = source.key.lead + key
        if request.body:
            headers["content-type"] = "application/json"
        # What a redirect leads to has its parameters already.
        asked = () if request.posted or url != request.url else request.parameters
        return self._client.build_request(
            "POST" if request.posted or request.body else "GET",
            self._address(url),
            params=asked or None,
            data=fields or None,
            content=request.body or None,
            headers=headers,
        )

    def _address(self, url: str) -> str:
        host = urlsplit(url).netloc
        return url.replace(f"https://{host}", self._addresses.get(host, f"https://{host}"), 1)

    def _body(self, response: "httpx2.Response") -> bytes:
        pieces, size, latest = [], 0, self._clock.now() + LONGEST
        for piece in response.iter_bytes():
            self._clock.check()
            size += len(piece)
            if size > MAX_ANSWER:
                raise SourceError(
                    f"An answer is larger than {MAX_ANSWER // MIB} MiB.", "Ask for less at once."
                )
            if self._clock.now() > latest:
                raise Passing("is too slow")
            pieces.append(piece)
        return b"".join(pieces)


def _client(visitor: Visitor) -> "httpx2.Client":
    try:
        import httpx2
    except ImportError as error:
        raise SourceError(
            "Fetching needs a part of the explorer that is not installed.",
            "Install it with: pip install 'coauthor-explorer[sources]'",
        ) from error
    contact = f" (mailto:{visitor.mailto})" if visitor.mailto else ""
    return httpx2.Client(
        headers={"user-agent": f"coauthor-explorer/{explorer.__version__}{contact}"},
        timeout=httpx2.Timeout(READING, connect=CONNECTING),
        limits=httpx2.Limits(max_connections=1),
    )


def _allowed(source: Source, to: str, here: str = "") -> str:
    """Where a link leads, if that is https and a host of the table, without a port of its own."""
    try:
        url = urljoin(here, to)
        parts = urlsplit(url)
        if parts.scheme == "https" and parts.netloc in HOSTS:
            return url
    except ValueError:
        pass
    raise SourceError(
        f"{source.label} sends us to another place, which is not asked.",
        "Try again later; if it stays so, please report it.",
    )
