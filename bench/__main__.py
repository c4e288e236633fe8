"""`make bench`: every benchmark, one table each, on a library that the first of them imports."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench import browser, imports, joining, memory, questions, readers, scenes
from bench.printing import show

TABLES = (
    ("Readers, 10,000 records each", readers.measure),
    ("The same paper from two sources", joining.measure),
    ("Questions to the library", questions.measure),
    ("From a click to a scene", scenes.measure),
    ("In the browser", browser.measure),
    ("A gigabyte of gzipped works, half a gigabyte of XML", memory.measure),
)


def main() -> int:
    """Print all tables; 1 if a limit is broken."""
    library = _arguments().library
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}")
    with tempfile.TemporaryDirectory() as folder:
        kept = True
        if library is None:
            if not imports.LARGE.exists():
                print(f"The corpora are not in {imports.CORPORA}. Name a library: --library LIB")
                return 0
            library = Path(folder) / "arxiv.duckdb"
            kept = show("Import", imports.measure(library))
        for title, measure in TABLES:
            kept = show(title, measure(library)) and kept
    return 0 if kept else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("--library", type=Path, help="ask this library and import nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
