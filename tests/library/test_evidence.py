"""Rules on two records: what makes them one paper, and what keeps lookalikes apart."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.bylines import compatible, matched
from explorer.evidence import Entry, evidence
from explorer.joining import explained, pair, parts
from explorer.names import fold
from explorer.publications import is_preprint, publication, venues_fit
from explorer.titles import alike, title

TITLE = "Uniform convergence rates for Lipschitz learning on graphs"
PEOPLE = ("leon bungert", "jeff calder", "tim roith")


def entry(number: int = 0, written: str = TITLE, **fields: object) -> Entry:
    made = Entry(number, f"mark {number}", written, fold(written), 2021, (), PEOPLE, "bibtex")
    return made._replace(**fields)  # type: ignore[arg-type] - any field of an entry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Quiet Graph of Our Times", "Quiet graph of our times."),
        ("Co-authorship networks of the past", "Coauthorship networks of the past"),
        ("Über große Graphen und ihre Ränder", "UBER GROSSE GRAPHEN UND IHRE RANDER"),
        ("Sums & products in finite fields", "Sums and products in finite fields"),
        ("RETRACTED: Cells that never were there", "Cells that never were there"),
        ("Sparse <i>neural</i> networks of old", "Sparse neural networks of old"),
        ("Rates for $p$-Laplacians on big graphs", "Rates for p-Laplacians on big graphs"),
        ("Learning on very large graphs: a survey of methods", "Learning on very large graphs"),
        ("Learning on very large graphs in the wi…", "Learning on very large graphs in the wild"),
        ("Behaviour of crowds in narrow streets", "Behavior of crowds in narrow streets"),
        ("Convergence of spectral methods here", "Convergence of spectrel methods here"),
    ],
)
def test_titles_of_one_paper(one: str, other: str) -> None:
    assert alike(title(one), title(other))
    assert alike(title(other), title(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ising models on lattices, part I", "Ising models on lattices, part II"),
        ("Ising models on lattices 1", "Ising models on lattices 2"),
        ("Cells that never were there", "Erratum: Cells that never were there"),
        ("Cells that never were there", "Cells that never were there: a reply"),
        ("Sleep and mood in adults: a review", "Sleep and mood in adults: a protocol"),
        ("Effects of light on sleeping mice", "Effects of light on sleeping mice and rats"),
        ("Symmetric functions on large graphs", "Asymmetric functions on large graphs"),
        ("Cell growth in vivo under pressure", "Cell growth in vitro under pressure"),
        ("Deep learning", "Deep learning: a survey"),
        ("", ""),
    ],
)
def test_titles_of_two_papers(one: str, other: str) -> None:
    assert not alike(title(one), title(other))
    assert not alike(title(other), title(one))


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("leon bungert", "l bungert", True),
        ("leon bungert", "bungert leon", True),
        ("leon bungert", "bungert l", True),
        ("j m verbeek", "jan verbeek", True),
        ("h k hall jr", "h k hall", True),
        ("gabriel garcia marquez", "gabriel garcia", True),
        ("leon bungert", "lara bungert", False),
        ("leon bungert", "leon burger", False),
        ("wei li", "wei wang", False),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str, may: bool) -> None:
    assert compatible(one, other) is may
    assert compatible(other, one) is may


def test_each_name_counts_once() -> None:
    assert matched(("wei li", "wei li"), ("w li",)) == 1
    assert matched(PEOPLE, ("l bungert", "j calder", "eve elm")) == 2


def test_one_paper_in_two_years_by_the_same_people() -> None:
    found = evidence(entry(), entry(1, TITLE.upper(), year=2022, people=PEOPLE[:2]))

    assert found is not None
    assert found.reason == "same title, 2021 and 2022, 2 of 2 authors"


@pytest.mark.parametrize(
    "other",
    [
        entry(1, year=2024),
        entry(1, people=("ann ash", "bob bay", "cat cedar")),
        entry(1, kind="phdthesis"),
        entry(1, venue="The Lancet"),
        entry(1, kind="inproceedings", venue=None),
        entry(1, ids=("doi:10.1/y",)),
    ],
    ids=["years", "people", "thesis", "venue", "meeting", "doi"],
)
def test_one_title_does_not_make_one_paper(other: Entry) -> None:
    one = entry(kind="article", venue="Journal of Graphs", ids=("doi:10.1/x",))

    assert evidence(one, other._replace(source="ris")) is None


def test_a_preprint_may_come_years_before_its_publication() -> None:
    preprint = entry(1, ids=("arxiv:2105.04319",), year=2018)

    assert evidence(preprint, entry(venue="Journal of Graphs")) is not None
    assert evidence(preprint._replace(year=2016), entry(venue="Journal of Graphs")) is None


def test_one_source_is_believed_that_two_of_its_papers_are_two() -> None:
    one, other = entry(ids=("openalex:w1",)), entry(1, ids=("openalex:w2",))

    assert evidence(one, other) is None
    assert evidence(one._replace(kind="preprint"), other) is not None
    assert evidence(entry(ids=("arxiv:1",)), entry(1, ids=("arxiv:2",))) is None


def test_a_missing_byline_needs_a_long_title_and_a_year() -> None:
    nameless = entry(1, people=(), venue="Journal of Graphs")

    assert evidence(entry(venue="J. Graphs"), nameless) is not None
    assert evidence(entry(), nameless._replace(year=None)) is None
    assert evidence(entry(0, "Four short words here"), entry(1, "Four short words here")._replace(
        people=()
    )) is None  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("Phys. Lett. B", "Physics Letters B", True),
        ("NeurIPS", "Advances in Neural Information Processing Systems", True),
        ("PNAS", "Proceedings of the National Academy of Sciences", True),
        ("PLoS ONE", "Journal of Vascular and Interventional Radiology", False),
        ("The Lancet", "Schizophrenia Bulletin", False),
        ("", "The Lancet", True),
    ],
)
def test_venues_that_may_be_one(one: str, other: str, fit: bool) -> None:
    assert venues_fit(one, other) is fit
    assert venues_fit(other, one) is fit


@pytest.mark.parametrize(
    ("ids", "venue", "kind", "meant"),
    [
        (("arxiv:2105.04319",), None, None, "preprint"),
        (("arxiv:2105.04319", "doi:10.1/x"), None, None, ""),
        (("doi:10.1101/2020.01",), None, None, "preprint"),
        ((), "CoRR", "article", "preprint"),
        ((), "Lecture Notes in Computer Science", "book-chapter", "meeting"),
        ((), "Journal of Graphs", "article", "journal"),
        ((), None, "Conference Paper", "meeting"),
        ((), None, None, ""),
    ],
)
def test_what_a_record_is_of(
    ids: tuple[str, ...], venue: str | None, kind: str | None, meant: str
) -> None:
    assert publication(ids, venue, kind) == meant
    assert is_preprint(ids, venue, kind) is (meant == "preprint")


# --- laws -----------------------------------------------------------------------------------

ENTRIES = st.lists(
    st.builds(
        Entry,
        record=st.integers(0, 10**6),
        fingerprint=st.uuids().map(str),
        title=st.sampled_from((TITLE, TITLE.upper(), f"{TITLE}: II", "Editorial", "Quiet graphs")),
        words=st.sampled_from(("uniform convergence rates", "quiet graphs")),
        year=st.none() | st.integers(2019, 2023),
        ids=st.lists(
            st.sampled_from(("doi:10.1/x", "doi:10.1/y", "arxiv:1", "arxiv:2", "openalex:w1")),
            max_size=2, unique=True,
        ).map(tuple),
        people=st.lists(st.sampled_from((*PEOPLE, "l bungert")), max_size=3).map(tuple),
        source=st.sampled_from(("arxiv", "bibtex")),
        venue=st.none() | st.sampled_from(("Journal of Graphs", "CoRR")),
        kind=st.none() | st.sampled_from(("article", "inproceedings", "preprint")),
    ),
    max_size=7,
    unique_by=(lambda each: each.fingerprint, lambda each: each.record),
)  # fmt: skip
LAW = settings(max_examples=150, deadline=None)


def groups(made: list[list[Entry]]) -> set[frozenset[str]]:
    return {frozenset(each.fingerprint for each in part) for part in made}


@LAW
@given(ENTRIES, st.randoms())
def test_the_order_of_records_changes_nothing(entries: list[Entry], draw: object) -> None:
    turned = list(entries)
    draw.shuffle(turned)  # type: ignore[attr-defined] - hypothesis gives a Random

    assert groups(parts(entries)) == groups(parts(turned))


@LAW
@given(ENTRIES)
def test_evidence_has_no_direction(entries: list[Entry]) -> None:
    for one in entries:
        for other in entries:
            assert (evidence(one, other) is None) == (evidence(other, one) is None)


@LAW
@given(ENTRIES)
def test_a_further_record_never_takes_a_paper_apart(entries: list[Entry]) -> None:
    before, after = groups(parts(entries[:-1])), groups(parts(entries))

    assert all(any(part <= larger for larger in after) for part in before)


@LAW
@given(ENTRIES, st.data())
def test_what_was_said_to_be_apart_is_apart(entries: list[Entry], data: st.DataObject) -> None:
    marks = [each.fingerprint for each in entries]
    several = list(combinations(marks, 2))
    said = data.draw(st.lists(st.sampled_from(several), max_size=3)) if several else []
    apart = {pair(one, other) for one, other in said}

    made = groups(parts(entries, apart))

    assert not any(one in part and other in part for one, other in apart for part in made)
    assert sorted(mark for part in made for mark in part) == sorted(marks)


@LAW
@given(ENTRIES)
def test_every_record_of_a_paper_has_a_reason(entries: list[Entry]) -> None:
    for part in parts(entries):
        assert all(explained(part).values()) or len(part) == 1
