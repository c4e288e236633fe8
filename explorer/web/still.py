"""Html in which no callback has an input or an output, as one component of the page.

Dash's renderer visits every component of the page at every change of the page, some hundred times
for one click; a card has fifty components, and a few hundred of them would be half of the wait.
What is inside a `Still` is drawn by `assets/still.js` and costs the renderer nothing.
"""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

Content = Component | str | Sequence[Component | str] | None


class Still(Component):
    """An element of html whose `content` is drawn as it is.

    Only components of `dash.html` stand in `content`; an id in it is for the browser alone.
    A callback may write `content` as it would write `children`.
    """

    _namespace = "explorer_page"
    _type = "Still"
    _base_nodes = ["content"]  # noqa: RUF012 - as Dash's own components
    _prop_names = [  # noqa: RUF012
        *("id", "tag", "content", "className", "role", "hidden", "tabIndex", "title", "href")
    ]
    _valid_wildcard_attributes = ["data-", "aria-"]  # noqa: RUF012
    available_properties = _prop_names
    available_wildcard_properties = _valid_wildcard_attributes

    @property
    def children(self) -> Content:
        """The same, for whoever walks through the layout in Python; never sent."""
        content: Content = getattr(self, "content", None)
        return content


def still(element: Component) -> Still:
    """The element, with all that is in it, as one component."""
    written: dict[str, Any] = element.to_plotly_json()
    attributes = dict(written["props"])
    content = attributes.pop("children", None)
    return Still(tag=written["type"].lower(), content=content, **attributes)
