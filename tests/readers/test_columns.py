"""Our own schema: the columns of JSON Lines and CSV, as docs/formats.md describes them."""

import io
import re
import tracemalloc
from pathlib import Path

import pytest

from explorer.model import Institution, Record, Topic
from explorer.readers import reader_named
from explorer.readers.columns import COLUMNS, meaning, record

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"


def made(**columns: object) -> Record:
    found = record({"title": "T", **columns}, "line 1", "jsonl")
    assert isinstance(found, Record)
    return found


def test_every_column_and_every_name_of_it_is_documented() -> None:
    rows = dict(
        re.findall(r"^\| `(\w+)` \|([^|]*)\|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    )

    for column, names in COLUMNS.items():
        assert set(re.findall(r"`(\w+)`", rows[column])) == set(names) - {column}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Title", "title"),
        ("Article Title", "title"),
        ("Author full-names", "authors"),
        ("Publication Year", "year"),
        ("Cited by", "citations"),
        ("cats", "categories"),
        ("DOI", "doi"),
        ("Sponsor", None),
        ("__proto__", None),
    ],
)
def test_column_names_are_read_tolerantly(name: str, column: str | None) -> None:
    assert meaning(name) == column


def test_a_record_has_what_its_columns_say() -> None:
    found = made(
        id="https://openalex.org/W42",
        authors=["Ann Lee"],
        year=2020,
        venue="Letters",
        doi="https://doi.org/10.5555/X",
        url="https://example.org",
        abstract=" Made\n up. ",
        citations="12",
        type="article",
    )

    assert found == Record(
        "jsonl",
        "openalex:W42",
        "T",
        found.authors,
        2020,
        "2020",
        "Letters",
        "10.5555/x",
        None,
        "https://example.org",
        "Made up.",
        12,
        (),
        "article",
        False,
        "line 1",
    )


@pytest.mark.parametrize(
    ("written", "native", "preprint"),
    [
        ("arXiv:2004.00589", "arxiv:2004.00589", "2004.00589"),
        ("math/9201280", "arxiv:math/9201280", "math/9201280"),
        ("2404.14402v3", "arxiv:2404.14402", "2404.14402"),
        ("2-s2.0-85123480963", "scopus:2-s2.0-85123480963", None),
        ("pub.1100000001", "dimensions:pub.1100000001", None),
        ("012-345-678-901-23X", "lens:012-345-678-901-23X", None),
        ("WOS:000444108200009", "wos:000444108200009", None),
        ("bib:goldstein2009split", "id:bib:goldstein2009split", None),
        (17, "id:17", None),
        ("", None, None),
        (None, None, None),
        (True, None, None),
    ],
)
def test_ids_that_look_like_arxiv_are_arxiv(
    written: object, native: str | None, preprint: str | None
) -> None:
    found = made(id=written)

    assert (found.native_id, found.arxiv_id) == (native, preprint)


def test_an_arxiv_doi_gives_the_arxiv_id() -> None:
    assert made(doi="10.48550/arXiv.2404.14402").native_id == "arxiv:2404.14402"


def test_a_link_to_a_doi_gives_the_doi() -> None:
    assert made(url="https://doi.org/10.5555/X").doi == "10.5555/x"


def test_the_year_column_wins_over_a_date_that_disagrees() -> None:
    assert (made(year=2020, date="2019-12-31").year, made(year=2020, date="2019-12-31").date) == (
        2020,
        "2020",
    )
    assert made(date="2019-12-31").year == 2019


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"Schr{\"o}dinger equations", "Schrödinger equations"),
        (r"stratifi\'{e} \`{a} base, Erd\H{o}s, \v Siler", "stratifié à base, Erdős, Šiler"),
        (r"Na\"\i{}ve and na\"\i ve, Garc\'{\i}a", "Naïve and naïve, García"),
        (r"The Poincar\'e group on $\mathcal{H}^\'a$", r"The Poincaré group on $\mathcal{H}^\'a$"),
        (r"\epsilon-nets in {\bf R} at C:\users", r"\epsilon-nets in {\bf R} at C:\users"),
    ],
)
def test_accents_of_latex_in_a_title_are_decoded_and_mathematics_is_left(
    written: str, title: str
) -> None:
    assert made(title=written).title == title


def test_the_primary_category_comes_first_and_topics_follow() -> None:
    found = made(
        cats=["math.NA", "cs.LG"],
        primary="cs.LG",
        topics=[{"name": "Graphs", "scheme": "mesh"}, "trees"],
        keywords="lunch, dinner",
    )

    assert found.topics == (
        Topic("cs.LG", "arxiv"),
        Topic("math.NA", "arxiv"),
        Topic("Graphs", "mesh"),
        Topic("trees", "keyword"),
        Topic("lunch", "keyword"),
        Topic("dinner", "keyword"),
    )


def test_categories_in_one_text_are_told_apart() -> None:
    assert made(categories="math.NA cs.LG").topics == made(cats=["math.NA", "cs.LG"]).topics
    assert made(category="Public health; Law").topics == (
        Topic("Public health", "keyword"),
        Topic("Law", "keyword"),
    )


def test_affiliations_as_long_as_the_byline_belong_to_each_author() -> None:
    first, second = made(
        authors=["Ann Lee", "Bob Ray"], affiliations=["Uni A", ["Uni B", {"name": "Lab C"}]]
    ).authors

    assert first.institutions == (Institution("Uni A"),)
    assert second.institutions == (Institution("Uni B"), Institution("Lab C"))


def test_affiliations_of_another_length_say_nothing() -> None:
    authors = made(authors=["Ann Lee", "Bob Ray"], affiliations=["Uni A"]).authors

    assert [mention.institutions for mention in authors] == [(), ()]


def test_affiliations_in_a_cell_are_separated_by_semicolon_and_bar() -> None:
    first, second = made(authors="Ann Lee; Bob Ray", affiliations="Uni A; Uni B|Lab C").authors

    assert [place.name for place in first.institutions] == ["Uni A"]
    assert [place.name for place in second.institutions] == ["Uni B", "Lab C"]


def test_dimensions_puts_institutions_behind_names() -> None:
    first, second = made(
        authors="Lee, Ann; Ray, Bob", authors_affiliations="Lee, Ann (Uni A; Lab B); Ray, Bob ()"
    ).authors

    assert [place.name for place in first.institutions] == ["Uni A", "Lab B"]
    assert second.institutions == ()


def test_numbers_in_pubmed_are_further_ids() -> None:
    assert made(pubmed_id="31452104", PMCID="PMC5082312").other_ids == (
        "pmid:31452104",
        "pmcid:PMC5082312",
    )
    assert made(PMID=31452104, pmcid="none").other_ids == ("pmid:31452104",)


def test_a_source_is_a_venue_and_may_tell_the_year() -> None:
    told = made(source="Lunch Letters (2014) 3:3 (152-160). Date of Publication: 2014")

    assert (told.venue, told.year, told.date) == ("Lunch Letters", 2014, "2014")
    assert made(source="Lunch Letters", venue="Dinner Letters").venue == "Dinner Letters"
    assert made(source="Lunch Letters").venue == "Lunch Letters"


def test_subject_headings_have_a_scheme() -> None:
    assert made(mesh_terms="Humans; Lunch").topics == (
        Topic("Humans", "mesh"),
        Topic("Lunch", "mesh"),
    )


class Endless(io.RawIOBase):
    """Lines made as they are read."""

    def __init__(self, count: int) -> None:
        self._left = count

    def read(self, _: int = -1) -> bytes:
        made_now = min(self._left, 1000)
        self._left -= made_now
        return b'{"title": "A title", "authors": ["Ann Lee", "Bob Ray"], "year": 2020}\n' * made_now


def test_json_lines_are_read_in_constant_memory() -> None:
    tracemalloc.start()
    found = reader_named("jsonl").parse(Endless(60_000))  # type: ignore[arg-type]  # reads the same

    count = sum(1 for _ in found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 60_000
    assert peak < 8_000_000
