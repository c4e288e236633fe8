"""Import of large corpora: time against the bare reference, memory, growth, and equal ties."""

import io
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import zstandard

from bench import reference
from bench.printing import Figure, show
from explorer.lanes import LANES

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpora"
LARGE, STANDARD = CORPORA / "arxiv_588k.jsonl.zst", CORPORA / "arxiv_106k.jsonl.zst"
SMALL = 10_000
"""Papers of the smallest corpus: the first of the standard one."""

MOST_TIMES_REFERENCE, MOST_GIB, MOST_EXPONENT = 3.0, 2.0, 1.1


def measure(library: Path) -> list[Figure]:
    """Import three corpora, the largest into `library`, which is left there."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        small = _first(STANDARD, SMALL, made / "small.jsonl")
        before = _child("reference", LARGE, made / "before.duckdb")
        large = _child("import", LARGE, library)
        after = _child("reference", LARGE, made / "after.duckdb")
        sizes = {SMALL: _child("import", small, made / "small.duckdb")}
        sizes[106_121] = _child("import", STANDARD, made / "standard.duckdb")
        sizes[588_238] = large
        ties, wrong = reference.differences(LARGE, library)
    bare = (before["seconds"] + after["seconds"]) / 2
    return [
        Figure("bare reference, 588k papers", bare, "s"),
        Figure("import, 588k papers", large["seconds"], "s"),
        Figure("import / reference", large["seconds"] / bare, "×", MOST_TIMES_REFERENCE),
        Figure("peak memory of the import, all processes", large["gib"], "GiB", MOST_GIB),
        *(
            Figure(
                f"growth of {what} from 10k to 588k papers",
                _exponent(sizes, key),
                "exponent",
                MOST_EXPONENT,
            )
            for what, key in (("time", "seconds"), ("memory", "gib"))
        ),
        Figure("ties of the reference", ties),
        Figure("pairs that differ", wrong, "", 0),
    ]


def _exponent(sizes: dict[int, dict[str, float]], key: str) -> float:
    """Slope of the least-squares line through the logarithms."""
    points = [(math.log(size), math.log(found[key])) for size, found in sizes.items()]
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    across = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / across


def _first(corpus: Path, count: int, target: Path) -> Path:
    with corpus.open("rb") as packed, target.open("wb") as plain:
        lines = io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(packed))
        plain.writelines(islice(lines, count))
    return target


def _child(action: str, corpus: Path, target: Path) -> dict[str, float]:
    """Seconds and peak memory of one action in a process of its own."""
    target.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.imports", action, str(corpus), str(target)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _import(corpus: Path, target: Path) -> None:
    from explorer import intake
    from explorer.library import Library

    with Library.open(target, write=True, name="arXiv") as library:
        intake.import_paths(library, [corpus])


ACTIONS: dict[str, Callable[[Path, Path], None]] = {
    "import": _import,
    "reference": reference.make,
}


def main() -> bool:
    """Print the table; whether every limit is kept. Needs the corpora beside the checkout."""
    if not LARGE.exists():
        print(f"The corpora are not in {CORPORA}: nothing to import.")
        return True
    with tempfile.TemporaryDirectory() as folder:
        return show("Import", measure(Path(folder) / "library.duckdb"))


def _act(action: str, corpus: str, target: str) -> None:
    # What is loaded once per program, not once per import, is not on the clock.
    import explorer.intake  # noqa: F401

    start = time.perf_counter()
    ACTIONS[action](Path(corpus), Path(target))
    seconds = time.perf_counter() - start
    # The largest of the reading processes stands for each of them: the sum is an upper bound.
    own, readers = (
        resource.getrusage(whose).ru_maxrss / 1024**2
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"seconds": seconds, "gib": own + LANES * readers}))


if __name__ == "__main__":
    _act(*sys.argv[1:]) if len(sys.argv) > 1 else sys.exit(not main())
