"""The table of controls: which component edits which field of the view.

Adding a control is a field in `View` and a row in `CONTROLS`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from explorer.view import COLOURS, EXTRA_KINDS, MAX_PEOPLE, SIZES, STRENGTHS, SURFACES
from explorer.web import ids
from explorer.web.explain import explain
from explorer.web.explanations import EXPLANATIONS
from explorer.web.still import still

Draw = Callable[[str], Component]


def _same(value: object) -> object:
    return value


def _or_blank(value: object) -> object:
    return "" if value is None else value


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@dataclass(frozen=True, slots=True)
class Control:
    """How one field of the view is edited."""

    field: str
    draw: Draw | None = None
    """Makes the component from the field's name; None where a panel lays it out itself."""
    shown: Callable[[object], object] = _same
    """From the value in the view to the value of the component."""


def _hidden(field: str) -> Component:
    return dcc.Input(id=ids.control(field), type="hidden", value="")


def _number(field: str, *, low: int, high: int, placeholder: str = "") -> Component:
    return dmc.NumberInput(
        id=ids.control(field),
        min=low,
        max=high,
        allowDecimal=False,
        allowNegative=False,
        clampBehavior="blur",
        # The field repeats its value this much later, and would undo a link followed in between.
        debounce=200,
        placeholder=placeholder,
        size="xs",
        className="number",
    )


def _segments(field: str, *, choices: tuple[tuple[str, str], ...]) -> Component:
    return dmc.SegmentedControl(
        id=ids.control(field),
        data=[{"value": value, "label": label} for value, label in choices],
        value=choices[0][0],
        size="xs",
        fullWidth=True,
        className="segments",
        attributes={"root": {"aria-label": LABELS[field]}},
    )


def _choice(field: str, *, choices: tuple[str, ...]) -> Component:
    return dmc.Select(
        id=ids.control(field),
        data=[{"value": value, "label": CHOICE_LABELS[value]} for value in choices],
        allowDeselect=False,
        size="xs",
        className="choice",
        comboboxProps={"shadow": "sm", "transitionProps": {"duration": 0}},
    )


def _kinds(field: str) -> Component:
    boxes = [dmc.Checkbox(value=kind, label=kind.capitalize(), size="xs") for kind in EXTRA_KINDS]
    return dmc.CheckboxGroup(
        dmc.Stack(boxes, gap=8),
        id=ids.control(field),
        value=[],
        attributes={"root": {"aria-label": LABELS[field]}},
    )


CHOICE_LABELS = {
    "papers": "Papers",
    "collaborators": "Collaborators",
    "strength": "Strength of ties",
    "equal": "All equal",
    "community": "Community",
    "first_year": "First year",
    "last_year": "Last year",
    "fractional": "Fractional",
    "full": "Full",
    "canvas": "Picture",
    "table": "Table",
}

LABELS = {
    "kinds": "Draw beside people",
    "depth": "Steps from the middle",
    "first_year": "From",
    "last_year": "To",
    "min_papers": "Fewest papers together",
    "strength": "Strength counts",
    "size": "Size",
    "colour": "Colour",
    "limit": "Most people",
    "author_limit": "Longest author list",
    "surface": "Show as",
}


def _pairs(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((value, CHOICE_LABELS[value]) for value in values)


CONTROLS: tuple[Control, ...] = (
    Control("focus", _hidden),
    Control("selected", _hidden),
    Control("kinds", _kinds, _listed),
    Control("depth", partial(_segments, choices=(("1", "1 step"), ("2", "2 steps"))), str),
    Control("first_year", partial(_number, low=1000, high=2200, placeholder="any"), _or_blank),
    Control("last_year", partial(_number, low=1000, high=2200, placeholder="any"), _or_blank),
    Control("min_papers", partial(_number, low=1, high=1000)),
    Control("strength", partial(_segments, choices=_pairs(STRENGTHS))),
    Control("size", partial(_choice, choices=SIZES)),
    Control("colour", partial(_choice, choices=COLOURS)),
    Control("limit", partial(_number, low=1, high=MAX_PEOPLE)),
    Control("author_limit", partial(_number, low=2, high=10_000)),
    Control("tab"),
    Control("surface", partial(_segments, choices=_pairs(SURFACES))),
)

_BY_FIELD = {control.field: control for control in CONTROLS}


def control(field: str) -> Control:
    """The control that edits `field`."""
    return _BY_FIELD[field]


def component(field: str) -> Component:
    """The component that edits `field`, without its label."""
    draw = control(field).draw
    if draw is None:
        raise LookupError(f"{field} is laid out by its panel")
    return draw(field)


def row(field: str) -> Component:
    """A label, a “?” and the control, side by side."""
    return html.Div([_label(field), component(field)], className="field field--row")


def block(field: str) -> Component:
    """A label and a “?” with the control under them."""
    return html.Div([_label(field), component(field)], className="field")


def _label(field: str) -> Component:
    # A “?” inside the label would be part of the control's name.
    target = json.dumps(ids.control(field), separators=(",", ":"))
    about = [explain(field)] if field in EXPLANATIONS else []
    label = html.Label(LABELS[field], htmlFor=target)
    return still(html.Div([label, *about], className="field__label"))
