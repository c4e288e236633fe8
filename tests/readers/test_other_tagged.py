"""EndNote, Ovid, Cochrane and Springer: what is peculiar to each."""

import io

import pytest

from explorer.model import Record
from explorer.readers import reader_named
from explorer.readers.springer import names


def read(format: str, text: str) -> Record:
    (found,) = (x for x in reader_named(format).parse(io.BytesIO(text.encode())) if x)
    assert isinstance(found, Record)
    return found


def test_endnote_values_go_on_over_empty_lines_and_percent_signs() -> None:
    found = read("endnote", "%0 Book\n%T T\n%X One.\n\n50 % more\n%of it\n%D 2001\n")

    assert (found.abstract, found.year) == ("One. 50 % more %of it", 2001)


def test_endnote_editors_and_translators_are_no_authors() -> None:
    found = read(
        "endnote", "%0 Book\n%T T\n%A Lee, Ann\n%E Itor, Ed\n%Y Series, Sue\n%? Tran, Tom\n"
    )

    assert [m.written for m in found.authors] == ["Lee, Ann"]


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Lee, Ann MD *;  Ray, Bob MD, PhD +", ["Lee, Ann", "Ray, Bob"]),
        ("Lee, Ann RN; PhD; FAAN 1", ["Lee, Ann"]),
        ("Lee, Ann 1,2;  Ma, Ba 3", ["Lee, Ann", "Ma, Ba"]),
        ("Lee  Ray", ["Lee", "Ray"]),
        ("Itor, Ed [Ed]", []),
        ("Lee, Ann DO", ["Lee, Ann"]),
    ],
)
def test_ovid_names_lose_degrees_and_marks(written: str, authors: list[str]) -> None:
    found = read("ovid", f"<1>\nTitle\n  T\nAuthor\n  {written}\n")

    assert [m.written for m in found.authors] == authors


@pytest.mark.parametrize(
    ("source", "venue", "date"),
    [
        ("Lunch Letters.   8(6):1901-1999, September 2015.", "Lunch Letters", "2015-09"),
        ("Lunch Letters. Vol 28(2) April 2015, 103-106.", "Lunch Letters", "2015-04"),
        ("Lunch Letters. ", "Lunch Letters", None),
        ("Lunch Letters.   1(1):1-2, 5 March 2018.", "Lunch Letters", "2018-03-05"),
    ],
)
def test_ovid_sources_hold_venue_and_date(source: str, venue: str, date: str | None) -> None:
    found = read("ovid", f"<1>\nTitle\n  T\nSource\n  {source}\n")

    assert (found.venue, found.date) == (venue, date)


def test_cochrane_labels_in_an_abstract_are_no_tags() -> None:
    found = read("cochrane", "Record #1 of 1\nID: CN-01000001\nTI: T\nAB: AIM: x\nMETHODS: y\n")

    assert found.abstract == "AIM: x METHODS: y"


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Ann LeeBob Ray", ["Ann Lee", "Bob Ray"]),
        ("Prof. Dr. Ann McDonaldJiří Bednář", ["Ann McDonald", "Jiří Bednář"]),
        ("Ann DeVitoBob LeCun", ["Ann DeVito", "Bob LeCun"]),
        ("N. R. ShettyDr. L. M. Patnaik", ["N. R. Shetty", "L. M. Patnaik"]),
        ("Sukarno", ["Sukarno"]),
        ("", []),
    ],
)
def test_springer_names_are_parted(written: str, authors: list[str]) -> None:
    assert names(written) == authors
