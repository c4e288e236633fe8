"""Names folded a batch at once give what `names` gives for each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import forms, names
from explorer.batches import Batcher
from explorer.model import Institution, Mention, Record

LETTERS = "AÉØŁb éøłßıc.-'J rS,İ"
parts = st.sampled_from(
    (
        *("Ann", "J.", "P", "É.", "-P.", "Müller", "Ørsted", "Łoś", "Jr", "van", "McKay", "IV"),
        *("Ch.", "Yu.", "Th", "de", "Del", "Sol", "for", "For", "the", "and", "y", "Lei-han", "Du"),
        *("A.Ac", "A.B", "J.-Theo", "A.-B"),
        *("DeWitt", "D'Anna", "L'vov", "behalf", "O'", "Mc", "van-der", "McK", "Y-h.", "Ł'a"),
        *("Li-Wei", "Team", "group", "Özgür", "et", "JP", "o'Neil", "İnci", "Ĳs", "ﬁn", "José"),
    )
)
written = st.one_of(
    st.lists(parts, min_size=1, max_size=4).map(" ".join),
    st.text(LETTERS, min_size=1, max_size=12).filter(str.strip),
    st.text(min_size=1, max_size=12).filter(str.strip),
)


def described(mentions: list[Mention]) -> list[tuple[str, str, bool, bool]]:
    columns = forms.columns(mentions)
    wanted = ("key", "display", "initials_only", "collective")
    return list(zip(*(columns[name].to_pylist() for name in wanted), strict=True))


@settings(max_examples=600, deadline=None)
@given(st.lists(written, min_size=1, max_size=20))
def test_a_batch_agrees_with_the_names_one_by_one(batch: list[str]) -> None:
    found = described([Mention(name) for name in batch])

    assert [(key, initials, group) for key, _, initials, group in found] == [
        (
            names.person_key(name),
            names.is_initials_only(name) and not names.is_collective(name),
            names.is_collective(name),
        )
        for name in batch
    ]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (Mention("Leon Bungert"), ("leon bungert", "Leon Bungert", False, False)),
        (Mention("J. -P. Serre"), ("j p serre", "J. -P. Serre", True, False)),
        (Mention("José Müller"), ("jose muller", "José Müller", False, False)),
        (Mention("Bungert, Leon"), ("leon bungert", "Leon Bungert", False, False)),
        (Mention("X", "Curie", "Marie"), ("marie curie", "Marie Curie", False, False)),
        (Mention("Some Name", collective=True), ("some name", "Some Name", False, True)),
    ],
)
def test_a_mention_is_described_by_its_key_its_name_and_two_marks(
    mention: Mention, expected: tuple[str, str, bool, bool]
) -> None:
    assert described([mention]) == [expected]


def test_institutions_are_part_of_the_form() -> None:
    at_home = Mention("Ann Ash", institutions=(Institution("TU Delft", None, "NL"),))

    batch = Batcher().batch([Record("test", None, "One", (Mention("Ann Ash"), at_home))])

    assert batch.forms["content"].to_pylist() == [
        "Ann Ash",
        "Ann Ash\x1f\x1f\x1f\x1f\x1fFalse\x1fTU Delft\x1f\x1fNL",
    ]
