"""The “?” beside a number: opens what the number means."""

import dash_mantine_components as dmc
from dash import html

from explorer.web.explanations import EXPLANATIONS, Explanation


def explain(name: str) -> dmc.Popover:
    """A “?” button that opens the explanation called `name` (a key of `EXPLANATIONS`)."""
    about = EXPLANATIONS[name]
    # The wrapper that Mantine puts around a target says whether it is open: it is the button.
    button = {
        "component": "button",
        "type": "button",
        "className": "explain",
        "aria-label": f"About: {about.title}",
    }
    return dmc.Popover(
        [dmc.PopoverTarget(html.Span("?"), boxWrapperProps=button), _card(about)],
        position="bottom-start",
        width=300,
        withArrow=False,
        shadow="sm",
        trapFocus=False,
    )


def _card(about: Explanation) -> dmc.PopoverDropdown:
    rows = [html.Strong(about.title), html.P(about.text)]
    if about.formula:
        rows.append(html.Code(about.formula))
    if about.data:
        rows.append(html.P(about.data, className="explain__data"))
    return dmc.PopoverDropdown(html.Div(rows, className="explain__card"))
