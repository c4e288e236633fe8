"""One truth: the same ten made-up papers, written in every format, read to the same papers."""

from pathlib import Path
from typing import NamedTuple

import pytest

from explorer.model import Problem, Record, Topic
from explorer.names import person_key
from explorer.readers import read

DATA = Path(__file__).parents[1] / "data"

FILES = {
    "ten.jsonl": "jsonl",
    "ten.csv": "csv",
    "ten.bib": "bibtex",
    "ten.ris": "ris",
    "ten.openalex.json": "openalex",
    "ten.atom.xml": "arxiv",
    "ten.kaggle.jsonl": "arxiv",
    "ten.wos.txt": "wos",
    "ten.wos.tsv": "wos",
    "ten.scopus.csv": "scopus",
    "ten.nbib": "pubmed",
    "ten.enw": "endnote",
    "ten.ovid.txt": "ovid",
    "ten.cochrane.txt": "cochrane",
    "ten.dimensions.csv": "csv",
    "ten.lens.csv": "csv",
    "ten.crossref.json": "crossref",
    "ten.csl.json": "csl-json",
    "ten.s2.json": "semantic-scholar",
    "ten.datacite.json": "datacite",
    "ten.orcid.json": "orcid",
    "ten.inspire.json": "inspire",
    "ten.biorxiv.json": "biorxiv",
    "ten.researchmap.json": "researchmap",
    "ten.bibjson.json": "bibjson",
    "ten.dblp.xml": "dblp",
    "ten.acl.xml": "acl",
    "ten.pubmed.xml": "pubmed-xml",
    "ten.endnote.xml": "endnote-xml",
    "ten.mods.xml": "mods",
}

YEARS_ONLY = {"ten.scopus.csv", "ten.cochrane.txt", "ten.dblp.xml", "ten.acl.xml"}
"""Formats that tell no months."""


class Truth(NamedTuple):
    """What every format says about a paper, and what only some can say."""

    title: str
    people: tuple[str, ...]
    date: str
    number: str
    venue: str
    keywords: tuple[str, ...]
    categories: tuple[str, ...]
    preprint: str
    citations: int


TEN = (
    Truth(
        "Quiet graphs and loud people",
        ("jose garcia nunez", "anna van der berg"),
        "2018-03-05",
        "10.5555/ten.1",
        "Journal of Quiet Graphs",
        ("graphs", "quiet"),
        ("math.CO", "cs.SI"),
        "1803.00001",
        12,
    ),
    Truth(
        "A theory of shared lunches",
        ("anna van der berg", "lukasz kowalski", "maeve oneil"),
        "2019-07-01",
        "10.5555/ten.2",
        "Lunch Letters",
        ("lunch", "graphs"),
        ("math.CO",),
        "1907.00002",
        3,
    ),
    Truth(
        "On the p-Laplacian of friendship",
        ("lukasz kowalski",),
        "2019-11-20",
        "10.5555/ten.3",
        "Journal of Quiet Graphs",
        ("p-Laplacian",),
        ("math.AP", "math.NA"),
        "1911.00003",
        0,
    ),
    Truth(
        "Learning to write together",
        ("jurgen muller", "jose garcia nunez", "j p roux"),
        "2020-02-29",
        "10.5555/ten.4",
        "Proceedings of Joint Work",
        ("learning",),
        ("cs.LG", "stat.ML"),
        "2002.00004",
        7,
    ),
    Truth(
        "Measuring the muon of collaboration",
        ("delphic collaboration", "j p roux"),
        "2020-12-31",
        "10.5555/ten.5",
        "Annals of Large Lists",
        ("muons",),
        ("hep-ex",),
        "2012.00005",
        250,
    ),
    Truth(
        "The one-word author",
        ("sukarno",),
        "2021-01-15",
        "10.5555/ten.6",
        "Names Quarterly",
        ("names",),
        ("cs.DL",),
        "2101.00006",
        1,
    ),
    Truth(
        "Sons and their suffixes",
        ("thomas baker jr", "thomas baker"),
        "2021-06-10",
        "10.5555/ten.7",
        "Names Quarterly",
        ("names", "families"),
        ("cs.DL",),
        "2106.00007",
        2,
    ),
    Truth(
        "王 and friends: scripts in bylines",
        ("王伟", "jurgen muller"),
        "2022-04-04",
        "10.5555/ten.8",
        "Names Quarterly",
        ("names", "scripts"),
        ("cs.DL", "cs.CL"),
        "2204.00008",
        5,
    ),
    Truth(
        "Too many to mention",
        ("jose garcia nunez", "lukasz kowalski"),
        "2023-08-08",
        "10.5555/ten.9",
        "Annals of Large Lists",
        ("lists",),
        ("math.ST",),
        "2308.00009",
        0,
    ),
    Truth(
        "Markup in titles: <b>bold</b> & other dangers",
        ("maeve oneil", "thomas baker jr"),
        "2024-05-17",
        "10.5555/ten.10",
        "Journal of Safe Text",
        ("safety",),
        ("cs.CR",),
        "2405.00010",
        4,
    ),
)


def records(name: str) -> list[Record]:
    found = list(read(DATA / name))
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Record)]


@pytest.mark.parametrize(("name", "source"), FILES.items())
def test_every_format_is_recognised_by_its_content(name: str, source: str) -> None:
    assert {record.source for record in records(name)} == {source}


@pytest.mark.parametrize("name", FILES)
def test_every_format_tells_the_same_papers(name: str) -> None:
    facts = [(r.title, r.date, r.year, r.doi, r.venue) for r in records(name)]

    most = 4 if name in YEARS_ONLY else 10
    assert facts == [(t.title, t.date[:most], int(t.date[:4]), t.number, t.venue) for t in TEN]


@pytest.mark.parametrize("name", FILES)
def test_every_format_tells_the_same_people_in_the_same_order(name: str) -> None:
    people = [
        tuple(person_key(m.written, m.family, m.given) for m in record.authors)
        for record in records(name)
    ]

    assert people == [paper.people for paper in TEN]


@pytest.mark.parametrize("name", FILES)
def test_only_the_consortium_is_collective(name: str) -> None:
    collective = [m.written for record in records(name) for m in record.authors if m.collective]

    assert collective == ["DELPHIC Collaboration"]


@pytest.mark.parametrize("name", FILES)
def test_only_the_ninth_paper_has_an_incomplete_author_list(name: str) -> None:
    assert [n for n, r in enumerate(records(name), 1) if r.incomplete_authors] == [9]


@pytest.mark.parametrize(
    "name",
    [
        *("ten.jsonl", "ten.csv", "ten.bib", "ten.ris", "ten.csl.json", "ten.datacite.json"),
        *("ten.wos.txt", "ten.wos.tsv", "ten.scopus.csv", "ten.nbib", "ten.enw"),
        *("ten.ovid.txt", "ten.cochrane.txt", "ten.lens.csv"),
        *("ten.pubmed.xml", "ten.endnote.xml", "ten.mods.xml"),
    ],
)
def test_formats_with_keywords_tell_the_same_topics(name: str) -> None:
    topics = [record.topics for record in records(name)]

    assert topics == [tuple(Topic(word, "keyword") for word in t.keywords) for t in TEN]


@pytest.mark.parametrize("name", ["ten.atom.xml", "ten.kaggle.jsonl"])
def test_arxiv_formats_tell_the_same_categories_and_ids(name: str) -> None:
    told = [(record.topics, record.native_id, record.arxiv_id) for record in records(name)]

    assert told == [
        (tuple(Topic(c, "arxiv") for c in t.categories), f"arxiv:{t.preprint}", t.preprint)
        for t in TEN
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("ten.jsonl", "ten.csv", "ten.openalex.json", "ten.crossref.json", "ten.s2.json"),
        *("ten.datacite.json", "ten.inspire.json"),
        *("ten.wos.txt", "ten.wos.tsv", "ten.scopus.csv", "ten.dimensions.csv", "ten.lens.csv"),
    ],
)
def test_formats_with_citations_tell_the_same_counts(name: str) -> None:
    assert [record.citations for record in records(name)] == [t.citations for t in TEN]


@pytest.mark.parametrize(
    "name",
    [
        *("ten.bib", "ten.ris", "ten.atom.xml", "ten.kaggle.jsonl", "ten.csl.json"),
        *("ten.orcid.json", "ten.biorxiv.json", "ten.researchmap.json", "ten.bibjson.json"),
        *("ten.nbib", "ten.enw", "ten.ovid.txt", "ten.cochrane.txt"),
        *("ten.dblp.xml", "ten.acl.xml", "ten.pubmed.xml", "ten.endnote.xml", "ten.mods.xml"),
    ],
)
def test_formats_without_citations_leave_them_unknown(name: str) -> None:
    assert {record.citations for record in records(name)} == {None}


@pytest.mark.parametrize(
    "name",
    [
        *("ten.jsonl", "ten.openalex.json", "ten.crossref.json", "ten.csl.json", "ten.s2.json"),
        *("ten.datacite.json", "ten.orcid.json", "ten.inspire.json"),
        *("ten.wos.txt", "ten.wos.tsv", "ten.nbib"),
        *("ten.dblp.xml", "ten.acl.xml", "ten.pubmed.xml", "ten.mods.xml"),
    ],
)
def test_formats_with_orcids_tell_the_same(name: str) -> None:
    orcids = {m.orcid for record in records(name) for m in record.authors if m.orcid}

    assert orcids == {"0000-0002-1825-0097", "0000-0002-1694-233X"}


@pytest.mark.parametrize(
    "name",
    [
        "ten.bib",
        "ten.ris",
        "ten.csv",
        "ten.nbib",
        "ten.enw",
        "ten.scopus.csv",
        "ten.wos.txt",
        "ten.dimensions.csv",
        "ten.endnote.xml",
    ],
)
def test_names_stay_as_written(name: str) -> None:
    assert records(name)[0].authors[0].written == "García-Núñez, José"


def test_bibtex_separates_family_and_given_names() -> None:
    first, second = records("ten.bib")[0].authors

    assert (first.family, first.given) == ("García-Núñez", "José")
    assert (second.family, second.given) == ("van der Berg", "Anna")


@pytest.mark.parametrize(
    "name",
    [
        *("ten.wos.txt", "ten.wos.tsv", "ten.scopus.csv", "ten.nbib", "ten.ovid.txt"),
        *("ten.dimensions.csv", "ten.pubmed.xml", "ten.mods.xml"),
    ],
)
def test_formats_with_addresses_tell_who_worked_where(name: str) -> None:
    told = [[place.name for place in m.institutions] for m in records(name)[0].authors]

    assert told == [["University of Quiet"], ["Institute of Sevens"]]


@pytest.mark.parametrize(
    ("name", "native"),
    [
        ("ten.wos.txt", "wos:000444000000001"),
        ("ten.wos.tsv", "wos:000444000000001"),
        ("ten.scopus.csv", "scopus:2-s2.0-85000000001"),
        ("ten.nbib", "pmid:30000001"),
        ("ten.ovid.txt", "ovid:00005555-2018003000-00001"),
        ("ten.cochrane.txt", "cochrane:CN-01000001"),
        ("ten.dimensions.csv", "dimensions:pub.1100000001"),
        ("ten.lens.csv", "lens:000-000-000-000-011"),
        ("ten.enw", None),
        ("ten.dblp.xml", "dblp:journals/ten/Ten1"),
        ("ten.acl.xml", "acl:2024.ten-1.1"),
        ("ten.pubmed.xml", "pmid:30000001"),
        ("ten.endnote.xml", None),
        ("ten.mods.xml", None),
    ],
)
def test_sources_have_ids_of_their_own(name: str, native: str | None) -> None:
    assert records(name)[0].native_id == native


@pytest.mark.parametrize("name", ["ten.cochrane.txt", "ten.dimensions.csv", "ten.lens.csv"])
def test_numbers_in_pubmed_are_told_beside_them(name: str) -> None:
    assert records(name)[0].other_ids == ("pmid:30000001",)
