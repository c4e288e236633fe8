"""Every reader is listed, has a name of its own and a sample that it recognises."""

import importlib
from pathlib import Path

import pytest

import explorer.readers
from explorer.errors import ReadError
from explorer.readers import READERS, Reader, reader_named

FOLDER = Path(explorer.readers.__file__).parent
DATA = Path(__file__).parents[1] / "data"

PARTS = {"reader", "text", "bylines", "bibtex_names", "columns", "documents"} | {
    "affiliations",
    "dating",
    "elements",
    "graphxml",
    "markup",
    "networks",
    "pieces",
    "prolog",
    "rows",
    "tagged",
    "topics",
    "values",
    "walk",
    "xmltext",
}
"""Files that readers share; all others are readers."""

SAMPLES = {
    "openalex": "ten.openalex.json",
    "arxiv": "ten.atom.xml",
    "jsonl": "ten.jsonl",
    "bibtex": "ten.bib",
    "ris": "ten.ris",
    "csv": "ten.csv",
    "crossref": "ten.crossref.json",
    "csl-json": "ten.csl.json",
    "semantic-scholar": "ten.s2.json",
    "datacite": "ten.datacite.json",
    "orcid": "ten.orcid.json",
    "inspire": "ten.inspire.json",
    "biorxiv": "ten.biorxiv.json",
    "researchmap": "ten.researchmap.json",
    "bibjson": "ten.bibjson.json",
    "dblp": "ten.dblp.xml",
    "acl": "ten.acl.xml",
    "pubmed-xml": "ten.pubmed.xml",
    "endnote-xml": "ten.endnote.xml",
    "mods": "ten.mods.xml",
    "wos": "ten.wos.txt",
    "scopus": "ten.scopus.csv",
    "springer": "nasty.springer.csv",
    "labelled": "nasty.labelled.txt",
    "pubmed": "ten.nbib",
    "endnote": "ten.enw",
    "ovid": "ten.ovid.txt",
    "cochrane": "ten.cochrane.txt",
    "graphml": "network.graphml",
    "gexf": "network.gexf",
    "gml": "network.gml",
    "pajek": "network.net",
    "network-json": "network.vos.json",
    "edge-list": "network.ties.csv",
    "vosviewer": "network.map.txt",
}


def test_every_file_is_a_listed_reader_or_a_named_part() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    listed = {
        importlib.import_module(f"explorer.readers.{name}").READER.name for name in files - PARTS
    }

    assert listed == {reader.name for reader in READERS}
    assert files >= PARTS


def test_names_and_labels_are_unique() -> None:
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert len({reader.label for reader in READERS}) == len(READERS)


def test_every_reader_has_a_sample() -> None:
    assert set(SAMPLES) == {reader.name for reader in READERS}


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_reader_recognises_its_sample_and_only_the_first_that_does_is_asked(
    reader: Reader,
) -> None:
    head = (DATA / SAMPLES[reader.name]).read_text(encoding="utf-8")[:65536]

    assert next(r for r in READERS if r.recognise(head)) is reader


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_plain_prose_is_in_no_format(reader: Reader) -> None:
    assert not reader.recognise("Dear all,\n\nthe title of my talk, and its authors: see below.\n")


def test_a_wrong_name_lists_the_right_ones() -> None:
    names = ", ".join(reader.name for reader in READERS)

    with pytest.raises(ReadError, match=f"Choose one of {names}"):
        reader_named("word")


def test_a_name_may_be_written_in_capitals() -> None:
    assert reader_named("BibTeX").name == "bibtex"
