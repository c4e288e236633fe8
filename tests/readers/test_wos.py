"""Web of Science: addresses, ids of authors and the tables with the same fields."""

import io
from pathlib import Path

import pytest

from explorer.model import Institution, Problem, Record, Topic
from explorer.readers import read as everything
from explorer.readers import reader_named

DATA = Path(__file__).parents[1] / "data"


def read(text: str) -> list[Record | Problem]:
    return list(reader_named("wos").parse(io.BytesIO(text.encode())))


def one(*lines: str) -> Record:
    (found,) = read("\n".join(["PT J", "TI A title", *lines, "ER", ""]))
    assert isinstance(found, Record)
    return found


def test_full_names_are_taken_where_each_author_has_one() -> None:
    both = one("AU Lee, A", "   Ray, B", "AF Lee, Ann", "   Ray, Bob")
    fewer = one("AU Lee, A", "   Ray, B", "AF Lee, Ann")

    assert [m.written for m in both.authors] == ["Lee, Ann", "Ray, Bob"]
    assert [m.written for m in fewer.authors] == ["Lee, A", "Ray, B"]


def test_groups_are_collective_whatever_they_are_called() -> None:
    found = one("AU Lee, A", "CA MOON")

    assert [(m.written, m.collective) for m in found.authors] == [("Lee, A", False), ("MOON", True)]


def test_addresses_belong_to_the_people_in_brackets() -> None:
    found = one(
        "AU Lee, A",
        "   Ray, B",
        "C1 [Lee, A; Ray, B] Univ Nowhere, Dept Lunch,",
        "   City, France.",
        "   [Ray, B] Inst Sevens, City, France.",
    )

    assert [m.institutions for m in found.authors] == [
        (Institution("Univ Nowhere"),),
        (Institution("Univ Nowhere"), Institution("Inst Sevens")),
    ]


def test_addresses_without_names_say_something_of_one_author_only() -> None:
    lines = ["C1 Univ Nowhere, Dept Lunch, City, France.", "   Inst Sevens, City, France."]

    (alone,) = one("AU Lee, A", *lines).authors
    assert alone.institutions == (Institution("Univ Nowhere"), Institution("Inst Sevens"))
    assert [m.institutions for m in one("AU Lee, A", "   Ray, B", *lines).authors] == [(), ()]


def test_orcids_find_their_people_by_either_name() -> None:
    found = one(
        "AU Lee, A",
        "   Ray, B",
        "AF Lee, Ann",
        "   Ray, Bob",
        "OI Ray, Bob/0000-0002-1694-233X; Lee, A/0000-0002-1825-0097; Fox, C/0000-0002-1825-0097",
    )

    assert [m.orcid for m in found.authors] == ["0000-0002-1825-0097", "0000-0002-1694-233X"]


@pytest.mark.parametrize(
    ("written", "native"),
    [
        ("WOS:000444108200009", "wos:000444108200009"),
        ("ISI:000444108200009", "wos:000444108200009"),
        ("MEDLINE:16842170", "pmid:16842170"),
        ("INSPEC:8863438", "inspec:8863438"),
        ("000444108200009", None),
        ("https://example.org/1", None),
    ],
)
def test_ids_carry_the_name_of_their_database(written: str, native: str | None) -> None:
    assert one(f"UT {written}").native_id == native


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["PD MAR 5", "PY 2018"], "2018-03-05"),
        (["PD MAR-APR", "PY 2018"], "2018-03"),
        (["PD 2006 May-Jun", "PY 2006"], "2006-05"),
        (["PD SPR", "PY 2018"], "2018"),
        (["EA JAN 2020"], "2020-01"),
        (["PD MAR 5"], None),
    ],
)
def test_day_and_month_are_those_of_the_year(lines: list[str], date: str | None) -> None:
    assert one(*lines).date == date


def test_topics_carry_their_scheme() -> None:
    assert one("DE one; two", "ID THREE", "WC Mathematics, Applied").topics == (
        Topic("one", "keyword"),
        Topic("two", "keyword"),
        Topic("THREE", "keywords-plus"),
        Topic("Mathematics, Applied", "wos"),
    )


def test_the_table_for_spreadsheets_is_read_with_commas_too() -> None:
    (found,) = read(
        "Publication Type,Authors,Author Full Names,Article Title,Publication Year,"
        '"Times Cited, WoS Core",UT (Unique WOS ID)\n'
        'J,"Lee, A; Ray, B","Lee, Ann; Ray, Bob","A title, with comma",2018,3,WOS:000444108200009\n'
    )

    assert isinstance(found, Record)
    assert [m.written for m in found.authors] == ["Lee, Ann", "Ray, Bob"]
    assert (found.title, found.year, found.citations) == ("A title, with comma", 2018, 3)
    assert found.native_id == "wos:000444108200009"


def test_a_quotation_mark_in_the_table_with_tabs_is_but_a_mark() -> None:
    first, second = read('PT\tAU\tTI\nJ\tLee, A\t"Open\nJ\tRay, B\t5" disks\n')

    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.title, second.title) == ('"Open', '5" disks')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_encodings_and_line_ends_of_exports_make_no_difference(
    encoding: str, ends: str
) -> None:
    text = (DATA / "ten.wos.tsv").read_text(encoding="utf-8-sig").replace("\n", ends)

    assert [
        item.title
        for item in everything(io.BytesIO(text.encode(encoding)))
        if isinstance(item, Record)
    ] == [item.title for item in everything(DATA / "ten.wos.txt") if isinstance(item, Record)]
