"""A page over the golden library, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash

from explorer.exporters import EXPORTERS
from explorer.library import Library
from explorer.settings import Settings
from explorer.web.app import create_app
from explorer.workspace import Workspace


@pytest.fixture(scope="session")
def golden_workspace(golden_library: Library) -> Iterator[Workspace]:
    with Workspace(golden_library.path) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def golden_settings(golden_library: Library) -> Settings:
    return Settings(library=golden_library.path)


@pytest.fixture(scope="session")
def golden_app(golden_workspace: Workspace, golden_settings: Settings) -> Dash:
    return create_app(golden_workspace, golden_settings, EXPORTERS)


@pytest.fixture(scope="session")
def assets(golden_settings: Settings) -> Path:
    return golden_settings.assets
