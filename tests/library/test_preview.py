"""A look before the import: the same counts, and nothing is written."""

from functools import partial
from pathlib import Path

import pytest

from explorer import intake
from explorer.errors import ReadError
from explorer.library import Library
from explorer.model import Record
from explorer.preview import FIRST, keys_of, known, preview

DATA = Path(__file__).parents[1] / "data"
SAMPLES = sorted(path for path in DATA.iterdir() if path.is_file())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_preview_counts_what_the_import_will_count(path: Path, tmp_path: Path) -> None:
    seen = preview([path])

    with Library.open(tmp_path / "library.duckdb", write=True) as library:
        if seen.files[0].error is not None:
            with pytest.raises(ReadError):
                intake.import_paths(library, [path])
            return
        report = intake.import_paths(library, [path])
    assert (seen.read, seen.set_aside, seen.ties) == (report.read, report.set_aside, report.ties)
    assert seen.problems == report.problems


def test_formats_and_first_records_are_shown() -> None:
    (file,) = preview([DATA / "ten.bib"]).files

    assert (file.file, file.formats, file.read) == ("ten.bib", ("BibTeX",), 10)
    assert len(file.first) == FIRST
    assert file.first[0].title == "Quiet graphs and loud people"


def test_a_file_that_cannot_be_read_is_left_out_of_the_import(tmp_path: Path) -> None:
    strange = tmp_path / "photo.jpg"
    strange.write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))

    seen = preview([strange, DATA / "ten.ris"])

    assert seen.files[0].error is not None
    assert seen.readable == (DATA / "ten.ris",)


def test_records_with_an_id_that_the_library_has_are_known(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.duckdb", write=True) as library:
        intake.import_records(library, [Record("test", "id:1", "One", (), doi="10.1/one")])

        asked = [("id:1",), ("doi:10.1/one", "x:9"), ("id:1", "doi:10.1/one"), ("id:2",), ()]

        assert known(library, asked) == 3
        assert known(library, []) == 0


def test_the_whole_of_a_known_file_is_known(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.duckdb", write=True) as library:
        intake.import_paths(library, [DATA / "ten.openalex.json"])

        seen = preview([DATA / "ten.openalex.json"], is_known=partial(known, library))

    assert seen.met == seen.read > 0


def test_every_id_of_a_record_is_a_key() -> None:
    record = Record(
        "test", "pmid:1", "One", (), doi="10.1/x", arxiv_id="2001.00001", other_ids=("pmcid:PMC1",)
    )

    assert keys_of(record) == ("pmid:1", "doi:10.1/x", "arxiv:2001.00001", "pmcid:PMC1")


def test_a_preview_stops_when_it_is_told_to() -> None:
    def cancel(phase: str, done: int, total: int | None) -> None:  # noqa: ARG001
        raise InterruptedError

    with pytest.raises(InterruptedError):
        preview([DATA / "ten.bib"], progress=cancel)
