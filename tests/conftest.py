"""Fixtures that every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Corpora and samples that may lie beside the checkout."""


def shared(path: str) -> Path:
    """A file or folder beside the checkout; the test is skipped, and says so, without it."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path}, which is not beside this checkout")
    return found
