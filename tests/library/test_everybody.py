"""People are found by id without asking the database, whatever page of the list they stand on."""

import pytest
from made_libraries import made_library

from explorer.lookups.everybody import PAGE, everybody, facts_of, number_of, numbers_of
from explorer.model import Mention, Record

NAMES = [f"Ann {first}{second}ster" for first in "BCDFGHJKLM" for second in "aeiou"] + [
    f"Bob {first}{second}ley" for first in "BCDFGHJKLM" for second in "aeiou"
]
PAPERS = [
    Record("test", f"id:{number}", f"Paper {number}", (Mention(name), Mention("Zoë Åberg")))
    for number, name in enumerate(NAMES)
]


def test_everybody_has_the_number_that_the_library_gave() -> None:
    with made_library(PAPERS) as library:
        known = library.rows("SELECT id, author FROM authors ORDER BY id")
        found = [number_of(library, each) for each in known["id"]]

        assert len(known) == 101 > PAGE
        assert found == list(known["author"])


@pytest.mark.parametrize(
    "unknown", ["", "a:", "a:aaa", "a:bob-fiz", "a:zzz", "p:1", "a:\U0001d49c"]
)
def test_an_id_that_nobody_has_is_nobody(unknown: str) -> None:
    with made_library(PAPERS) as library:
        assert number_of(library, unknown) is None
        assert everybody(library).place(unknown) is None


def test_of_several_ids_those_that_somebody_has_are_left() -> None:
    with made_library(PAPERS) as library:
        ids, numbers = numbers_of(library, ["a:zoe-aberg", "a:nobody", "a:ann-baster"])

        assert ids == ["a:zoe-aberg", "a:ann-baster"]
        assert numbers == [number_of(library, "a:zoe-aberg"), number_of(library, "a:ann-baster")]


def test_facts_come_once_for_each_person_and_in_the_order_of_ids() -> None:
    with made_library(PAPERS) as library:
        found = facts_of(library, ["a:zoe-aberg", "a:ann-baster", "a:zoe-aberg", "a:nobody"])

    assert list(found["id"]) == ["a:ann-baster", "a:zoe-aberg"]
    assert list(found["name"]) == ["Ann Baster", "Zoë Åberg"]
    assert list(found["papers"]) == [1, 100]


def test_a_library_without_people_has_nobody() -> None:
    with made_library([]) as library:
        assert number_of(library, "a:ann-ash") is None
        assert facts_of(library, ["a:ann-ash"]).empty
