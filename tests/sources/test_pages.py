"""Answers on disk: whole, for a day, and swept away."""

from pathlib import Path

import pytest

from explorer.sources.pages import DAY, Pages

ONE, TWO = "a" * 64, "b" * 64


class Calendar:
    """A time of day that a test sets."""

    moment = 1_000_000.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


def test_an_answer_is_kept_for_a_day(folder: Path, calendar: Calendar) -> None:
    pages = Pages(folder, now=calendar)
    pages.keep(ONE, b"one")

    calendar.moment += DAY - 1
    assert Pages(folder, now=calendar).read(ONE) == b"one"
    calendar.moment += 2
    assert Pages(folder, now=calendar).read(ONE) is None
    assert pages.read(TWO) is None


def test_fresh_pages_leave_older_ones_aside_but_know_their_own(
    folder: Path, calendar: Calendar
) -> None:
    Pages(folder, now=calendar).keep(ONE, b"old")
    calendar.moment += 10

    pages = Pages(folder, fresh=True, now=calendar)
    assert pages.read(ONE) is None
    pages.keep(ONE, b"new")
    assert pages.read(ONE) == b"new"


def test_sweeping_leaves_what_is_of_today(folder: Path, calendar: Calendar) -> None:
    pages = Pages(folder, now=calendar)
    pages.keep(ONE, b"one")
    calendar.moment += DAY + 1
    pages.keep(TWO, b"two")

    pages.sweep()

    assert [path.read_bytes() for path in folder.glob("*/*")] == [b"two"]


def test_an_answer_that_cannot_be_written_leaves_nothing_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="space"):
        Pages(folder).keep(ONE, b"one")

    assert list(folder.glob("*/*")) == []


def test_what_was_never_there_is_forgotten_and_swept_in_peace(folder: Path) -> None:
    pages = Pages(folder)

    pages.forget(ONE)
    pages.sweep()

    assert pages.read(ONE) is None
