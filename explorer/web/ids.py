"""Every component id of the page, once.

`VIEW` holds the fields of a `View` as JSON and is what panels listen to. Its only writer is
`sync`; components change the view by being a link (`links.py`) or a control (`control(field)`).
"""

from dash.dependencies import Wildcard

# --- the page's state -----------------------------------------------------------------------
URL = "url"
VIEW = "view"
"""Store: the fields of the current `View`, always valid."""
PICTURE = "picture"
"""Store: the fields of the view that change what is drawn; the selection is not one of them."""
THEME = "theme"
"""Store, kept in the browser: `auto`, `light` or `dark`."""
SCHEME = "scheme"
"""Store: the colours in use, `light` or `dark`."""
TRAIL = "trail"
"""Store, for this browser tab: the things that were in the middle, oldest first."""
CENTRE = "centre"
"""Store: id and label of what is in the middle."""
STYLESHEETS = "stylesheets"
"""Store: the looks of the canvas by colour scheme."""

# --- the shell ------------------------------------------------------------------------------
PROVIDER = "provider"
PAGE = "page"
NOTICE = "notice"
PROGRESS = "progress"
HEADER = "header"
CONTROLS = "controls"
CONTROLS_TOGGLE = "controls-toggle"
STAGE = "stage"
DETAILS = "details"
"""The section on the right; its contents belong to the panels."""

# --- header ---------------------------------------------------------------------------------
SEARCH = "search"
SEARCH_RESULTS = "search-results"
SEARCH_STATUS = "search-status"
EXPORT = "export"
SHARE = "share"
SHARE_STATUS = "share-status"
THEME_SWITCH = "theme-switch"
HELP = "help"
HELP_DIALOG = "help-dialog"

# --- canvas ---------------------------------------------------------------------------------
CANVAS = "canvas"
CANVAS_GROUP = "canvas-group"
CANVAS_SUMMARY = "canvas-summary"
CANVAS_MISSING = "canvas-missing"
CANVAS_ECHO = "canvas-echo"
"""Store that canvas client code writes to because each callback must have an output."""
TOOLTIP = "tooltip"
TRAIL_LIST = "trail-list"
SCENE_TITLE = "scene-title"
LEGEND = "legend"
TOTALS = "totals"

# --- controls -------------------------------------------------------------------------------
HISTOGRAM = "histogram"
YEARS_SLIDER = "years-slider"
LIMIT_SLIDER = "limit-slider"
SLIDER_ECHO = "slider-echo"
RESET = "reset"


def control(field: str | Wildcard) -> dict[str, str | Wildcard]:
    """The id of the control that edits one field of the view; `ALL` is all of them."""
    return {"control": field}


def download(name: str | Wildcard) -> dict[str, str | Wildcard]:
    """The id of the link that downloads one format."""
    return {"export": name}


# --- panels and the table twin (added by their files) ---------------------------------------
FACTS = "facts"
"""What the card says; pure content without ids."""
FACTS_MORE = "facts-more"
FACTS_STATUS = "facts-status"
"""What a screen reader says when another card has arrived."""
VERDICT_ASKED = "verdict-asked"
"""Store: what somebody decided on the card of a paper."""
VERDICT_JOB = "verdict-job"
VERDICT_CLOCK = "verdict-clock"
VERDICT_STATE = "verdict-state"
VERDICT_DONE = "verdict-done"
"""Store: the job that changed the papers, so that the page loads itself again once."""
VERDICT_ECHO = "verdict-echo"
SUBJECT = "subject"
"""Store: the fields of the view that change the tables of the card."""
YEARS_CHART = "years-chart"
YEARS_FIGURE = "years-figure"
YEARS_SUMMARY = "years-summary"
LISTS = "lists"
LISTS_FILTER = "lists-filter"
PUBLICATIONS = "publications"
COLLABORATORS = "collaborators"
TOPICS = "topics"
TABLE = "table"
TABLE_PICTURE = "table-picture"
"""Store: what is drawn, for the table; changes only while the table is in view."""
TABLE_NODES = "table-nodes"
TABLE_TIES = "table-ties"
TABLE_NODES_CAPTION = "table-nodes-caption"
TABLE_TIES_CAPTION = "table-ties-caption"
EMPTY = "empty"
DEMO = "demo"

# --- places: import and library -------------------------------------------------------------
IMPORT = "import"
"""The place that takes papers in; its `data-stage` says what it shows."""
IMPORT_SLOT = "import-slot"
"""Where `assets/import.js` puts the two file inputs, which Dash cannot make."""
IMPORT_PASTE = "import-paste"
IMPORT_UPLOAD = "import-upload"
"""Store, written by `assets/import.js`: the id of an upload that has arrived whole."""
IMPORT_JOB = "import-job"
"""Store, for this browser tab: the id of the job that this place shows."""
IMPORT_CLOCK = "import-clock"
IMPORT_STATE = "import-state"
IMPORT_STATUS = "import-status"
"""What a screen reader is told: the phase, not every number."""
IMPORT_SENDING = "import-sending"
IMPORT_SENDING_BAR = "import-sending-bar"
IMPORT_GO = "import-go"
IMPORT_CANCEL = "import-cancel"
IMPORT_CANCELLED = "import-cancelled"
IMPORT_AGAIN = "import-again"
IMPORT_DONE = "import-done"
"""Store: the job that changed the library, so that the page loads itself again once."""
IMPORT_ECHO = "import-echo"
ASK = "ask"
"""The part of the import place that asks a source on the network."""
ASK_SOURCE = "ask-source"
ASK_KIND = "ask-kind"
ASK_TEXT = "ask-text"
ASK_GO = "ask-go"
LIBRARY = "library"
"""The place that says what came in and what is lacking."""
LIBRARY_ASKED = "library-asked"
"""Store: changes whenever somebody goes to the library."""
LIBRARY_CONTENT = "library-content"
UNDO_ASKED = "undo-asked"
"""Store, written by `assets/places.js`: the number of the import that somebody wants undone."""
UNDO_DIALOG = "undo-dialog"
UNDO_SENTENCE = "undo-sentence"
UNDO_GO = "undo-go"
UNDO_KEEP = "undo-keep"
UNDO_CANCELLED = "undo-cancelled"
UNDO_JOB = "undo-job"
UNDO_CLOCK = "undo-clock"
UNDO_STATE = "undo-state"
UNDO_NOTICE = "undo-notice"
"""What the last undo of this browser tab did."""
UNDO_DONE = "undo-done"
PLACE_ECHO = "place-echo"


def tab_label(tab: str) -> dict[str, str]:
    """The id of the words on one tab under a card."""
    return {"tab-label": tab}
