"""One panel, one file: what stands on the right of the page, from top to bottom."""

from explorer.web.panels import details, more_papers, verdicts
from explorer.web.panels.panel import Panel

PANELS: tuple[Panel, ...] = (details.PANEL, verdicts.PANEL, more_papers.PANEL)
