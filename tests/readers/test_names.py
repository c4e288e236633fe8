"""Names: split by rule, folded into keys, recognised as consortia or initials."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.names import (
    decode_latex,
    fold,
    full_name,
    is_collective,
    is_initials_only,
    is_plain,
    person_key,
    split_name,
)

SPLIT = [
    ("Leon Bungert", "Bungert", "Leon"),
    ("Bungert, Leon", "Bungert", "Leon"),
    ("Ludwig van Beethoven", "van Beethoven", "Ludwig"),
    ("Beethoven, Ludwig van", "van Beethoven", "Ludwig"),
    ("von Neumann, John", "von Neumann", "John"),
    ("Charles de la Vallée Poussin", "de la Vallée Poussin", "Charles"),
    ("Luc Van Gool", "Van Gool", "Luc"),
    ("Santiago Ramón y Cajal", "Ramón y Cajal", "Santiago"),
    ("John Smith, Jr.", "Smith Jr.", "John"),
    ("Smith, Jr., John", "Smith Jr.", "John"),
    ("J. S. Jr. Andrade", "Andrade Jr.", "J. S."),
    ("Smith, John, PhD", "Smith", "John"),
    ("Plato", "Plato", None),
    ("LEON BUNGERT", "BUNGERT", "LEON"),
    ("Leon BUNGERT", "BUNGERT", "Leon"),
    ("BUNGERT Leon", "BUNGERT", "Leon"),
    ("J.-P. Serre", "Serre", "J.-P."),
    ("Adler D.G.", "Adler", "D.G."),
    ("Smith JP", "Smith", "JP"),
    ("王伟", "王", "伟"),
    ("王 伟", "王", "伟"),
    ("欧阳锋", "欧阳", "锋"),
    ("김철수", "김", "철수"),
    ("山田太郎", "山田太郎", None),
    ("ATLAS Collaboration", None, None),
    ("", None, None),
    (",", None, None),
]

SAME = [
    ("Bungert, Leon", "Leon Bungert", "LEON BUNGERT", "leon  bungert"),
    ("Müller, Jürgen", "Jürgen Müller", "Ju\u0308rgen Mu\u0308ller"),
    ("J.-P. Serre", "J. P. Serre", "Serre, JP", "Serre J.P.", "JP Serre"),
    ("O'Brien, Mary", "Mary O’Brien", "Mary OBrien"),
    ("Thomas Baker, Jr.", "Baker, Jr., Thomas", "Thomas Jr. Baker", "Thomas Baker Jr"),
    ("王伟", "王 伟", "王, 伟"),
    ("ATLAS Collaboration", "the ATLAS collaboration", "for the ATLAS Collaborations"),
]

INITIALS = ["J.-P. Serre", "Serre, J. P.", "Smith JP", "Yu. A. Simonov", "X. Ma", "B", "Lee, A"]
FULL = ["Leon Bungert", "J. Robert Oppenheimer", "Plato", "王伟", "A. Very Long Name", "Wei Li"]

COLLECTIVE = [
    "ATLAS Collaboration",
    "for the STAR Collaboration",
    "Great Ape Genome Diversity Project",
    "M1S2S-Collaboration",
    "World Health Organization",
    "The Moon Study Group",
    "on behalf of the CAST",
]


@pytest.mark.parametrize(("written", "family", "given"), SPLIT)
def test_a_name_is_split_by_rule(written: str, family: str | None, given: str | None) -> None:
    assert split_name(written) == (family, given)


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: str(forms[0]))
def test_forms_of_one_name_have_one_key(forms: tuple[str, ...]) -> None:
    assert len({person_key(form) for form in forms}) == 1


def test_a_key_reads_given_name_first() -> None:
    assert person_key("van der Berg, Anna") == "anna van der berg"
    assert person_key("whatever", "Berg", "Anna") == "anna berg"


def test_initials_never_have_the_key_of_a_full_name() -> None:
    assert person_key("L. Bungert") != person_key("Leon Bungert")


def test_father_and_son_have_different_keys() -> None:
    assert person_key("Thomas Baker") != person_key("Thomas Baker, Jr.")


@pytest.mark.parametrize("written", INITIALS)
def test_initials_are_recognised(written: str) -> None:
    assert is_initials_only(written)


@pytest.mark.parametrize("written", [*FULL, *COLLECTIVE])
def test_full_names_and_consortia_are_not_initials(written: str) -> None:
    assert not is_initials_only(written)


@pytest.mark.parametrize("written", COLLECTIVE)
def test_consortia_are_recognised(written: str) -> None:
    assert is_collective(written)


@pytest.mark.parametrize("written", [*FULL, "Marie Curie"])
def test_people_are_no_consortia(written: str) -> None:
    assert not is_collective(written)


def test_han_names_put_the_family_first() -> None:
    assert full_name("王", "伟") == "王伟"
    assert full_name("Bungert", "Leon") == "Leon Bungert"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Kaiser", "lukasz kaiser"),
        ("Søren Ærø", "soren aero"),
        ("Straße", "strasse"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Jean-Pierre  O’Neil.", "jean pierre oneil"),
        ("Достоевский", "достоевскии"),
        ("王伟", "王伟"),
        ("ａｂｃ", "abc"),
        ("…", ""),
    ],
)
def test_folding_takes_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        (r"G{\"{o}}del", "Gödel"),
        (r"Bal\'azs", "Balázs"),
        (r"\O{}yvind", "Øyvind"),
        ("{\\L}ukasz~Kaiser", "Łukasz Kaiser"),
        ("Split {B}regman", "Split Bregman"),
        (r"$K$-cycles \& more", "$K$-cycles & more"),
        ("x & y at 50% #1", "x & y at 50% #1"),
        (r"caf\'e & bar at 50%", "café & bar at 50%"),
        (r"\frac{a", r"\frac{a"),
        (r"\href{http://x}{y}", r"\href{http://x}{y}"),
        ("plain", "plain"),
    ],
)
def test_latex_is_decoded_or_left_as_it_is(text: str, decoded: str) -> None:
    assert decode_latex(text) == decoded


def test_latex_opens_no_files() -> None:
    assert "root" not in decode_latex(r"\input{/etc/passwd}")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_parts_and_a_key(written: str) -> None:
    family, given_name = split_name(written)
    is_initials_only(written)

    assert person_key(written) or not written.strip()
    assert given_name is None or family is not None


@settings(deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.from_regex(r"([A-Z][a-z]{0,4}[. -]{0,2}){1,3}[A-Z][a-z]{1,5}", fullmatch=True))
def test_the_quick_way_agrees_with_the_rules(written: str) -> None:
    if is_plain(written):
        assert person_key(written) == person_key(written, *split_name(written))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_decoding_latex_never_fails(text: str) -> None:
    assert isinstance(decode_latex(text), str)
