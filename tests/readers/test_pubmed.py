"""MEDLINE text: what belongs to which author, titles, dates and numbers."""

import io

import pytest

from explorer.model import Record, Topic
from explorer.names import person_key
from explorer.readers import reader_named


def one(*lines: str) -> Record:
    text = "\n".join(["PMID- 1", "TI  - A title.", *lines, ""])
    (found,) = reader_named("pubmed").parse(io.BytesIO(text.encode()))
    assert isinstance(found, Record)
    return found


def places(found: Record) -> list[list[str]]:
    return [[place.name for place in m.institutions] for m in found.authors]


def test_each_author_is_followed_by_what_is_known() -> None:
    found = one(
        "FAU - Lee, Ann",
        "AU  - Lee A",
        "AUID- ORCID: 0000000218250097",
        "AUID- ORCID: https://orcid.org/0000-0002-1825-0097",
        "AD  - Department of Lunch, University of Nowhere, City.",
        "AD  - Institute of Sevens, City. ann@example.org",
        "FAU - Ray, Bob",
        "AU  - Ray B",
    )

    assert [(m.written, m.family, m.given) for m in found.authors] == [
        ("Lee, Ann", "Lee", "Ann"),
        ("Ray, Bob", "Ray", "Bob"),
    ]
    assert [m.orcid for m in found.authors] == ["0000-0002-1825-0097", None]
    assert places(found) == [["University of Nowhere", "Institute of Sevens"], []]


def test_an_address_before_all_authors_is_that_of_the_first() -> None:
    found = one("AD  - University of Nowhere", "AU  - Lee A", "AU  - Ray B")

    assert places(found) == [["University of Nowhere"], []]


def test_short_names_are_taken_where_an_author_has_no_full_one() -> None:
    found = one("FAU - Lee, Ann", "AU  - Lee A", "AU  - Ray B")

    assert [m.written for m in found.authors] == ["Lee A", "Ray B"]


def test_groups_stand_in_their_place_and_investigators_and_editors_are_no_authors() -> None:
    found = one(
        "FAU - Lee, Ann", "CN  - MOON", "FAU - Ray, Bob", "FIR - Fox, Cat", "FED - Doe, Dan"
    )

    assert [(m.written, m.collective) for m in found.authors] == [
        ("Lee, Ann", False),
        ("MOON", True),
        ("Ray, Bob", False),
    ]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Baker, Thomas Jr", "thomas baker jr"),
        ("Baker, Thomas 3rd", "thomas baker 3rd"),
        ("Roux, J-P", "j p roux"),
        ("van der Berg, Anna", "anna van der berg"),
        ("Sukarno", "sukarno"),
    ],
)
def test_names_have_their_parts(written: str, key: str) -> None:
    (mention,) = one(f"FAU - {written}").authors

    assert person_key(mention.written, mention.family, mention.given) == key


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("TI  - A question?", "A question?"),
        ("TI  - [Translated].", "Translated"),
        ("TI  - [Sic] is a word.", "[Sic] is a word"),
        ("TI  - More to come...", "More to come..."),
        ("BTI - A book", "A book"),
        ("TI  - Two\n      lines\nTI  - and a second field.", "Two lines and a second field"),
    ],
)
def test_a_title_loses_what_pubmed_adds(line: str, title: str) -> None:
    (found,) = reader_named("pubmed").parse(io.BytesIO(f"PMID- 1\n{line}\n".encode()))

    assert isinstance(found, Record)
    assert found.title == title


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["DP  - 2002 Sep"], "2002-09"),
        (["DP  - 2002 Sep 3"], "2002-09-03"),
        (["DP  - 2022 Jan-Feb"], "2022-01"),
        (["DP  - 2002 Spring"], "2002"),
        (["DP  - 2009", "DEP - 20090105"], "2009-01-05"),
        (["DP  - 2009", "DEP - 20081205"], "2009"),
        (["DEP - 20081205"], "2008-12-05"),
    ],
)
def test_the_date_is_that_of_the_issue_made_precise_by_the_electronic_one(
    lines: list[str], date: str
) -> None:
    assert one(*lines).date == date


@pytest.mark.parametrize(
    "line",
    [
        "LID - 10.5555/X [doi]",
        "LID - 5-67 [pii]\nAID - 10.5555/X [doi]",
        "AID - doi:10.5555/X",
    ],
)
def test_the_doi_may_stand_in_two_fields(line: str) -> None:
    assert one(line).doi == "10.5555/x"


def test_headings_lose_their_qualifiers_and_keywords_their_stars() -> None:
    assert one("MH  - *Lunch/methods/*trends", "MH  - Lunch/history", "OT  - *lunch").topics == (
        Topic("Lunch", "mesh"),
        Topic("lunch", "keyword"),
    )


def test_a_number_in_pubmed_central_is_a_further_id() -> None:
    found = one("PMC - PMC5082312")

    assert (found.native_id, found.other_ids) == ("pmid:1", ("pmcid:PMC5082312",))
