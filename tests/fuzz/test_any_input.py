"""Any input to any reader gives records, problems or a `ReadError`: in time, and nothing else.

`make fuzz` tries 2,000 inputs of each kind on each reader, `make test` a few of them. `FUZZ_INPUTS`
says how many, `FUZZ_SEED` which. An input that fails in `make fuzz` is kept in `found/`, shrunk,
and tried in every run from then on.
"""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from grammars import mutated, spoken
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from material import made_up, real
from trials import Items, Parse, tried

from explorer.errors import ReadError
from explorer.model import Problem
from explorer.readers import READERS, Reader, read, reader_named

FOUND = Path(__file__).with_name("found")
IS_LONG = "FUZZ_INPUTS" in os.environ
INPUTS = int(os.environ.get("FUZZ_INPUTS", "120"))
SEED = int(os.environ.get("FUZZ_SEED", "0"))

Count = Callable[[str, int], None]

by_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


@pytest.fixture
def count(request: pytest.FixtureRequest) -> Count:
    """Notes how many inputs a reader was given, for the table at the end."""
    return lambda reader, inputs: request.node.user_properties.append((f"inputs {reader}", inputs))


def fuzz(name: str, kind: str, parse: Parse, inputs: st.SearchStrategy[bytes]) -> int:
    """Try many inputs, the same ones in every run with the same seed: how many there were."""
    kept = FOUND / f"{name}.{kind}"
    tries = 0

    @seed(SEED + zlib.crc32(f"{name} {kind}".encode()))
    @settings(
        max_examples=INPUTS,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def attempt(data: bytes) -> None:
        nonlocal tries
        tries += 1
        try:
            tried(parse, data)
        except BaseException:
            # The last one that fails is the smallest.
            if IS_LONG:
                kept.write_bytes(data)
            raise

    attempt()
    return tries


@by_reader
def test_what_its_grammar_allows(reader: Reader, count: Count) -> None:
    samples = made_up(reader.name)

    count(reader.name, fuzz(reader.name, "spoken", reader.parse, spoken(samples)))


@by_reader
def test_real_samples_mutated(reader: Reader, count: Count) -> None:
    samples = real(reader.name)

    count(reader.name, fuzz(reader.name, "mutated", reader.parse, mutated(samples)))


def test_any_file_at_all(count: Count) -> None:
    samples = tuple(sample for reader in READERS for sample in made_up(reader.name))
    anything = mutated(samples) | st.binary(max_size=300)

    count("any", fuzz("any", "file", read, anything))


BARE = (
    b"",
    b"\n",
    b"null",
    b"[]",
    b"{}",
    b"\xef\xbb\xbf",
    b"\x00",
    b"<",
    b"<a/>",
    b"@",
    b",",
    b"%",
)


@by_reader
def test_next_to_nothing(reader: Reader) -> None:
    for data in BARE:
        tried(reader.parse, data)


@by_reader
def test_every_reader_has_samples_and_reads_them_whole(reader: Reader) -> None:
    items: Items = []
    for sample in (*made_up(reader.name), *real(reader.name)):
        items += tried(reader.parse, sample.data)

    assert any(not isinstance(item, Problem) for item in items)


@pytest.mark.parametrize(
    "path",
    sorted(path for path in FOUND.iterdir() if path.suffix != ".md"),
    ids=lambda path: path.name,
)
def test_what_once_failed(path: Path) -> None:
    name, data = path.name.split(".")[0], path.read_bytes()

    tried(read if name == "any" else reader_named(name).parse, data)


def test_a_reader_that_opens_a_file_is_caught() -> None:
    def opening(_: object) -> Items:
        return [Problem((FOUND / "README.md").read_text(encoding="utf-8")[:5], "x", "y")]

    with pytest.raises(AssertionError, match="open"):
        tried(opening, b"")  # type: ignore[arg-type]  # a list will do


def test_a_reader_that_never_ends_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: object) -> Items:
        while True:
            try:
                sum(range(1000))
            except Exception:
                raise ReadError("caught", "too much") from None

    monkeypatch.setattr("trials.SECONDS", 0.1)

    with pytest.raises(BaseException, match=r"more than 0\.1 s"):
        tried(endless, b"")  # type: ignore[arg-type]  # it never returns
