"""One look and behaviour for every table: AG Grid community, drawn by `assets/tables.js`.

Cells are React elements made by named renderers. The only strings of code are the row id and the
name of a function of `tables.js`, which dash-ag-grid interprets without `eval`. Every row has an
`id`; a click or Enter on a row follows its link; arrows move inside a table, Tab leaves it.
"""

from collections.abc import Sequence

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from explorer.web.attributes import aria

Column = dict[str, object]

ROW = 36
"""Height of a row with one line, in pixels."""
WITH_BARS = 44
THREE_LINES = 66
"""A title of two lines and a quiet one."""
HEADER = 32

NOTHING_FITS = "Nothing here fits the filter."

_BEHAVIOUR: dict[str, object] = {
    "theme": {"function": "themeQuartz"},
    "animateRows": False,
    "ensureDomOrder": True,
    "enableCellTextSelection": True,
    "includeHiddenColumnsInQuickFilter": True,
    "suppressColumnVirtualisation": True,
    "suppressMovableColumns": True,
    "tabToNextCell": {"function": "leaveTable()"},
    "suppressDragLeaveHidesColumns": True,
    "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": False},
}

_EVERY_COLUMN: Column = {
    "sortable": True,
    "resizable": False,
    "suppressHeaderMenuButton": True,
    "cellDataType": False,
    "sortingOrder": ["asc", "desc"],
    "cellRenderer": "PlainCell",
}


def grid(
    name: str, label: str, columns: Sequence[Column], *, empty: str, height: int = ROW
) -> Component:
    """A table with no rows yet; `empty` is what it says then."""
    table = dag.AgGrid(
        id=name,
        rowData=[],
        columnDefs=list(columns),
        defaultColDef=_EVERY_COLUMN,
        getRowId="params.data.id",
        dashGridOptions={
            **_BEHAVIOUR,
            "rowHeight": height,
            "headerHeight": HEADER,
            "localeText": {
                "noRowsToShow": empty,
                "noMatchingRows": NOTHING_FITS,
            },
        },
        className="grid",
        style={"height": "100%", "width": "100%"},
        dangerously_allow_code=False,
    )
    return html.Div(table, className="grid-frame", role="group", **aria(label=label))


def title(field: str, heading: str, *, detail: str = "", target: str = "id") -> Column:
    """The name of the row's thing as a link to it; `detail` names a second, quiet line."""
    return {
        "field": field,
        "headerName": heading,
        "flex": 1,
        "minWidth": 140,
        "cellRenderer": "LinkCell",
        "cellRendererParams": {"target": target, "detail": detail},
        "tooltipField": field,
    }


def number(field: str, heading: str, *, width: int = 72, target: str = "") -> Column:
    """A right-aligned number; with `target`, a link to the thing that explains it."""
    return {
        "field": field,
        "headerName": heading,
        "width": width,
        "type": "rightAligned",
        "sortingOrder": ["desc", "asc"],
        "cellRenderer": "NumberCell",
        "cellRendererParams": {"target": target},
    }


def year(field: str, heading: str) -> Column:
    """A year: four digits, never grouped."""
    return {
        "field": field,
        "headerName": heading,
        "width": 72,
        "type": "rightAligned",
        "sortingOrder": ["desc", "asc"],
    }


def years(heading: str = "Years") -> Column:
    """First and last year as `2016–2024`, sorted by the last."""
    return {
        "field": "last_year",
        "headerName": heading,
        "width": 112,
        "sortingOrder": ["desc", "asc"],
        "cellRendererParams": {"show": "span"},
        "cellClass": "quiet",
    }


def bars(heading: str = "Years") -> Column:
    """One bar per year from `years` and `counts` over the row's `span`, sorted by the last."""
    return {
        "field": "last_year",
        "headerName": heading,
        "width": 100,
        "sortingOrder": ["desc", "asc"],
        "cellRenderer": "BarsCell",
    }


def text(field: str, heading: str, *, width: int = 96, grow: bool = False) -> Column:
    """A plain text of a given width, or one that takes the room that is left."""
    room: Column = {"flex": 1, "minWidth": width} if grow else {"width": width}
    return {"field": field, "headerName": heading, "tooltipField": field, **room}


def searched(field: str) -> Column:
    """A hidden column that the filter looks into."""
    return {"field": field, "hide": True}
