"""The cards of the side panel, made from facts by hand."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from dash.development.base_component import Component
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.library import Counts
from explorer.model import Byline, Paper, PaperFilter, Topic
from explorer.view import View
from explorer.web.cards import CARDS, author, card, paper, start, tie, unknown
from explorer.web.cards.parts import is_web, outside
from explorer.web.cards.words import condition, count, decimal, listed, number, span

VIEW = View(focus="a:bob-b", colour="papers")


def parts(content: object) -> Iterator[Component]:
    """Every component inside, outermost first."""
    if isinstance(content, Component):
        yield content
        yield from parts(getattr(content, "children", None))
    elif isinstance(content, list | tuple):
        for part in content:
            yield from parts(part)


def text(content: object) -> str:
    """All words, without the explanations behind the question marks."""
    if isinstance(content, Component):
        hidden = type(content).__name__ == "Popover"
        return "" if hidden else text(getattr(content, "children", None))
    if isinstance(content, list | tuple):
        return "".join(text(part) for part in content)
    return "" if content is None else str(content)


def hrefs(content: object) -> list[str]:
    return [part.href for part in parts(content) if getattr(part, "href", None)]


def numbers(content: object) -> dict[str, str]:
    """The row of numbers: name and value."""
    rows = [part for part in parts(content) if getattr(part, "className", "") == "stat"]
    return {text(row.children[0]): text(row.children[1]) for row in rows}


# --- author ---------------------------------------------------------------------------------
def person(*citations: int | None, **facts: object) -> author.Person:
    return author.Person("a:ann-a", "Ann A", citations=citations, **facts)  # type: ignore[arg-type]


def test_a_persons_numbers_are_those_of_the_papers_given() -> None:
    shown = author.components(
        person(10, 3, 0, first_year=2018, last_year=2021, collaborators=2), VIEW
    )

    assert numbers(shown) == {
        "Papers": "3",
        "Collaborators": "2",
        "Citations": "13",
        "h-index": "2",
    }
    assert "Active 2018–2021" in text(shown)


def test_citations_are_shown_when_half_of_the_papers_have_a_count() -> None:
    shown = author.components(person(10, None), VIEW)

    assert numbers(shown)["Citations"] == "10"
    assert "of the 1 of 2 papers with a count" in text(shown)


def test_too_few_citation_counts_give_no_sum_but_a_reason() -> None:
    shown = author.components(person(10, None, None), VIEW)

    assert "h-index" not in numbers(shown)
    assert "only 1 of 3 papers has a citation count" in text(shown)


def test_no_citation_counts_at_all_are_said() -> None:
    assert "give no citation counts" in text(author.components(person(None, None), VIEW))


def test_an_orcid_is_a_link_and_other_forms_are_listed() -> None:
    facts = person(orcids=("0000-0002-6554-9892",), forms=("A. A", "A, Ann", "Ann Aa", "Ä. A"))

    shown = author.components(facts, VIEW)

    assert "https://orcid.org/0000-0002-6554-9892" in hrefs(shown)
    assert "Also written A. A, A, Ann, Ann Aa and 1 more" in text(shown)


def test_an_uncertain_name_and_a_consortium_carry_a_badge() -> None:
    assert "uncertain" in text(author.components(person(uncertain=True), VIEW))
    assert text(author.components(person(collective=True), VIEW)).startswith("Consortium")


def test_explore_from_here_keeps_everything_else_of_the_view() -> None:
    explore = next(p for p in parts(author.components(person(), VIEW)) if "Explore" in text(p))

    link = next(part for part in parts(explore) if hasattr(part, "href"))

    assert link.href == "?focus=a%3Aann-a&colour=papers"
    assert link.to_plotly_json()["props"]["data-focus"] == "a:ann-a"


def test_who_is_in_the_middle_already_needs_no_link_there() -> None:
    shown = author.components(person(), View(focus="a:ann-a"))

    assert "Explore from here" not in text(shown)


# --- tie ------------------------------------------------------------------------------------
def line(authors: int, year: int | None = 2020, title: str = "T") -> tie.Line:
    return tie.Line(f"p:{authors}-{year}", title, year, "J", authors)


def receipt(*lines: tie.Line, left_out: tuple[tie.Line, ...] = ()) -> tie.Receipt:
    return tie.Receipt(("a:ann-a", "Ann A"), ("a:bob-b", "Bob B"), lines, left_out)


def test_the_receipt_of_the_golden_pair_sums_to_its_strength() -> None:
    golden = receipt(line(3, 2018), line(2, 2020))

    assert golden.strength == Fraction(3, 2)
    assert tie.sentence(golden.lines) == "2 papers together, fractional strength 1.5 = 0.5 + 1"


def test_one_paper_needs_no_sum() -> None:
    assert tie.sentence([line(4)]) == "1 paper together, fractional strength 0.333"


def test_many_papers_are_grouped_by_what_they_add() -> None:
    assert (
        tie.sentence([line(2), line(2), line(3), line(3), line(3), line(4)]).removeprefix(
            "6 papers "
        )
        == "together, fractional strength 3.833 = 2\u00a0×\u00a01 + 3\u00a0×\u00a01/2 + 1/3"
    )


def test_every_line_of_the_receipt_shows_its_exact_contribution() -> None:
    shown = tie.components(receipt(line(3, title="Three of us")), VIEW)

    assert "Three of usJ · 202031/20.5" in text(shown)
    assert "Sum = the strength drawn1/20.5" in text(shown)


def test_papers_together_that_do_not_count_are_listed_with_the_reason() -> None:
    left = (line(80), line(2, 1999), line(2, None))

    shown = text(tie.components(receipt(line(2), left_out=left), VIEW))

    assert "3 papers together not counted" in shown
    assert "80 authors, more than the limit of 50" in shown
    assert "outside the years chosen" in shown
    assert "no year known" in shown


def test_a_tie_with_nothing_left_says_so() -> None:
    assert "No paper together passes" in text(tie.components(receipt(), VIEW))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(min_value=2, max_value=60), max_size=30))
def test_the_contributions_written_out_always_add_up(counts: list[int]) -> None:
    lines = [line(authors) for authors in counts]

    total = receipt(*lines).strength

    assert total == sum(Fraction(1, authors - 1) for authors in counts)


# --- paper ----------------------------------------------------------------------------------
def test_a_paper_shows_all_that_is_known_and_links_only_to_the_web() -> None:
    known = Paper(
        "p:x",
        "A title",
        (Byline("a:ann-a", "Ann A", "A. A"),),
        year=2024,
        date="2024-04-23",
        venue="Some Journal",
        doi="10.1000/x<y",
        arxiv_id="2404.14402",
        url="javascript:alert(1)",
        abstract="What it says.",
        citations=12,
        topics=(Topic("math.NA", "arxiv"),),
        topic_ids=("t:arxiv:math-na",),
        incomplete_authors=True,
        sources=("bibtex", "arxiv"),
    )

    shown = paper.components(known, VIEW)

    assert "Some Journal · 2024-04-23" in text(shown)
    assert "incomplete author list" in text(shown)
    assert "What it says." in text(shown)
    assert "Read from bibtex, arxiv" in text(shown)
    assert numbers(shown) == {"Citations": "12"}
    outside_links = [href for href in hrefs(shown) if not href.startswith("?")]
    assert outside_links == [
        "https://doi.org/10.1000/x%3Cy",
        "https://arxiv.org/abs/2404.14402",
    ]


def test_a_link_that_leaves_the_page_opens_alone() -> None:
    link = outside("there", "https://example.org")

    assert link.rel == "noopener noreferrer"  # type: ignore[union-attr]
    assert link.target == "_blank"  # type: ignore[union-attr]


def test_three_hundred_authors_are_folded_but_all_there() -> None:
    people = tuple(Byline(f"a:{n}", f"Person {n}", f"Person {n}") for n in range(300))

    shown = paper.components(Paper("p:x", "Title", people), VIEW)

    folded = next(part for part in parts(shown) if type(part).__name__ == "Details")
    assert text(folded).startswith("Show all 300")
    assert sum(href.startswith("?") for href in hrefs(folded)) == 280
    assert "300 authors" in text(shown)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "java\nscript:alert(1)",
        "//example.org",
        "http://",
        "https://a b",
        "http://[::1",
        "",
        None,
        "https://x/" + "a" * 3000,
    ],
)
def test_only_http_and_https_become_links(address: str | None) -> None:
    assert not is_web(address)


# --- the rest -------------------------------------------------------------------------------
def test_an_unknown_id_is_said_and_the_search_is_offered() -> None:
    shown = unknown.components("a:nobody<script>")

    assert "Nothing in this library has the id a:nobody<script>" in text(shown)
    assert any("data-search" in part.to_plotly_json()["props"] for part in parts(shown))


def test_a_very_long_unknown_id_is_cut() -> None:
    assert len(text(unknown.components("a:" + "x" * 5000))) < 400


def test_the_start_card_counts_the_library_and_what_was_set_aside() -> None:
    counts = Counts(150, 2, 148, 230, 707, 12, 0, 3, 0, 2009, 2024)

    shown = start.components("Demo", counts, VIEW)

    assert numbers(shown) == {"Papers": "148", "People": "230", "Ties": "707", "Years": "2009–2024"}
    assert "2 records could not be read and are set aside" in text(shown)
    assert "3 authors are consortia, not counted among the people" in text(shown)


def test_every_kind_has_one_card() -> None:
    assert len({one.kind for one in CARDS}) == len(CARDS)
    assert all(card(one.kind) is one for one in CARDS)


def test_numbers_and_lists_read_well() -> None:
    assert number(588238) == "588,238"
    assert number(None) == "–"
    assert count(1, "person") == "1 person"
    assert count(0, "person") == "0 people"
    assert decimal(0.5) == "0.5"
    assert decimal(2.0) == "2"
    assert span(2016, 2016) == "2016"
    assert span(None, None) == ""
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_the_years_chosen_are_said_in_words() -> None:
    assert condition(PaperFilter()) == ""
    assert condition(PaperFilter(first_year=2020)) == "papers from 2020 on"
    assert condition(PaperFilter(last_year=2015)) == "papers up to 2015"
    assert condition(PaperFilter(2010, 2015)) == "papers of 2010–2015"
    assert condition(PaperFilter(2010, 2010)) == "papers of 2010"
