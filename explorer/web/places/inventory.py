"""What stands in the library: imports, sources of papers, and how complete each field is."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd
from dash import html
from dash.development.base_component import Component

from explorer import accounts
from explorer.accounts import Lack
from explorer.library import Counts, Library
from explorer.preview import label
from explorer.web.attributes import aria, data
from explorer.web.cards.parts import section, stat, stats
from explorer.web.cards.rows import Row, plain
from explorer.web.cards.words import UNKNOWN, count, listed, number
from explorer.web.places.outcome import table
from explorer.web.places.place import link

IMPORTS_SHOWN = 200
"""The newest; the others are in the file to download."""
SHORT = 8
"""Characters of a file's fingerprint that are shown; the whole of it is copied."""

FIELDS = {
    "authors": ("Authors", "They make no ties and belong to nobody."),
    "year": ("Year", "They are in no choice of years and in no chart of papers per year."),
    "doi": (
        "DOI",
        "Their copies in other files are found by title and authors alone, and no link leads to "
        "the publisher.",
    ),
    "affiliations": (
        "Affiliations",
        "Their institutions cannot be drawn, and people of one name are harder to tell apart.",
    ),
    "citations": (
        "Citations",
        "An author’s h-index is shown only if half of the papers have a count.",
    ),
    "topics": ("Topics", "They are found under no topic, and none can be drawn beside people."),
    "orcid": ("ORCID", "Their authors are told apart by name and author id alone."),
    "abstract": ("Abstract", "Their cards show the title only."),
}
"""What each field is called, and what its lack costs."""


def content(library: Library) -> Component:
    """The whole place for this library."""
    counts = library.counts()
    imports = accounts.imports(library)
    if imports.empty:
        return _nothing()
    return html.Div(
        [
            _summary(counts, imports),
            section("What came in", _imports(imports), about="library_imports"),
            *([_papers(library)] if counts.papers else []),
        ],
        className="holdings__sections",
    )


def _papers(library: Library) -> Component:
    return html.Div(
        [
            section("Sources of each paper", _sources(library), about="library_sources"),
            section("What is missing", _missing(library), about="library_missing"),
        ],
        className="holdings__pair",
    )


def _nothing() -> Component:
    way = link("/import", "Import papers", className="button")
    return html.Div(
        [html.P("Nothing has come in yet."), html.P(way)], className="holdings__nothing"
    )


def _summary(counts: Counts, imports: pd.DataFrame) -> Component:
    read, known = int(imports["read"].sum()), int(imports["known"].sum())
    adds_up = (
        f"{count(read + counts.set_aside, 'record')} came in = {number(counts.records)} kept + "
        f"{number(known)} known already + {number(counts.set_aside)} set aside."
    )
    ties = int(imports["ties"].sum()), int(imports["ties_set_aside"].sum())
    if any(ties):
        adds_up += (
            f" {count(sum(ties), 'tie')} of ready networks came in = {number(ties[0])} read + "
            f"{number(ties[1])} set aside."
        )
    return html.Div(
        [
            stats(
                stat("Papers", counts.papers, "library_papers"),
                stat("Records", counts.records, "library_records"),
                stat("Imports", len(imports)),
                stat("Set aside", counts.set_aside, "import_aside"),
                *([stat("Given ties", counts.given, "given_ties")] if counts.given else []),
            ),
            html.P(adds_up, className="place__note"),
        ]
    )


def _imports(imports: pd.DataFrame) -> Component:
    rows = [_import(row) for row in plain(imports.head(IMPORTS_SHOWN))]
    names = ("File", "Format", "Imported", "Read", "New", "Known", "Set aside", "")
    sheet = table(names, rows, numbers=names[3:7])
    rest = len(imports) - IMPORTS_SHOWN
    more = f"The {number(rest)} oldest are only in the file. " if rest > 0 else ""
    way = html.A("Save this table (CSV)", href="/library/imports.csv", download="")
    return html.Div([sheet, html.P([more, way], className="place__note")])


def _import(row: Row) -> Component:
    formats = [label(name) for name in row["formats"].split()]
    return html.Tr(
        [
            html.Th([html.Span(row["file"], className="sheet__file"), _hash(row)], scope="row"),
            _cell("Format", listed(formats, 2) or UNKNOWN),
            _cell("Imported", _moment(row["imported"])),
            _figure("Read", row["read"]) if not row["ties"] else _ties(row),
            _figure("New", row["new"]),
            _figure("Known", row["known"]),
            html.Td(_aside(row), className="figure", **data(name="Set aside")),
            html.Td(_undo(row), className="sheet__action"),
        ]
    )


def _ties(row: Row) -> Component:
    """What was read of a ready network: its ties, and records where there are some."""
    told = [count(row["read"], "record")] if row["read"] else []
    text = listed([*told, count(row["ties"], "tie")])
    return html.Td(text, className="figure", **data(name="Read"))


def _hash(row: Row) -> Component | None:
    whole = row["sha256"]
    if not whole:
        return None
    return html.Button(
        f"sha256 {whole[:SHORT]}…",
        type="button",
        className="sheet__hash",
        title=f"Copy {whole}",
        **aria(label=f"Copy the sha256 of {row['file']}"),
        **data(copy=whole),
    )


def _moment(moment: datetime) -> html.Time:
    return html.Time(
        f"{moment.day} {moment:%b %Y, %H:%M} UTC", dateTime=f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    )


def _aside(row: Row) -> Component | str:
    shown = number(row["set_aside"])
    if not row["problems"]:
        return shown
    remarks = count(row["problems"], "remark")
    return html.A(
        shown,
        href=f"/library/problems/{row['number']}.csv",
        download="",
        title=f"Save {remarks} as CSV",
        **aria(label=f"{shown} set aside: save {remarks} as CSV"),
    )


def _undo(row: Row) -> Component:
    return html.Button(
        "Undo",
        type="button",
        className="button--quiet",
        **aria(label=f"Undo the import of {row['file']}"),
        **data(undo=row["number"]),
    )


def _cell(name: str, value: Component | str) -> Component:
    return html.Td(value, **data(name=name))


def _figure(name: str, value: int) -> Component:
    return html.Td(number(value), className="figure", **data(name=name))


def _sources(library: Library) -> Component:
    rows = plain(accounts.sources(library))
    most = max((row["papers"] for row in rows), default=1)
    items = [_source(row, most) for row in rows]
    return html.Ul(items, className="bars")


def _source(row: Row, most: int) -> Component:
    name = count(row["sources"], "source")
    return html.Li(
        [
            html.Span(name, className="bars__name"),
            _bar(row["papers"] / most),
            html.Span(count(row["papers"], "paper"), className="bars__figure"),
        ]
    )


def _bar(share: float) -> Component:
    return html.Span(className="bar", style={"--share": f"{share:.4f}"}, **aria(hidden="true"))


def _missing(library: Library) -> Component:
    return html.Ul([_lack(lack) for lack in accounts.completeness(library)], className="lacks")


def _lack(lack: Lack) -> Component:
    name, cost = FIELDS[lack.field]
    has = lack.papers - lack.lacking
    share = has / lack.papers if lack.papers else 1.0
    parts: Sequence[Component] = (
        html.Span(name, className="lacks__name"),
        _bar(share),
        html.Span(_percent(has, lack.papers), className="lacks__share"),
        html.Span(_lacking(lack), className="lacks__count"),
        *([html.Span(cost, className="lacks__cost")] if lack.lacking else []),
    )
    return html.Li(list(parts))


def _lacking(lack: Lack) -> Component | str:
    if not lack.lacking:
        return "All papers have it."
    text = f"{count(lack.lacking, 'paper')} {'lacks' if lack.lacking == 1 else 'lack'} it"
    return html.A(
        text,
        href=f"/library/lacking/{lack.field}.csv",
        download="",
        title="Save the list of these papers (CSV)",
    )


def _percent(part: int, whole: int) -> str:
    """`97 %`, and never 100 % or 0 % where that is not true."""
    if part in (0, whole):
        return "100 %" if part else "0 %"
    return f"{min(99, max(1, round(100 * part / whole)))} %"
