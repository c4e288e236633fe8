"""A hardened server over a small library, spoken to without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from explorer.exporters import EXPORTERS
from explorer.library import Library
from explorer.settings import Settings
from explorer.web.app import create_app
from explorer.workspace import Workspace


@pytest.fixture(scope="session")
def guarded(golden_library: Library) -> Iterator[Dash]:
    with Workspace(golden_library.path) as workspace:
        settings = Settings(library=Path(golden_library.path), max_upload=1024 * 1024)
        yield create_app(workspace, settings, EXPORTERS)


@pytest.fixture
def client(guarded: Dash) -> FlaskClient:
    return guarded.server.test_client()
