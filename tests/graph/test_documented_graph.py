"""The code in docs/pictures.md runs."""

import re
from pathlib import Path

import pytest

import explorer
from explorer.library import Library
from explorer.workspace import Workspace

DOCUMENT = Path(__file__).parents[2] / "docs" / "pictures.md"


def test_the_documented_code_runs(golden_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "open", lambda _: Workspace(golden_library.path))
    blocks = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)

    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)  # noqa: S102 - our own document

    assert len(blocks) == 2
    assert sorted(names["people"]) == [
        f"a:{name}" for name in ("ann-a", "bob-b", "cat-c", "dan-d", "eve-e")
    ]  # type: ignore[call-overload]
