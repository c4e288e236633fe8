"""Answers that sources have really given, as far as samples of them lie beside the checkout."""

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from explorer.sources import source_named
from explorer.sources.network import understood
from explorer.sources.source import Answer, Request, parameters

pytestmark = pytest.mark.shared

Shared = Callable[[str], Path]


@pytest.fixture
def sample(shared: Shared) -> Callable[[str], bytes]:
    return lambda name: shared(f"data/importers/{name}").read_bytes()


def test_openalex_counts_works(sample: Callable[[str], bytes]) -> None:
    pages = orjson.loads(sample("openalex-coauthor-map/openalex-works-pages.json"))
    openalex = source_named("openalex")
    asked = Request("https://api.openalex.org/works")

    assert [openalex.total(asked, Answer(b"", page)) for page in pages[:2]] == [25, 9]
    assert openalex.follow(asked, Answer(b"", pages[0])) == []


def test_crossref_gives_a_cursor_and_a_total(sample: Callable[[str], bytes]) -> None:
    name = "habanero-crossref/json_bodies/test_workscontainer_with_cursor_0.json"
    crossref = source_named("crossref")

    total = crossref.total(Request("x"), Answer(b"", orjson.loads(sample(name))))

    assert total == 138_567


def test_orcid_lists_people_and_works(sample: Callable[[str], bytes]) -> None:
    orcid = source_named("orcid")
    people = orjson.loads(sample("openalex-coauthor-map/orcid-expanded-search-pages.json"))[0]
    works = Answer(b"", orjson.loads(sample("openalex-coauthor-map/orcid-works.json")))
    listing = Request("https://pub.orcid.org/v3.0/x/works", holds_papers=False)
    look_up = orcid.asks["author"].look_up
    assert look_up is not None

    found = list(look_up.read(people))
    (further,) = orcid.follow(listing, works)

    assert (len(found), found[1].id) == (50, "0000-0002-2341-8931")
    assert found[1].shown == "Sanae Kishimoto (Harvard School of Public Health, Kyoto University)"
    assert orcid.total(listing, works) == len(further.url.split(",")) == 34


def test_arxiv_counts_preprints(sample: Callable[[str], bytes]) -> None:
    feed = sample("arxiv-py/atom_xml/q_testing_s0_m10_bc5a6c384fe9.xml")
    arxiv = source_named("arxiv")
    asked = Request("https://export.arxiv.org/api/query", parameters(start=0), answer="xml")

    assert arxiv.total(asked, Answer(feed, None)) == 214_881
    assert [each.parameter("start") for each in arxiv.follow(asked, Answer(feed, None))] == ["10"]


@pytest.mark.parametrize(
    "name",
    [
        "biopython/pubmed1.xml",
        "biopython/pubmed6.xml",
        "dblp-xml-small2/dblp.xml",
        "arxiv-py/atom_xml/q_testing_s0_m10_bc5a6c384fe9.xml",
    ],
)
def test_whole_xml_is_known_to_be_whole(sample: Callable[[str], bytes], name: str) -> None:
    assert understood(Request("x", answer="xml"), sample(name)) is None
