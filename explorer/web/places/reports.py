"""Reports to take away: what an import brought, its problems, and the papers that lack a field.

GET /import/report/<job>.csv|json        of a job of this session: a preview or an import
GET /library/imports.csv|json            every import
GET /library/problems/<number>.csv|json  what was set aside in one import
GET /library/lacking/<field>.csv         the papers that lack a field
"""

from collections.abc import Callable, Sequence

import orjson
import pandas as pd
from dash import Dash
from flask import Flask, Response, abort

from explorer import accounts
from explorer.library import Library
from explorer.model import Problem
from explorer.spreadsheets import Cell, table
from explorer.web import jobs
from explorer.web.cards.rows import plain
from explorer.web.places.work import Brought, Seen
from explorer.workspace import Workspace

MOST_PAPERS = 100_000
"""Rows of a list of papers that lack something."""

PROBLEM = ("file", "place", "reason", "remedy", "text", "sets_aside")
KINDS = {"csv": "text/csv", "json": "application/json"}

Facts = dict[str, object]


def register(app: Dash, workspace: Workspace) -> None:
    """Serve the addresses."""
    flask: Flask = app.server
    running = jobs.of(app)

    @flask.get("/import/report/<job>.<kind>")
    def report(job: str, kind: str) -> Response:
        found = running.job(job)
        if found is None or not isinstance(found.result, Seen | Brought):
            abort(404)
        about = found.result
        problems = [problem._asdict() for problem in _problems(about)]
        name = "import-report" if isinstance(about, Brought) else "preview"
        return _file(name, kind, PROBLEM, problems, {**_counts(about), "problems": problems})

    def listed(name: str, kind: str, read: Callable[[Library], pd.DataFrame]) -> Response:
        with workspace.reading() as library:
            found = read(library)
        rows = plain(found)
        return _file(name, kind, list(found.columns), rows, {"rows": rows})

    @flask.get("/library/imports.<kind>")
    def all_imports(kind: str) -> Response:
        return listed("imports", kind, accounts.imports)

    @flask.get("/library/problems/<int:number>.<kind>")
    def set_aside(number: int, kind: str) -> Response:
        name = f"import-{number}-set-aside"
        return listed(name, kind, lambda library: accounts.problems(library, number))

    @flask.get("/library/lacking/<field>.<kind>")
    def papers_without(field: str, kind: str) -> Response:
        if field not in accounts.FIELDS:
            abort(404)
        name = f"papers-without-{field}"
        return listed(name, kind, lambda library: accounts.lacking(library, field, MOST_PAPERS))


def _problems(about: Seen | Brought) -> Sequence[Problem]:
    return about.preview.problems if isinstance(about, Seen) else about.report.problems


def _counts(about: Seen | Brought) -> Facts:
    if isinstance(about, Seen):
        seen = about.preview
        files = [
            {
                "file": file.file,
                "formats": file.formats,
                "read": file.read,
                "known": file.met,
                "set_aside": file.set_aside,
                "ties": file.ties,
                "ties_set_aside": file.ties_set_aside,
                "left_out": file.error.title if file.error else None,
            }
            for file in seen.files
        ]
        return {"read": seen.read, "known": seen.met, "set_aside": seen.set_aside, "files": files}
    report = about.report
    names = ("read", "new", "known", "set_aside", "ties", "ties_set_aside")
    files = [
        {"file": file.file} | {name: getattr(file, name) for name in names} for file in report.files
    ]
    return {name: getattr(report, name) for name in names} | {
        "joined": about.joined,
        "files": files,
    }


def _file(
    name: str, kind: str, header: Sequence[str], rows: Sequence[Facts], facts: Facts
) -> Response:
    if kind not in KINDS:
        abort(404)
    if kind == "json":
        content = orjson.dumps(facts, option=orjson.OPT_INDENT_2, default=str)
    else:
        content = table(header, ([_cell(row[column]) for column in header] for row in rows))
    answer = Response(content, mimetype=KINDS[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _cell(value: object) -> Cell:
    if isinstance(value, int | float | bool | None):
        return value
    return "".join(sign if sign.isprintable() else " " for sign in str(value))
