"""What the user asked to see: everything that a link restores, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qs, urlencode

from explorer.errors import BadView
from explorer.model import DEFAULT_AUTHOR_LIMIT, PaperFilter

EXTRA_KINDS = ("papers", "topics", "institutions")
"""What can be drawn beside authors, in the order of the controls."""

STRENGTHS = ("fractional", "full")
SIZES = ("papers", "collaborators", "strength", "equal")
COLOURS = ("community", "first_year", "last_year", "papers", "collaborators")
TABS = ("publications", "collaborators", "topics")
SURFACES = ("canvas", "table")

MAX_PEOPLE = 1000
MAX_DEPTH = 2
MAX_ID = 300
"""Characters of an id that a link may carry."""


@dataclass(frozen=True, slots=True)
class View:
    """One question to the library. Every field is one control and one URL parameter.

    `View.from_query(view.to_query()) == view` for every valid view.
    """

    focus: str = ""
    """Id of the author, paper, topic or institution in the middle; empty for the core."""
    selected: str = ""
    """Id of the node, or of the tie (`a:x|a:y`), that the side panel is about."""
    kinds: tuple[str, ...] = ()
    """Which of `EXTRA_KINDS` are drawn beside authors."""
    depth: int = 1
    """How many steps from the focus: 1 or 2."""
    first_year: int | None = None
    last_year: int | None = None
    min_papers: int = 1
    """Fewest papers together for a tie to be drawn."""
    strength: str = "fractional"
    size: str = "papers"
    colour: str = "community"
    limit: int = 150
    """Most people on the canvas."""
    author_limit: int = DEFAULT_AUTHOR_LIMIT
    """Papers with more authors make no ties."""
    tab: str = "publications"
    surface: str = "canvas"
    """The canvas or its table twin."""

    def __post_init__(self) -> None:
        for name, low, high in _BOUNDS:
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise BadView(
                    f"{value} is not possible for “{name}”.", f"It goes from {low} to {high}."
                )
        for name, choices in _CHOICES:
            if getattr(self, name) not in choices:
                raise BadView(
                    f"“{getattr(self, name)}” is not possible for “{name}”.",
                    f"Choose one of {', '.join(choices)}.",
                )
        if self.kinds != tuple(kind for kind in EXTRA_KINDS if kind in self.kinds):
            raise BadView(
                f"“{', '.join(self.kinds)}” are not kinds of node.",
                f"Choose from {', '.join(EXTRA_KINDS)}.",
            )
        if max(len(self.focus), len(self.selected) // 2) > MAX_ID:
            raise BadView("The id in this link is too long.", "Search for the name instead.")
        if None not in (span := (self.first_year, self.last_year)) and span[0] > span[1]:  # type: ignore[operator]
            raise BadView("The first year is after the last year.", "Swap the two years.")

    @property
    def papers(self) -> PaperFilter:
        """The papers that count for this view."""
        return PaperFilter(self.first_year, self.last_year, self.author_limit)

    def to_query(self) -> str:
        """The view as a URL query without `?`; only what differs from the default."""
        pairs = [
            (field.name, _written(getattr(self, field.name)))
            for field in fields(self)
            if getattr(self, field.name) != field.default
        ]
        return urlencode(pairs)

    @classmethod
    def from_query(cls, query: str) -> "View":
        """The view that a URL query asks for; unknown parameters are ignored.

        Raises `BadView` for a value that cannot be shown.
        """
        given = parse_qs(query.removeprefix("?"), keep_blank_values=False)
        return cls.from_values({name: values[-1] for name, values in given.items()})

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "View":
        """The view from loose values (strings, numbers, lists) by field name; None is the default.

        Raises `BadView` for a value that cannot be shown.
        """
        known = {
            name: _read(name, values[name])
            for name in _READERS
            if values.get(name) is not None and values[name] != ""
        }
        return cls(**known)


def _read(name: str, value: object) -> Any:  # noqa: ANN401 - a field may be of any type
    try:
        return _READERS[name](value)
    except (TypeError, ValueError) as error:
        # Half a surrogate pair can be asked for in JSON but never be answered in UTF-8.
        shown = str(value)[:60].encode("utf-8", "replace").decode("utf-8")
        raise BadView(f"“{shown}” is not possible for “{name}”.") from error


def _written(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode("utf-8")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise TypeError(value)
    if isinstance(value, str) and not (value.isascii() and value.lstrip("-").isdigit()):
        raise ValueError(value)
    if not isinstance(value, int | float | str) or len(str(value)) > 9:  # noqa: PLR2004
        raise TypeError(value)
    return int(value)


def _several(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise TypeError(value)
    wanted = {_text(part) for part in parts}
    unknown = sorted(wanted - set(EXTRA_KINDS))
    return tuple(kind for kind in EXTRA_KINDS if kind in wanted) + tuple(unknown)


_BOUNDS: tuple[tuple[str, int, int], ...] = (
    ("depth", 1, MAX_DEPTH),
    ("min_papers", 1, 1000),
    ("limit", 1, MAX_PEOPLE),
    ("author_limit", 2, 10_000),
    ("first_year", 1000, 2200),
    ("last_year", 1000, 2200),
)

_CHOICES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("strength", STRENGTHS),
    ("size", SIZES),
    ("colour", COLOURS),
    ("tab", TABS),
    ("surface", SURFACES),
)

_READERS: dict[str, Callable[[object], Any]] = {
    "focus": _text,
    "selected": _text,
    "kinds": _several,
    "depth": _whole,
    "first_year": _whole,
    "last_year": _whole,
    "min_papers": _whole,
    "strength": _text,
    "size": _text,
    "colour": _text,
    "limit": _whole,
    "author_limit": _whole,
    "tab": _text,
    "surface": _text,
}
