"""The parts that the headers of all cards are made of. Data go in as text, never as markup."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from explorer.view import View
from explorer.web import links
from explorer.web.attributes import data
from explorer.web.cards.words import number
from explorer.web.explain import explain

Content = Component | str
LONGEST_LINK = 2000
"""Characters; browsers cut longer addresses."""


def heading(kind: str, name: str, badges: Sequence[Component] = ()) -> html.Header:
    """What kind of thing this is, what it is called, and its marks."""
    return html.Header(
        [
            html.P([html.Span(kind, className="facts__kind"), *badges], className="facts__line"),
            html.H2(name, className="facts__name", tabIndex=-1, dir="auto"),
        ],
        className="facts__head",
    )


def badge(text: str, about: str = "", *, tone: str = "plain") -> html.Span:
    """A small mark beside the kind; `about` is a key of the explanations."""
    mark = html.Span(text, className=f"badge badge--{tone}")
    return html.Span([mark, explain(about)], className="badge-group") if about else mark


def meta(*content: Content, label: str = "") -> html.P | None:
    """One line of facts under the name; None where there is nothing to say."""
    if not any(content):
        return None
    label_part = [html.Span(f"{label} ", className="meta__label")] if label else []
    return html.P([*label_part, *content], className="meta")


def note(text: str) -> html.P | None:
    """A quiet remark on what the numbers cover; None where there is none."""
    return html.P(text, className="note") if text else None


def between(items: Iterable[Content], separator: str = " · ") -> list[Content]:
    """The items with a separator between each two."""
    parts: list[Content] = []
    for item in items:
        parts += [separator, item] if parts else [item]
    return parts


def stat(label: str, value: int | str | None, about: str = "", note: str = "") -> html.Div:
    """One number with its name and its “?”; `note` says why a number is missing."""
    shown = value if isinstance(value, str) else number(value)
    return html.Div(
        [
            html.Dt([label, *([explain(about)] if about else [])]),
            html.Dd([shown, *([html.Span(note, className="stat__note")] if note else [])]),
        ],
        className="stat",
    )


def stats(*items: html.Div | None) -> html.Dl:
    """A row of numbers."""
    return html.Dl([item for item in items if item is not None], className="stats")


def actions(view: View, target: str) -> html.Div:
    """What can be done with the thing in the panel: go there, find it on the canvas."""
    explore = links.focus(view, target, "Explore from here", className="button")
    already = target == view.focus
    centre = html.Button(
        "Centre", type="button", className="button--quiet", **data(canvas="centre")
    )
    return html.Div([centre] if already else [explore, centre], className="facts__actions")


def section(title: str, *content: Component, about: str = "") -> html.Section:
    """A titled part of a card."""
    heading_parts: list[Content] = [title, *([explain(about)] if about else [])]
    return html.Section([html.H3(heading_parts, className="section__title"), *content])


def outside(text: str, address: str | None) -> Content:
    """A link that leaves the explorer, or plain text where the address is not http or https."""
    if not is_web(address):
        return text
    return html.A(
        text, href=address, target="_blank", rel="noopener noreferrer", className="outside"
    )


def is_web(address: str | None) -> bool:
    """Whether an address is one that a link may lead to: http or https with a host."""
    if not address or len(address) > LONGEST_LINK or not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address


def kept(*parts: Component | None) -> list[Component]:
    """The parts that have something to say."""
    return [part for part in parts if part is not None]
