"""Addresses: the part that names the organisation, as written."""

import pytest

from explorer.model import Institution, Mention
from explorer.readers.affiliations import affiliated, organisation, working_at


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (
            "Department of Lunch, Beckman Institute, University of Nowhere, Urbana, IL, USA",
            "University of Nowhere",
        ),
        ("UMR CNRS 7565, Université Nulle Part, 54506 Nancy, France", "Université Nulle Part"),
        ("Northwestern Univ, Dept Biochem, Evanston, IL 60208 USA", "Northwestern Univ"),
        ("Lunch Center, Amsterdam, Netherlands. ann@example.org", "Lunch Center"),
        ("tacg Informatics, Irvine, CA 92612, USA", "tacg Informatics"),
        ("London School of Lunch, London, UK", "London School of Lunch"),
        ("Faculty of Lunch, Charité, Berlin, Germany", "Charité"),
        ("12 Main Street, Smallville", "Smallville"),
        ("Moon Institute. Electronic address: bob@example.org.", "Moon Institute"),
        ("ann@example.org", ""),
        ("", ""),
    ],
)
def test_a_university_comes_before_an_institute_and_a_department_last(
    address: str, name: str
) -> None:
    assert organisation(address) == name


def test_two_departments_of_one_university_are_one_institution() -> None:
    person = working_at(
        Mention("Ann Lee"), ["Dept A, Uni X University", "Dept B, Uni X University"]
    )

    assert person.institutions == (Institution("Uni X University"),)


def test_no_address_leaves_a_person_as_they_are() -> None:
    assert working_at(Mention("Ann Lee"), [" , ."]) == Mention("Ann Lee")


def test_names_that_are_not_those_of_the_byline_say_nothing() -> None:
    people = (Mention("Lee, Ann"), Mention("Ray, Bob"))

    assert affiliated(people, "Fox, Cat (Uni A); Ray, Bob (Uni B); Lee, Ann (Uni C)") == people
