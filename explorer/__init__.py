"""The co-authorship explorer: see the people behind your papers.

>>> with explorer.open("library.duckdb") as workspace:
...     graph = workspace.graph(focus="a:leon-bungert")
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(path: "Path | str") -> "Workspace":
    """The library in `path`, ready for scenes and graphs. Raises `LibraryError`."""
    # Imported here so that reading files or printing the version needs no graph library.
    from explorer.workspace import Workspace

    return Workspace(path)
