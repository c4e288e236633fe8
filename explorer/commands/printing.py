"""What commands say: facts on stdout, everything else on stderr, and never a control character."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
import orjson
import pandas as pd
from rich.cells import cell_len

from explorer.errors import AmbiguousName

Facts = Mapping[str, Any]

MOST_CANDIDATES = 20


def plain(text: object) -> str:
    """The text without characters that would steer a terminal or turn its direction."""
    return "".join(
        "�" if unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} else letter
        for letter in str(text)
    )


def number(value: float) -> str:
    """At most three decimals, none that say nothing: `5.5`, `0.333`, `12`."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def counted(count: int, one: str, many: str = "") -> str:
    """`1 paper`, `2 papers`; thousands are set apart."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def span(first: object, last: object) -> str:
    """`2010–2020`, or one year, or nothing where no year is known."""
    years = [str(year) for year in (first, last) if isinstance(year, int)]
    return "–".join(dict.fromkeys(years))


def line(text: str = "") -> None:
    """One line of the answer."""
    click.echo(text)


def say(sentence: str) -> None:
    """A remark beside the answer."""
    click.echo(sentence, err=True)


def say_left_out(papers: int, author_limit: int) -> None:
    """How many papers of the people in question make no ties; nothing where all do."""
    if papers:
        makes = "makes" if papers == 1 else "make"
        say(f"{counted(papers, 'paper')} with more than {author_limit} authors {makes} no ties.")


def error(title: str, remedy: str = "") -> None:
    """What went wrong and what to do about it."""
    say(f"{click.style('Error:', fg='red', bold=True)} {plain(title)}")
    if remedy:
        say(plain(remedy))


def ambiguous(name: AmbiguousName) -> None:
    """The people that a name may mean, as ids to choose from."""
    error(name.title)
    shown = name.candidates[:MOST_CANDIDATES]
    table(("id", "name", "papers"), shown, numbers=("papers",), aside=True)
    if len(name.candidates) > len(shown):
        say(f"… and {len(name.candidates) - len(shown):,} more")
    say(plain(name.remedy))


def facts(value: Facts) -> None:
    """The answer as JSON."""
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def rows(frame: pd.DataFrame, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a table as plain values; what is not known is None."""
    kept = frame[list(columns)].astype(object)
    return [
        {str(column): _value(value) for column, value in row.items()}
        for row in kept.where(kept.notna(), None).to_dict("records")
    ]


def _value(value: object) -> object:
    return value.item() if hasattr(value, "item") else value


def table(
    headings: Sequence[str],
    lines: Iterable[Sequence[object]],
    *,
    numbers: Sequence[str] = (),
    aside: bool = False,
) -> None:
    """Columns under headings, `numbers` to the right; on stderr if `aside`."""
    cells = [list(headings), *([_cell(value) for value in values] for values in lines)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    right = [heading in numbers for heading in headings]
    for place, row in enumerate(cells):
        text = "  ".join(map(_padded, row, widths, right)).rstrip()
        click.echo(click.style(text, bold=True) if place == 0 else text, err=aside)


def _cell(value: object) -> str:
    if value is None or value is pd.NA:
        return ""
    return number(value) if isinstance(value, float) else plain(value)


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if right else text + space
