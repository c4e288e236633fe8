"""`explorer import`: papers from files into the library, every record accounted for."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import orjson

from explorer import intake
from explorer.commands import files, options
from explorer.commands.epilogs import epilog
from explorer.commands.printing import counted, facts, line, plain, say
from explorer.commands.progress import bars
from explorer.intake import ImportReport
from explorer.library import Library
from explorer.model import Problem
from explorer.readers import READERS

STANDARD_INPUT = "-"
FIRST_PROBLEMS = 5

format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice([reader.name for reader in READERS]),
    help="The format of the files; otherwise it is recognised from their content.",
)


@click.command(
    "import",
    short_help="Put papers into the library.",
    epilog=epilog(
        "explorer import refs.bib",
        "explorer import exports/ works.jsonl.zst --library papers.duckdb",
        "explorer import broken.ris --problems problems.jsonl",
        "zcat works.jsonl.gz | explorer import - --format openalex",
        keys=(
            "read, new, known, set_aside, problems (each with file, place, reason, remedy, text, "
            "sets_aside, of); read = new + known. For ready networks ties and ties_set_aside."
        ),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@format_option
@options.problems_option
@options.json_option
@options.usual_options
def command(
    paths: tuple[str, ...],
    format_name: str | None,
    problems_file: Path | None,
    as_json: bool,
) -> None:
    """Put papers from files and folders into the library.

    A PATH may also be packed (.gz, .zst, .zip); - is standard input.

    All or nothing: an import that is interrupted leaves the library as it was. The same record
    again is known, not new. A record that cannot be read is set aside and listed.
    """
    report = put(paths, options.library_to_write(), format_name)
    if problems_file is not None:
        files.write(problems_file, json_lines(report.problems))
    if as_json:
        facts(as_facts(report))
        return
    summarise(report, listed_in=problems_file)


def put(
    paths: Sequence[str], library: Path, format_name: str | None, *, name: str = ""
) -> ImportReport:
    """Import the files into the library at this path, showing progress."""
    sources = [sys.stdin.buffer if path == STANDARD_INPUT else Path(path) for path in paths]
    try:
        with bars() as advance, Library.open(library, write=True, name=name) as opened:
            return intake.import_paths(opened, sources, format=format_name, progress=advance)
    except KeyboardInterrupt:
        say("Nothing was imported; the library is as it was before.")
        raise


def as_facts(report: ImportReport) -> dict[str, object]:
    """The report under the documented keys."""
    return {
        "read": report.read,
        "new": report.new,
        "known": report.known,
        "set_aside": report.set_aside,
        "ties": report.ties,
        "ties_set_aside": report.ties_set_aside,
        "problems": [problem._asdict() for problem in report.problems],
    }


def summarise(report: ImportReport, *, listed_in: Path | None = None) -> None:
    """Say what became of every record, and the first problems."""
    total = report.read + report.set_aside
    ties = report.ties + report.ties_set_aside
    if total or not ties:
        line(
            f"{counted(total, 'record')}: {report.new:,} new, {report.known:,} known, "
            f"{report.set_aside:,} set aside."
        )
    if ties:
        line(
            f"{counted(ties, 'tie')} of ready networks: {report.ties:,} read, "
            f"{report.ties_set_aside:,} set aside."
        )
    aside = [problem for problem in report.problems if problem.sets_aside]
    notes = [problem for problem in report.problems if not problem.sets_aside]
    _list("Set aside", aside, max(len(aside), report.set_aside))
    _list("Read, with a remark", notes, len(notes))
    if listed_in is not None:
        line(f"All problems are in {listed_in}.")
    elif max(len(aside), len(notes)) > FIRST_PROBLEMS:
        line("See all of them with: explorer import … --problems FILE")


def _list(heading: str, problems: Sequence[Problem], total: int) -> None:
    if not problems:
        return
    more = f" (the first {FIRST_PROBLEMS} of {total:,})" if total > FIRST_PROBLEMS else ""
    line(f"{heading}{more}:")
    for problem in problems[:FIRST_PROBLEMS]:
        where = ", ".join(filter(None, (problem.file, problem.place)))
        line(f"  {plain(where)}: {plain(problem.reason)} {plain(problem.remedy)}".rstrip())


def json_lines(problems: Sequence[Problem]) -> bytes:
    """The problems, one JSON object per line."""
    return b"".join(orjson.dumps(problem._asdict()) + b"\n" for problem in problems)
