"""Links that change the view: real `href`s, handled in place by `assets/graph.js`.

A plain click on any element with `data-select` or `data-focus` changes only that part of the view
as it is at that moment; a middle click or a browser without scripts follows the `href`.
"""

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from explorer.view import View

Content = Component | str | list[Component | str]


def select(view: View, target: str, content: Content, **props: object) -> html.A:
    """A link that opens `target` (a node or a tie) in the side panel."""
    query = replace(view, selected=target).to_query()
    return html.A(content, href=f"?{query}", **{"data-select": target}, **props)


def focus(view: View, target: str, content: Content, **props: object) -> html.A:
    """A link that puts `target` in the middle and opens it in the side panel."""
    query = replace(view, focus=target, selected="").to_query()
    return html.A(content, href=f"?{query}", **{"data-focus": target}, **props)
