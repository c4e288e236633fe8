"""`explorer info`: how much the library holds."""

import click

from explorer import accounts
from explorer.commands import options
from explorer.commands.epilogs import epilog
from explorer.commands.printing import facts, line, plain, span
from explorer.library import Counts, Library


@click.command(
    "info",
    short_help="How much the library holds.",
    epilog=epilog(
        "explorer info",
        "explorer info --library demo --json",
        keys=(
            "records (as read, without those set aside), set_aside, papers, authors, ties, given "
            "(pairs that a ready network joins), topics, institutions, years ([first, last], null "
            "where no paper has a year), sources (papers by number of files that brought them), "
            "lacking (papers that lack each field)."
        ),
    ),
)
@options.json_option
@options.usual_options
def command(as_json: bool) -> None:
    """Say how much the library holds."""
    with Library.open(options.library_to_read()) as library:
        counts, name = library.counts(), library.name
        found = as_facts(library) if as_json else {}
    if as_json:
        facts(found)
    else:
        _print(name, counts)


def as_facts(library: Library) -> dict[str, object]:
    """How much the library holds, from how many files, and what is lacking: the documented keys."""
    counts, sources = library.counts(), accounts.sources(library)
    names = ("records", "set_aside", "papers", "authors", "ties", "given", "topics", "institutions")
    years = [counts.first_year, counts.last_year]
    by_sources = zip(sources["sources"].astype(str), sources["papers"].tolist(), strict=True)
    return {name: getattr(counts, name) for name in names} | {
        "years": None if counts.first_year is None else years,
        "sources": dict(by_sources),
        "lacking": {lack.field: lack.lacking for lack in accounts.completeness(library)},
    }


def _print(name: str, counts: Counts) -> None:
    years = span(counts.first_year, counts.last_year)
    aside = f", {counts.set_aside:,} set aside" if counts.set_aside else ""
    for label, value in (
        ("Library", plain(name)),
        ("Records", f"{counts.records:,}{aside}"),
        ("Papers", f"{counts.papers:,}{f', {years}' if years else ''}"),
        ("People", f"{counts.authors:,}"),
        *([("Consortia", f"{counts.consortia:,}")] if counts.consortia else []),
        ("Ties", f"{counts.ties:,}"),
        *([("Given ties", f"{counts.given:,}, of ready networks")] if counts.given else []),
        ("Topics", f"{counts.topics:,}"),
        ("Institutions", f"{counts.institutions:,}"),
    ):
        line(f"{label:<14}{value}")
