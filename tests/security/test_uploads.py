"""Files from the page: who may send them, in what order, how much, and what is never stored."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.library import Library
from explorer.settings import MIB, Settings
from explorer.web.app import create_app
from explorer.web.arriving import PART
from explorer.workspace import Workspace

BYTES = "application/octet-stream"


@pytest.fixture(scope="module")
def receiving(golden_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dash]:
    uploads = tmp_path_factory.mktemp("cache") / "uploads"
    with Workspace(golden_library.path) as workspace:
        chosen = Settings(library=Path("golden"), uploads=uploads, max_upload=16 * MIB)
        yield create_app(workspace, chosen)


@pytest.fixture
def client(receiving: Dash) -> FlaskClient:
    return receiving.server.test_client()


def announced(client: FlaskClient, *files: tuple[str, int]) -> str:
    body = {"files": [{"name": name, "size": size} for name, size in files]}
    return str(client.post("/upload", json=body).get_json()["id"])


def test_a_file_is_announced_sent_looked_at_and_forgotten(client: FlaskClient) -> None:
    id_ = announced(client, ("a.bib", 5))

    sent = client.put(f"/upload/{id_}/0/0", data=b"12345", content_type=BYTES)
    assert sent.get_json() == {"next": 1}
    assert client.get(f"/upload/{id_}").get_json() == {"files": [{"next": 1}]}

    assert client.delete(f"/upload/{id_}").status_code == 204
    assert client.get(f"/upload/{id_}").status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_another_site_can_send_nothing(client: FlaskClient, headers: dict[str, str]) -> None:
    id_ = announced(client, ("a.bib", 5))

    answers = (
        client.post("/upload", json={"files": []}, headers=headers),
        client.put(f"/upload/{id_}/0/0", data=b"12345", content_type=BYTES, headers=headers),
        client.delete(f"/upload/{id_}", headers=headers),
    )

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert client.get(f"/upload/{id_}").get_json() == {"files": [{"next": 0}]}


def test_another_name_of_this_machine_is_refused(client: FlaskClient) -> None:
    answer = client.post("/upload", json={"files": []}, headers={"Host": "evil.example"})

    assert answer.status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", None])
def test_a_form_of_another_page_cannot_be_a_part(client: FlaskClient, kind: str | None) -> None:
    id_ = announced(client, ("a.bib", 5))

    answer = client.put(f"/upload/{id_}/0/0", data=b"12345", content_type=kind)

    assert answer.status_code == 415


def test_a_part_too_early_says_which_comes_next(client: FlaskClient) -> None:
    id_ = announced(client, ("a.bib", 3 * PART))

    answer = client.put(f"/upload/{id_}/0/2", data=b"x", content_type=BYTES)

    assert answer.status_code == 409
    assert answer.get_json()["next"] == 0


def test_a_body_larger_than_a_part_is_refused(client: FlaskClient) -> None:
    id_ = announced(client, ("a.bib", 3 * PART))

    answer = client.put(f"/upload/{id_}/0/0", data=b"x" * (PART + 2 * MIB), content_type=BYTES)

    assert answer.status_code == 413


def test_more_than_was_announced_is_refused(client: FlaskClient) -> None:
    id_ = announced(client, ("a.bib", 5))

    answer = client.put(f"/upload/{id_}/0/0", data=b"123456", content_type=BYTES)

    assert answer.status_code == 422
    assert client.get(f"/upload/{id_}").get_json() == {"files": [{"next": 0}]}


def test_more_than_the_limit_is_refused_before_it_is_sent(client: FlaskClient) -> None:
    answer = client.post("/upload", json={"files": [{"name": "a", "size": 17 * MIB}]})

    assert answer.status_code == 422
    assert "explorer import FILE" in answer.get_json()["remedy"]


@pytest.mark.parametrize(
    "address",
    ["/upload/x/0/0", "/upload/../0/0", "/upload/%2e%2e/0/0", "/upload//0/0"],
)
def test_an_id_that_nobody_gave_leads_nowhere(client: FlaskClient, address: str) -> None:
    answer = client.put(address, data=b"x", content_type=BYTES)

    assert answer.status_code in {404, 405, 422, 308}


@pytest.mark.parametrize("place", ["0/-1", "-1/0", "9/0", "0/x", "0/99999999999999999999"])
def test_a_place_that_is_none_is_refused(client: FlaskClient, place: str) -> None:
    id_ = announced(client, ("a.bib", 5))

    answer = client.put(f"/upload/{id_}/{place}", data=b"12345", content_type=BYTES)

    assert answer.status_code in {404, 405, 409}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["files", "name", "size"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=JSON)
def test_no_announcement_makes_the_server_fail(client: FlaskClient, body: object) -> None:
    answer = client.post("/upload", data=json.dumps(body), content_type="application/json")

    assert answer.status_code in {200, 400, 422}
    assert "Traceback" not in answer.text


def test_no_answer_names_a_path_of_this_machine(client: FlaskClient, tmp_path: Path) -> None:
    id_ = announced(client, ("../../a.bib", 5))
    answers = [
        client.get(f"/upload/{id_}"),
        client.put(f"/upload/{id_}/0/0", data=io.BytesIO(b"1"), content_type=BYTES),
        client.put(f"/upload/{id_}/0/1", data=b"1", content_type=BYTES),
    ]

    assert not any(str(tmp_path.parent.parent) in answer.text for answer in answers)
