"""One panel, one file: what stands on the right of the page."""
