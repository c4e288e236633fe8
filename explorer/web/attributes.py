"""`aria-*` and `data-*` attributes of components, written as keyword arguments."""

from typing import Any


def aria(**values: str | int) -> dict[str, Any]:
    """`aria(label="Close")` is `{"aria-label": "Close"}`."""
    return _prefixed("aria", values)


def data(**values: str | int) -> dict[str, Any]:
    """`data(select=id)` is `{"data-select": id}`; what they mean is in `assets/`."""
    return _prefixed("data", values)


def _prefixed(prefix: str, values: dict[str, str | int]) -> dict[str, Any]:
    return {f"{prefix}-{name.replace('_', '-')}": value for name, value in values.items()}
