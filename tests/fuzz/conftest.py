"""The table at the end of a long run: how many inputs each reader was given."""

import os
from collections import Counter

import pytest

pytest.register_assert_rewrite("trials")

REPLAY = (
    "An input that failed is in tests/fuzz/found/, shrunk; try it again with\n"
    "    python -m pytest tests/fuzz -k once_failed\n"
    "Keep it there under a name that says what it is: every run tries it from then on.\n"
    "Other inputs: make fuzz SEED=1. More of them: make fuzz INPUTS=20000."
)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table; reports come from every worker, so it is whole with any number of them."""
    if "FUZZ_INPUTS" not in os.environ:
        return
    inputs: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name.startswith("inputs ") and getattr(report, "when", "") == "call":
                    inputs[name.removeprefix("inputs ")] += value
    terminalreporter.section("inputs")
    for name, number in inputs.items():
        terminalreporter.write_line(f"{name:20}{number:>9,}")
    terminalreporter.write_line(f"{'in all':20}{inputs.total():>9,}")
    terminalreporter.write_line(REPLAY)
