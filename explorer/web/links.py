"""Links that change the view: real `href`s, handled in place by `assets/graph.js`.

A plain click on any element with `data-select` or `data-focus` changes only that part of the view
as it is at that moment; a middle click or a browser without scripts follows the `href`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.view import View
from explorer.web.attributes import data

Content = Component | str | list[Component | str]


def select(view: View, target: str, content: Content, **looks: str) -> html.A:
    """A link that opens `target` (a node or a tie) in the side panel; `looks` as for `html.A`."""
    return _link(replace(view, selected=target), content, looks, data(select=target))


def focus(view: View, target: str, content: Content, **looks: str) -> html.A:
    """A link that puts `target` in the middle; `looks` as for `html.A`."""
    there = replace(view, focus=target, selected="")
    return _link(there, content, looks, data(focus=target))


def _link(
    there: View, content: Content, looks: Mapping[str, Any], marks: Mapping[str, Any]
) -> html.A:
    return html.A(content, href=f"?{there.to_query()}", **looks, **marks)
