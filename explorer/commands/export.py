"""`explorer export`: exactly what the page shows, as a picture or a data file."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from explorer import exporters
from explorer.commands import files, options, views
from explorer.commands.epilogs import epilog
from explorer.commands.printing import plain, say
from explorer.errors import ExportError
from explorer.exporters import EXPORTERS
from explorer.exporters.exporter import Exporter
from explorer.workspace import Workspace

STANDARD_OUTPUT = Path("-")


@click.command(
    "export",
    short_help="What the page shows, as a file.",
    epilog=epilog(
        'explorer export --focus "Leon Bungert" -o bungert.svg',
        'explorer export --focus "Jeff Calder" --years 2015- --min-papers 2 -o calder.gexf',
        "explorer export --limit 50 --kinds topics --format graphml > core.graphml",
        'explorer export --focus "Tim Roith" --format bibtex -o roith.bib',
    ),
)
@views.view_options
@click.option(
    "--format",
    "name",
    type=click.Choice([exporter.name for exporter in EXPORTERS]),
    help="Otherwise the end of the file's name says it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=STANDARD_OUTPUT,
    metavar="FILE",
    help="The file to write; - or nothing is standard output.",
)
@options.usual_options
def command(name: str | None, output: Path, **given: Any) -> None:  # noqa: ANN401 - the fields of a view
    """Write what the page would show, as a picture, a graph, tables or the papers behind it."""
    exporter = _exporter(name, output)
    with closing(Workspace(options.library_to_read())) as workspace:
        with workspace.reading() as library:
            view = views.asked(library, given)
        scene = workspace.scene(view)
        papers = workspace.papers_behind(scene) if exporter.needs_papers else ()
    content = exporters.write(exporter.name, scene, papers)
    if output == STANDARD_OUTPUT:
        _to_standard_output(content, exporter)
    else:
        files.write(output, content)
        say(f"{output}: {exporter.label}. {plain(scene.totals.sentence)}")


def _exporter(name: str | None, output: Path) -> Exporter:
    if name is not None:
        return exporters.exporter(name)
    ends = [one for one in EXPORTERS if output.name.lower().endswith(one.suffix)]
    if ends:
        return max(ends, key=lambda one: len(one.suffix))
    title = (
        "What to write to standard output is not said."
        if output == STANDARD_OUTPUT
        else f"The name “{output.name}” does not say which format to write."
    )
    known = ", ".join(f"{one.name} ({one.suffix})" for one in EXPORTERS)
    raise ExportError(title, f"Choose one with --format: {known}.")


def _to_standard_output(content: bytes, exporter: Exporter) -> None:
    if exporter.mime.startswith("image/png") and sys.stdout.isatty():
        raise ExportError("A picture cannot be shown in the terminal.", "Name a file with -o FILE.")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
