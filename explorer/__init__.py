"""The co-authorship explorer: see the people behind your papers."""

__version__ = "0.1.0"
