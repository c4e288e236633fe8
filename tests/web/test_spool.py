"""Files that arrive in parts: whole or not at all, in a private folder, under safe names."""

import io
import os
import stat
from pathlib import Path

import pytest

from explorer.errors import ReadError
from explorer.web import arriving
from explorer.web.arriving import OutOfOrder, Upload, safe_name
from explorer.web.spool import MOST_FILES, MOST_OPEN, Spool, sweep

LIMIT = 1000


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "PART", 4)


@pytest.fixture
def parent(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


@pytest.fixture
def spool(parent: Path) -> Spool:
    return Spool(parent, LIMIT)


def send(upload: Upload, number: int, content: bytes) -> None:
    """All parts of one file."""
    for part in range(max(1, -(-len(content) // 4))):
        upload.take(number, part, io.BytesIO(content[4 * part : 4 * part + 4]))


def test_a_file_arrives_in_parts_and_is_whole(spool: Spool) -> None:
    upload = spool.begin([("refs.bib", 10)])

    send(upload, 0, b"0123456789")

    (path,) = upload.paths()
    assert (path.name, path.read_bytes()) == ("refs.bib", b"0123456789")


def test_nothing_can_be_read_before_everything_has_come(spool: Spool) -> None:
    upload = spool.begin([("a", 4), ("b", 4)])
    send(upload, 0, b"0123")

    assert not upload.complete
    with pytest.raises(ReadError, match="Not everything"):
        upload.paths()


def test_a_part_that_comes_twice_is_written_once(spool: Spool) -> None:
    upload = spool.begin([("a", 6)])

    assert upload.take(0, 0, io.BytesIO(b"0123")) == 1
    assert upload.take(0, 0, io.BytesIO(b"0123")) == 1
    assert upload.take(0, 1, io.BytesIO(b"45")) == 2
    assert upload.paths()[0].read_bytes() == b"012345"


def test_a_part_that_comes_too_early_is_refused_and_says_which_is_next(spool: Spool) -> None:
    upload = spool.begin([("a", 12)])

    with pytest.raises(OutOfOrder) as refused:
        upload.take(0, 2, io.BytesIO(b"0123"))

    assert refused.value.wanted == 0


@pytest.mark.parametrize("content", [b"", b"012", b"01234", b"x" * 5000])
def test_a_part_of_another_length_leaves_no_trace(spool: Spool, content: bytes) -> None:
    upload = spool.begin([("a", 8)])
    upload.take(0, 0, io.BytesIO(b"0123"))

    with pytest.raises(ReadError, match="did not arrive"):
        upload.take(0, 1, io.BytesIO(content))

    assert upload.take(0, 1, io.BytesIO(b"4567")) == 2
    assert upload.paths()[0].read_bytes() == b"01234567"


def test_a_first_part_that_was_cut_can_be_sent_again(spool: Spool) -> None:
    upload = spool.begin([("a", 4)])
    with pytest.raises(ReadError):
        upload.take(0, 0, io.BytesIO(b"01"))

    assert upload.take(0, 0, io.BytesIO(b"0123")) == 1


def test_an_empty_file_has_one_part(spool: Spool) -> None:
    upload = spool.begin([("empty.bib", 0)])

    assert upload.take(0, 0, io.BytesIO(b"")) == 1
    assert upload.paths()[0].read_bytes() == b""


def test_a_link_that_somebody_has_laid_is_not_followed(spool: Spool, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    upload = spool.begin([("a", 4)])
    upload.files[0].path.symlink_to(target)

    with pytest.raises(ReadError, match="cannot be stored"):
        upload.take(0, 0, io.BytesIO(b"0123"))

    assert target.read_text() == "precious"


def test_the_folder_is_private(spool: Spool) -> None:
    upload = spool.begin([("a", 4)])
    send(upload, 0, b"0123")

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (upload.folder, *upload.paths())]
    assert modes == [0o700, 0o600]


def test_a_folder_stays_a_folder(spool: Spool) -> None:
    upload = spool.begin([("exports/a.bib", 1), ("exports/old/b.bib", 1), ("c.bib", 1)])
    for number, content in enumerate((b"a", b"b", b"c")):
        send(upload, number, content)

    names = sorted(path.name for path in upload.paths())
    inside = sorted(str(path.relative_to(upload.folder)) for path in upload.folder.rglob("*.bib"))
    assert names == ["c.bib", "exports"]
    assert inside == ["0/exports/a.bib", "0/exports/old/b.bib", "2/c.bib"]


def test_files_of_one_name_do_not_meet(spool: Spool) -> None:
    upload = spool.begin([("a.bib", 1), ("a.bib", 1), ("x/a.bib", 1), ("x/a.bib", 1)])
    for number, content in enumerate((b"1", b"2", b"3", b"4")):
        send(upload, number, content)

    contents = sorted(path.read_bytes() for path in upload.folder.rglob("*") if path.is_file())
    assert contents == [b"1", b"2", b"3", b"4"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("refs.bib", "refs.bib"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\refs.bib", "refs.bib"),
        ("a\x00b\n.bib", "ab.bib"),
        ("..", "upload"),
        ("/", "upload"),
        ("", "upload"),
        (".hidden", "hidden"),
        ("a<b>c?.ris", "abc.ris"),
        ("\u202egpj.bib", "gpj.bib"),
        ("x" * 300 + ".bib", "x" * 116 + ".bib"),
        ("\ud800x.bib", "x.bib"),
    ],
)
def test_a_file_name_is_safe_on_any_disk(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["../../x", "/x", "a/../../x", "a/./b", "//", "..", "a/" * 500])
def test_no_name_leads_out_of_the_folder(spool: Spool, name: str) -> None:
    upload = spool.begin([(name, 1)])

    send(upload, 0, b"x")

    (written,) = [path for path in upload.folder.rglob("*") if path.is_file()]
    assert upload.folder in written.resolve().parents
    assert len(written.relative_to(upload.folder).parts) <= arriving.DEEPEST + 2


def test_a_long_name_in_many_bytes_fits_the_disk(spool: Spool) -> None:
    upload = spool.begin([("😀" * 300 + ".bib", 1)])

    send(upload, 0, b"x")

    assert upload.paths()[0].name.endswith(".bib")


def test_too_much_and_too_many_are_refused(spool: Spool) -> None:
    with pytest.raises(ReadError, match="explorer import FILE"):
        spool.begin([("a", LIMIT), ("b", 1)])
    with pytest.raises(ReadError, match="more than"):
        spool.begin([("a", 0)] * (MOST_FILES + 1))
    with pytest.raises(ReadError, match="No file"):
        spool.begin([])


def test_the_upload_that_waited_longest_gives_way(spool: Spool) -> None:
    uploads = [spool.begin([("a", 4)]) for _ in range(MOST_OPEN)]
    send(uploads[0], 0, b"0123")

    with uploads[0].kept():
        spool.begin([("b", 4)])
        assert spool.upload(uploads[0].id) is uploads[0]
        with pytest.raises(ReadError, match="gone"):
            spool.upload(uploads[1].id)


def test_a_discarded_upload_leaves_nothing(spool: Spool) -> None:
    upload = spool.begin([("a", 4)])
    send(upload, 0, b"0123")

    spool.discard(upload.id)
    spool.discard("unknown")
    spool.discard(None)

    assert not upload.folder.exists()
    with pytest.raises(ReadError, match="gone"):
        spool.upload(upload.id)


def test_everything_goes_with_the_spool(parent: Path) -> None:
    spool = Spool(parent, LIMIT)
    send(spool.begin([("a", 4)]), 0, b"0123")

    del spool

    assert list(parent.iterdir()) == []


def test_what_an_ended_process_left_is_swept_away(parent: Path) -> None:
    gone, here, other = (parent / name for name in ("999999999-x", f"{os.getpid()}-x", "notes"))
    for folder in (gone, here, other):
        folder.mkdir(parents=True)

    sweep(parent)

    assert [folder.exists() for folder in (gone, here, other)] == [False, True, True]
