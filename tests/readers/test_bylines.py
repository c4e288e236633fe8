"""Bylines: which written names make which mentions, and when a list is incomplete."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Institution, Mention
from explorer.readers.bylines import byline, mentions, names_in

ONE = [
    ("Ann Lee", ["Ann Lee"], False),
    ("and Ann Lee", ["Ann Lee"], False),
    ("\\and Ann Lee", ["Ann Lee"], False),
    ("Ann Lee et al.", ["Ann Lee"], True),
    ("Ann Lee, et al", ["Ann Lee"], True),
    ("Ann Lee and others", ["Ann Lee"], True),
    ("et al.", [], True),
    ("others", [], True),
    ("and others", [], True),
    ("", [], False),
    ("  ", [], False),
    ("Ann  Lee,", ["Ann Lee"], False),
    ("Haza\x7fel Jones", ["Hazael Jones"], False),
    (r"Milan Petr\'ik", ["Milan Petrík"], False),
    ("Rubayet Al Maruf", ["Rubayet Al Maruf"], False),
    ("José Goudet Alvim", ["José Goudet Alvim"], False),
    ("A. Fox for the ALICE Collaboration", ["A. Fox", "for the ALICE Collaboration"], False),
    ("Ann-Kathrin Lee on behalf of the CAST", ["Ann-Kathrin Lee", "on behalf of the CAST"], False),
]

LISTS = [
    ("Lee A, Ray BC.", ["Lee A", "Ray BC."]),
    ("van Dyke, Martin L", ["van Dyke, Martin L"]),
    ("Lee, Ann; Ray, Bob", ["Lee, Ann", " Ray, Bob"]),
    ("Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]),
    ("Ann Lee, Bob Ray and Cat Fox", ["Ann Lee", "Bob Ray", "Cat Fox"]),
    ("Ann Lee, Bob Ray, Cat Fox", ["Ann Lee", "Bob Ray", "Cat Fox"]),
    ("C. Lee, E. L. Ray", ["C. Lee", "E. L. Ray"]),
    ("Lee, A., Ray, B. C.", ["Lee, A.", "Ray, B. C."]),
    ("Lee A., Ray B.C.", ["Lee A.", "Ray B.C."]),
    ("Lee, Ann and Ray, Bob", ["Lee, Ann", "Ray, Bob"]),
    ("Lee, Ann", ["Lee, Ann"]),
    ("de la Cruz, Juan Carlos", ["de la Cruz, Juan Carlos"]),
    ("['Marx, Karl', \"O'Neil, Maeve\"]", ["Marx, Karl", "O'Neil, Maeve"]),
    ("Plato", ["Plato"]),
]


@pytest.mark.parametrize(("written", "people", "is_cut"), ONE)
def test_a_written_name_makes_mentions(written: str, people: list[str], is_cut: bool) -> None:
    found, cut = mentions(written)

    assert ([m.written for m in found], cut) == (people, is_cut)
    assert byline([written]) == (found, cut)


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_names_in_one_text_are_told_apart(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_an_author_may_be_an_object() -> None:
    author = {
        "family": "Lee",
        "given": "Ann",
        "orcid": "https://orcid.org/0000-0002-1825-0097",
        "id": "ann",
        "affiliations": [{"name": "Institute of Sevens", "country": "de"}, "Lunch Lab"],
    }

    assert byline([author, "Bob Ray"]) == (
        (
            Mention(
                "Ann Lee",
                "Lee",
                "Ann",
                "0000-0002-1825-0097",
                "id:ann",
                (Institution("Institute of Sevens", None, "DE"), Institution("Lunch Lab")),
            ),
            Mention("Bob Ray"),
        ),
        False,
    )


def test_an_object_may_say_that_it_is_a_consortium() -> None:
    (mention,), _ = byline([{"name": "The Seven", "collective": True}])

    assert mention.collective


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), max_size=4))
def test_a_byline_is_its_names_one_by_one(names: list[str]) -> None:
    each = [mentions(name) for name in names]

    assert byline(names) == (
        tuple(mention for found, _ in each for mention in found),
        any(cut for _, cut in each),
    )


@settings(deadline=None)
@given(st.lists(st.from_regex(r"([A-Z][a-z.]{0,5}[ -]?){1,4}", fullmatch=True), max_size=4))
def test_the_quick_way_through_a_byline_changes_nothing(names: list[str]) -> None:
    test_a_byline_is_its_names_one_by_one.hypothesis.inner_test(names)
