"""What a panel is: a name, its place on the first page, and how it listens to the view."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from explorer.settings import Settings
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing on the screen.

    `layout` is called once per page load and holds every id the panel will ever use.
    `register` adds callbacks that take `Input(ids.VIEW, "data")` and write only the panel's ids.
    """

    name: str
    layout: Callable[[], Component]
    register: Callable[[Dash, Workspace, Settings], None]
