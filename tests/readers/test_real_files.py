"""Real files of other projects: every record in them is accounted for.

`real_files.csv` lists what is read, how many authors that has, and what is set aside.
"""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import read

SAMPLES = "data/importers"
ACCOUNTS = {
    row["file"]: (int(row["read"]), int(row["authors"]), int(row["set_aside"]))
    for row in csv.DictReader(
        Path(__file__).with_name("real_files.csv").read_text(encoding="utf-8").splitlines()
    )
}
UNREADABLE = {
    "jabref/MODSImporterTestMinimal.bib": "is empty",
    "jabref/MedlineImporterTestMinimalEntry.bib": "in no format",
    "jabref/tiny-BE-noBOM.bib": "is not text",
    "jabref/tiny-LE-noBOM.bib": "is not text",
    "asreview/generic.vec": "in no format",
    "jabref/Empty.txt": "is empty",
    "jabref/InspecImportTestFalse.txt": "in no format",
    "jabref/IsiImporterTestEmpty.isi": "in no format",
    "jabref/RepecNepImporterTest1.txt": "in no format",
    "jabref/RepecNepImporterTest2.txt": "in no format",
    "jabref/RepecNepImporterTest3.txt": "in no format",
    "jabref/MedlinePlainImporterTestInvalidFormat.xml": "in no format",
    "biopython/pubmed3.html": "in no format",
    "asreview/generic_labels_no_title.csv": "does not name a title column",
}

BIBTEX_ENTRY = re.compile(r"^\s*@(?!comment|string|preamble)\w+", re.MULTILINE | re.IGNORECASE)
RIS_RECORD = re.compile(r"^\W{0,3}TY {1,2}-", re.MULTILINE)

STARTS = (
    (r"\.isi$|/example_wos", r"^PT [A-Z]"),
    (r"\.nbib$|/MedlinePlain.*\.txt$|/pubmed_result", r"^PMID ?-|(?:\A|(?<=\n\n))PMCR? ?-"),
    (r"/Biblioscape.*\.txt$", r"^-{6}$"),
    (r"/(?:Copac|Inspec).*\.txt$", r"^TI- |^Record"),
    (r"enw$|\.ref$", r"^%0|\A%[AE]"),
    (r"/OvidImporterTest[0-9]\.txt$|/OvidImporterTest2", r"^<[0-9]+>|(?:\A|\n)\nScore$"),
    (r"^dblp-xml", r"<article "),
    (r"/toy_anthology/", r"<(?:paper|frontmatter)[ >]"),
    (r"/(?:Medline.*|pubmed[0-9])\.xml$", r"<Pubmed(?:Book)?Article>"),
    (r"/Endnote.*\.xml$", r"<record>"),
    (r"/MODS.*\.xml$", r"<mods[ >]"),
)
"""Which files have records that begin, or end, with what."""
SOURCES = (
    ("wos", r"\.isi$|/example_wos"),
    ("pubmed", r"\.nbib$|/MedlinePlain.*\.txt$|/pubmed_result"),
    ("labelled", r"/(?:Biblioscape|Copac|Inspec).*\.txt$"),
    ("endnote", r"enw$|\.ref$"),
    ("ovid", r"/OvidImporterTest.*\.txt$"),
    ("scopus", r"/scopus\.csv$"),
    ("springer", r"/springer\.csv$"),
    ("ris", r"asreview/.*\.(?:ris|txt)$|/IEEEImport"),
    ("csv", r"asreview/.*\.csv$|/pubmed-chatbot\.csv$"),
)
"""Which reader reads which files."""

Finder = Callable[[str], Path]

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("name", ACCOUNTS)
def test_a_real_file_is_accounted_for(shared: Finder, name: str) -> None:
    items = list(read(shared(f"{SAMPLES}/{name}")))
    records = [item for item in items if isinstance(item, Record)]
    aside = [item for item in items if isinstance(item, Problem) and item.sets_aside]

    authors = sum(len(record.authors) for record in records)
    assert (len(records), authors, len(aside)) == ACCOUNTS[name]


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_real_file_that_cannot_be_read_says_why(shared: Finder, name: str) -> None:
    with pytest.raises(ReadError, match=UNREADABLE[name]):
        list(read(shared(f"{SAMPLES}/{name}")))


def written(path: Path) -> str:
    data = path.read_bytes()
    utf16 = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    return data.decode("utf-16" if utf16 else "utf-8", "replace").replace("\r", "\n")


@pytest.mark.parametrize("name", [name for name in ACCOUNTS if name.endswith(".bib")])
def test_the_account_of_a_bibtex_file_is_its_number_of_entries(shared: Finder, name: str) -> None:
    is_read, _, aside = ACCOUNTS[name]

    assert len(BIBTEX_ENTRY.findall(written(shared(f"{SAMPLES}/{name}")))) == is_read + aside


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in ACCOUNTS
        if name.endswith(".ris")
        and name not in {"jabref/RisImporterCorrupted.ris", "rispy/example_wos.ris"}
    ],
)
def test_the_account_of_a_ris_file_is_its_number_of_starts(shared: Finder, name: str) -> None:
    is_read, _, aside = ACCOUNTS[name]

    assert len(RIS_RECORD.findall(written(shared(f"{SAMPLES}/{name}")))) == is_read + aside


@pytest.mark.parametrize(
    ("name", "start"),
    [(name, start) for files, start in STARTS for name in ACCOUNTS if re.search(files, name)],
)
def test_the_account_of_a_tagged_file_is_its_number_of_starts(
    shared: Finder, name: str, start: str
) -> None:
    is_read, _, aside = ACCOUNTS[name]

    found = re.findall(start, written(shared(f"{SAMPLES}/{name}")), re.MULTILINE)
    assert len(found) == is_read + aside


@pytest.mark.parametrize(
    ("name", "source"),
    [(name, source) for source, files in SOURCES for name in ACCOUNTS if re.search(files, name)],
)
def test_a_file_is_read_by_the_reader_of_its_format(shared: Finder, name: str, source: str) -> None:
    items = read(shared(f"{SAMPLES}/{name}"))

    assert {item.source for item in items if isinstance(item, Record)} <= {source}


@pytest.mark.parametrize(
    "name", [n for n in ACCOUNTS if re.fullmatch(r"(?:litstudy|colrev|asreview)/.*\.csv", n)]
)
def test_the_account_of_a_table_is_its_number_of_rows(shared: Finder, name: str) -> None:
    is_read, _, aside = ACCOUNTS[name]

    with shared(f"{SAMPLES}/{name}").open(newline="", encoding="utf-8-sig") as file:
        assert sum(any(row) for row in csv.reader(file)) - 1 == is_read + aside


def test_the_standard_corpus_reads_without_a_problem(shared: Finder) -> None:
    authors = count = 0
    for item in read(shared("data/corpora/arxiv_106k.jsonl.zst")):
        assert isinstance(item, Record)
        count += 1
        authors += len(item.authors)

    assert (count, authors) == (106_121, 318_408)


def test_the_demo_facts_read_without_a_problem(shared: Finder) -> None:
    folder = shared("data/demo")
    names = ("demo_arxiv_cc0.jsonl", "demo_bib_additions.jsonl", "demo_supplement_2020plus.jsonl")

    kinds = [[type(item) for item in read(folder / name)] for name in names]

    assert [len(kind) for kind in kinds] == [632, 64, 20]
    assert {kind for found in kinds for kind in found} == {Record}
