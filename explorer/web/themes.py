"""The look of the Mantine components, and the choice between light and dark.

Colours and sizes of everything else stand in `assets/tokens.css`; Mantine's variables are mapped
onto them there, so that there is one palette.
"""

from dash import ClientsideFunction, Dash, Input, Output, State

from explorer.web import ids

ACCENT = (
    "#eef6f6",
    "#dcebec",
    "#b6d6d9",
    "#8dc0c5",
    "#63b0b9",
    "#3c95a0",
    "#1f7f8c",
    "#0d6775",
    "#0a5460",
    "#07414b",
)
"""Ten shades of the accent, light to dark."""

THEME: dict[str, object] = {
    "primaryColor": "accent",
    "primaryShade": {"light": 7, "dark": 4},
    "colors": {"accent": list(ACCENT)},
    "fontFamily": "var(--font)",
    "fontFamilyMonospace": "var(--font-mono)",
    "fontSizes": {"xs": "13px", "sm": "14px", "md": "15px", "lg": "17px", "xl": "20px"},
    "defaultRadius": "md",
    "radius": {"xs": "4px", "sm": "6px", "md": "8px", "lg": "10px", "xl": "14px"},
    "cursorType": "pointer",
    "autoContrast": True,
    "respectReducedMotion": True,
    "focusRing": "auto",
    "components": {"Checkbox": {"defaultProps": {"radius": "xs"}}},
}


def register(app: Dash) -> None:
    """The switch goes round auto, light and dark; the browser remembers it."""
    app.clientside_callback(
        ClientsideFunction("theme", "next"),
        Output(ids.THEME, "data"),
        Input(ids.THEME_SWITCH, "n_clicks"),
        State(ids.THEME, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("theme", "apply"),
        Output(ids.SCHEME, "data"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Output(ids.THEME_SWITCH, "data-theme"),
        Output(ids.THEME_SWITCH, "aria-label"),
        Input(ids.THEME, "data"),
    )
