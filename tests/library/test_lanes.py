"""Reading in processes of their own: the same library, and nothing left behind when it fails."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from explorer import intake, lanes, portions, readers
from explorer.errors import ExplorerError, ReadError
from explorer.library import Library
from explorer.metering import Meter, files_in, packed_size
from explorer.model import Problem, Record

MANY = 40_000
"""Records that keep two processes busy for a while: they cannot run this far ahead."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a few hundred papers in two formats, and a broken line."""
    folder = tmp_path / "papers"
    folder.mkdir()
    lines = [json.dumps(paper(number)) for number in range(300)]
    (folder / "a.jsonl").write_text("\n".join([*lines, "{broken", ""]), encoding="utf-8")
    (folder / "b.bib").write_text("@misc{k, title={Title}, author={Lee, Ann}, year=2001}\n")
    (folder / "c.txt").write_text("This is no list of papers.\n")
    return folder


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file whose reading takes a while."""
    path = tmp_path / "large.jsonl"
    path.write_text("".join(json.dumps(paper(n)) + "\n" for n in range(MANY)), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duckdb", write=True) as opened:
        yield opened


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however small a file is."""
    monkeypatch.setattr(lanes, "LARGE", 0)


def paper(number: int) -> dict[str, object]:
    authors = [f"Ann Lee{number % 50}", f"Bob Ray{number % 70}"]
    return {"id": str(number), "title": f"Paper {number}", "authors": authors, "year": 2000}


def facts(library: Library) -> list[list[object]]:
    """What the library says, whatever numbers things have in it."""
    queries = (
        "SELECT native_id, title, year FROM records ORDER BY ALL",
        "SELECT id, name, papers FROM authors ORDER BY ALL",
        "SELECT place, reason, sets_aside FROM problems ORDER BY ALL",
        "SELECT file, read, new, known, set_aside FROM imports ORDER BY ALL",
    )
    return [library.rows(query).to_numpy().tolist() for query in queries]


def children() -> set[int]:
    """The processes that read for this one."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split(maxsplit=1) for line in found.stdout.splitlines()]
    return {int(number) for number, command in lines if "explorer.lanes" in command}


def test_two_processes_make_the_same_library_as_one(
    papers: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = Path(__file__).parents[1] / "golden" / "scene.graphml"
    (papers / "d.graphml").write_bytes(network.read_bytes())
    alone = intake.import_paths(library, [papers])
    monkeypatch.setattr(lanes, "LARGE", 0)

    with Library.open(tmp_path / "other.duckdb", write=True) as other:
        shared = intake.import_paths(other, [papers])

        assert shared.files == alone.files
        assert (shared.read, shared.new, shared.set_aside) == (301, 301, 1)
        assert sorted(shared.problems) == sorted(alone.problems)
        assert facts(other) == facts(library)
    assert children() == set()


def test_lanes_bring_every_record_once(papers: Path) -> None:
    brought = list(lanes.apart(papers / "a.jsonl", None, 2))

    assert sum(portion.read for _, portion in brought) == 300
    assert sum(portion.set_aside for _, portion in brought) == 1
    assert sum(p.batch.facts.num_rows for _, p in brought if p.batch is not None) == 300
    assert brought[-1][1].share == 1


def test_a_named_format_is_handed_on(papers: Path) -> None:
    with pytest.raises(ReadError, match="does not name a title column"):
        list(lanes.apart(papers / "a.jsonl", "csv", 2))


@pytest.mark.usefixtures("apart")
def test_a_folder_in_which_nothing_can_be_read_is_refused_as_in_one_process(
    tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text("This is no list of papers.\n")

    with pytest.raises(ReadError) as here:
        list(readers.read(folder))
    with pytest.raises(ReadError) as there:
        intake.import_paths(library, [folder])

    assert (there.value.title, there.value.remedy) == (here.value.title, here.value.remedy)
    assert facts(library) == [[], [], [], []]


@pytest.mark.usefixtures("apart")
def test_a_file_that_does_not_exist_is_refused_as_in_one_process(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        list(lanes.apart(tmp_path / "nothing.jsonl", None, 2))


@pytest.mark.usefixtures("apart")
def test_a_process_that_dies_is_an_error_and_the_library_is_as_before(
    large: Path, papers: Path, library: Library
) -> None:
    intake.import_paths(library, [papers])
    before = (library.version, facts(library))

    def kill(phase: str, done: int, _: int | None) -> None:
        if phase == "Reading large.jsonl" and done:
            for child in list(children())[:1]:
                os.kill(child, signal.SIGKILL)

    with pytest.raises(ExplorerError, match="Reading stopped unexpectedly"):
        intake.import_paths(library, [large], progress=kill)

    assert (library.version, facts(library)) == before
    assert children() == set()


class Cancelled(Exception):
    """What a job raises when it is cancelled."""


def cancel(_: str, done: int, __: int | None) -> None:
    if done:
        raise Cancelled


def interrupt(_: str, done: int, __: int | None) -> None:
    if done:
        # Tests that run side by side do not listen to Ctrl-C.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
        finally:
            signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize(
    ("stop", "raised"), [(cancel, Cancelled), (interrupt, KeyboardInterrupt)], ids=["cancel", "^C"]
)
def test_an_import_that_is_stopped_ends_its_processes_at_once(
    large: Path, library: Library, stop: Callable[..., None], raised: type[BaseException]
) -> None:
    with pytest.raises(raised) as kept:
        intake.import_paths(library, [large], progress=stop)

    # The traceback, which holds on to every frame, is still there.
    assert kept.tb is not None
    assert children() == set()
    assert [each.name for each in threading.enumerate() if each.name == "lane"] == []
    assert facts(library) == [[], [], [], []]


def test_what_is_not_used_up_ends_its_processes_when_it_is_closed(large: Path) -> None:
    with closing(lanes.apart(large, None, 2)) as delivering:
        next(delivering)
        assert len(children()) == 2

    assert children() == set()


def ignores_interrupts(process: int) -> bool:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    ignored = next(line for line in status.splitlines() if line.startswith("SigIgn"))
    return bool(int(ignored.split()[1], 16) & 1 << (signal.SIGINT - 1))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_an_interrupt_from_the_keyboard_does_not_reach_the_readers(large: Path) -> None:
    with closing(lanes.apart(large, None, 2)) as delivering:
        next(delivering)
        while not all(map(ignores_interrupts, children())):
            time.sleep(0.05)
        for child in children():
            os.kill(child, signal.SIGINT)

        assert 1_000 + sum(portion.read for _, portion in delivering) == MANY


def test_readers_end_when_the_program_is_killed(large: Path) -> None:
    script = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from explorer import lanes
        for _ in lanes.apart(Path({str(large)!r}), None, 2):
            os.kill(os.getpid(), signal.SIGKILL)
    """)

    killed = subprocess.run([sys.executable, "-c", script], check=False, timeout=60)

    assert killed.returncode == -signal.SIGKILL
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and readers_of(large):
        time.sleep(0.1)
    assert readers_of(large) == []


def readers_of(path: Path) -> list[str]:
    """Processes that read this file."""
    found = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=False)
    return [line for line in found.stdout.splitlines() if f"explorer.lanes {path}" in line]


def test_a_module_in_the_working_folder_is_not_run(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "orjson.py").write_text("raise SystemExit('I was imported')")
    monkeypatch.chdir(tmp_path)

    brought = list(lanes.apart(papers / "a.jsonl", None, 1))

    assert sum(portion.read for _, portion in brought) == 300


def test_only_large_files_get_processes_of_their_own(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    for path, size in ((small, lanes.LARGE - 1), (large, lanes.LARGE)):
        with path.open("wb") as file:
            file.truncate(size)

    assert [lanes.count_for(path) for path in (small, large, tmp_path / "none")] == [0, 2, 0]
    assert lanes.count_for(tmp_path) == 2


def test_a_long_stretch_of_problems_makes_no_empty_batch() -> None:
    class Far:
        position = 100 * 1024**2

    problems = [Problem(f"line {n}", "It is bad.", "Mend it.") for n in range(portions.TICK)]
    record = Record("test", "id:1", "Paper", ())

    brought = list(portions.portions(iter([*problems, record]), Meter(2 * Far.position, Far())))

    assert [(p.read, p.set_aside, p.share) for p in brought] == [(0, 1_000, 0.5), (1, 0, 0.5)]
    assert [p.batch is not None for p in brought] == [False, True]


def test_problems_beyond_the_most_are_counted_and_not_kept() -> None:
    total = portions.MOST_PROBLEMS + 5
    problems = (Problem(f"line {n}", "It is bad.", "Mend it.") for n in range(total))

    brought = list(portions.portions(problems, Meter()))

    assert sum(p.set_aside for p in brought) == total
    assert sum(len(p.problems) for p in brought) == portions.MOST_PROBLEMS


def test_reading_is_measured_in_bytes_on_disk(tmp_path: Path) -> None:
    for name, text in (("b.jsonl", '{"title": "B"}\n'), ("a/a.jsonl", '{"title": "Aa"}\n')):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / ".hidden").write_text("x" * 100)
    meter = Meter(packed_size(tmp_path))

    shares = [meter.share for _ in readers.read(tmp_path, meter=meter)]

    assert meter.total == 31
    assert shares == [15 / 31, 1.0]
    assert [path.name for path in files_in(tmp_path)] == ["b.jsonl", "a.jsonl"]


def test_nobody_knows_the_size_of_what_is_no_file(tmp_path: Path) -> None:
    assert packed_size(tmp_path / "nothing") is None
    assert Meter().share is None
    assert Meter(0).share is None
    assert Meter().position == 0
