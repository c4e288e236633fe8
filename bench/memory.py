"""Memory: a gigabyte of gzipped OpenAlex works imported, half a gigabyte of DBLP's XML read.

Both are made up; see `bench.made_up`.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from bench import made_up
from bench.printing import Figure, show

MIB = 2**20
PACKED = 1024
"""MiB of gzip in the snapshot."""
XML = 500
"""MiB of DBLP's XML; a tenth of it is what its memory is compared with."""
MOST_GIB, MOST_GROWTH = 2.0, 1.2

PAUSE = 0.02
"""Seconds between two looks at the memory."""


def measure(_library: Path | None = None, *, packed: int = PACKED, xml: int = XML) -> list[Figure]:
    """Peak memory of both, each in processes of their own. Linux only: it is read in `/proc`."""
    if not Path("/proc/self/status").exists():
        return []
    with tempfile.TemporaryDirectory() as folder:
        snapshot = Path(folder) / "openalex"
        works, unpacked = made_up.openalex_snapshot(snapshot, packed * MIB)
        start = time.perf_counter()
        found = _watched("import", str(snapshot), str(Path(folder) / "library.duckdb"))
        seconds = time.perf_counter() - start
    small, large = (_watched("dblp", str(size * MIB)) for size in (xml // 10, xml))
    if found["records"] != works:
        raise ValueError(f"{found['records']:,.0f} of {works:,} works were read")
    return [
        Figure("OpenAlex snapshot, gzipped", packed, "MiB"),
        Figure("the same, unpacked", unpacked / MIB, "MiB"),
        Figure("works in it", works),
        Figure("its import", seconds, "s"),
        Figure("peak memory, all processes", found["gib"], "GiB", MOST_GIB),
        Figure("peak memory, the importing process", found["own"], "GiB"),
        Figure(f"peak memory of reading {xml} MiB of DBLP", large["gib"] * 1024, "MiB"),
        Figure(f"the same / {xml // 10} MiB of it", large["gib"] / small["gib"], "×", MOST_GROWTH),
    ]


def _watched(action: str, *words: str) -> dict[str, float]:
    """Do it in a process of its own: what it says, and the peak of it and its children, in GiB."""
    command = [sys.executable, "-m", "bench.memory", "--act", action, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            time.sleep(PAUSE)
        said = process.stdout.read() if process.stdout else ""
    found: dict[str, float] = json.loads(said)
    return found | {"gib": peak / 2**30}


def _family(parent: int) -> Iterator[int]:
    """A process and its children, and theirs."""
    yield parent
    with suppress(OSError):
        for thread in Path(f"/proc/{parent}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _resident(process: int) -> int:
    """Bytes of memory that a process has now; pages that it shares with others are in it too."""
    with suppress(OSError, IndexError):
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _read_dblp(size: str) -> int:
    from explorer.inflating import Pieced, peekable
    from explorer.model import Record
    from explorer.readers import read

    stream = peekable(Pieced(made_up.dblp_xml(int(size))))
    return sum(isinstance(found, Record) for found in read(stream))


def _import(snapshot: str, library: str) -> int:
    from explorer import intake
    from explorer.library import Library

    with Library.open(Path(library), write=True) as opened:
        return intake.import_paths(opened, [Path(snapshot)]).read


ACTIONS: dict[str, Callable[..., int]] = {"import": _import, "dblp": _read_dblp}


def _act(action: str, *words: str) -> None:
    records = ACTIONS[action](*words)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    print(json.dumps({"records": records, "own": own}))


def main() -> int:
    """Print the table; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--packed", type=int, default=PACKED, help="MiB of gzipped works")
    parser.add_argument("--xml", type=int, default=XML, help="MiB of XML")
    parser.add_argument("--act", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.act:
        _act(*arguments.act)
        return 0
    figures = measure(packed=arguments.packed, xml=arguments.xml)
    return 0 if show("Memory", figures) else 1


if __name__ == "__main__":
    sys.exit(main())
