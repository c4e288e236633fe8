"""Who may ask, what may be sent, and what the browser may do."""

import json
import logging
import re

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.library import Library
from explorer.settings import Settings
from explorer.web.app import create_app
from explorer.web.server import CALLBACKS
from explorer.workspace import Workspace

CHANGING = re.compile("import|undo")
"""Outputs of callbacks that write to the library or ask the network."""

ROUTES = [
    ("GET", "/"),
    ("GET", "/_dash-layout"),
    ("GET", "/_dash-dependencies"),
    ("GET", "/assets/tokens.css"),
    ("GET", "/assets/graph.js"),
    ("GET", "/export/svg"),
    ("GET", "/export/nothing"),
    ("GET", "/nowhere/at/all"),
    ("GET", "/import"),
    ("GET", "/library"),
    ("GET", "/library/imports.csv"),
    ("GET", "/import/report/nothing.csv"),
    ("POST", "/upload"),
    ("PUT", "/upload/x/0/0"),
    ("DELETE", "/upload/x"),
    ("GET", "/_dash-component-suites/os/path.py"),
    ("POST", CALLBACKS),
    ("POST", "/_mcp"),
]


@pytest.mark.parametrize(("method", "address"), ROUTES)
def test_every_answer_carries_the_headers(client: FlaskClient, method: str, address: str) -> None:
    with client.open(address, method=method) as answer:
        headers = answer.headers

    policy = headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy
    for rule in (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "connect-src 'self'",
    ):
        assert rule in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("method", "address"), ROUTES)
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "a b", "", "[::2]:80"])
def test_another_name_is_refused_everywhere(
    client: FlaskClient, method: str, address: str, host: str
) -> None:
    answer = client.open(address, method=method, headers={"Host": host})

    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["localhost:8050", "127.0.0.1", "[::1]:8050", "LOCALHOST"])
def test_our_own_names_are_served(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"Sec-Fetch-Site": "same-origin"}, 400),
        ({"Sec-Fetch-Site": "none"}, 400),
        ({"Origin": "http://localhost"}, 400),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Sec-Fetch-Site": "SAME-ORIGIN"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[bad"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"}, 400),
    ],
)
def test_what_another_site_sends_is_refused(
    client: FlaskClient, headers: dict[str, str], status: int
) -> None:
    # An empty object is refused with 400 once it is let in.
    assert client.post(CALLBACKS, json={}, headers=headers).status_code == status


def test_a_link_on_another_site_may_lead_here_but_nothing_may_be_embedded(
    client: FlaskClient,
) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    image = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}

    assert client.get("/?focus=a%3Aann-a", headers=link).status_code == 200
    assert client.get("/export/svg", headers=image).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"3",
        b'"x"',
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"output": 3}',
        b'{"output": "nothing.children"}',
        b'{"output": "..view.data..", "inputs": {}}',
        b'{"output": "search-results.content"}',
        b'{"output": "..search-results.content...search-status.children.."}',
        b'{"output": "..search-results.content...search-status.children..", "inputs": [3]}',
        b'{"output": "..search-results.content...search-status.children..", "inputs": "x"}',
        b'{"output": "..search-results.content...search-status.children..", "inputs": [[1]]}',
    ],
)
def test_a_malformed_callback_is_400_without_a_traceback(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    answer = client.post(CALLBACKS, data=body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.text == "This request cannot be understood.\n"
    assert all("\n" not in record.getMessage() for record in caplog.records)
    assert all(record.exc_info is None for record in caplog.records)


def test_callbacks_take_json_only(client: FlaskClient) -> None:
    assert client.post(CALLBACKS, data={"output": "x"}).status_code == 415


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "property", "value", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_body_makes_the_server_fail(guarded: Dash, data: st.DataObject) -> None:
    outputs = sorted(key for key in guarded.callback_map if not CHANGING.search(key))
    body = data.draw(
        st.fixed_dictionaries(
            {"output": st.sampled_from(outputs) | st.text(max_size=30)},
            optional={
                "inputs": JUNK,
                "state": JUNK,
                "outputs": JUNK,
                "changedPropIds": JUNK,
                "parsedChangedPropsIds": JUNK,
            },
        )
    )

    answer = guarded.server.test_client().post(CALLBACKS, json=body)

    assert answer.status_code < 500
    assert "Traceback" not in answer.text


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_value_makes_a_callback_fail(guarded: Dash, data: st.DataObject) -> None:
    callbacks = [
        callback
        for callback in guarded._callback_list
        if not callback["clientside_function"] and not CHANGING.search(callback["output"])
    ]
    callback = data.draw(st.sampled_from(callbacks))

    answer = guarded.server.test_client().post(CALLBACKS, json=_well_formed(callback, data))

    assert answer.status_code in {200, 204, 400}
    assert "Traceback" not in answer.text


def _well_formed(callback: dict[str, object], data: st.DataObject) -> dict[str, object]:
    output = str(callback["output"])
    parts = output.strip(".").split("...") if output.startswith("..") else [output]
    outputs = [_place(*part.rsplit(".", 1)) for part in parts]
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": [_filled(place, data) for place in callback["inputs"]],
        "state": [_filled(place, data) for place in callback["state"]],
        "changedPropIds": [],
    }


def _place(id_: str, name: str) -> object:
    if "ALL" in id_:
        return [{"id": {"control": "limit"}, "property": name}]
    return {"id": json.loads(id_) if id_.startswith("{") else id_, "property": name}


def _filled(place: dict[str, str], data: st.DataObject) -> object:
    made = _place(place["id"], place["property"])
    for one in made if isinstance(made, list) else [made]:
        one["value"] = data.draw(JUNK)
    return made


def test_a_body_above_the_limit_is_refused(client: FlaskClient) -> None:
    body = b'{"output": "' + b"x" * (6 * 1024 * 1024) + b'"}'

    answer = client.post(CALLBACKS, data=body, content_type="application/json")

    assert answer.status_code == 413
    assert "sent at once" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/%2e%2e/%2e%2e/os.py",
        "/_dash-component-suites/dash/dash.py",
        "/assets/%2e%2e/pyproject.toml",
        "/assets/..%2f..%2fetc/passwd",
        "/assets//etc/passwd",
        "/static/settings.py",
        "/_reload-hash/x",
        "/.git/config",
    ],
)
def test_nothing_is_read_outside_the_assets(client: FlaskClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.text == "There is nothing here.\n"


@pytest.mark.parametrize("name", ["DASH_MCP_ENABLED", "DASH_DEBUG", "FLASK_DEBUG"])
def test_the_environment_opens_neither_debugger_nor_agents(
    golden_library: Library, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "true")

    with Workspace(golden_library.path) as workspace:
        app = create_app(workspace, Settings(library=golden_library.path))
        client = app.server.test_client()
        called = client.post("/_mcp", json={"jsonrpc": "2.0", "method": "tools/list", "id": 1})
        fetched = client.get("/_mcp")
        layout = client.get("/_dash-layout")

    assert app.server.debug is False
    assert not app._dev_tools.get("ui")
    assert called.status_code in {404, 405}
    assert fetched.status_code == 404
    assert layout.status_code == 200


def test_a_log_line_cannot_be_forged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    client.post(CALLBACKS, json={"output": "x\nWARNING all is well\r\n\x1b[31m"})

    assert caplog.records
    for record in caplog.records:
        assert record.getMessage().isprintable()


def test_an_answer_names_no_path_of_this_machine(
    client: FlaskClient, golden_library: Library
) -> None:
    folder = str(golden_library.path.parent)

    for address in ("/", "/_dash-layout", "/_dash-dependencies", "/export/svg", "/nowhere"):
        assert folder not in client.get(address).text
