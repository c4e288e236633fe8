"""No question costs more than its bounds allow, whatever the address or the body says."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from explorer import intake
from explorer.exporters import EXPORTERS
from explorer.library import Library
from explorer.model import Mention, Record
from explorer.picture import Scene
from explorer.search import search
from explorer.settings import Settings
from explorer.view import MAX_PEOPLE, View
from explorer.web.app import create_app
from explorer.web.server import CALLBACKS
from explorer.workspace import Workspace

NEIGHBOURS = 5_000
PROCESSOR_SECONDS = 12.0
"""Of all threads together, for the largest picture there is; a slow machine is no failure."""


def hub_records() -> Iterator[Record]:
    """One person who has written a paper with each of 5,000 others, who know each other a bit."""
    for number in range(NEIGHBOURS):
        names = ("Hub Hubert", f"Spoke Number{number}", f"Spoke Number{(number + 7) % NEIGHBOURS}")
        yield Record("test", f"id:{number}", f"Paper {number}", tuple(map(Mention, names[:3])))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("hub") / "hub.duckdb"
    with Library.open(path, write=True) as library:
        intake.import_records(library, hub_records())
    with Workspace(path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def hub_client(hub: Workspace) -> FlaskClient:
    settings = Settings(library=Path("hub"))
    return create_app(hub, settings, EXPORTERS).server.test_client()


def processor_seconds(action: Callable[[], Scene]) -> tuple[Scene, float]:
    start = time.process_time()
    made = action()
    return made, time.process_time() - start


@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("limit", [150, MAX_PEOPLE])
def test_a_hub_with_5000_neighbours_answers(hub: Workspace, depth: int, limit: int) -> None:
    view = View(focus="a:hub-hubert", depth=depth, limit=limit)

    scene, seconds = processor_seconds(lambda: hub.scene(view))

    assert len(scene.nodes) == limit
    assert scene.totals.people == NEIGHBOURS + 1
    assert seconds < PROCESSOR_SECONDS


def test_everything_drawn_beside_a_hub_is_bounded_too(hub: Workspace) -> None:
    view = View(focus="a:hub-hubert", kinds=("papers", "topics", "institutions"), limit=MAX_PEOPLE)

    scene, seconds = processor_seconds(lambda: hub.scene(view))

    assert len(scene.nodes) <= 2 * MAX_PEOPLE
    assert seconds < PROCESSOR_SECONDS


@pytest.mark.parametrize(
    "query",
    [
        "depth=3",
        "depth=-1",
        "depth=99999999999999999999",
        "limit=1001",
        "limit=0",
        "min_papers=0",
        "author_limit=10001",
        "first_year=99999",
        "first_year=2020&last_year=2010",
        "depth=1e9",
        "limit=%00",
        "kinds=" + "papers," * 500 + "x",
        "focus=" + "a" * 301,
        "selected=" + "a" * 602,
        "colour=__proto__",
    ],
)
def test_what_is_out_of_bounds_is_a_sentence(hub_client: FlaskClient, query: str) -> None:
    answer = hub_client.get(f"/export/svg?{query}")

    assert answer.status_code == 400
    assert len(answer.text) < 500
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("sign", ["a", "%", "_", "*", "(", "\\", "'", '"', "\x00", "é", "a ", "𝒜"])
def test_a_search_of_any_length_is_short(
    hub: Workspace, hub_client: FlaskClient, sign: str
) -> None:
    start = time.process_time()
    with hub.reading() as library:
        hits = search(library, sign * 100_000)
    answer = hub_client.post(CALLBACKS, json=finding(sign * 100_000))

    assert len(hits) <= 20
    assert answer.status_code in {200, 204}
    assert time.process_time() - start < PROCESSOR_SECONDS / 4


def finding(text: str) -> dict[str, object]:
    """What the search box sends."""
    outputs = [
        {"id": "search-results", "property": "content"},
        {"id": "search-status", "property": "children"},
    ]
    return {
        "output": "..search-results.content...search-status.children..",
        "outputs": outputs,
        "inputs": [{"id": "search", "property": "value", "value": text}],
        "changedPropIds": ["search.value"],
    }


def test_an_address_of_any_length_is_answered(hub_client: FlaskClient) -> None:
    for query in ("focus=" + "%F0%9F%92%A9" * 5000, "&".join(f"x{i}=1" for i in range(900))):
        assert hub_client.get(f"/export/nodes-csv?{query}").status_code in {200, 400}
