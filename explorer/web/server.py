"""The server around the page: who may ask, what may be sent, and what the browser may do.

Every header, body and address is an attacker's until it has been checked. Nothing a request
contains reaches the log with a line break in it, and no answer holds a traceback.
"""

import logging
import re
from collections.abc import Set
from functools import partial
from socket import socket
from urllib.parse import urlsplit

import waitress
from dash import Dash
from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException

from explorer.settings import MIB, Settings
from explorer.web.arriving import PART
from explorer.web.notices import one_line

log = logging.getLogger(__name__)

CALLBACKS = "/_dash-update-component"
BUNDLES = "/_dash-component-suites/"

EVERYTHING_ELSE = "/<path:path>"
"""Dash's name for the route that takes every address."""

LARGEST_BODY = PART + MIB
"""Bytes of one request; files come in parts."""

PLACES = frozenset(("/import", "/library"))
"""Addresses that show the page, beside its root."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?")
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})

_POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def harden(app: Dash, settings: Settings) -> None:
    """Put the guards before and behind every route; call it after all callbacks are registered."""
    flask: Flask = app.server
    flask.config.update(
        DEBUG=False,
        TESTING=False,
        PROPAGATE_EXCEPTIONS=False,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=MIB,
    )
    policy = _POLICY.format(hashes=" ".join(app.csp_hashes()))
    flask.before_request(partial(refuse_other_names, frozenset(settings.trusted_hosts)))
    flask.before_request(refuse_other_sites)
    flask.before_request(refuse_other_addresses)
    flask.before_request(refuse_other_bodies)
    flask.register_error_handler(Exception, answer_error)

    @flask.after_request
    def add_headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response


def refuse_other_names(trusted: Set[str]) -> None:
    """Refuse a host name that is not ours: another site may point its own name at this machine."""
    # Werkzeug's own check cannot hold an IPv6 address.
    host = _HOST.fullmatch(request.headers.get("Host", "").lower())
    if host is None or host["name"] not in trusted:
        abort(400)


def refuse_other_addresses() -> None:
    """Refuse addresses that nobody serves; Dash would answer each with the page."""
    if request.endpoint == EVERYTHING_ELSE and request.path not in PLACES:
        abort(404)


def refuse_other_sites() -> None:
    """Refuse what another site makes the browser send, apart from following a link to us."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is None:
        if request.method not in _READING and not _own_origin():
            abort(403)
        return
    follows_link = request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    if site not in _OWN_SITE and not follows_link:
        abort(403)


def _own_origin() -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:
        return False


def refuse_other_bodies() -> None:
    """Refuse a callback body that is not a JSON object."""
    if request.path == CALLBACKS and request.method == "POST":
        body = request.get_json()
        if not isinstance(body, dict) or not isinstance(body.get("output"), str):
            abort(400)


def answer_error(error: Exception) -> Response:
    """A sentence for every error; one line in the log for those nobody asked for."""
    status = _status(error)
    if not isinstance(error, HTTPException):
        log.warning("%s %s: %s", status, type(error).__name__, one_line(f"{request.path} {error}"))
    return Response(
        f"{_SENTENCES.get(status, 'This is not possible.')}\n", status, None, "text/plain"
    )


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.code or 500
    # A callback's own errors are shown on the page; what is left is a body Dash cannot read.
    if request.path == CALLBACKS:
        return 400
    return 404 if request.path.startswith(BUNDLES) else 500


_SENTENCES = {
    400: "This request cannot be understood.",
    403: "This request comes from another site.",
    404: "There is nothing here.",
    405: "This address does not take such a request.",
    413: "This is larger than what may be sent at once.",
    415: "This address takes JSON only.",
    500: "Something went wrong; the terminal that serves this page says more.",
}


def serve(app: Dash, settings: Settings, listener: socket | None = None) -> None:
    """Answer requests until interrupted, on `listener` if it is bound already."""
    where: dict[str, object] = (
        {"sockets": [listener]} if listener else {"host": settings.host, "port": settings.port}
    )
    waitress.serve(
        app.server,
        **where,
        threads=settings.threads,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        max_request_header_size=64 * 1024,
        channel_timeout=60,
    )
