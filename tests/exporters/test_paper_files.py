"""BibTeX and RIS that read back to the same papers and hold nothing that could be executed."""

import re
from dataclasses import replace
from io import BytesIO

import bibtexparser
import pytest
import rispy
from difficult_scene import PAPERS, SCENE
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.exporters import write
from explorer.exporters.latex import escape, verbatim
from explorer.exporters.text import one_line
from explorer.latex import decode_latex
from explorer.model import Byline, Paper, Record
from explorer.names import fold
from explorer.readers import reader_named

UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\ensuremath{\lbrace}": "{",
    r"\ensuremath{\rbrace}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{char}": char for char in "$&%#_"},
    "{}": "",
}

texts = st.text(
    alphabet=st.one_of(st.sampled_from("\\{}$&%#_~^@\"',-`!?= \nabAND"), st.characters()),
    max_size=30,
)


def unescape(text: str) -> str:
    pattern = "|".join(map(re.escape, UNESCAPED))
    return re.sub(pattern, lambda found: UNESCAPED[found[0]], text)


def entries(*papers: Paper) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(write("bibtex", SCENE, papers).decode())
    assert not library.failed_blocks
    return [{f.key: f.value for f in entry.fields} | {"": entry.key} for entry in library.entries]


def references(*papers: Paper) -> list[dict[str, object]]:
    return rispy.loads(write("ris", SCENE, papers).decode())


def people(names: list[str]) -> list[list[str]]:
    return [sorted(fold(name).split()) for name in names]


def signs(name: str) -> list[str]:
    """The signs of a name in any order, but for what may set its parts apart."""
    return sorted(name.translate(str.maketrans("", "", "{}, ")))


def test_a_family_name_that_stands_first_stays_the_family_name_in_bibtex() -> None:
    paper = Paper("p:1", "Bands", (Byline("a:1", "Phillips J.C.", "Phillips J.C."),), year=2005)
    (entry,) = entries(paper)

    assert entry["author"] == "Phillips, J.C."
    assert entry[""].startswith("phillips2005bands")


def test_bibtex_reads_back_to_the_same_titles_years_and_dois() -> None:
    read = entries(*PAPERS)

    assert [unescape(entry["title"]) for entry in read] == [one_line(p.title) for p in PAPERS]
    assert [entry.get("year") for entry in read] == ["2024", "2018", None, None]
    assert [entry.get("doi") for entry in read] == [None, "10.1000/x_y", None, None]


def test_bibtex_reads_back_to_the_same_authors() -> None:
    authors = entries(*PAPERS)[0]["author"].split(" and ")

    assert authors[:2] == ["Bungert, Leon", "محمد الخوارزمي"]
    assert " and ".join(authors[2:]) == "{ATLAS and CMS Collaboration} and others"


@settings(max_examples=150, deadline=None)
@given(title=texts, venue=texts, name=texts)
def test_any_text_survives_bibtex(title: str, venue: str, name: str) -> None:
    paper = Paper("p:1", f"T {title}", (Byline("a:1", f"N {name}", f"N {name}"),), venue=venue)
    (entry,) = entries(paper)

    assert unescape(entry["title"]) == one_line(paper.title)
    assert unescape(entry.get("journal", "")) == one_line(venue)
    assert signs(unescape(entry["author"])) == signs(one_line(paper.authors[0].written))


@settings(max_examples=150, deadline=None)
@given(text=texts.filter(lambda text: "^" not in text))
def test_our_own_reader_decodes_what_was_escaped(text: str) -> None:
    line = one_line(text)

    assert one_line(decode_latex(escape(line))) == line


@settings(max_examples=150, deadline=None)
@given(text=texts)
def test_escaped_text_has_balanced_braces_and_no_command_of_its_own(text: str) -> None:
    escaped = escape(one_line(text))

    assert escaped.count("{") == escaped.count("}")
    assert not re.sub("|".join(map(re.escape, UNESCAPED)), "", escaped).strip().count("\\")


def test_keys_stay_the_same_whatever_else_is_exported() -> None:
    together = [entry[""] for entry in entries(*PAPERS)]
    alone = [entries(paper)[0][""] for paper in PAPERS]

    assert together == alone
    assert together[0] == "bungert2024paper-4ca9"


def test_keys_are_unique_for_papers_that_look_alike() -> None:
    alike = [replace(PAPERS[1], id=f"p:{number}") for number in range(200)]

    assert len({entry[""] for entry in entries(*alike)}) == 200


@pytest.mark.parametrize(
    ("kind", "venue", "entry", "ris"),
    [
        ("article", "J", "@article", "JOUR"),
        ("proceedings-article", "P", "@inproceedings", "CONF"),
        ("book-chapter", "B", "@incollection", "CHAP"),
        ("dissertation", None, "@phdthesis", "THES"),
        ("preprint", None, "@misc", "UNPB"),
        (None, "J", "@article", "JOUR"),
        (None, None, "@misc", "GEN"),
    ],
)
def test_a_paper_is_of_the_kind_its_source_names(
    kind: str | None, venue: str | None, entry: str, ris: str
) -> None:
    paper = Paper("p:1", "Title", kind=kind, venue=venue)

    assert write("bibtex", SCENE, [paper]).decode().startswith(f"{entry}{{")
    assert write("ris", SCENE, [paper]).decode().startswith(f"TY  - {ris}\r\n")


def test_ris_reads_back_to_the_same_titles_years_and_dois() -> None:
    read = references(*PAPERS)

    assert [entry["title"] for entry in read] == [one_line(paper.title) for paper in PAPERS]
    assert [entry.get("year") for entry in read] == ["2024", "2018", None, None]
    assert [entry.get("doi") for entry in read] == [None, "10.1000/x_y", None, None]


def test_ris_reads_back_to_the_same_authors() -> None:
    read = references(*PAPERS)

    assert [people(entry.get("authors", [])) for entry in read] == [
        people([one_line(byline.written) for byline in paper.authors]) for paper in PAPERS
    ]
    assert read[1]["authors"] == ["Müller-Čapek, Jürgen", "Bungert, L."]


@settings(max_examples=150, deadline=None)
@given(title=texts, name=texts)
def test_no_text_can_start_another_ris_record(title: str, name: str) -> None:
    paper = Paper("p:1", f"T\n{title}", (Byline("a:1", name, f"N\r\n{name}"),), abstract=title)

    (entry,) = references(paper)

    assert entry["title"] == one_line(paper.title)


def test_addresses_that_are_not_of_the_web_are_left_out() -> None:
    assert "javascript" not in write("bibtex", SCENE, PAPERS).decode()
    assert "javascript" not in write("ris", SCENE, PAPERS).decode()


def test_what_is_not_typeset_is_not_escaped() -> None:
    assert verbatim("10.1000/x_y%{z}") == "10.1000/x_y%%7Bz%7D"


def test_a_date_is_given_as_precisely_as_it_is_known() -> None:
    assert "DA  - 2024/04/23/" in write("ris", SCENE, PAPERS).decode()
    assert "DA  - 2018" not in write("ris", SCENE, PAPERS).decode()
    assert entries(PAPERS[0])[0]["month"] == "apr"


@pytest.mark.parametrize(
    ("written", "reader"), [("bibtex", "bibtex"), ("ris", "ris"), ("papers-csv", "csv")]
)
def test_our_own_readers_read_the_same_papers_back(written: str, reader: str) -> None:
    papers = [replace(paper, title=paper.title.replace("^", "")) for paper in PAPERS[:2]]
    data = write(written, SCENE, papers)
    records = [
        record for record in reader_named(reader).parse(BytesIO(data)) if isinstance(record, Record)
    ]

    assert [record.title for record in records] == [one_line(paper.title) for paper in papers]
    assert [people([name.written for name in record.authors]) for record in records] == [
        people([byline.written for byline in paper.authors]) for paper in papers
    ]
    for field in ("year", "venue", "doi", "arxiv_id"):
        assert [getattr(record, field) for record in records] == [
            getattr(paper, field) for paper in papers
        ]
