"""What the XML readers take from a record, on the nasty files; who and what is left out."""

from io import BytesIO
from pathlib import Path

import pytest

from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.readers import acl, dblp, endnotexml, mods, pubmedxml, read, reader_named
from explorer.readers.xmltext import root

DATA = Path(__file__).parents[1] / "data"


def nasty(name: str) -> tuple[list[Record], list[Problem]]:
    found = list(read(DATA / f"nasty.{name}.xml"))
    return (
        [item for item in found if isinstance(item, Record)],
        [item for item in found if isinstance(item, Problem)],
    )


def test_dblp_numbers_belong_to_the_id_and_not_to_the_name() -> None:
    first, second, *_ = nasty("dblp")[0][0].authors

    assert first == Mention("Wei Wang", orcid="0000-0002-1825-0097", native_id="dblp:Wei Wang 0001")
    assert second == Mention("Jürgen Łukasz")


def test_dblp_pages_of_people_give_their_ids() -> None:
    page = (
        b'<dblpperson name="Ann Lee" pid="00/1"><person key="homepages/00/1"><author pid="00/1">'
        b'Ann Lee</author></person><r><article key="journals/x/L20"><author pid="00/1">Ann Lee'
        b'</author><author pid="11/2">Bob Ray 0002</author><title>T.</title></article></r>'
        b'<coauthors n="1"><co><na pid="11/2">Bob Ray 0002</na></co></coauthors></dblpperson>'
    )
    home, paper = dblp.parse(BytesIO(page))

    assert isinstance(home, Problem)
    assert isinstance(paper, Record)
    assert [m.native_id for m in paper.authors] == ["dblp:00/1", "dblp:Bob Ray 0002"]


def test_dblp_links_give_doi_arxiv_and_acl_ids() -> None:
    records = nasty("dblp")[0]

    assert records[0].doi == "10.5555/nasty.1"
    assert (records[2].arxiv_id, records[2].kind) == ("2404.14402", "preprint")
    assert records[4].other_ids == ("acl:P18-1001",)
    assert records[2].url == "https://arxiv.org/abs/2404.14402v2"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "dblp",
            '<dblp><article key="journals/corr/x"><title>T.</title>'
            "<ee>https://doi.org/10.48550/arXiv.2404.14402</ee></article></dblp>",
        ),
        (
            "pubmed-xml",
            "<PubmedArticle><MedlineCitation><Article><ArticleTitle>T</ArticleTitle><ELocationID "
            'EIdType="doi">10.48550/arXiv.2404.14402</ELocationID></Article></MedlineCitation>'
            "</PubmedArticle>",
        ),
        (
            "endnote-xml",
            "<records><record><titles><title>T</title></titles><electronic-resource-num>"
            "10.48550/arXiv.2404.14402</electronic-resource-num></record></records>",
        ),
        (
            "mods",
            "<mods><titleInfo><title>T</title></titleInfo>"
            '<identifier type="doi">10.48550/arXiv.2404.14402</identifier></mods>',
        ),
    ],
)
def test_the_doi_that_arxiv_gives_tells_the_arxiv_id(name: str, text: str) -> None:
    (record,) = reader_named(name).parse(BytesIO(text.encode()))

    assert isinstance(record, Record)
    assert (record.doi, record.arxiv_id) == ("10.48550/arxiv.2404.14402", "2404.14402")


def test_dblp_titles_lose_their_full_stop_and_keep_an_ellipsis() -> None:
    assert [record.title for record in nasty("dblp")[0]] == [
        "A Faster O(n2) Way to Agrège",
        "Proceedings of the Nasty",
        "To be continued...",
        '<article key="no"> is text',
        "After a Tag too many",
        "A Thesis?",
    ]


def test_dblp_proceedings_are_read_and_their_editors_are_no_authors() -> None:
    record = nasty("dblp")[0][1]

    assert (record.kind, record.authors) == ("proceedings", ())


def test_dblp_problems_say_what_became_of_each_record() -> None:
    assert [(p.place, p.reason) for p in nasty("dblp")[1]] == [
        (
            "record 2, homepages/w/WeiWang1",
            "This is the home page of a person, not a publication.",
        ),
        ("record 4, journals/nasty/Untitled", "The record has no title."),
        ("record 5", "The XML is broken here: undefined entity &nosuch;."),
        ("record 6", "The XML is broken here: duplicate attribute."),
        ("record 11", "The record is nested too deeply."),
        ("record 12", "The file breaks off here."),
    ]


@pytest.mark.parametrize(
    ("collection", "volume", "paper", "built"),
    [
        ("J89", "1", "1", "J89-1001"),
        ("P18", "1", "0", "P18-1000"),
        ("W19", "44", "1", "W19-4401"),
        ("C69", "1", "3", "C69-0103"),
        ("D19", "1", "12", "D19-1012"),
        ("D19", "50", "12", "D19-5012"),
        ("2022.acl", "long", "1", "2022.acl-long.1"),
        ("J89", "x", "1", ""),
        ("J89", "١", "1", ""),
        ("", "", "", ""),
    ],
)
def test_acl_ids_are_built_as_the_anthology_builds_them(
    collection: str, volume: str, paper: str, built: str
) -> None:
    assert acl.built_id(collection, volume, paper) == built


def test_acl_authors_go_by_their_main_names() -> None:
    authors = nasty("acl")[0][1].authors

    assert authors == (
        Mention(
            "Yang Liu",
            "Liu",
            "Yang",
            "0000-0002-1825-0097",
            "acl:yang-liu-ict",
            (Institution("Institute of Sevens"),),
        ),
        Mention("Sukarno", "Sukarno"),
        Mention("Nasty Study Group", collective=True),
    )


def test_acl_papers_after_a_break_keep_their_volume() -> None:
    records = nasty("acl")[0]

    assert [(r.native_id, r.date, r.kind) for r in records] == [
        ("acl:W19-4400", "2019-07", "proceedings"),
        ("acl:W19-4401", "2019-07", "inproceedings"),
        ("acl:W19-4404", "2019-07", "inproceedings"),
        ("acl:W19-4405", "2019-07", "inproceedings"),
        (None, None, "article"),
    ]
    assert {r.venue for r in records} == {"Proceedings of the Nasty Workshop", "Nasty Linguistics"}


def test_acl_volumes_lend_one_another_no_year() -> None:
    text = (
        b'<collection id="P01"><volume id="1"><meta><booktitle>One</booktitle><year>2001</year>'
        b'</meta><paper id="1"><title>A</title></paper></volume><volume id="2"><meta><year>2002'
        b'</b></meta><paper id="1"><title>B</title></paper></volume></collection>'
    )

    records = [item for item in acl.parse(BytesIO(text)) if isinstance(item, Record)]

    assert [(r.native_id, r.year, r.venue) for r in records] == [
        ("acl:P01-1001", 2001, "One"),
        ("acl:P01-2001", None, None),
    ]


def test_acl_formulas_stand_between_dollar_signs() -> None:
    record = nasty("acl")[0][1]

    assert record.title == "How $x^2$ Beats everything"
    assert record.abstract == "Is short."


def test_pubmed_takes_the_ids_of_the_article_and_not_of_what_it_cites() -> None:
    record = nasty("pubmed")[0][0]

    assert record.native_id == "pmid:31452104"
    assert record.doi == "10.5555/nasty.1"
    assert record.other_ids == ("pmcid:PMC6709999",)


def test_pubmed_authors_have_orcids_and_institutions() -> None:
    record = nasty("pubmed")[0][0]

    assert record.authors == (
        Mention(
            "Ann Lee 3rd",
            "Lee 3rd",
            "Ann",
            "0000-0002-1825-0097",
            institutions=(Institution("Institute of Sevens"), Institution("University of Nowhere")),
        ),
        Mention(
            "B Ray",
            "Ray",
            "B",
            institutions=(Institution("Institute of Eights", "ror:02hpadn98"),),
        ),
        Mention("Nasty Trial", collective=True),
    )
    assert record.incomplete_authors


def test_pubmed_tells_headings_from_keywords() -> None:
    assert nasty("pubmed")[0][0].topics == (Topic("Humans", "mesh"), Topic("nastiness", "keyword"))


def test_pubmed_titles_lose_brackets_and_abstracts_keep_headings() -> None:
    record = nasty("pubmed")[0][0]

    assert record.title == "Everything at once: CO2 and p < 0.05"
    assert record.abstract == "AIM: To test. And rest."
    assert record.date == "2019-08-26"


def test_pubmed_chapters_and_books_have_authors_and_never_editors() -> None:
    chapter, book = nasty("pubmed")[0][2:4]

    assert (chapter.title, chapter.venue, chapter.year) == ("A chapter", "The Nasty Book", 2010)
    assert [m.written for m in chapter.authors] == ["Ann Lee"]
    assert (book.title, book.authors) == ("A book that only has editors", ())


def test_pubmed_numbers_that_were_taken_back_are_a_note() -> None:
    note = nasty("pubmed")[1][-1]

    assert (note.text, note.sets_aside) == ("8, 9", False)


def test_pubmed_old_files_have_citations_alone() -> None:
    (record,) = pubmedxml.parse(
        BytesIO(
            b"<MedlineCitationSet><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>T."
            b"</ArticleTitle></Article></MedlineCitation></MedlineCitationSet>"
        )
    )

    assert isinstance(record, Record)
    assert (record.native_id, record.title) == ("pmid:1", "T")


def test_endnote_names_of_organisations_end_in_a_comma() -> None:
    record = nasty("endnote")[0][0]

    assert record.authors == (
        Mention("Lee, Ann"),
        Mention("World Health Organization", collective=True),
        Mention("Ray, Bob"),
    )
    assert record.incomplete_authors


def test_endnote_gives_further_ids_and_only_links_to_the_web() -> None:
    first, _, last = nasty("endnote")[0]

    assert first.other_ids == ("pmid:25647015", "pmcid:PMC6709999", "wos:000200148800007")
    assert first.url == "https://pubmed.ncbi.nlm.nih.gov/25647015/"
    assert (last.other_ids, last.arxiv_id) == (("pmid:12345678",), "2404.14402")
    assert {record.native_id for record in nasty("endnote")[0]} == {None}


def test_endnote_text_is_joined_and_cleaned() -> None:
    first, _, last = nasty("endnote")[0]

    assert first.title == "In H2O and out"
    assert first.topics == tuple(Topic(name, "keyword") for name in ("one", "two", "three"))
    assert (first.doi, first.date) == ("10.5555/nasty.1", "2015-03")
    assert last.title == "Café after the break"


def test_endnote_edited_books_have_editors_for_authors() -> None:
    record = nasty("endnote")[0][1]

    assert (record.kind, record.authors, record.year) == ("book", (), None)


def test_endnote_addresses_belong_to_a_byline_of_one() -> None:
    first, _, last = nasty("endnote")[0]

    assert [m.institutions for m in first.authors] == [(), (), ()]
    assert [place.name for place in last.authors[0].institutions] == [
        "University of Nowhere",
        "Institute of Sevens",
    ]


def test_mods_roles_make_authors() -> None:
    assert nasty("mods")[0][0].authors == (
        Mention("Lee, Ann"),
        Mention("Bob X. Ray Jr.", "Ray Jr.", "Bob X."),
        Mention("Cat Fox"),
        Mention("Seven Sisters", collective=True),
    )


def test_mods_takes_its_own_fields_and_the_venue_of_its_host() -> None:
    record, dated, alone = nasty("mods")[0]

    assert record.title == "L'histoire des choses: first part"
    assert (record.venue, record.doi, record.date) == (
        "Journal of Nasty",
        "10.5555/nasty.1",
        "2010-05-06",
    )
    assert record.topics == (Topic("Things", "lcsh"), Topic("History", "keyword"))
    assert record.other_ids == ("pmid:31452104",)
    assert record.url == "https://example.org/a"
    assert dated.year == 2003
    assert alone.title == "In a document of its own"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<dblp>", "dblp"),
        ("\ufeff\n<?xml version='1.0'?>\n<!-- <no> --><!DOCTYPE a><m:mods xmlns:m='x'>", "mods"),
        ("<!-- never closed <a>", ""),
        ("a < b", ""),
        ("", ""),
    ],
)
def test_the_first_element_names_the_document(head: str, name: str) -> None:
    assert root(head) == name


def test_xml_of_another_kind_is_recognised_by_none() -> None:
    for head in ("<collection><record/></collection>", "<xml/>", "<html><mods>", "<feed/>"):
        assert not any(
            reader.recognise(head) for reader in (acl, dblp, endnotexml, mods, pubmedxml)
        )
