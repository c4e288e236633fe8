"""Scopus's CSV: old and new columns, ids of authors, and rows that are longer than the header."""

import io

import pytest

from explorer.model import Institution, Problem, Record
from explorer.readers import reader_named

OLD = (
    "Authors,Author(s) ID,Title,Affiliations,Authors with affiliations,EID\n"
    '"{}","{}",T,"{}","{}",2-s2.0-1\n'
)
NEW = 'Authors,Author full names,Author(s) ID,Title,EID\n"{}","{}","{}",T,2-s2.0-1\n'


def read(text: str) -> list[Record | Problem]:
    return list(reader_named("scopus").parse(io.BytesIO(text.encode())))


def one(text: str) -> Record:
    (found,) = read(text)
    assert isinstance(found, Record)
    return found


def test_old_columns_separate_authors_by_commas() -> None:
    found = one(OLD.format("Lee A., Roux J.-P.", "57000000001;57000000002;", "", ""))

    assert [(m.written, m.native_id) for m in found.authors] == [
        ("Lee A.", "scopus:57000000001"),
        ("Roux J.-P.", "scopus:57000000002"),
    ]


def test_sons_keep_their_suffix() -> None:
    found = one(OLD.format("Baker T., Jr., Baker T., III, Lee A.", "", "", ""))

    assert [m.written for m in found.authors] == ["Baker T., Jr.", "Baker T., III", "Lee A."]


def test_new_columns_give_full_names_with_ids() -> None:
    found = one(NEW.format("Lee A.; Ray B.", "Lee, Ann (57000000001); Ray, Bob (57000000002)", "x"))

    assert [(m.written, m.native_id) for m in found.authors] == [
        ("Lee, Ann", "scopus:57000000001"),
        ("Ray, Bob", "scopus:57000000002"),
    ]


def test_short_names_are_taken_where_a_full_one_is_broken() -> None:
    found = one(NEW.format("Lee A.; Ray B.", "Lee, Ann (57000000001); Ray, Bob", "57000000001"))

    assert [(m.written, m.native_id) for m in found.authors] == [("Lee A.", None), ("Ray B.", None)]


def test_each_author_has_the_addresses_that_follow_the_name() -> None:
    places = "Dept of Lunch, University of Nowhere, City; Institute of Sevens, City"
    shares = (
        "Lee, A., Dept of Lunch, University of Nowhere, City, Institute of Sevens, City;"
        " Ray, B., Institute of Sevens, City"
    )
    first, second = one(OLD.format("Lee A., Ray B.", "", places, shares)).authors

    assert first.institutions == (
        Institution("University of Nowhere"),
        Institution("Institute of Sevens"),
    )
    assert second.institutions == (Institution("Institute of Sevens"),)


def test_addresses_of_fewer_people_say_nothing() -> None:
    found = one(OLD.format("Lee A., Ray B.", "", "Uni A", "Lee, A., Uni A"))

    assert [m.institutions for m in found.authors] == [(), ()]


def test_a_row_with_a_further_funding_text_is_put_in_order() -> None:
    found = one(
        "Authors,Title,Funding Text 1,References,Document Type,EID\n"
        'Lee A.,T,Money,"More money",Someone (2000),Review,2-s2.0-1\n'
    )

    assert (found.kind, found.native_id) == ("Review", "scopus:2-s2.0-1")


@pytest.mark.parametrize(
    "row",
    [
        "Lee A.,T,Money,More,Someone,Review,not an id",
        "Lee A.,T,Money,Someone,Review,2-s2.0-1,more",
    ],
)
def test_a_longer_row_whose_end_is_not_the_id_is_set_aside(row: str) -> None:
    (found,) = read(f"Authors,Title,Funding Text 1,References,Document Type,EID\n{row}\n")

    assert isinstance(found, Problem)
    assert found.reason == "The row has 7 cells and the header 6."


def test_what_scopus_writes_for_nothing_is_nothing() -> None:
    found = one(
        "Authors,Author(s) ID,Title,Abstract,Cited by,EID\n"
        "[No author name available],[No author id available],T,[No abstract available],,2-s2.0-1\n"
    )

    assert (found.authors, found.abstract, found.citations) == ((), None, None)
