"""Opening a library: who may, what is refused, and with which sentence."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from explorer import intake, schema, tables
from explorer.errors import LibraryBusy, LibraryError
from explorer.library import Library
from explorer.model import Mention, Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "papers.duckdb"
    with Library.open(made, write=True) as library:
        paper = Record("test", "id:1", "One", (Mention("Ann Ash"), Mention("Bob Beech")))
        intake.import_records(library, [paper])
    return made


def elsewhere(path: Path, *, write: bool) -> str:
    """What another process meets when it opens the library."""
    script = (
        "import sys; from pathlib import Path; from explorer.errors import LibraryError\n"
        "from explorer.library import Library\n"
        "try: Library.open(Path(sys.argv[1]), write=bool(int(sys.argv[2]))); print('open')\n"
        "except LibraryError as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(int(write))],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_a_second_writer_in_this_program_is_refused_with_a_sentence(path: Path) -> None:
    with Library.open(path, write=True), pytest.raises(LibraryBusy) as refused:
        Library.open(path, write=True)

    assert refused.value.title == "The library “papers.duckdb” is in use by this program."
    assert refused.value.remedy


def test_a_reader_is_refused_while_this_program_writes(path: Path) -> None:
    with Library.open(path, write=True), pytest.raises(LibraryBusy):
        Library.open(path)


@pytest.mark.parametrize("write", [False, True])
def test_another_program_is_told_which_process_writes(path: Path, write: bool) -> None:
    with Library.open(path, write=True):
        met = elsewhere(path, write=write)

    assert met.startswith("LibraryBusy The library “papers.duckdb” is in use by")


def test_readers_share_a_library(path: Path) -> None:
    with Library.open(path) as one, Library.open(path) as other:
        assert one.counts() == other.counts()
        assert elsewhere(path, write=False).strip() == "open"


def test_a_writer_is_refused_while_somebody_reads(path: Path) -> None:
    with Library.open(path), pytest.raises(LibraryBusy):
        Library.open(path, write=True)


def test_a_missing_library_is_a_sentence_for_readers_and_made_for_writers(tmp_path: Path) -> None:
    missing = tmp_path / "new" / "folder" / "papers.duckdb"

    with pytest.raises(LibraryError, match="There is no library"):
        Library.open(missing)

    with Library.open(missing, write=True, name="My papers") as library:
        assert library.name == "My papers"
        assert library.counts().papers == 0


def test_a_library_whose_making_was_cut_short_opens_as_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "cut.duckdb"
    duckdb.connect(str(path)).close()

    with Library.open(path) as library:
        assert (library.name, library.counts().papers) == ("cut", 0)


@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, write: bool) -> None:
    file = tmp_path / "thesis.pdf"
    file.write_bytes(b"%PDF-1.7 " * 1000)

    with pytest.raises(LibraryError, match="is not a library of this explorer"):
        Library.open(file, write=write)

    assert file.read_bytes() == b"%PDF-1.7 " * 1000


@pytest.mark.parametrize("write", [False, True])
def test_a_database_of_somebody_else_is_refused(tmp_path: Path, write: bool) -> None:
    file = tmp_path / "sales.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("CREATE TABLE sales (day DATE)")

    with pytest.raises(LibraryError, match="not a library of this explorer"):
        Library.open(file, write=write)


def test_a_library_of_a_newer_explorer_is_refused(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE library SET value = '99' WHERE entry = 'schema'")

    with pytest.raises(LibraryError, match="newer version of the explorer"):
        Library.open(path)


@pytest.mark.parametrize("write", [False, True])
def test_a_library_of_an_older_explorer_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    with pytest.raises(LibraryError, match="older version of the explorer"):
        Library.open(path, write=write)


def test_the_database_cannot_reach_other_files(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")

    with Library.open(path) as library, pytest.raises(duckdb.PermissionException):
        library.rows(f"FROM read_csv('{tmp_path / 'secret.csv'}')")


def test_rebuilding_gives_the_same_tables_and_a_new_version(path: Path) -> None:
    with Library.open(path, write=True) as library:
        names = [name for name, _ in tables.statements() if name not in tables.recipe.PASSING]
        before = [library.rows(f"FROM {name} ORDER BY ALL") for name in names]
        version = library.version

        tables.rebuild(library)

        assert library.version != version
        for name, rows in zip(names, before, strict=True):
            assert rows.equals(library.rows(f"FROM {name} ORDER BY ALL")), name


def test_the_version_differs_between_two_libraries(path: Path, tmp_path: Path) -> None:
    with Library.open(path) as one, Library.open(tmp_path / "b.duckdb", write=True) as other:
        assert one.version != other.version


def test_what_a_killed_import_left_in_the_temporary_folder_is_swept(path: Path) -> None:
    folder = Path(f"{path}.tmp")
    folder.mkdir()
    (folder / "duckdb_temp_storage_S32K-0.tmp").write_bytes(b"x")
    (folder / "mine.txt").write_bytes(b"x")

    Library.open(path, write=True).close()

    assert (folder / "mine.txt").exists()
    assert not (folder / "duckdb_temp_storage_S32K-0.tmp").exists()


def test_every_table_of_facts_has_a_type_that_the_expressions_know() -> None:
    kinds = {kind for columns in schema.FACTS.values() for kind in columns.values()}

    assert kinds <= set(tables.recipe.TYPES)
