"""The part of a person's card that offers more papers from open sources on the network."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from explorer import sources
from explorer.library import Library
from explorer.sources import SOURCES, Source
from explorer.view import View
from explorer.web.attributes import aria, data

REACHES = {"person": "Their papers", "collaborators": "And their collaborators’"}
"""How far a click goes, and what the button says."""

ASKING = (
    "A click asks the source over the network, by the ids that stand here and nothing else. What "
    "is new comes into the library; the import can be undone."
)
UNKNOWN = "No paper here tells under which id a source knows this person."


def more(library: Library, view: View, author: str) -> list[Component]:  # noqa: ARG001 - one shape
    """Sources that know this person, each with its buttons; nothing without the extra."""
    if not sources.installed():
        return []
    known = sources.known_by(SOURCES, library, author)
    lines = [_line(each, author, known[each.name]) for each in SOURCES if each.name in known]
    inside = _offer(lines) if lines else _nothing()
    return [
        html.Details([html.Summary("More papers from open sources"), *inside], className="more")
    ]


def _offer(lines: Sequence[Component]) -> list[Component]:
    return [html.P(ASKING, className="note"), html.Ul(list(lines), className="more__sources")]


def _nothing() -> list[Component]:
    way = html.A("Ask a source by name", href="/import", **data(place="/import"))
    return [html.P([UNKNOWN, " ", way, "."], className="note")]


def _line(source: Source, author: str, ids: Sequence[str]) -> Component:
    name = [html.Span(source.label, className="more__name"), html.Span(", ".join(ids))]
    return html.Li(
        [
            html.Span(name, className="more__source"),
            *(_button(source, author, reach, text) for reach, text in REACHES.items()),
        ]
    )


def _button(source: Source, author: str, reach: str, text: str) -> Component:
    return html.Button(
        text,
        type="button",
        className="button--quiet",
        **aria(label=f"{text} from {source.label}"),
        **data(fetch=source.name, person=author, reach=reach),
    )
