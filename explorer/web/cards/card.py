"""What a card is: what the side panel says about one kind of thing."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from dash.development.base_component import Component

from explorer.library import Library
from explorer.view import View

Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Lists:
    """The rows of the three tables under a card."""

    publications: Rows
    collaborators: Rows
    """People with their ties to the author; without ties, for a topic or an institution."""
    topics: Rows
    tied: bool = True
    """Whether the people are collaborators of an author."""


@dataclass(frozen=True, slots=True)
class Card:
    """A kind of thing and what is said about it.

    Each function takes the library, the view and the canonical id of the thing.
    """

    kind: str
    facts: Callable[[Library, View, str], list[Component]]
    """Everything above the chart, as components without ids."""
    years: Callable[[Library, View, str], pd.DataFrame] | None = None
    """`year` and `papers` for the chart."""
    more: Callable[[Library, View, str], list[Component]] | None = None
    """Everything between the chart and the tables, as components without ids."""
    lists: Callable[[Library, View, str], Lists] | None = None
    """The rows of the tables."""
