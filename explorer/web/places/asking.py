"""Asking an open source on the network for papers, when the user says so and not before."""

import threading
from collections.abc import Mapping
from typing import NamedTuple

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from explorer import sources
from explorer.errors import AmbiguousName, SourceError
from explorer.preview import Preview, preview_items
from explorer.sources import Network, Question, Visitor
from explorer.tables import Progress
from explorer.web import ids
from explorer.web.attributes import data
from explorer.web.cards.words import count
from explorer.web.places import work
from explorer.web.places.work import Seen
from explorer.workspace import Workspace

LONGEST = 200_000
"""Characters of a question: room for 5,000 DOIs."""

KINDS = {
    "author": "a person: name or id",
    "dois": "a list of DOIs",
    "institution": "an institution: name or id",
    "topic": "a topic",
    "query": "words to search for",
}


class Wish(NamedTuple):
    """What the user wants to ask."""

    source: str
    kind: str
    text: str


def layout() -> Component:
    """Source, kind and text; hidden where the extra that asks the network is not installed."""
    hosts = ", ".join(source.label for source in sources.SOURCES)
    note = html.P(
        "This asks the chosen source over the network, and tells it what you type here and nothing "
        "else. What it answers is shown before anything is kept.",
        className="place__note",
    )
    fields = html.Div(
        [
            _choice("Source", ids.ASK_SOURCE, {each.name: each.label for each in sources.SOURCES}),
            _choice("Ask for the papers of", ids.ASK_KIND, KINDS),
        ],
        className="ask__choices",
    )
    text = dcc.Textarea(
        id=ids.ASK_TEXT,
        className="paste__text",
        rows=2,
        maxLength=LONGEST,
        placeholder="Jane Doe, or 0000-0002-1825-0097, or one DOI on each line",
        spellCheck=False,
    )
    label = html.Label("Name, id, DOIs or words", htmlFor=ids.ASK_TEXT, className="note")
    button = html.Button(
        "Ask over the network", id=ids.ASK_GO, type="button", className="button--quiet"
    )
    return html.Details(
        [
            html.Summary(f"Or ask {hosts}"),
            html.Div([note, fields, label, text, button]),
        ],
        id=ids.ASK,
        className="paste ask",
        hidden=not sources.installed(),
    )


def _choice(label: str, name: str, choices: Mapping[str, str]) -> Component:
    return dmc.Select(
        id=name,
        label=label,
        data=[{"value": value, "label": text} for value, text in choices.items()],
        value=next(iter(choices)),
        allowDeselect=False,
        size="sm",
        comboboxProps={"shadow": "sm", "transitionProps": {"duration": 0}},
    )


def wish(source: object, kind: object, text: object) -> Wish:
    """What the browser sent, checked. Raises `SourceError`."""
    if not (isinstance(source, str) and isinstance(kind, str) and isinstance(text, str)):
        raise SourceError("Nothing was asked.", "Choose a source and type what to ask for.")
    if not text.strip():
        raise SourceError("Nothing was asked.", "Type a name, an id, DOIs or words.")
    return Wish(source, kind, text[:LONGEST])


def look(
    workspace: Workspace,
    environ: Mapping[str, str],
    wanted: Wish,
    stop: threading.Event,
    tell: Progress,
) -> Seen:
    """Fetch what was asked for, without keeping it in the library."""
    visitor = Visitor(environ.get("EXPLORER_MAILTO", ""), environ, sources.system_keyring)
    with sources.opened(visitor, cancel=stop, progress=tell) as network:
        harvest = sources.fetch(question(wanted, network), network, progress=tell)
    seen = preview_items(
        harvest.question.label,
        harvest.items(),
        is_known=work.is_known(workspace),
        progress=tell,
    )
    return Seen(Preview((seen,)), harvest=harvest)


def question(wanted: Wish, network: Network) -> Question:
    """The question that a wish stands for. Raises `SourceError` and `AmbiguousName`."""
    source = sources.source_named(wanted.source)
    if wanted.kind == "dois":
        return sources.question_of_dois(source, wanted.text.split())
    return sources.question(source, wanted.kind, wanted.text, network)


def choice(error: AmbiguousName) -> Component:
    """Those whom a name may mean, to choose from."""
    items = [html.Li(_candidate(*each)) for each in error.candidates]
    heading = html.H2(error.title, className="outcome__title", tabIndex=-1)
    return html.Div(
        [heading, html.P("Choose who is meant."), html.Ul(items, className="candidates")],
        className="outcome",
    )


def _candidate(target: str, name: str, papers: int | None) -> Component:
    parts: list[Component | str] = [html.Span(name)]
    if papers is not None:
        parts.append(html.Span(count(papers, "paper"), className="quiet"))
    return html.Button(parts, type="button", className="candidate", **data(ask=target))
