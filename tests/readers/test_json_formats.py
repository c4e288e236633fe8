"""What the readers of JSON formats make of hard places, most of them in their nasty files."""

import gzip
import io
import json
from pathlib import Path

from explorer.model import Problem, Record, Topic
from explorer.readers import read, reader_named

DATA = Path(__file__).parents[1] / "data"


def records(name: str) -> dict[str, Record]:
    return {item.title: item for item in read(DATA / name) if isinstance(item, Record)}


def people(record: Record) -> list[tuple[str, bool]]:
    return [(mention.written, mention.collective) for mention in record.authors]


def parsed(name: str, value: object) -> list[Record | Problem]:
    return list(reader_named(name).parse(io.BytesIO(json.dumps(value).encode())))


def single(name: str, value: object) -> Record:
    (found,) = parsed(name, value)
    assert isinstance(found, Record)
    return found


# Crossref


def test_crossref_names_are_taken_apart_and_a_plain_name_is_an_organisation() -> None:
    record = records("nasty.crossref.jsonl")["Effect of E. coli on H2O & p < 0.05"]
    first = record.authors[0]

    assert people(record) == [
        ("Ann Lee Jr.", False),
        ("The Sevens Group", True),
        ("Bob Ray", False),
    ]
    assert (first.family, first.given, first.orcid) == ("Lee Jr.", "Ann", None)
    assert [tuple(place) for place in first.institutions] == [
        ("Institute of Sevens", "ror:02hpadn98", None)
    ]


def test_crossref_takes_a_more_precise_date_that_agrees() -> None:
    found = records("nasty.crossref.jsonl")

    assert found["Nur im Original"].date == "2018-07"
    assert found["Effect of E. coli on H2O & p < 0.05"].date == "2019-02"
    assert found["Endless"].date is None


def test_crossref_knows_the_preprint_of_an_article() -> None:
    record = records("nasty.crossref.jsonl")["Effect of E. coli on H2O & p < 0.05"]

    assert record.arxiv_id == "2404.14402"
    assert record.other_ids == ("doi:10.1101/2020.01.01.000001",)


def test_crossref_abstracts_lose_markup_and_heading() -> None:
    record = records("nasty.crossref.jsonl")["Effect of E. coli on H2O & p < 0.05"]

    assert record.abstract == "One two. Three."
    assert record.url is None


def test_crossref_calls_a_preprint_after_its_server_and_keeps_subjects_apart() -> None:
    record = records("nasty.crossref.jsonl")["Nur im Original"]

    assert record.venue == "medRxiv"
    assert record.topics == (Topic("Algebra", "asjc"),)
    assert record.citations is None


def test_crossref_journals_are_no_papers() -> None:
    (found,) = parsed("crossref", {"title": "Journal", "ISSN": ["1"], "counts": {"total-dois": 1}})

    assert isinstance(found, Problem)
    assert found.reason == "This is not a Crossref work."


# CSL-JSON


def test_csl_particles_belong_to_the_family_and_a_literal_may_be_a_person() -> None:
    record = records("nasty.csl.json")["Small caps and italics"]

    assert people(record) == [
        ("World Health Organization", True),
        ("Vincent van Gogh", False),
        ("Trang T. Le", False),
    ]
    assert record.authors[1].family == "van Gogh"
    assert record.other_ids == ("pmid:29424689", "pmcid:PMC5832410")


def test_csl_identifiers_are_found_in_the_note_of_zotero() -> None:
    record = records("nasty.csl.json")["Dates as text"]

    assert record.arxiv_id == "2404.14402"
    assert record.other_ids == ("pmid:123", "pmcid:PMC77")
    assert record.date == "2018-03-05"
    assert [topic.name for topic in record.topics] == ["graphs", "people"]


def test_csl_items_have_no_id_of_their_own() -> None:
    assert {record.native_id for record in records("ten.csl.json").values()} == {None}


# Semantic Scholar


def test_semantic_scholar_datasets_give_ids_in_small_letters() -> None:
    record = records("nasty.s2.jsonl")["From the datasets"]

    assert record.native_id == "s2:CorpusID-271828182"
    assert record.doi == "10.5555/nasty.1"
    assert record.other_ids == (
        "pmid:29424689",
        "pmcid:PMC5832410",
        "acl:P18-1001",
        "dblp:conf/x/LeeR18",
    )
    assert (record.date, record.venue, record.citations) == ("2018", "Letters of Nothing", 5)


def test_semantic_scholar_papers_of_an_author_have_at_least_this_author() -> None:
    found = records("nasty.s2.jsonl")

    assert people(found["Of one author"]) == [("Ann Lee", False)]
    assert found["Of one author"].incomplete_authors
    assert found["Of one author"].authors[0].native_id == "s2:11"


def test_semantic_scholar_says_which_papers_of_a_batch_it_did_not_find() -> None:
    problems = [item for item in read(DATA / "nasty.s2.jsonl") if isinstance(item, Problem)]

    assert [p.place for p in problems if "did not find" in p.reason] == [
        "line 6, record 3",
        "line 8, record 1",
    ]


def test_semantic_scholar_ids_of_the_old_api_stand_beside_the_title() -> None:
    record = single(
        "semantic-scholar",
        {"paperId": "x", "title": "Old", "doi": "10.5555/1", "arxivId": "2404.14402"},
    )

    assert (record.doi, record.arxiv_id) == ("10.5555/1", "2404.14402")


# DataCite


def test_datacite_prefers_the_title_that_is_no_translation() -> None:
    record = records("nasty.datacite.json")["A title with 2"]

    assert people(record) == [("Lee, Ann", False), ("Sevens", True)]
    assert record.authors[0].orcid is None
    assert [tuple(place) for place in record.authors[0].institutions] == [
        ("Institute of Sevens", None, None),
        ("Laboratory of Eights", "ror:02hpadn98", None),
    ]
    assert (record.date, record.abstract, record.venue) == (
        "2019-02",
        "What it is",
        "Repository of Nothing",
    )


def test_datacite_knows_the_article_of_an_arxiv_preprint_and_of_nothing_else() -> None:
    found = records("nasty.datacite.json")

    assert found["A preprint"].arxiv_id == "2404.14402"
    assert found["A preprint"].other_ids == ("doi:10.5555/article.1",)
    assert found["Not in an envelope"].other_ids == ()


# ORCID


def test_orcid_summaries_of_one_group_are_one_record_with_what_each_knows() -> None:
    record = records("nasty.orcid.json")["Of the first choice"]

    assert record.doi == "10.5555/nasty.1"
    assert record.other_ids == ("pmid:29424689",)
    assert record.date == "2019-04"
    assert record.incomplete_authors


def test_orcid_owner_is_named_where_the_record_says_who_it_is() -> None:
    (owner,) = records("nasty.orcid.json")["Of the first choice"].authors

    assert (owner.written, owner.family, owner.given) == ("Ann Lee", "Lee", "Ann")
    assert owner.orcid == "0000-0002-1825-0097"


def test_orcid_owner_without_a_name_is_known_by_number() -> None:
    (owner,) = records("nasty.orcid.json")["Of a number"].authors

    assert owner.written == owner.orcid == "0000-0002-1694-233X"


def test_orcid_contributors_are_authors_unless_they_edit() -> None:
    record = records("nasty.orcid.json")["With contributors"]

    assert [(mention.written, mention.orcid) for mention in record.authors] == [
        ("Lee, Ann", None),
        ("Bob Ray", "0000-0002-1694-233X"),
    ]
    assert not record.incomplete_authors


def test_orcid_lists_without_coauthors_say_so_once() -> None:
    notes = [p for p in read(DATA / "nasty.orcid.json") if isinstance(p, Problem)]

    assert [p.place for p in notes if not p.sets_aside] == ["record 1, work 1"]
    assert not [p for p in read(DATA / "ten.orcid.json") if isinstance(p, Problem)]


def test_orcid_owner_is_found_among_the_contributors() -> None:
    contributors = [{"credit-name": {"value": name}} for name in ("Bob Ray", "Lee, Ann")]
    work = {
        "put-code": 1,
        "title": {"title": {"value": "A work"}},
        "contributors": {"contributor": contributors},
    }
    name = {"given-names": {"value": "Ann"}, "family-name": {"value": "Lee"}}

    record = single(
        "orcid",
        {
            "orcid-identifier": {"path": "0000-0002-1825-0097"},
            "person": {"name": name},
            "works": {"bulk": [{"work": work}]},
        },
    )

    assert [mention.orcid for mention in record.authors] == [None, "0000-0002-1825-0097"]


# INSPIRE


def test_inspire_collaborations_come_first_and_once() -> None:
    record = records("nasty.inspire.json")["Search for x in pp collisions"]

    assert people(record) == [
        ("ATLAS Collaboration", True),
        ("The Sevens Group", True),
        ("Lee, Ann, Jr.", False),
    ]
    assert record.authors[2].native_id == "inspire:A.Lee.1"
    assert [tuple(place) for place in record.authors[2].institutions] == [
        ("CERN", "ror:01ggx4157", None)
    ]
    assert not record.incomplete_authors


def test_inspire_lists_that_are_shorter_than_their_count_are_incomplete() -> None:
    assert records("nasty.inspire.json")["Cut after the first author"].incomplete_authors


def test_inspire_errata_have_dois_of_their_own() -> None:
    record = records("nasty.inspire.json")["Search for x in pp collisions"]

    assert record.doi == "10.5555/nasty.1"
    assert record.other_ids == ("doi:10.5555/again",)
    assert (record.native_id, record.arxiv_id) == ("inspire:1", "1207.7214")


def test_inspire_topics_keep_their_schemes() -> None:
    record = records("nasty.inspire.json")["Search for x in pp collisions"]

    assert record.topics == (
        Topic("hep-ex", "arxiv"),
        Topic("Experiment-HEP", "inspire"),
        Topic("muon: decay", "keyword"),
    )
    assert record.date == "2012-07-31"


# bioRxiv and medRxiv


def test_biorxiv_versions_are_records_of_one_paper() -> None:
    found = [item for item in read(DATA / "nasty.biorxiv.json") if isinstance(item, Record)]
    first, second = found[:2]

    assert first.doi == second.doi == "10.1101/2020.01.01.000001"
    assert [first.date, second.date] == ["2020-01-01", "2020-03-01"]
    assert (first.other_ids, second.other_ids) == (("doi:10.5555/journal.1",), ())
    assert [first.venue, second.venue] == ["medRxiv", "medRxiv"]


def test_biorxiv_places_the_corresponding_author_only() -> None:
    record = records("nasty.biorxiv.json")["First of two versions"]
    found = next(item for item in read(DATA / "nasty.biorxiv.json") if isinstance(item, Record))

    assert [len(mention.institutions) for mention in found.authors] == [0, 1, 0]
    assert record.incomplete_authors


def test_biorxiv_answers_of_other_endpoints_are_read() -> None:
    found = records("nasty.biorxiv.json")

    assert people(found["Of the COVID collection"]) == [("Ann Lee", False)]
    assert found["Of the COVID collection"].url is None
    assert found["Of what was published"].other_ids == ("doi:10.5555/journal.3",)


# researchmap


def test_researchmap_speaks_english_where_it_can() -> None:
    found = records("nasty.researchmap.json")

    assert people(found["Two titles"]) == [("Yuki Furukawa", False)]
    assert found["Two titles"].other_ids == ("pmid:29424689", "pmcid:PMC5832410")
    assert found["Two titles"].url == "https://example.org/a"
    assert people(found["日本語だけ"]) == [("古川由己", False)]
    assert found["日本語だけ"].venue == "雑誌"


# BibJSON


def test_bibjson_names_may_be_whole_or_in_parts() -> None:
    record = records("nasty.bibjson.json")["On graphs"]

    assert people(record) == [("Ray, Bob", False), ("Ann Lee", False), ("Eve Fox", False)]
    assert record.authors[1].family == "Lee"
    assert record.incomplete_authors


def test_bibjson_takes_identifiers_by_their_type_and_links_that_are_links() -> None:
    record = records("nasty.bibjson.json")["On graphs"]

    assert (record.doi, record.other_ids) == ("10.5555/nasty.1", ("pmid:29424689",))
    assert record.url == "https://example.org/a"
    assert (record.date, record.venue) == ("1939-05", "Journal of Nothing")
    assert record.topics == (Topic("graphs", "keyword"),)


def test_bibjson_year_counts_where_dates_disagree() -> None:
    assert records("nasty.bibjson.json")["Dates that disagree"].date == "2019"


# OpenAlex


def work(number: int, **facts: object) -> dict[str, object]:
    known = {"id": f"https://openalex.org/W{number}", "title": f"Work {number}"}
    return known | {"authorships": []} | facts


def test_openalex_numbers_in_pubmed_lose_their_links() -> None:
    ids = {
        "doi": "https://doi.org/10.5555/1",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/29456894",
        "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/5815332",
    }

    record = single("openalex", work(1, ids=ids))

    assert record.other_ids == ("pmid:29456894", "pmcid:PMC5815332")
    assert record.doi == "10.5555/1"


def test_openalex_first_of_january_is_the_year() -> None:
    first = single("openalex", work(1, publication_year=2018, publication_date="2018-01-01"))
    later = single("openalex", work(2, publication_year=2018, publication_date="2018-01-02"))
    other = single("openalex", work(3, publication_year=2018, publication_date="2019-05-02"))

    assert [first.date, later.date, other.date] == ["2018", "2018-01-02", "2018"]


def snapshot(folder: Path) -> Path:
    """A snapshot of three works and an author, laid out as OpenAlex does."""
    parts = {
        "data/works/updated_date=2024-01-01/part_000.gz": [work(1), work(2)],
        "data/works/updated_date=2024-02-01/part_000.gz": [work(3)],
        "data/authors/updated_date=2024-01-01/part_000.gz": [
            {"id": "https://openalex.org/A1", "display_name": "Ann Lee"}
        ],
    }
    for name, lines in parts.items():
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(gzip.compress(b"".join(json.dumps(v).encode() + b"\n" for v in lines)))
    entries = [
        {"url": f"s3://openalex/{name}", "meta": {"content_length": 1, "record_count": 1}}
        for name in parts
    ]
    for kind in ("works", "authors"):
        manifest = {"entries": entries, "meta": {"record_count": 3}}
        (folder / "data" / kind / "manifest").write_text(json.dumps(manifest, indent=2))
    return folder


def test_openalex_snapshot_folders_are_read_and_their_manifests_passed_over(
    tmp_path: Path,
) -> None:
    found = list(read(snapshot(tmp_path)))
    problems = [item for item in found if isinstance(item, Problem)]

    assert sorted(r.title for r in found if isinstance(r, Record)) == ["Work 1", "Work 2", "Work 3"]
    assert sorted((p.file, p.sets_aside) for p in problems) == [
        ("data/authors/manifest", False),
        ("data/authors/updated_date=2024-01-01/part_000.gz", True),
        ("data/works/manifest", False),
    ]
