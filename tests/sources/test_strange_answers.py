"""Whatever a source says, there are further requests, candidates or papers, and nothing else."""

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.sources import SOURCES, Source
from explorer.sources.harvest import identity, read
from explorer.sources.source import Answer, Candidate, Request
from explorer.sources.transport import HOSTS

GIVEN = {
    "author": ("A5", "7/1", "77", "E.Witten.1", "0000-0002-1825-0097", "Ann Ash"),
    "institution": ("I5", "02hpadn98", "CERN"),
    "topic": ("T5", "math.AP", "waves"),
    "dois": ("10.5555/1", "10.5555/a,b", "2404.14402"),
    "query": ("graph laplacian", 'odd "words" [and] (signs)', "\\"),
}

NAMES = (
    *("meta", "results", "id", "display_name", "next_cursor", "count", "works_count", "title"),
    *("message", "items", "next-cursor", "total-results", "DOI", "author", "family"),
    *("data", "token", "next", "total", "authorId", "name", "affiliations", "paperId"),
    *("result", "hits", "hit", "info", "@total", "authors", "text", "@pid", "url", "type", "key"),
    *("group", "work-summary", "put-code", "display-index", "expanded-result", "orcid-id"),
    *("bulk", "work", "esearchresult", "idlist", "metadata", "ids", "schema", "value", "venue"),
)
"""Names that some source uses, so that strange things stand where something is expected."""

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["\0", "\ud7ff", "<x>", "&amp;", "https://dblp.org/pid/7/1", "12", "INSPIRE BAI", "*"]
    ),
)

ANSWERS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    ),
    max_leaves=25,
)


def first_requests(source: Source) -> list[Request]:
    found = [
        ask.begin((accepted,))
        for kind, ask in source.asks.items()
        for text in GIVEN[kind]
        if (accepted := ask.identify(text)) is not None
    ]
    return [request for some in found for request in some]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_source_is_asked_at_its_own_host_and_nowhere_else(source: Source) -> None:
    asked = first_requests(source)
    looked_up = [
        ask.look_up.request("Ann Ash") for ask in source.asks.values() if ask.look_up is not None
    ]

    assert {request.host for request in [*asked, *looked_up]} == {source.host}
    assert source.host in HOSTS
    assert all(request.url.startswith("https://") for request in asked)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
@settings(deadline=None, max_examples=60)
@given(value=ANSWERS)
def test_any_json_leads_somewhere_or_nowhere(source: Source, value: object) -> None:
    answer = Answer(orjson.dumps(value), value)
    for request in first_requests(source):
        further = source.follow(request, answer)

        assert all(isinstance(each, Request) and each.host == source.host for each in further)
        assert len(further) <= 1000
        assert isinstance(source.total(request, answer), int | None)
    for ask in source.asks.values():
        if ask.look_up is not None:
            assert all(isinstance(each, Candidate) for each in ask.look_up.read(value))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
@settings(deadline=None, max_examples=60)
@given(value=ANSWERS)
def test_any_json_is_read_as_papers_and_problems(source: Source, value: object) -> None:
    try:
        items = list(read(source, orjson.dumps(value)))
    except ReadError:
        return

    assert all(isinstance(item, Record | Problem) for item in items)
    assert all(identity(item) for item in items if isinstance(item, Record))


@settings(deadline=None, max_examples=200)
@given(title=st.text(min_size=1, max_size=40))
def test_any_title_of_a_hit_can_be_read(title: str) -> None:
    dblp = next(source for source in SOURCES if source.name == "dblp")
    hit = {"info": {"title": f"On {title}", "key": "x/y/1", "type": "Journal Articles"}}

    (item,) = read(dblp, orjson.dumps({"result": {"hits": {"hit": [hit]}}}))

    assert isinstance(item, Record)
    assert item.title.startswith("On")
