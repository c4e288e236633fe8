"""What a preview has seen and what an import brought, in sentences, numbers and tables."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from explorer import sources
from explorer.model import Problem, Record
from explorer.preview import FilePreview, Preview
from explorer.web.attributes import data
from explorer.web.cards.parts import kept, stat, stats
from explorer.web.cards.words import count, listed, number
from explorer.web.places.place import link
from explorer.web.places.work import Brought

PROBLEMS_SHOWN = 50
FEW_PROBLEMS = 5
"""So many are shown without asking."""
FILES_SHOWN = 30
AUTHORS_SHOWN = 4
NETWORK = "A ready network has no papers: no titles, no years and no fractional strength."
PASTED = "pasted text"
"""What `assets/incoming.js` calls text that was pasted."""


def go(preview: Preview) -> str:
    """What the button that starts the import says."""
    return f"Import {_amount(preview.read, preview.people, preview.ties)}"


def _amount(records: int, people: int, ties: int) -> str:
    """`3 records`, `77 people and 254 ties`, or all of them."""
    network = [count(people, "person"), count(ties, "tie")] if people else []
    own = [count(records, "record")] if records or not people else []
    return listed([*own, *network])


def said(preview: Preview) -> str:
    """What was seen, in a sentence."""
    where = _where([file.file for file in preview.files])
    if not preview.read and not preview.people:
        return f"Nothing in {where} can be read."
    aside = f", {number(preview.set_aside)} cannot" if preview.set_aside else ""
    told = _amount(preview.read, preview.people, preview.ties)
    lack = f" {NETWORK}" if preview.people else ""
    return f"{told} in {where} can be read{aside}.{lack}"


def previewed(preview: Preview, job: str, notes: Sequence[str] = ()) -> Component:
    """What would come in: counts, files, first records, problems; `notes` are the source's."""
    met = preview.met
    return html.Div(
        kept(
            _heading(said(preview)),
            html.P(" ".join(("Nothing has been kept yet.", *notes)), className="place__note"),
            stats(
                stat("Can be read", preview.read, "preview_read"),
                stat("Already known by an id", met, "preview_met") if preview.read else None,
                stat("Will be set aside", preview.set_aside, "preview_aside"),
                stat("Ties to be read", preview.ties, "given_ties") if preview.people else None,
            ),
            _files(preview.files),
            _first(preview.files),
            problems(preview.problems, job, whole=False),
        ),
        className="outcome",
    )


def _heading(text: str) -> Component:
    return html.H2(text, className="outcome__title", tabIndex=-1)


def _where(files: Sequence[str]) -> str:
    if len(files) > 1:
        return count(len(files), "file")
    return files[0] if "“" in files[0] else f"“{files[0]}”"


def _files(files: Sequence[FilePreview]) -> Component:
    rows = [_file(file) for file in files[:FILES_SHOWN]]
    if len(files) > FILES_SHOWN:
        rest = f"and {count(len(files) - FILES_SHOWN, 'more file')}"
        rows.append(html.Tr(html.Td(rest, colSpan=5, className="quiet")))
    names = ("File", "Format", "Can be read", "Known", "Set aside")
    return table(names, rows, numbers=names[2:])


def _file(file: FilePreview) -> Component:
    if file.error is not None:
        why: list[Component | str] = [html.Strong("Left out. ")]
        why += [file.error.title, " ", file.error.remedy]
        if file.file == PASTED and sources.installed():
            why.append(" For names, ids or DOIs alone, ask a source: start again.")
        cell = html.Td(html.Span(why), colSpan=4, className="outcome__error")
        return html.Tr([html.Th(file.file, scope="row"), cell])
    return html.Tr(
        [
            html.Th(file.file, scope="row"),
            html.Td(listed(file.formats, 2) or "–", **data(name="Format")),
            _figure("Can be read", file.read),
            _figure("Known", file.met),
            _figure("Set aside", file.set_aside),
        ]
    )


def _figure(name: str, value: int | None) -> Component:
    return html.Td(number(value), className="figure", **data(name=name))


def table(names: Sequence[str], rows: Sequence[Component], *, numbers: Sequence[str]) -> Component:
    """A table that becomes a list of cards on a narrow screen, by the `data-name` of its cells."""
    heads = [
        html.Th(name, scope="col", className="figure" if name in numbers else "") for name in names
    ]
    return html.Table([html.Thead(html.Tr(heads)), html.Tbody(list(rows))], className="sheet")


def _first(files: Sequence[FilePreview]) -> Component | None:
    several = sum(1 for file in files if file.first) > 1
    shown = [record for file in files for record in file.first[: 3 if several else None]][:12]
    if not shown:
        return None
    title = "The first records of each file" if several else "The first records"
    items = [html.Li(_record(record)) for record in shown]
    return html.Section(
        [html.H3(title, className="section__title"), html.Ol(items, className="first")]
    )


def _record(record: Record) -> list[Component]:
    names = listed([mention.written for mention in record.authors], AUTHORS_SHOWN)
    facts = [names or "no authors", record.venue, str(record.year) if record.year else "no year"]
    detail = " · ".join(fact for fact in facts if fact)
    return [
        html.Span(record.title, className="first__title", dir="auto"),
        html.Span(detail, className="first__detail"),
    ]


def sentence(result: Brought) -> str:
    """What an import brought, in a sentence."""
    report = result.report
    where = _where([file.file for file in report.files])
    if report.ties and not report.new:
        return f"{count(report.ties, 'tie')} of a ready network from {where} were read. {NETWORK}"
    if not report.read and not report.set_aside:
        return f"There are no records in {where}."
    if not report.new:
        return f"Nothing new in {where}: every record was there already or could not be read."
    return (
        f"{count(report.new, 'new record')} from {where} {'is' if report.new == 1 else 'are'} in."
    )


def brought(result: Brought, job: str) -> Component:
    """What an import brought: counts, problems, and where to go from here."""
    report = result.report
    total = report.read + report.set_aside
    adds_up = (
        f"{count(total, 'record')} in all = {number(report.new)} new + {number(report.known)} "
        f"there already + {number(report.set_aside)} set aside."
    )
    if report.ties or report.ties_set_aside:
        adds_up += (
            f" {count(report.ties + report.ties_set_aside, 'tie')} in all = {number(report.ties)} "
            f"read + {number(report.ties_set_aside)} set aside."
        )
    aside = download(f"/import/report/{job}.csv", "Set aside (CSV)") if report.problems else None
    ways = html.Div(
        kept(
            html.A("See the people", href="/", className="button"),
            link("/library", "Go to the library", className="button--quiet"),
            download(f"/import/report/{job}.json", "Report (JSON)"),
            aside,
        ),
        className="place__actions",
    )
    return html.Div(
        kept(
            _heading(sentence(result)),
            html.P(adds_up, className="place__note"),
            stats(
                stat("New", report.new, "imported"),
                stat("Joined with others", result.joined, "import_joined"),
                stat("There already", report.known, "import_known"),
                stat("Set aside", report.set_aside, "import_aside"),
                stat("Ties read", report.ties, "given_ties") if report.ties else None,
            ),
            ways,
            problems(report.problems, job),
        ),
        className="outcome",
    )


def download(address: str, text: str) -> html.A:
    """A link that saves a file."""
    return html.A(text, href=address, download="", className="button--quiet")


def problems(found: Sequence[Problem], job: str, *, whole: bool = True) -> html.Details | None:
    """What was set aside or remarked on, each with its place and remedy; None for nothing."""
    if not found:
        return None
    rest = len(found) - PROBLEMS_SHOWN
    items = [html.Li(_problem(problem)) for problem in found[:PROBLEMS_SHOWN]]
    if rest > 0:
        items.append(html.Li(f"and {number(rest)} more", className="quiet"))
    words = count(len(found), "remark")
    saved = None if whole else download(f"/import/report/{job}.csv", "All of them (CSV)")
    inside = kept(html.Ul(items, className="plain-list"), saved)
    return html.Details(
        [html.Summary(words), *inside], open=len(items) <= FEW_PROBLEMS, className="more problems"
    )


def _problem(problem: Problem) -> list[Component | str]:
    place = ", ".join(part for part in (problem.file, problem.place) if part)
    aside = "" if problem.sets_aside else "Read, with a remark. "
    parts: list[Component | str] = [
        html.Span(f"{place}: " if place else "", className="quiet"),
        f"{aside}{problem.reason} {problem.remedy}".strip(),
    ]
    return [*parts, html.Code(problem.text, className="import__text")] if problem.text else parts
