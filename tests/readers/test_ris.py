"""RIS: what databases write beside the fields that all of them have."""

import io

import pytest

from explorer.model import Problem, Record
from explorer.readers import read as everything
from explorer.readers import reader_named


def read(*lines: str) -> Record:
    text = "\n".join(["TY  - JOUR", "TI  - A title", *lines, "ER  - "])
    (found,) = reader_named("ris").parse(io.BytesIO(text.encode()))
    assert not isinstance(found, Problem)
    return found


@pytest.mark.parametrize(
    ("note", "citations"),
    [
        ("N1  - Times Cited in Web of Science Core Collection:  5\nTotal Times Cited:  7", 5),
        ("N1  - Export Date: 18 November 2019\nN1  - Cited By :9", 9),
        ("N1  - Cited By (since 1996):44", 44),
        ("U3  - Cited By :0\n\nExport Date: 12 May 2022", 0),
        ("N1  - Times Cited: many", None),
        ("N1  - He is cited by 12 people", None),
        ("AB  - Times Cited: 12", None),
    ],
)
def test_databases_write_citations_into_notes(note: str, citations: int | None) -> None:
    assert read(*note.split("\n")).citations == citations


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (["AN  - WOS:000444108200009"], ("wos:000444108200009",)),
        (
            ["UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85054091539&doi=10.1%2fx"],
            ("scopus:2-s2.0-85054091539",),
        ),
        (["AN  - 21553931", "DP  - NLM"], ("pmid:21553931",)),
        (
            ["AN  - 21553931", "DB  - PubMed", "C2  - PMC5082312"],
            ("pmid:21553931", "pmcid:PMC5082312"),
        ),
        (
            ["AN  - CN-01234567", "C3  - PUBMED 24785413,EMBASE 53125213"],
            ("cochrane:CN-01234567", "pmid:24785413"),
        ),
        (["AN  - 2214991469; 51887", "DB  - PTSDpubs"], ()),
        (["AN  - 21553931", "DB  - PsycINFO"], ()),
        (["UR  - https://example.org/?eid=2-s2.0-1"], ()),
    ],
)
def test_accession_numbers_are_ids_where_it_is_told_whose(
    lines: list[str], ids: tuple[str, ...]
) -> None:
    found = read(*lines)

    assert (found.native_id, found.other_ids) == (None, ids)


def test_of_a_span_of_months_the_first_counts() -> None:
    assert read("PY  - 2020", "DA  - 2020 Jan-Feb").date == "2020-01"


def test_what_the_cochrane_library_calls_ris_is_ris() -> None:
    text = (
        'Record #1 of 1\nProvider: John Wiley & Sons, Ltd.\nContent: text/plain; charset="UTF-8"\n'
        "\nTY  - JOUR\nAN  - CN-01234567\nAU  - Lee A\nTI  - A title\nER  - \n"
    )

    (found,) = everything(io.BytesIO(text.encode()))

    assert isinstance(found, Record)
    assert (found.source, found.title) == ("ris", "A title")
