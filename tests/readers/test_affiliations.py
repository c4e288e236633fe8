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


def test_institutions_behind_names_belong_to_the_people_of_these_names() -> None:
    people = (Mention("Lee, Ann"), Mention("Ray, Bob"))

    first, second = affiliated(people, "Fox, Cat (Uni A); Lee, Ann (Uni C; Lab (East))")

    assert [place.name for place in first.institutions] == ["Uni C", "Lab (East)"]
    assert second == Mention("Ray, Bob")


def test_a_name_in_brackets_may_be_part_of_an_institution() -> None:
    people = (Mention("Lee, Ann"), Mention("Ray, Bob"))

    first, second = affiliated(people, "University of X (UX); Institute Y (IY)")

    assert first.institutions == (Institution("University of X (UX)"),)
    assert second.institutions == (Institution("Institute Y (IY)"),)
