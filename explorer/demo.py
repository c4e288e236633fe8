"""The demo library: made once from the shipped records, and again when they or we change."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import explorer
from explorer import settings
from explorer.intake import import_paths
from explorer.library import Library
from explorer.tables import Progress

NAME = "demo"


def make(*, progress: Progress | None = None) -> Path:
    """The demo library, made now if it is not there or comes of other records or other code."""
    records = settings.shipped("data") / "demo.jsonl"
    folder = settings.cache_folder() / NAME
    made = folder / _fingerprint(records) / f"{NAME}.duckdb"
    if not made.exists():
        _build(records, made, progress)
        _remove_others(folder, keep=made.parent)
    return made


def _fingerprint(records: Path) -> str:
    code = sorted(Path(explorer.__file__).parent.rglob("*.py"))
    parts = (explorer.__version__.encode(), *(file.read_bytes() for file in (records, *code)))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _build(records: Path, made: Path, progress: Progress | None) -> None:
    folder = made.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=folder.parent, prefix="part-", ignore_cleanup_errors=True
    ) as part:
        with Library.open(Path(part, "new", made.name), write=True) as library:
            import_paths(library, [records], progress=progress)
        try:
            Path(part, "new").rename(folder)
        except OSError:
            # Another explorer was quicker; its library is as good as ours.
            if not made.exists():
                raise


def _remove_others(folder: Path, *, keep: Path) -> None:
    for other in folder.iterdir():
        if other != keep and not other.name.startswith("part-"):
            shutil.rmtree(other, ignore_errors=True)
