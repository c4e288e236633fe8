"""Who is who: the first identity rule, at the level of a library."""

from collections.abc import Callable

import pytest

from explorer import lookups
from explorer.library import Library
from explorer.model import Mention, PaperFilter, Record

Maker = Callable[..., Library]

ADA = "0000-0002-1825-0097"
BEA = "0000-0002-1694-233X"


def record(number: int, *authors: Mention) -> Record:
    return Record("test", f"id:{number}", f"Paper {number}", authors, year=2000 + number)


def people(library: Library) -> dict[str, list[str]]:
    """The papers of every author by public id."""
    found = lookups.authorships(library, ids(library), PaperFilter())
    return {str(author): list(rows["paper"]) for author, rows in found.groupby("author")}


def ids(library: Library) -> list[str]:
    return [str(each) for each in library.rows("SELECT id FROM authors ORDER BY id")["id"]]


def facts(library: Library, author: str) -> dict[str, object]:
    found = lookups.authors(library, [author])
    return {str(name): value for name, value in found.to_dict("records")[0].items()}


def test_the_same_orcid_is_the_same_person_whatever_the_name(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("Ada Byron", orcid=ADA)),
            record(2, Mention("Ada King", orcid=ADA)),
        ]
    )

    assert people(library) == {"a:ada-byron": ["p:id:1", "p:id:2"]}
    assert lookups.resolve(library, "a:ada-king") == "a:ada-byron"
    assert lookups.resolve(library, f"a:{ADA}") == "a:ada-byron"


def test_the_same_native_id_is_the_same_person(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("Li Wei", native_id="openalex:A1")),
            record(2, Mention("Wei Li", native_id="openalex:A1")),
        ]
    )

    assert len(ids(library)) == 1
    assert lookups.resolve(library, "a:openalex-A1") == ids(library)[0]


def test_case_accents_and_punctuation_do_not_make_another_person(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("José Núñez")),
            record(2, Mention("JOSE NUNEZ", family="Nunez", given="Jose")),
            record(3, Mention("Núñez, José")),
        ]
    )

    assert people(library) == {"a:jose-nunez": ["p:id:1", "p:id:2", "p:id:3"]}
    assert facts(library, "a:jose-nunez")["name"] == "José Núñez"


def test_initials_never_merge_with_a_full_name(make_library: Maker) -> None:
    library = make_library([record(1, Mention("Leon Bungert")), record(2, Mention("L. Bungert"))])

    assert ids(library) == ["a:l-bungert", "a:leon-bungert"]


def test_mentions_of_one_initials_name_are_joined_and_marked_as_uncertain(
    make_library: Maker,
) -> None:
    library = make_library([record(1, Mention("L. Bungert")), record(2, Mention("Bungert, L."))])

    assert people(library) == {"a:l-bungert": ["p:id:1", "p:id:2"]}
    assert facts(library, "a:l-bungert")["uncertain"]


def test_a_full_name_is_not_uncertain(make_library: Maker) -> None:
    library = make_library([record(1, Mention("Leon Bungert"))])

    assert not facts(library, "a:leon-bungert")["uncertain"]


def test_initials_with_an_orcid_join_the_full_name_but_bare_initials_do_not(
    make_library: Maker,
) -> None:
    library = make_library(
        [
            record(1, Mention("Leon Bungert", orcid=ADA)),
            record(2, Mention("L. Bungert", orcid=ADA)),
            record(3, Mention("L. Bungert")),
        ]
    )

    assert people(library) == {
        "a:leon-bungert": ["p:id:1", "p:id:2"],
        "a:l-bungert": ["p:id:3"],
    }


def test_bare_initials_join_the_only_initials_that_carry_an_id(make_library: Maker) -> None:
    library = make_library(
        [record(1, Mention("L. Bungert", orcid=ADA)), record(2, Mention("L. Bungert"))]
    )

    assert people(library) == {"a:l-bungert": ["p:id:1", "p:id:2"]}


def test_two_mentions_on_one_record_are_never_one_author(make_library: Maker) -> None:
    library = make_library(
        [record(1, Mention("Wei Wang"), Mention("Wei Wang"), Mention("Ann Other"))]
    )

    assert ids(library) == ["a:ann-other", "a:wei-wang", "a:wei-wang~2"]
    assert facts(library, "a:wei-wang~2")["uncertain"]
    assert [
        row.papers for row in lookups.ties_among(library, ids(library), PaperFilter()).itertuples()
    ] == [1, 1, 1]


@pytest.mark.parametrize("turned", [False, True])
def test_telling_two_of_a_name_apart_does_not_depend_on_the_order_of_the_byline(
    make_library: Maker, turned: bool
) -> None:
    both = [
        Mention("Wei Wang", orcid=ADA),
        Mention("Wei WANG", family="WANG", given="Wei", orcid=ADA),
    ]

    library = make_library([record(1, *(both[::-1] if turned else both))])

    assert lookups.written_forms(library, "a:wei-wang")["written"].tolist() == ["Wei WANG"]
    assert lookups.written_forms(library, "a:wei-wang~2")["written"].tolist() == ["Wei Wang"]


def test_a_name_with_two_orcids_joins_nobody(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("Wei Wang", orcid=ADA)),
            record(2, Mention("Wei Wang", orcid=BEA)),
            record(3, Mention("Wei Wang")),
            record(4, Mention("Wei Wang")),
        ]
    )

    assert people(library) == {
        f"a:wei-wang~{ADA}": ["p:id:1"],
        f"a:wei-wang~{BEA}": ["p:id:2"],
        "a:wei-wang": ["p:id:3", "p:id:4"],
    }
    assert facts(library, "a:wei-wang")["uncertain"]
    assert not facts(library, f"a:wei-wang~{ADA}")["uncertain"]


def test_two_ids_of_one_name_on_one_record_are_two_people_everywhere(make_library: Maker) -> None:
    one, other = (Mention("Wei Wang", native_id=f"openalex:A{n}") for n in (1, 2))

    library = make_library([record(1, one, other), record(2, one), record(3, other)])

    assert people(library) == {
        "a:wei-wang~openalex-A1": ["p:id:1", "p:id:2"],
        "a:wei-wang~openalex-A2": ["p:id:1", "p:id:3"],
    }


def test_a_contested_name_without_bare_mentions_leads_to_its_most_frequent_bearer(
    make_library: Maker,
) -> None:
    library = make_library(
        [
            record(1, Mention("Wei Wang", orcid=ADA)),
            record(2, Mention("Wei Wang", orcid=BEA)),
            record(3, Mention("Wei Wang", orcid=BEA)),
        ]
    )

    assert lookups.resolve(library, "a:wei-wang") == f"a:wei-wang~{BEA}"


def test_a_chain_of_names_does_not_join_two_orcids(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("Ann Ash", orcid=ADA)),
            record(2, Mention("Ann Ash", native_id="openalex:A1")),
            record(3, Mention("Ann Beech", native_id="openalex:A1")),
            record(4, Mention("Ann Beech", orcid=BEA)),
        ]
    )

    bearers = [found for found in people(library).values() if {"p:id:1", "p:id:4"} <= set(found)]

    assert bearers == []


def test_two_native_ids_of_one_full_name_are_one_person_while_nothing_contradicts(
    make_library: Maker,
) -> None:
    library = make_library(
        [
            record(1, Mention("Leon Bungert", native_id="openalex:A1")),
            record(2, Mention("Leon Bungert", native_id="openalex:A2")),
            record(3, Mention("Leon Bungert")),
        ]
    )

    assert people(library) == {"a:leon-bungert": ["p:id:1", "p:id:2", "p:id:3"]}


def test_a_consortium_is_kept_and_marked_but_makes_no_ties_and_does_not_count(
    make_library: Maker,
) -> None:
    library = make_library(
        [record(1, Mention("Ann Ash"), Mention("Bob Beech"), Mention("ATLAS Collaboration"))]
    )

    group = next(each for each in ids(library) if "atlas" in each)
    ties = lookups.ties_among(library, ids(library), PaperFilter())

    assert facts(library, group)["collective"]
    assert (library.counts().authors, library.counts().consortia) == (2, 1)
    assert facts(library, group)["papers"] == 1
    assert [(row.a, row.b, row.fractional) for row in ties.itertuples()] == [
        ("a:ann-ash", "a:bob-beech", 1.0)
    ]
    assert lookups.neighbours(library, [group], PaperFilter()).empty
    assert lookups.count_people(library) == 2


def test_the_most_frequent_form_in_the_order_given_family_is_the_name(make_library: Maker) -> None:
    library = make_library(
        [
            record(1, Mention("BUNGERT, Leon", family="BUNGERT", given="Leon")),
            record(2, Mention("Bungert, Leon", family="Bungert", given="Leon")),
            record(3, Mention("Leon Bungert")),
        ]
    )

    assert facts(library, "a:leon-bungert")["name"] == "Leon Bungert"
    assert len(lookups.written_forms(library, "a:leon-bungert")) == 3


@pytest.mark.parametrize(
    "nasty", ["a:", "x", "a:nobody", "p:", "", "'; DROP TABLE authors", "a:x|a:y"]
)
def test_an_unknown_id_resolves_to_nothing(golden_library: Library, nasty: str) -> None:
    assert lookups.resolve(golden_library, nasty) is None
