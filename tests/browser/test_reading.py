"""From a person to papers, to co-authors, to topics and places."""

import pytest
from served import Opens
from visitor import Visitor, Visits

from explorer.model import Institution, Mention, Record, Topic

pytestmark = pytest.mark.browser

LEON = "a:leon-bungert"
HERE, THERE = Institution("University of Here", country="DE"), Institution("Institute of There")


@pytest.fixture
def reader(open_site: Opens, visit: Visits) -> Visitor:
    """Somebody at a library that knows abstracts, citations, topics and institutions."""
    ann = Mention("Ann Ash", institutions=(HERE,))
    bob = Mention("Bob Bay", institutions=(THERE,))
    graphs = Topic("graphs", "keyword")
    records = [
        Record(
            "test",
            f"id:{number}",
            f"On things {number}",
            (ann, bob) if number % 2 else (ann,),
            year=2015 + number,
            venue="Journal of Things",
            doi=f"10.1000/{number}",
            url="https://example.org/paper",
            abstract="We show that things are so.",
            citations=number,
            topics=(graphs,),
        )
        for number in range(6)
    ]
    return visit(open_site(records))


def test_a_publication_leads_to_its_paper_and_the_paper_to_an_author(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    first = visitor.page.locator("#publications .cell-link").first
    title = first.inner_text()

    visitor.clicks(first)
    assert visitor.card == title
    assert visitor.view.selected.startswith("p:")

    other = visitor.page.locator(".authors a", has_not_text="Leon Bungert").first
    name = other.inner_text()
    visitor.clicks(other)
    assert visitor.card == name
    assert visitor.view.focus == LEON

    visitor.clicks(visitor.page.get_by_role("link", name="Explore from here"))
    assert visitor.title.startswith(name)


def test_publications_can_be_filtered_and_sorted(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    everything = visitor.rows("publications")

    visitor.page.get_by_label("Filter these rows").fill("lipschitz")
    visitor.page.wait_for_timeout(100)
    visitor.waits()
    found = visitor.rows("publications")
    visitor.page.get_by_label("Filter these rows").fill("")
    visitor.waits()
    visitor.clicks(visitor.page.locator("#publications .ag-header-cell", has_text="Year"))
    visitor.clicks(visitor.page.locator("#publications .ag-header-cell", has_text="Year"))

    assert 0 < len(found) < len(everything)
    assert sorted(visitor.rows("publications")) == sorted(everything)
    assert visitor.rows("publications") != everything


def test_collaborators_are_those_of_the_library_and_lead_to_each_other(visitor: Visitor) -> None:
    visitor.opens(focus=LEON).opens_tab("Collaborators")

    assert set(visitor.rows("collaborators")) == {
        node.id for node in visitor.scene.nodes if node.id != LEON
    }
    link = visitor.page.locator("#collaborators .cell-link").first
    name = link.inner_text()
    visitor.clicks(link)
    assert visitor.card == name


def test_a_topic_has_people_and_papers(visitor: Visitor) -> None:
    visitor.opens(focus=LEON).opens_tab("Topics")

    link = visitor.page.locator("#topics .cell-link").first
    name = link.inner_text()
    visitor.clicks(link)

    assert visitor.card == name
    assert visitor.view.selected.startswith("t:")
    assert LEON in visitor.rows("collaborators")
    assert len(visitor.rows("publications")) > 1


def test_an_author_card_knows_places_citations_and_the_h_index(reader: Visitor) -> None:
    reader.opens(focus="a:ann-ash")
    words = reader.page.locator(".facts").first.inner_text()

    assert "University of Here" in words
    numbers = dict(
        zip(
            reader.page.locator(".stat dt").all_inner_texts(),
            reader.page.locator(".stat dd").all_inner_texts(),
            strict=True,
        )
    )
    assert [value for name, value in numbers.items() if name.startswith("Citations")] == ["15"]
    assert [value for name, value in numbers.items() if name.startswith("h-index")] == ["3"]


def test_an_institution_has_people_and_papers(reader: Visitor) -> None:
    reader.opens(focus="a:bob-bay")

    reader.clicks(reader.page.locator(".facts a", has_text="Institute of There").first)

    assert reader.card == "Institute of There"
    assert reader.rows("collaborators") == ["a:bob-bay"]
    assert len(reader.rows("publications")) == 3


def test_everything_about_a_paper_is_on_its_card(reader: Visitor) -> None:
    reader.opens(focus="a:ann-ash")

    reader.clicks(reader.page.locator("#publications .cell-link").first)
    words = reader.page.locator("#details").inner_text()

    assert "Journal of Things" in words
    assert "We show that things are so." in words
    assert reader.page.locator("a.outside").evaluate_all("all => all.map(a => a.href)") == [
        "https://doi.org/10.1000/5",
        "https://example.org/paper",
        "https://doi.org/10.1000/5",  # beside the record that tells it
    ]


def test_papers_topics_and_places_are_drawn_beside_people(reader: Visitor) -> None:
    reader.opens(kinds="papers,topics,institutions")

    kinds = [data["kind"] for data in reader.drawn("nodes")]
    assert {kind: kinds.count(kind) for kind in sorted(set(map(str, kinds)))} == {
        "author": 2,
        "institution": 2,
        "paper": 6,
        "topic": 1,
    }
    for node in ("i:institute-of-there", "t:keyword:graphs"):
        reader.clicks_node(node)
        assert reader.view.selected == node


def test_an_unknown_id_is_said_and_the_search_offered(visitor: Visitor) -> None:
    visitor.opens(focus="a:nobody-here")

    stage = visitor.page.locator("#stage").inner_text()
    assert "a:nobody-here" in stage
    assert "Traceback" not in stage
    visitor.page.locator("#stage").get_by_role("button", name="Search").click()
    assert visitor.page.evaluate("document.activeElement.id") == "search"

    visitor.searches("Bungert")
    visitor.clicks(visitor.page.get_by_role("option").first)
    assert visitor.card == "Leon Bungert"
    assert visitor.page.locator(".missing__card").count() == 0


def test_an_unknown_selection_keeps_the_picture(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, selected="a:nobody-here")

    assert len(visitor.drawn("nodes")) > 10
    assert "a:nobody-here" in visitor.page.locator("#details").inner_text()


def test_a_bad_value_in_a_link_is_said_and_the_core_shown(visitor: Visitor) -> None:
    visitor.opens(depth=9)

    assert "9 is not possible" in visitor.page.locator("#notice").inner_text()
    assert len(visitor.drawn("nodes")) == 150


def test_a_name_that_a_selection_brings_up_is_as_large_as_the_others(visitor: Visitor) -> None:
    visitor.opens(focus="a:martin-burger")
    quiet = visitor.page.evaluate(
        "window.explorer.canvas().zoom(0.4) && window.explorer.canvas().nodes('.quiet').last().id()"
    )
    visitor.page.wait_for_timeout(400)

    visitor.goes(focus="a:martin-burger", selected=quiet)

    sizes = visitor.page.evaluate(
        "window.explorer.canvas().nodes('.named, .selected').map((one) => one.style('font-size'))"
    )
    assert len(sizes) > 1
    assert len(set(sizes)) == 1
