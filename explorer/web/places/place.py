"""What a place is: something that fills the page under the header and has an address of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import Dash, html
from dash.development.base_component import Component

from explorer.settings import Settings
from explorer.web.attributes import aria, data
from explorer.web.icons import icon
from explorer.web.still import still
from explorer.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `layout` and `register` as for a panel."""

    name: str
    title: str
    hint: str
    """What one can do there, for the link in the header."""
    layout: Callable[[], Component]
    register: Callable[[Dash, Workspace, Settings], None]

    @property
    def address(self) -> str:
        """Under which the page shows this place: `/import`."""
        return f"/{self.name}"


def frame(name: str, title: str, lead: str, *content: Component) -> Component:
    """A place that is shown while the address is its own: title, a sentence, and the way back."""
    heading = html.H1(title, id=f"{name}-title", className="place__title", tabIndex=-1)
    top = still(
        html.Div(
            [html.Div([heading, html.P(lead, className="place__lead")]), _back()],
            className="place__top",
        )
    )
    return html.Main(
        html.Div([top, *content], className="place__column"),
        id=name,
        className=f"place place--{name}",
        **aria(labelledby=f"{name}-title"),
    )


def link(address: str, content: list[Component | str] | str, **looks: str) -> html.A:
    """A link to a place (or, with `/`, to the picture) that keeps the view."""
    marks: Mapping[str, Any] = {**looks, **data(place=address)}
    return html.A(content, href=address, **marks)


def _back() -> html.A:
    return link("/", [icon("back"), "To the picture"], className="button--quiet place__back")
