"""Few hosts, https only, politely, with caps on everything, and no key where it does not belong."""

import logging
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from answering import Asked, Connect, Hourglass, Reply, Standin, as_json
from openalex_pages import WORKS, page, work

from explorer.errors import SourceError
from explorer.sources import (
    SOURCES,
    Cancelled,
    Network,
    Visitor,
    source_named,
    system_keyring,
    transport,
    waiting,
)
from explorer.sources.refusals import Refused
from explorer.sources.source import Request, parameters
from explorer.sources.waiting import Clock

OPENALEX = source_named("openalex")
PUBMED = source_named("pubmed")
QUESTION = Request(f"https://{WORKS}", parameters(filter="doi:10.5555/1", cursor="*"))
GOOD = as_json(page([work(1)], count=1))
KEY = "s3cret-key-1234"


def test_a_question_arrives_with_its_parameters(server: Standin, network: Network) -> None:
    server.answer(WORKS, GOOD)

    answer = network.ask(OPENALEX, QUESTION)

    assert answer.value == page([work(1)], count=1)
    assert server.asked[0].parameters == {"filter": "doi:10.5555/1", "cursor": "*"}
    assert server.asked[0].headers["user-agent"].startswith("coauthor-explorer/")


def test_every_source_is_in_the_table_of_hosts() -> None:
    assert {source.host for source in SOURCES} == transport.HOSTS


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/works",
        "http://api.openalex.org/works",
        "https://api.openalex.org:8443/works",
        "https://user:word@api.openalex.org/works",
        "https://api.openalex.org.evil.example/works",
        "https://127.0.0.1/works",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/works",
        "https://[broken/works",
        "file:///etc/hostname",
        "//evil.example/works",
    ],
)
def test_a_redirect_to_another_place_is_not_followed(
    server: Standin, network: Network, url: str
) -> None:
    server.answer(WORKS, Reply(status=302, headers=(("location", url),)))

    with pytest.raises(SourceError, match="another place"):
        network.ask(OPENALEX, QUESTION)

    assert server.paths() == [WORKS]


def test_a_redirect_within_a_source_is_followed(server: Standin, network: Network) -> None:
    moved = ("location", "/works/W1?moved=1")
    server.answer(WORKS, Reply(status=301, headers=(moved,)))
    server.answer(f"{WORKS}/W1", GOOD)

    network.ask(OPENALEX, QUESTION)

    assert server.paths() == [WORKS, f"{WORKS}/W1"]
    assert server.asked[1].parameters == {"moved": "1"}


def test_redirects_in_a_circle_come_to_an_end(server: Standin, network: Network) -> None:
    server.answer(WORKS, Reply(status=302, headers=(("location", "/works"),)))

    with pytest.raises(SourceError, match="circles"):
        network.ask(OPENALEX, QUESTION)

    assert len(server.asked) == 5


def test_a_key_goes_to_its_source_in_a_header_and_nowhere_else(
    server: Standin, connect: Connect
) -> None:
    server.answer(
        WORKS, Reply(status=307, headers=(("location", "https://api.crossref.org/works"),))
    )
    server.answer("api.crossref.org/works", GOOD)

    connect(Visitor(environ={"OPENALEX_API_KEY": KEY})).ask(OPENALEX, QUESTION)

    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in server.asked[0].line
    assert KEY not in repr(server.asked[1])


def test_a_key_for_pubmed_is_posted_and_stands_in_no_address(
    server: Standin, connect: Connect
) -> None:
    search = "eutils.ncbi.nlm.nih.gov/entrez/eutils/esearch.fcgi"
    server.answer(search, as_json({"esearchresult": {"count": "0", "idlist": []}}))
    asked = Request(f"https://{search}", parameters(term="graphs"), posted=True)

    connect(Visitor(environ={"NCBI_API_KEY": KEY})).ask(PUBMED, asked)

    assert server.asked[0].parameters == {"term": "graphs", "api_key": KEY}
    assert KEY not in server.asked[0].line


def test_keys_and_addresses_are_in_no_log_error_or_page(
    server: Standin,
    connect: Connect,
    caplog: pytest.LogCaptureFixture,
    folder: Path,
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = Visitor("ann@example.org", {"OPENALEX_API_KEY": KEY})
    server.answer(WORKS, GOOD, Reply(status=401))
    network = connect(visitor)
    network.ask(OPENALEX, QUESTION)

    with pytest.raises(SourceError) as caught:
        network.ask(OPENALEX, QUESTION, again=True)

    kept = b"".join(path.read_bytes() for path in folder.glob("*/*"))
    told = f"{caught.value} {caught.value.__cause__} {caplog.text} {visitor!r} {kept!r}"
    assert caplog.records
    assert KEY not in told
    assert "ann@example.org" not in caplog.text + str(kept) + str(caught.value)
    assert "OPENALEX_API_KEY" in caught.value.remedy


@pytest.mark.parametrize(
    "key", ["two words", "line\nend", "ключ-ключ", "x" * 401, "\x00\x00\x00\x00"]
)
def test_a_key_that_cannot_be_one_is_refused_without_saying_it(
    server: Standin, connect: Connect, key: str
) -> None:
    network = connect(Visitor(environ={"OPENALEX_API_KEY": key}))

    with pytest.raises(SourceError) as caught:
        network.ask(OPENALEX, QUESTION)

    assert key not in str(caught.value)
    assert server.asked == []


def test_a_keyring_is_asked_where_the_environment_has_no_key(
    server: Standin, connect: Connect
) -> None:
    server.answer(WORKS, GOOD)

    connect(Visitor(keyring={"openalex": KEY}.get)).ask(OPENALEX, QUESTION)

    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_the_keyring_of_the_system_is_asked_once(
    server: Standin, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def get_password(service: str, user: str) -> str:
        asked.append((service, user))
        return KEY

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=get_password))
    server.answer(WORKS, GOOD)

    connect(Visitor(keyring=system_keyring)).ask(OPENALEX, QUESTION)

    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert asked == [("coauthor-explorer", "openalex")]


def test_a_keyring_that_is_missing_or_locked_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert system_keyring("openalex") is None

    def locked(*_: str) -> str:
        raise RuntimeError("locked")

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=locked))
    assert system_keyring("openalex") is None


def test_who_asks_stands_in_the_user_agent(server: Standin, connect: Connect) -> None:
    server.answer(WORKS, GOOD)

    connect(Visitor("ann@example.org")).ask(OPENALEX, QUESTION)

    assert server.asked[0].headers["user-agent"].endswith("(mailto:ann@example.org)")
    assert "ann@example.org" not in server.asked[0].line


@pytest.mark.parametrize("mailto", ["ann", "ann@", "a\r\nx: y@example.org", "<ann@example.org>"])
def test_what_is_no_address_is_refused(mailto: str) -> None:
    with pytest.raises(SourceError, match="e-mail"):
        Visitor(mailto)


def test_troubles_that_pass_are_waited_for(
    server: Standin, network: Network, clock: Hourglass
) -> None:
    server.answer(WORKS, as_json({}, 500), as_json({}, 503), as_json({}, 429), GOOD)

    network.ask(OPENALEX, QUESTION)

    assert len(server.asked) == 4
    assert 0.5 + 1 + 2 <= sum(clock.waits) <= 1 + 2 + 4


def test_a_source_that_says_how_long_to_wait_is_obeyed(
    server: Standin, network: Network, clock: Hourglass
) -> None:
    server.answer(WORKS, as_json({}, 429, retry_after="17"), GOOD)

    network.ask(OPENALEX, QUESTION)

    assert sum(clock.waits) == 17


def test_pauses_grow_and_differ() -> None:
    assert [waiting.pause(attempt, lambda: 1.0) for attempt in range(8)] == [
        *(1, 2, 4, 8, 16, 32, 60, 60)
    ]
    assert waiting.pause(2, lambda: 0.0) == 2


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("17", 17.0),
        (" 0 ", 0.0),
        ("Sat, 21 Nov 2026 12:01:40 GMT", 100.0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
        ("9" * 400, 999_999_999.0),
    ],
)
def test_how_long_to_wait_is_a_number_or_a_date(told: str, seconds: float | None) -> None:
    now = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    assert waiting.asked_pause({"retry-after": told}, now) == seconds


def test_nobody_waits_for_hours(server: Standin, network: Network, clock: Hourglass) -> None:
    server.answer(WORKS, as_json({}, 429, retry_after="7200"))

    with pytest.raises(SourceError, match="OpenAlex asks us to wait 120 minutes") as caught:
        network.ask(OPENALEX, QUESTION)

    assert clock.waits == []
    assert "OPENALEX_API_KEY" in caught.value.remedy


def test_after_five_times_it_is_enough(server: Standin, network: Network) -> None:
    server.answer(WORKS, as_json({}, 502))

    with pytest.raises(SourceError, match=r"OpenAlex is out of order \(502\), 5 times in a row"):
        network.ask(OPENALEX, QUESTION)

    assert len(server.asked) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_what_will_stay_refused_is_asked_once(
    server: Standin, network: Network, status: int
) -> None:
    server.answer(WORKS, as_json({}, status))

    with pytest.raises(Refused) as caught:
        network.ask(OPENALEX, QUESTION)

    assert caught.value.status == status
    assert caught.value.remedy
    assert len(server.asked) == 1


def test_something_that_may_be_missing_is_no_trouble(server: Standin, network: Network) -> None:
    asked = QUESTION._replace(url=f"https://{WORKS}/doi:10.5555/9", may_be_missing=True)

    assert network.ask(OPENALEX, asked).body == b""
    assert network.ask(OPENALEX, asked).kept
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "broken",
    [
        Reply(b"<html><body>We are closed.</body></html>"),
        Reply(b""),
        Reply(b'{"meta": {"count": 1}, "results": ['),
        Reply(b'{"meta"', missing=400),
        Reply(b"not gzip at all", headers=(("content-encoding", "gzip"),)),
    ],
    ids=["a web page", "nothing", "half of it", "half of it, and gone", "badly packed"],
)
def test_a_broken_answer_is_asked_for_again(
    server: Standin, network: Network, broken: Reply
) -> None:
    server.answer(WORKS, broken, GOOD)

    assert network.ask(OPENALEX, QUESTION).value == page([work(1)], count=1)
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "broken", [b"<!DOCTYPE html><html></html>", b"<feed><entry>", b"", b"{}", b"<feed></feedle"]
)
def test_xml_that_is_none_or_breaks_off_is_asked_for_again(
    server: Standin, network: Network, broken: bytes
) -> None:
    server.answer("dblp.org/pid/1/2.xml", Reply(broken), Reply(b"<?xml version='1.0'?><a>1</a>\n"))
    asked = Request("https://dblp.org/pid/1/2.xml", answer="xml")

    assert network.ask(source_named("dblp"), asked).body.endswith(b"</a>\n")
    assert len(server.asked) == 2


def test_an_endless_answer_is_cut(
    server: Standin, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER", 10_000)
    server.answer(WORKS, Reply(b"[" + b"1," * 20_000 + b"1]"))

    with pytest.raises(SourceError, match="larger than"):
        network.ask(OPENALEX, QUESTION)


def test_an_answer_that_trickles_is_given_up(
    server: Standin, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LONGEST", 0.2)
    monkeypatch.setattr(transport, "TRIES", 1)
    server.answer(WORKS, GOOD._replace(drip=0.02))

    with pytest.raises(SourceError, match="OpenAlex is too slow"):
        connect(clock=Clock()).ask(OPENALEX, QUESTION)


def test_a_source_that_says_nothing_is_given_up(
    server: Standin, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence = threading.Event()

    def nothing(_: Asked) -> Reply:
        silence.wait(5)
        return GOOD

    monkeypatch.setattr(transport, "READING", 0.05)
    monkeypatch.setattr(transport, "TRIES", 2)
    server.answer(WORKS, nothing)

    with pytest.raises(SourceError, match="too slow"):
        connect().ask(OPENALEX, QUESTION)
    silence.set()


def test_a_source_that_is_not_there_is_said_to_be_unreachable(connect: Connect) -> None:
    network = connect(addresses={"api.openalex.org": "http://127.0.0.1:9"})

    with pytest.raises(SourceError, match="cannot be reached"):
        network.ask(OPENALEX, QUESTION)


def test_requests_keep_the_distance_that_a_source_asks_for(
    server: Standin, network: Network, clock: Hourglass
) -> None:
    server.answer("dblp.org/pid/1/2.xml", Reply(b"<a></a>"))
    asked = Request("https://dblp.org/pid/1/2.xml", answer="xml")

    for _ in range(3):
        network.ask(source_named("dblp"), asked, again=True)

    assert clock.waits == [2.0, 2.0]


def test_a_cancel_is_heard_before_a_request(server: Standin, connect: Connect) -> None:
    cancel = threading.Event()
    network = connect(clock=Hourglass(cancel))
    cancel.set()

    with pytest.raises(Cancelled):
        network.ask(OPENALEX, QUESTION)

    assert server.asked == []


def test_a_cancel_is_heard_while_waiting(server: Standin, connect: Connect) -> None:
    cancel = threading.Event()
    server.answer(WORKS, lambda _: (cancel.set(), as_json({}, 503))[1])

    with pytest.raises(Cancelled):
        connect(clock=None, cancel=cancel).ask(OPENALEX, QUESTION)

    assert len(server.asked) == 1
