"""The part of a paper's card that says where it was read: every record, as its source wrote it."""

from collections.abc import Sequence
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from explorer.lookups import Apart, Source
from explorer.readers import READERS
from explorer.view import View
from explorer.web import links
from explorer.web.attributes import aria, data
from explorer.web.cards.parts import Content, between, kept, outside, section
from explorer.web.cards.words import count, listed

LABELS = {reader.name: reader.label for reader in READERS}
"""How formats are called."""

FILES_SHOWN = 2

ADDRESSES = {
    "openalex": ("OpenAlex", "https://openalex.org/"),
    "pmid": ("PMID", "https://pubmed.ncbi.nlm.nih.gov/"),
    "pmcid": ("PMC", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    "acl": ("ACL", "https://aclanthology.org/"),
    "dblp": ("DBLP", "https://dblp.org/rec/"),
    "s2": ("Semantic Scholar", "https://www.semanticscholar.org/paper/"),
    "inspire": ("INSPIRE", "https://inspirehep.net/literature/"),
}
"""Where the ids of a scheme lead, and what they are called."""


def components(
    paper: str, view: View, records: Sequence[Source], apart: Sequence[Apart]
) -> list[Component]:
    """The records of a paper, and the papers that somebody said are others."""
    return kept(_records(paper, records), _kept_apart(paper, view, apart))


def _records(paper: str, records: Sequence[Source]) -> html.Section | None:
    if not records:
        return None
    title = "Source" if len(records) == 1 else f"{count(len(records), 'record')}, one paper"
    items = [_record(paper, each, several=len(records) > 1) for each in records]
    return section(title, html.Ul(items, className="records"), about="paper_records")


def _record(paper: str, record: Source, *, several: bool) -> html.Li:
    head = [html.Strong(LABELS.get(record.source, record.source), className="record__source")]
    return html.Li(
        kept(
            html.P(between([*head, *_ids(record)]), className="record__head"),
            html.P(record.title, className="record__title", dir="auto") if several else None,
            html.P(between(_as_written(record)), className="record__facts"),
            html.P(_files(record), className="record__facts"),
            _line("Joined:", record.why),
            _line("Taken from here:", listed(record.gives, limit=len(record.gives))),
            _button("Not the same paper", "apart", paper, record.id) if several else None,
        ),
        className="record",
    )


def _ids(record: Source) -> list[Content]:
    known = [f"doi:{record.doi}"] if record.doi else []
    known += [f"arxiv:{record.arxiv_id}"] if record.arxiv_id else []
    known += [id_ for id_ in (record.native_id, *record.other_ids) if id_ and id_ not in known]
    return [_id(id_) for id_ in known]


def _id(id_: str) -> Content:
    scheme, _, value = id_.partition(":")
    if scheme == "doi":
        return outside(f"doi:{value}", f"https://doi.org/{quote(value)}")
    if scheme == "arxiv":
        return outside(f"arXiv:{value}", f"https://arxiv.org/abs/{quote(value)}")
    if scheme in ADDRESSES:
        name, address = ADDRESSES[scheme]
        return outside(f"{name} {value}", f"{address}{quote(value)}")
    return value if scheme == "id" else id_


def _as_written(record: Source) -> list[Content]:
    when = record.date or (str(record.year) if record.year is not None else "no year")
    cited = "" if record.citations is None else count(record.citations, "citation")
    parts = (record.venue, when, count(record.authors, "author"), cited)
    return [part for part in parts if part]


def _files(record: Source) -> list[Content]:
    """Which files brought the record, and when."""
    named: list[Content] = [
        html.Span([html.Span(each.file, dir="auto"), f", {each.imported:%Y-%m-%d}"])
        for each in record.files[:FILES_SHOWN]
    ]
    rest = len(record.files) - FILES_SHOWN
    return ["from ", *between([*named, *([f"{rest} more"] if rest > 0 else [])])]


def _line(label: str, text: str) -> html.P | None:
    if not text:
        return None
    return html.P(
        [html.Span(f"{label} ", className="meta__label"), text], className="record__facts"
    )


def _kept_apart(paper: str, view: View, apart: Sequence[Apart]) -> html.Section | None:
    if not apart:
        return None
    items = [
        html.Li(
            [
                links.select(view, each.id, each.title),
                html.P(
                    between([str(part) for part in (each.venue, each.year) if part]),
                    className="record__facts",
                ),
                _button("Join again", "join", paper, each.id),
            ],
            className="record",
        )
        for each in apart
    ]
    return section("Not the same paper", html.Ul(items, className="records"), about="paper_apart")


def _button(text: str, says: str, paper: str, other: str) -> html.Button:
    return html.Button(
        text,
        type="button",
        className="button--quiet record__button",
        **data(verdict=says, paper=paper, other=other),
        **aria(describedby="verdict-state"),
    )
