"""The same paper from two sources: which records are joined, why, and what people decide."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from made_libraries import made_library

from explorer import lookups, tables, verdicts
from explorer.errors import ExplorerError, UnknownId
from explorer.intake import import_records
from explorer.library import Library
from explorer.model import Mention, Record, Topic

Maker = Callable[..., Library]

TITLE = "A Bregman learning framework for sparse neural networks"
FULL = tuple(Mention(name) for name in ("Leon Bungert", "Tim Roith", "Martin Burger"))
SHORT = tuple(Mention(name) for name in ("L. Bungert", "T. Roith", "M. Burger"))

PREPRINT = Record(
    "arxiv", "arxiv:2105.04319", TITLE, FULL, year=2021, date="2021-05-10",
    arxiv_id="2105.04319", kind="preprint", abstract="We propose a framework.",
    topics=(Topic("cs.LG", "arxiv"),),
)  # fmt: skip
ARTICLE = Record(
    "bibtex", None, "A Bregman Learning Framework for Sparse Neural Networks", SHORT, year=2022,
    venue="Journal of Machine Learning Research", kind="article", citations=12,
    topics=(Topic("sparsity", "keyword"),),
)  # fmt: skip


def papers(library: Library) -> list[str]:
    return list(library.rows("SELECT id FROM papers ORDER BY id")["id"])


@pytest.fixture
def writable(tmp_path: Path) -> Iterable[Library]:
    with Library.open(tmp_path / "joining.duckdb", write=True) as library:
        import_records(library, [PREPRINT, ARTICLE])
        yield library


def test_preprint_and_journal_version_are_one_paper_with_two_records(make_library: Maker) -> None:
    library = make_library([PREPRINT, ARTICLE])

    assert papers(library) == ["p:arxiv:2105.04319"]
    assert (library.counts().records, library.counts().papers) == (2, 1)
    assert library.counts().authors == 3


def test_each_record_says_why_it_is_there(make_library: Maker) -> None:
    library = make_library([PREPRINT, ARTICLE])

    found = lookups.sources(library, "p:arxiv:2105.04319")

    assert [(each.source, each.why) for each in found] == [
        ("arxiv", "same title, 2021 and 2022, 3 of 3 authors"),
        ("bibtex", "same title, 2021 and 2022, 3 of 3 authors"),
    ]
    assert [each.files[0].file for each in found] == ["records", "records"]


def test_the_published_version_gives_its_fields_and_the_richer_byline_wins(
    make_library: Maker,
) -> None:
    library = make_library([PREPRINT, ARTICLE])

    paper = lookups.paper(library, "p:arxiv:2105.04319")
    gives = {each.source: each.gives for each in lookups.sources(library, "p:arxiv:2105.04319")}

    assert paper is not None
    assert (paper.title, paper.year, paper.date) == (ARTICLE.title, 2022, "2022")
    assert (paper.venue, paper.kind, paper.citations) == (ARTICLE.venue, "article", 12)
    assert (paper.arxiv_id, paper.abstract) == ("2105.04319", "We propose a framework.")
    assert [each.written for each in paper.authors] == [each.written for each in FULL]
    assert {topic.name for topic in paper.topics} == {"cs.LG", "sparsity"}
    assert gives == {
        "arxiv": ("authors", "arXiv id", "abstract"),
        "bibtex": ("title", "date", "venue", "citations", "kind"),
    }


def test_a_paper_of_one_record_gives_no_reasons(make_library: Maker) -> None:
    library = make_library([PREPRINT])

    (only,) = lookups.sources(library, "p:arxiv:2105.04319")

    assert (only.why, only.gives) == ("", ())


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"doi": "10.1/x"}, {"doi": "10.1/x"}, "same DOI"),
        ({"arxiv_id": "2105.04319"}, {"doi": "10.48550/arxiv.2105.04319"}, "same arXiv id"),
        ({"native_id": "pmid:7"}, {"other_ids": ("pmid:7",)}, "same PMID"),
        ({"native_id": "openalex:W7"}, {"other_ids": ("openalex:W7",)}, "same OpenAlex id"),
        ({"native_id": "acl:P18-1001"}, {"doi": "10.18653/v1/p18-1001"}, "same ACL id"),
        ({"native_id": "dblp:a/b"}, {"other_ids": ("dblp:a/b",)}, "same dblp id"),
    ],
)
def test_records_with_one_id_are_one_paper(
    make_library: Maker, one: dict[str, str], other: dict[str, str], reason: str
) -> None:
    first = Record("one", None, "Quiet graphs", (Mention("Ann Ash"),), year=2001)._replace(**one)
    second = Record("two", None, "Stille Graphen", (Mention("A. Ash"),), year=2010)
    library = make_library([first, second._replace(**other)])

    (paper,) = papers(library)

    assert {each.why for each in lookups.sources(library, paper)} == {reason}


def test_every_id_of_a_record_leads_to_the_paper(make_library: Maker) -> None:
    openalex = PREPRINT._replace(
        source="openalex", native_id="openalex:W1", doi="10.1/x", other_ids=("pmid:5",)
    )
    library = make_library([PREPRINT, openalex, ARTICLE])
    (paper,) = papers(library)
    mark = lookups.sources(library, paper)[2].fingerprint.replace("-", "")[:16]

    asked = ["p:arxiv:2105.04319", "p:doi:10.1/x", "p:openalex:W1", "p:pmid:5", f"p:rec:{mark}"]

    assert {lookups.resolve(library, each) for each in asked} == {paper}
    assert lookups.resolve(library, "p:doi:10.1/y") is None
    assert lookups.resolve(library, "p:nonsense") is None


def test_a_wrong_doi_joins_nothing(make_library: Maker) -> None:
    one = Record("crossref", None, "Anyons and their friends", FULL, year=1994, doi="10.1/x")
    other = Record("bibtex", None, "On hurricanes", (Mention("Eve Elm"),), year=2006, doi="10.1/x")
    library = make_library([one, other])

    found = papers(library)

    assert len(found) == 2
    assert found[0] == "p:doi:10.1/x"
    assert found[1].startswith("p:doi:10.1/x~")
    assert all(lookups.resolve(library, each) == each for each in found)


def test_an_id_that_another_contradicts_needs_the_same_title(make_library: Maker) -> None:
    first = PREPRINT._replace(title="Ising models II. The square lattice", doi="10.1/x")
    second = first._replace(
        native_id="arxiv:2105.99999", arxiv_id="2105.99999",
        title="Ising models III. The honeycomb lattice",
    )  # fmt: skip
    again = second._replace(native_id="arxiv:2106.00001", arxiv_id="2106.00001")
    library = make_library([first, second, again])

    assert len(papers(library)) == 2


def test_papers_with_one_generic_title_stay_apart(make_library: Maker) -> None:
    editorials = [
        Record("ris", None, "Editorial", (Mention("Ann Ash"),), year=2020, venue="Graphs Today")
        for _ in range(2)
    ]
    library = make_library(
        [each._replace(abstract=text) for each, text in zip(editorials, "ab", strict=True)]
    )

    assert len(papers(library)) == 2


def test_separating_a_record_and_joining_it_again(writable: Library) -> None:
    (paper,) = papers(writable)
    article = lookups.sources(writable, paper)[1]

    done = verdicts.separate(writable, paper, [article.id])

    assert done.papers == tuple(papers(writable))
    assert len(done.papers) == 2
    assert [each.id for each in lookups.kept_apart(writable, done.papers[0])] == [done.papers[1]]

    joined = verdicts.join(writable, *done.papers)

    assert joined.papers == (paper,)
    assert lookups.kept_apart(writable, paper) == ()
    assert "same title" in lookups.sources(writable, paper)[1].why


def test_a_decision_survives_a_rebuild_and_the_same_files_again(writable: Library) -> None:
    (paper,) = papers(writable)
    verdicts.separate(writable, paper, [])
    apart = papers(writable)

    tables.rebuild(writable)
    import_records(writable, [ARTICLE, PREPRINT])

    assert papers(writable) == apart


def test_another_edition_of_a_record_follows_the_decision_about_it(writable: Library) -> None:
    shared = PREPRINT._replace(source="openalex", native_id="openalex:W9", citations=3)
    import_records(writable, [shared])
    (paper,) = papers(writable)
    record = next(each for each in lookups.sources(writable, paper) if each.citations == 3)
    verdicts.separate(writable, paper, [record.id])

    import_records(writable, [shared._replace(citations=4)])

    sizes = sorted(len(lookups.sources(writable, each)) for each in papers(writable))
    assert sizes == [2, 2]


def test_papers_that_the_rules_miss_are_joined_by_hand(writable: Library) -> None:
    translation = Record("bibtex", None, "Ein Bregman-Verfahren", SHORT, year=2022)
    import_records(writable, [translation])
    one, other = papers(writable)

    done = verdicts.join(writable, one, other)

    assert done.papers == ("p:arxiv:2105.04319",)
    reasons = {each.title: each.why for each in lookups.sources(writable, done.papers[0])}
    assert reasons["Ein Bregman-Verfahren"] == "joined by you"
    assert reasons[TITLE] != ""

    record = next(
        each
        for each in lookups.sources(writable, done.papers[0])
        if each.title == "Ein Bregman-Verfahren"
    )
    verdicts.separate(writable, done.papers[0], [record.id])

    assert len(papers(writable)) == 2


def test_nonsense_is_refused_with_a_sentence(writable: Library) -> None:
    (paper,) = papers(writable)

    with pytest.raises(UnknownId):
        verdicts.separate(writable, "p:doi:10.1/none", [])
    with pytest.raises(ExplorerError, match="no single record"):
        verdicts.separate(writable, paper, ["r:ffff"])
    with pytest.raises(ExplorerError, match="no record left"):
        verdicts.separate(writable, paper, [each.id for each in lookups.sources(writable, paper)])
    with pytest.raises(ExplorerError, match="one paper already"):
        verdicts.join(writable, paper, "p:doi:10.48550/arxiv.2105.04319")


def series(words: str, first: int, count: int) -> list[Record]:
    """Reports of one author that are called alike but for one word."""
    return [
        Record("ris", None, words.format(place(number)), FULL[:1], year=2020)
        for number in range(first, first + count)
    ]


def place(number: int) -> str:
    """A word that differs in many letters from that of any other number."""
    return (
        "".join("bcdfghjklmnpqrst"[digit] + "aeio"[digit % 4] for digit in divmod(number, 16)) * 2
    )


def test_in_a_long_series_of_titles_alike_only_the_very_same_ones_are_compared() -> None:
    words = "The weather of every month as it was seen from {} by its keepers in the hills"
    misspelt = Record("ris", None, words.format(place(7) + "n"), FULL[:1], year=2020)
    with made_library([*series(words, 0, 20), misspelt]) as few:
        assert few.counts().papers == 20

    again = series(words, 3, 1)[0]._replace(source="bibtex")
    with made_library([*series(words, 0, 130), misspelt, again]) as many:
        assert (many.counts().records, many.counts().papers) == (132, 131)
