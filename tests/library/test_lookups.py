"""Questions to a library: filters, focus points, receipts and facts."""

from collections.abc import Callable

import pytest

from explorer import lookups
from explorer.library import Library
from explorer.model import Byline, Institution, Mention, PaperFilter, Record, Topic

Maker = Callable[..., Library]

ALL_PAPERS = PaperFilter()
DELFT = Institution("TU Delft", "ror:02e2c7k09", "NL")
BONN = Institution("University of Bonn", None, "DE")
NA, ML = Topic("math.NA", "arxiv"), Topic("stat.ML", "arxiv")


@pytest.fixture
def library(make_library: Maker) -> Library:
    ash, beech = Mention("Ann Ash", institutions=(DELFT,)), Mention("Bob Beech")
    return make_library(
        [
            Record("test", "id:1", "First", (ash, beech), 2001, "2001-05", topics=(NA, ML)),
            Record(
                "test", "id:2", "Second", (ash, beech, Mention("Cat Cedar")), 2002, topics=(NA,)
            ),
            Record("test", "id:3", "Third", (Mention("Ann Ash", institutions=(BONN,)),), 2003),
            Record("test", "id:4", "No year", (ash, Mention("Cat Cedar"))),
            Record("test", "id:5", "Alone", (Mention("Dan Dogwood"),), 2003, "2003-01-02"),
        ]
    )


def near(library: Library, papers: PaperFilter) -> dict[str, tuple[int, float]]:
    found = lookups.neighbours(library, ["a:ann-ash"], papers)
    return {row.neighbour: (row.papers, row.fractional) for row in found.itertuples()}


def test_a_paper_with_one_author_adds_no_tie(library: Library) -> None:
    assert lookups.neighbours(library, ["a:dan-dogwood"], ALL_PAPERS).empty


def test_years_bound_ties_and_a_paper_without_a_year_fails_any_bound(library: Library) -> None:
    assert near(library, ALL_PAPERS) == {"a:bob-beech": (2, 1.5), "a:cat-cedar": (2, 1.5)}
    assert near(library, PaperFilter(last_year=2001)) == {"a:bob-beech": (1, 1.0)}
    assert near(library, PaperFilter(2002, 2002)) == {
        "a:bob-beech": (1, 0.5),
        "a:cat-cedar": (1, 0.5),
    }


def test_a_lower_limit_of_authors_takes_ties_away_and_says_for_how_many_papers(
    library: Library,
) -> None:
    strict = PaperFilter(author_limit=2)

    assert near(library, strict) == {"a:bob-beech": (1, 1.0), "a:cat-cedar": (1, 1.0)}
    assert lookups.papers_over_limit(library, [], strict) == 1
    assert lookups.papers_over_limit(library, ["a:dan-dogwood"], strict) == 0
    assert lookups.papers_over_limit(library, ["a:ann-ash"], PaperFilter(2003, None, 2)) == 0


def test_a_tie_carries_the_ids_of_its_papers(library: Library) -> None:
    ties = lookups.ties_among(library, ["a:bob-beech", "a:ann-ash"], ALL_PAPERS)

    row = ties.iloc[0]
    assert (row["a"], row["b"], row["papers"]) == ("a:ann-ash", "a:bob-beech", 2)
    assert row["paper_ids"] == ["p:id:1", "p:id:2"]
    assert (row["first_year"], row["last_year"]) == (2001, 2002)


def test_the_receipt_is_newest_first_and_does_not_depend_on_the_order_of_the_two(
    library: Library,
) -> None:
    one = lookups.receipt(library, "a:ann-ash", "a:bob-beech", ALL_PAPERS)
    other = lookups.receipt(library, "a:bob-beech", "a:ann-ash", ALL_PAPERS)

    assert one["contribution"].sum() == 1.5
    assert set(one["paper"]) == {"p:id:1", "p:id:2"}
    assert one.equals(other)


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("", ["a:ann-ash", "a:bob-beech", "a:cat-cedar", "a:dan-dogwood"]),
        ("p:id:2", ["a:ann-ash", "a:bob-beech", "a:cat-cedar"]),
        ("t:arxiv:math-na", ["a:ann-ash", "a:bob-beech", "a:cat-cedar"]),
        ("i:tu-delft", ["a:ann-ash"]),
        ("t:arxiv:none", []),
    ],
)
def test_the_most_prolific_people_of_anything(
    library: Library, within: str, expected: list[str]
) -> None:
    found = lookups.prolific(library, ALL_PAPERS, 10, within=within)

    assert list(found["id"]) == expected
    assert lookups.count_people(library, within=within) == len(expected)


def test_years_bound_the_most_prolific_people(library: Library) -> None:
    found = lookups.prolific(library, PaperFilter(2003), 1)

    assert found.to_numpy().tolist() == [["a:ann-ash", 1]]
    assert lookups.count_people(library, PaperFilter(2003)) == 2


def test_a_paper_knows_its_byline_topics_and_sources(library: Library) -> None:
    paper = lookups.paper(library, "p:id:1")

    assert paper is not None
    assert paper.authors == (
        Byline("a:ann-ash", "Ann Ash", "Ann Ash"),
        Byline("a:bob-beech", "Bob Beech", "Bob Beech"),
    )
    assert paper.topics == (NA, ML)
    assert paper.topic_ids == ("t:arxiv:math-na", "t:arxiv:stat-ml")
    assert (paper.year, paper.date, paper.doi, paper.sources) == (2001, "2001-05", None, ("test",))


def test_an_unknown_paper_topic_or_institution_is_none(library: Library) -> None:
    assert lookups.paper(library, "p:id:99") is None
    assert lookups.topic(library, "t:arxiv:none") is None
    assert lookups.institution(library, "i:nowhere") is None
    assert lookups.full_papers(library, ["p:id:99"]) == ()


def test_topics_and_institutions_know_how_much_belongs_to_them(library: Library) -> None:
    topic = lookups.topic(library, "t:arxiv:math-na")
    place = lookups.institution(library, "i:tu-delft")

    assert topic == lookups.Subject("t:arxiv:math-na", "math.NA", 2, 3, 2001, 2002, "arxiv")
    assert place == lookups.Subject("i:tu-delft", "TU Delft", 3, 1, 2001, 2002, "", "NL")


def test_an_institution_without_an_id_joins_the_one_of_its_name(make_library: Maker) -> None:
    bare = Institution("T.U. Delft")
    library = make_library(
        [
            Record("test", "id:1", "One", (Mention("Ann Ash", institutions=(DELFT,)),)),
            Record(
                "test",
                "id:2",
                "Two",
                (Mention("Ann Ash", institutions=(Institution("TU DELFT"),)),),
            ),
            Record("test", "id:3", "Three", (Mention("Ann Ash", institutions=(bare,)),)),
        ]
    )

    found = lookups.institutions_of(library, "a:ann-ash")

    assert found[["id", "papers"]].to_numpy().tolist() == [["i:tu-delft", 2], ["i:t-u-delft", 1]]


def test_publications_of_an_author_a_topic_and_an_institution(library: Library) -> None:
    by_author = lookups.publications(library, "a:ann-ash")
    newest = lookups.publications(library, "t:arxiv:math-na", limit=1)
    at_bonn = lookups.publications(library, "i:university-of-bonn")

    assert len(by_author) == 4
    assert by_author["paper"].iloc[-1] == "p:id:4"
    assert by_author["date"].tolist()[-1] is None
    assert newest["byline"].tolist() in (["Ann Ash, Bob Beech"], ["Ann Ash, Bob Beech, Cat Cedar"])
    assert list(at_bonn["paper"]) == ["p:id:3"]


def test_collaborators_come_strongest_first_with_their_papers_by_year(library: Library) -> None:
    found = lookups.collaborators(library, "a:ann-ash", ALL_PAPERS)

    assert list(found["name"]) == ["Bob Beech", "Cat Cedar"]
    assert found["years"].tolist() == [[2001, 2002], [2002]]
    assert found["counts"].tolist() == [[1, 1], [1]]


def test_topics_people_and_years_of_anything(library: Library) -> None:
    assert list(lookups.topics_of(library, "a:ann-ash")["id"]) == [
        "t:arxiv:math-na",
        "t:arxiv:stat-ml",
    ]
    assert list(lookups.topics_of(library, limit=1)["name"]) == ["math.NA"]
    assert list(lookups.people_of(library, "t:arxiv:stat-ml", ALL_PAPERS)["id"]) == [
        "a:ann-ash",
        "a:bob-beech",
    ]
    assert list(lookups.people_of(library, "i:tu-delft", ALL_PAPERS)["papers"]) == [3]
    assert lookups.papers_per_year(library).to_numpy().tolist() == [[2001, 1], [2002, 1], [2003, 2]]
    assert lookups.papers_per_year(library, "i:tu-delft").to_numpy().tolist() == [
        [2001, 1],
        [2002, 1],
    ]


def test_where_people_worked(library: Library) -> None:
    found = lookups.author_institutions(library, ["a:ann-ash", "a:bob-beech"], PaperFilter(2002))

    assert found[["author", "institution", "papers"]].to_numpy().tolist() == [
        ["a:ann-ash", "i:tu-delft", 1],
        ["a:ann-ash", "i:university-of-bonn", 1],
    ]


def test_a_typed_name_means_its_bearers_else_all_with_its_words(make_library: Maker) -> None:
    library = make_library(
        [
            Record("test", "id:1", "One", (Mention("Ann Ash"), Mention("Ann B. Ash"))),
            Record("test", "id:2", "Two", (Mention("Ann B. Ash"), Mention("Ann Ashton"))),
        ]
    )

    assert list(lookups.candidates(library, "Ash, Ann")["id"]) == ["a:ann-ash"]
    assert list(lookups.candidates(library, "ash")["id"]) == ["a:ann-b-ash", "a:ann-ash"]
    assert lookups.candidates(library, "").empty
    assert lookups.candidates(library, "Zoe").empty


def test_facts_have_the_same_types_whatever_the_values(library: Library) -> None:
    full = lookups.authors(library, ["a:ann-ash"])
    empty = lookups.authors(library, ["a:nobody"])

    assert list(full.dtypes.astype(str)) == list(empty.dtypes.astype(str))
    assert full["citations"].isna().all()
    assert str(full["first_year"].dtype) == "Int64"


def test_ids_that_try_to_be_queries_find_nothing(library: Library) -> None:
    nasty = "a:x' OR '1'='1"

    assert lookups.authors(library, [nasty]).empty
    assert lookups.publications(library, nasty).empty
    assert lookups.neighbours(library, [nasty], PaperFilter(2000)).empty
