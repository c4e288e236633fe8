"""The demo library: made once, whole or not at all, and again when its records change."""

import shutil
from pathlib import Path

import pytest

import explorer
from explorer import demo, lookups, settings
from explorer.library import Library
from explorer.model import PaperFilter

THE_FIVE = {
    "a:daniel-tenbrinck": 14,
    "a:jeff-calder": 23,
    "a:leon-bungert": 33,
    "a:martin-burger": 66,
    "a:tim-roith": 19,
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def made(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "cache_folder", lambda: cache)
    return demo.make()


def test_the_demo_holds_what_its_records_say(made: Path) -> None:
    with Library.open(made) as library:
        counts = library.counts()

    assert (counts.records, counts.set_aside, counts.papers) == (150, 0, 150)
    assert (counts.authors, counts.ties) == (229, 705)
    assert (counts.first_year, counts.last_year) == (2005, 2026)


def test_each_of_the_five_is_one_person(made: Path) -> None:
    with Library.open(made) as library:
        five = lookups.authors(library, list(THE_FIVE))
        alike = {name: len(lookups.candidates(library, name)) for name in five["name"]}

    assert dict(zip(five["id"], five["papers"], strict=True)) == THE_FIVE
    assert set(alike.values()) == {1}


def test_the_five_are_the_most_prolific_together_with_their_circle(made: Path) -> None:
    with Library.open(made) as library:
        most = lookups.prolific(library, PaperFilter(), 2)

    assert list(most["id"]) == ["a:martin-burger", "a:leon-bungert"]


def test_the_demo_is_made_once(made: Path) -> None:
    before = made.stat().st_mtime_ns

    assert demo.make() == made
    assert made.stat().st_mtime_ns == before


def test_the_demo_is_made_again_when_its_records_change(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    shutil.copytree(settings.shipped("data"), data)
    lines = (data / "demo.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (data / "demo.jsonl").write_text("".join(lines[:3]), encoding="utf-8")
    cache = tmp_path / "cache"
    shutil.copytree(made.parent, cache / "demo" / made.parent.name)
    monkeypatch.setattr(settings, "shipped", lambda name: tmp_path / name)
    monkeypatch.setattr(settings, "cache_folder", lambda: cache)

    again = demo.make()

    with Library.open(again) as library:
        assert library.counts().papers == 3
    assert [folder.name for folder in (cache / "demo").iterdir()] == [again.parent.name]


def test_an_interrupted_making_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(settings, "cache_folder", lambda: tmp_path)

    with pytest.raises(KeyboardInterrupt):
        demo.make(progress=interrupted)

    assert list((tmp_path / "demo").iterdir()) == []


def test_two_explorers_may_make_it_at_the_same_time(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "cache_folder", lambda: tmp_path)
    target = tmp_path / "demo" / made.parent.name

    def quicker(phase: str, *_: object) -> None:
        if phase and not target.exists():
            shutil.copytree(made.parent, target)

    assert demo.make(progress=quicker) == target / "demo.duckdb"
    assert [folder.name for folder in (tmp_path / "demo").iterdir()] == [target.name]


def test_the_demo_is_made_again_when_the_explorer_changes(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "explorer" / "__init__.py"
    changed.parent.mkdir()
    changed.write_text("VERSION_OF_A_TABLE = 2", encoding="utf-8")
    monkeypatch.setattr(settings, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(explorer, "__file__", str(changed))

    again = demo.make()

    assert again.parent.name != made.parent.name
