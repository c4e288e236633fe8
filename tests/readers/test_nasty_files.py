"""One nasty file per format: every record in it is read or set aside, and why is said."""

import io
from pathlib import Path

import pytest

from explorer.model import Problem, Record
from explorer.readers import read, reader_named

DATA = Path(__file__).parents[1] / "data"

ACCOUNTS = [
    # file, records in it, read, set aside, notes
    ("nasty.bib", 16, 13, 3, 1),
    ("nasty.ris", 8, 5, 3, 0),
    ("nasty.jsonl", 18, 9, 9, 1),
    ("nasty.csv", 10, 7, 3, 0),
    ("nasty.openalex.jsonl", 7, 4, 3, 0),
    ("nasty.atom.xml", 7, 3, 4, 0),
    ("nasty.crossref.jsonl", 10, 6, 4, 0),
    ("nasty.csl.json", 9, 5, 4, 0),
    ("nasty.s2.jsonl", 12, 6, 6, 0),
    ("nasty.datacite.json", 7, 4, 3, 0),
    ("nasty.orcid.json", 10, 4, 6, 1),
    ("nasty.inspire.json", 7, 3, 4, 0),
    ("nasty.biorxiv.json", 7, 5, 2, 0),
    ("nasty.researchmap.json", 6, 3, 3, 0),
    ("nasty.bibjson.json", 6, 3, 3, 0),
    ("nasty.wos.txt", 8, 6, 2, 0),
    ("nasty.wos.tsv", 6, 3, 3, 0),
    ("nasty.scopus.csv", 9, 6, 3, 0),
    ("nasty.springer.csv", 5, 3, 2, 1),
    ("nasty.dimensions.csv", 3, 2, 1, 0),
    ("nasty.nbib", 5, 4, 1, 0),
    ("nasty.enw", 7, 4, 3, 0),
    ("nasty.ovid.txt", 6, 4, 2, 0),
    ("nasty.cochrane.txt", 4, 3, 1, 0),
    ("nasty.labelled.txt", 4, 3, 1, 0),
    ("nasty.dblp.xml", 12, 6, 6, 0),
    ("nasty.acl.xml", 7, 5, 2, 0),
    ("nasty.pubmed.xml", 8, 5, 3, 1),
    ("nasty.endnote.xml", 7, 3, 4, 1),
    ("nasty.mods.xml", 6, 3, 3, 0),
]


def split(name: str) -> tuple[list[Record], list[Problem]]:
    found = list(read(DATA / name))
    return (
        [item for item in found if isinstance(item, Record)],
        [item for item in found if isinstance(item, Problem)],
    )


def titles(name: str) -> list[str]:
    return [record.title for record in split(name)[0]]


@pytest.mark.parametrize(("name", "total", "is_read", "aside", "notes"), ACCOUNTS)
def test_read_and_set_aside_make_the_records_of_the_file(
    name: str, total: int, is_read: int, aside: int, notes: int
) -> None:
    records, problems = split(name)

    assert len(records) == is_read
    assert sum(problem.sets_aside for problem in problems) == aside
    assert sum(not problem.sets_aside for problem in problems) == notes
    assert is_read + aside == total


def all_problems() -> list[Problem]:
    return [problem for name, *_ in ACCOUNTS for problem in split(name)[1]]


@pytest.mark.parametrize("problem", all_problems(), ids=lambda p: f"{p.file}, {p.place}")
def test_a_problem_names_file_place_reason_and_remedy(problem: Problem) -> None:
    assert problem.file.startswith("nasty.")
    assert problem.place
    assert problem.reason.endswith(".")
    assert problem.remedy.endswith(".")
    assert len(problem.text) <= 200


@pytest.mark.parametrize("name", [name for name, *_ in ACCOUNTS])
def test_what_is_read_is_clean(name: str) -> None:
    for record in split(name)[0]:
        assert record.title.isprintable()
        assert record.place
        assert record.url is None or record.url.startswith(("http://", "https://"))
        assert record.year is None or str(record.date).startswith(str(record.year))
        for mention in record.authors:
            assert mention.written
            assert mention.written.isprintable()


def test_bibtex_entries_with_one_key_are_all_read() -> None:
    assert titles("nasty.bib")[:2] == ["First of the same key", "Second of the same key"]


def test_bibtex_counts_the_first_of_two_fields_and_says_so() -> None:
    records, problems = split("nasty.bib")

    assert records[2].title == "The title that counts"
    assert [p.reason for p in problems if not p.sets_aside] == [
        "The entry gives title twice; the first one counts."
    ]


def test_bibtex_joins_strings_and_quoted_pieces() -> None:
    record = next(r for r in split("nasty.bib")[0] if r.title == "Read all the same")

    assert record.venue == "Lunch Journal, special volume"
    assert [m.written for m in record.authors] == ["Ann Lee", "Bob Ray"]
    assert record.date == "2004-07"


def bibtex(text: str) -> Record:
    (found,) = reader_named("bibtex").parse(io.BytesIO(text.encode()))
    assert isinstance(found, Record)
    return found


def test_bibtex_keeps_the_space_that_a_string_begins_with() -> None:
    found = bibtex('@string{toc = " on Theory"} @misc{a, title = {T}, journal = "Symposium" # toc}')

    assert found.venue == "Symposium on Theory"


def test_bibtex_keywords_with_semicolons_may_hold_commas() -> None:
    found = bibtex("@misc{a, title = {T}, keywords = {Learning, deep; Graphs}}")

    assert [topic.name for topic in found.topics] == ["Learning, deep", "Graphs"]


def test_bibtex_reads_an_entry_without_a_key() -> None:
    assert "An entry without a key" in titles("nasty.bib")


def test_bibtex_editors_are_no_authors() -> None:
    record = next(r for r in split("nasty.bib")[0] if r.title == "Only editors")

    assert record.authors == ()
    assert record.year is None


def test_bibtex_braces_around_a_whole_name_make_an_organisation() -> None:
    record = next(r for r in split("nasty.bib")[0] if r.title == "Names in braces")

    assert [(m.written, m.family, m.given, m.collective) for m in record.authors] == [
        ("World Health Organization", None, None, True),
        ("Ørsted, Hans Christian", "Ørsted", "Hans Christian", False),
        ("Plato", "Plato", None, False),
    ]
    assert record.incomplete_authors
    assert record.date == "2019-05"


def test_bibtex_children_take_year_and_book_from_their_parent() -> None:
    record = next(r for r in split("nasty.bib")[0] if r.title == "A child")

    assert (record.year, record.venue) == (2006, "Proceedings of Everything")


def test_bibtex_identifiers_are_normalised_and_scripts_are_no_links() -> None:
    record = split("nasty.bib")[0][-1]

    assert record.doi == "10.5555/nasty.1"
    assert record.arxiv_id == "math/0309136"
    assert record.native_id == "arxiv:math/0309136"
    assert record.url is None


def test_ris_records_that_are_not_closed_are_read() -> None:
    assert titles("nasty.ris") == [
        "Closed as it should be",
        "Not closed",
        "One space, as some write",
        "A title that goes on in the next line",
        "The last, not closed",
    ]


def test_ris_editors_are_no_authors_and_et_al_marks_the_list() -> None:
    first, *_, fourth, _ = split("nasty.ris")[0]

    assert [m.written for m in first.authors] == ["Lee, Ann"]
    assert [m.written for m in fourth.authors] == ["Lee, Ann"]
    assert fourth.incomplete_authors


def test_ris_problems_name_the_line() -> None:
    assert [p.place for p in split("nasty.ris")[1]] == ["line 20", "line 23", "line 26"]


def test_ris_lists_are_split_and_links_checked() -> None:
    record = split("nasty.ris")[0][3]

    assert [topic.name for topic in record.topics] == ["one", "two"]
    assert record.url == "https://example.org/a"
    assert record.doi == "10.5555/nasty.2"
    assert record.abstract == "TY is not a start here"


def test_json_lines_keep_people_and_drop_what_is_none() -> None:
    record = next(r for r in split("nasty.jsonl")[0] if r.title == "Not a number")

    assert [(m.written, m.orcid) for m in record.authors] == [("Ann Lee", None)]
    assert record.incomplete_authors
    assert (record.year, record.citations) == (None, None)


def test_json_lines_lose_control_and_direction_characters() -> None:
    assert "Rightto left and hidden" in titles("nasty.jsonl")


def test_json_lines_fall_back_to_windows_1252_with_a_note() -> None:
    records, problems = split("nasty.jsonl")

    assert "Latin é in a UTF-8 file" in [record.title for record in records]
    assert [p.place for p in problems if not p.sets_aside] == ["line 14"]


def test_a_speaker_for_a_group_is_a_person_beside_the_group() -> None:
    record = next(r for r in split("nasty.jsonl")[0] if r.title == "Year zero")

    assert [(m.written, m.collective) for m in record.authors] == [
        ("ATLAS Collaboration", True),
        ("C. Fox", False),
        ("for the BEE Collaboration", True),
    ]


def test_csv_an_unclosed_quotation_mark_costs_one_row() -> None:
    assert titles("nasty.csv")[3:] == [
        "After it",
        'A 5" disk',
        'Another 3" disk',
        '=HYPERLINK("http://x")',
    ]


def test_csv_cells_may_have_line_breaks_and_places_stay_right() -> None:
    records, problems = split("nasty.csv")

    assert (records[1].title, records[1].place) == ("Two lines", "line 3")
    assert [p.place for p in problems] == ["line 5", "line 7", "line 9"]


def test_openalex_gives_what_it_knows_of_an_author() -> None:
    mention = split("nasty.openalex.jsonl")[0][0].authors[0]

    assert mention.orcid == "0000-0002-1825-0097"
    assert mention.native_id == "openalex:A1"
    assert [tuple(place) for place in mention.institutions] == [
        ("Institute of Sevens", "openalex:I7", "DE")
    ]


def test_openalex_abstracts_are_put_in_order_and_capped() -> None:
    record = next(r for r in split("nasty.openalex.jsonl")[0] if r.title == "Nobody named")

    assert record.abstract == "early twice twice"
    assert record.incomplete_authors


def test_openalex_pages_may_be_lines_and_preprints_are_found_by_their_location() -> None:
    record = split("nasty.openalex.jsonl")[0][-1]

    assert record.place == "line 7, record 1"
    assert record.arxiv_id == "2404.14402"
    assert [tuple(topic) for topic in record.topics] == [("Likely", "openalex")]


def test_arxiv_entries_after_a_break_are_read() -> None:
    records, problems = split("nasty.atom.xml")

    assert [p.place for p in problems] == [f"record {n}" for n in (2, 3, 4, 6)]
    assert problems[0].reason == "arXiv answered with an error: incorrect id."
    assert records[-1].title == "Read after the break"


def test_arxiv_versions_are_removed_and_affiliations_kept() -> None:
    record = split("nasty.atom.xml")[0][0]

    assert record.native_id == "arxiv:math/0309136"
    assert [place.name for place in record.authors[0].institutions] == ["Institute of Sevens"]
    assert record.incomplete_authors
