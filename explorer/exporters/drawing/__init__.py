"""The figure as a plan of marks, drawn once and written by two back-ends, SVG and PNG."""
