"""Each source in the shapes in which it answers, from a name to the last page."""

import orjson
import pytest
from answering import Answers, Asked, Reply, Standin, as_json

from explorer.errors import AmbiguousName, SourceError
from explorer.model import Record
from explorer.sources import (
    Harvest,
    Network,
    fetch,
    question,
    question_of_dois,
    source_named,
)
from explorer.sources.dblp import as_xml


def fetched(source: str, kind: str, given: str, network: Network) -> Harvest:
    found = source_named(source)
    return fetch(question(found, kind, given, network), network)


def records(harvest: Harvest) -> list[Record]:
    return [item for item in harvest.items() if isinstance(item, Record)]


def bylines(harvest: Harvest) -> list[tuple[str, list[str]]]:
    return [(item.title, [who.written for who in item.authors]) for item in records(harvest)]


# arXiv

ARXIV = "export.arxiv.org/api/query"


def feed(*numbers: int, total: int) -> Reply:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/2404.{number:05}v1</id><title>On {number}</title>"
        "<published>2024-04-23T00:00:00Z</published><author><name>Ann Ash</name></author></entry>"
        for number in numbers
    )
    return Reply(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"<opensearch:totalResults>{total}</opensearch:totalResults>{entries}</feed>".encode()
    )


def test_arxiv_goes_on_after_what_came(server: Standin, network: Network) -> None:
    pages = {"0": feed(1, 2, total=3), "2": feed(3, total=3)}
    server.answer(ARXIV, lambda asked: pages[asked.parameters["start"]])

    harvest = fetched("arxiv", "author", 'Ann "Ash', network)

    assert [record.native_id for record in records(harvest)] == [
        "arxiv:2404.00001",
        "arxiv:2404.00002",
        "arxiv:2404.00003",
    ]
    assert server.asked[0].parameters["search_query"] == 'au:"Ann Ash"'
    assert harvest.notes == ()


def test_arxiv_is_asked_again_where_a_page_is_empty_by_mistake(
    server: Standin, network: Network
) -> None:
    server.answer(ARXIV, feed(1, total=2), feed(total=2), feed(2, total=2))

    assert len(records(fetched("arxiv", "topic", "math.AP", network))) == 2
    assert server.asked[0].parameters["search_query"] == "cat:math.AP"


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("graph laplacian", "all:graph AND all:laplacian"),
        ("ti:waves AND au:ash", "ti:waves AND au:ash"),
        ('"quoted" (words)', "all:quoted AND all:words"),
    ],
)
def test_words_for_arxiv_all_have_to_be_there(network: Network, given: str, asked: str) -> None:
    wanted = question(source_named("arxiv"), "query", given, network)

    assert wanted.requests[0].parameter("search_query") == asked


def test_arxiv_takes_its_own_ids_among_dois() -> None:
    given = ["10.48550/arXiv.2404.14402", "arXiv:math/9201280", "10.5555/1"]

    asked = question_of_dois(source_named("arxiv"), given)

    assert asked.requests[0].parameter("id_list") == "2404.14402,math/9201280"
    assert asked.notes == ("1 of 3 lines is no arXiv id or DOI of arXiv.",)


def test_what_is_no_category_of_arxiv_is_refused(network: Network) -> None:
    with pytest.raises(SourceError, match="Give a category such as"):
        question(source_named("arxiv"), "topic", "partial differential equations", network)


# Crossref

CROSSREF = "api.crossref.org/works"


def works(*titles_and_names: tuple[str, str], cursor: str = "next", total: int) -> Reply:
    found = [
        {
            "DOI": f"10.5555/{title.lower()}",
            "title": [title],
            "author": [{"given": name.split()[0], "family": name.split()[1]}],
            "issued": {"date-parts": [[2020]]},
        }
        for title, name in titles_and_names
    ]
    message = {"next-cursor": cursor, "total-results": total, "items": found}
    return as_json({"status": "ok", "message-type": "work-list", "message": message})


def test_crossref_keeps_the_name_that_was_asked_for(server: Standin, network: Network) -> None:
    server.answer(
        CROSSREF, works(("One", "Ann Ash"), ("Two", "Ann Ashby"), ("Three", "Á. Ann"), total=3)
    )

    harvest = fetched("crossref", "author", "ann ash", network)

    assert bylines(harvest) == [("One", ["Ann Ash"])]
    assert harvest.notes == ("2 papers are only similar and left out.",)
    assert server.asked[0].parameters["query.author"] == "ann ash"


def test_crossref_is_left_when_likeness_has_ended(server: Standin, network: Network) -> None:
    cursors = iter(range(100))

    def alike(_: Asked) -> Reply:
        number = next(cursors)
        others = [(f"P{number}x{place}", "Bob Bay") for place in range(100)]
        return works(*others, cursor=f"c{number}", total=1_000_000)

    server.answer(CROSSREF, alike)

    harvest = fetched("crossref", "author", "ann ash", network)

    assert harvest.papers == 0
    assert len(server.asked) == 3


def test_crossref_knows_people_by_orcid(server: Standin, network: Network) -> None:
    server.answer(CROSSREF, works(("One", "Ann Ash"), total=1))

    fetched("crossref", "author", "https://orcid.org/0000-0002-1825-0097", network)

    assert server.asked[0].parameters["filter"] == "orcid:0000-0002-1825-0097"


def test_crossref_takes_dois_together_and_odd_ones_apart(server: Standin, network: Network) -> None:
    server.answer(CROSSREF, works(("One", "Ann Ash"), total=1))
    single = {"DOI": "10.5555/a,b", "title": ["Odd"], "author": [{"family": "Bay"}]}
    server.answer(f"{CROSSREF}/10.5555/a,b", as_json({"message-type": "work", "message": single}))
    given = ["10.5555/one", "10.5555/a,b", "10.5555/not,there"]

    harvest = fetch(question_of_dois(source_named("crossref"), given), network)

    assert [title for title, _ in bylines(harvest)] == ["One", "Odd"]
    assert server.asked[0].parameters["filter"] == "doi:10.5555/one"
    assert server.asked[1].line.endswith("/works/10.5555%2Fa%2Cb")


# Semantic Scholar

S2 = "api.semanticscholar.org/graph/v1"


def s2_paper(number: int) -> dict[str, object]:
    return {
        "paperId": f"{number:040x}",
        "title": f"On {number}",
        "year": 2020,
        "authors": [{"authorId": "7", "name": "Ann Ash"}],
        "externalIds": {"DOI": f"10.5555/{number}"},
    }


def test_semantic_scholar_gives_an_author_by_offset(server: Standin, network: Network) -> None:
    found = {"data": [{"authorId": "7", "name": "Ann Ash", "affiliations": [], "paperCount": 2}]}
    pages = {
        "0": as_json({"offset": 0, "next": 1, "data": [s2_paper(1)]}),
        "1": as_json({"offset": 1, "data": [s2_paper(2)]}),
    }
    server.answer(f"{S2}/author/search", as_json(found))
    server.answer(f"{S2}/author/7/papers", lambda asked: pages[asked.parameters["offset"]])

    harvest = fetched("semantic-scholar", "author", "Ann Ash", network)

    assert [title for title, _ in bylines(harvest)] == ["On 1", "On 2"]
    assert harvest.question.label == "Semantic Scholar: author Ann Ash (7)"


def test_semantic_scholar_goes_on_by_token(server: Standin, network: Network) -> None:
    def answer(asked: Asked) -> Reply:
        if "token" in asked.parameters:
            return as_json({"total": 2, "token": None, "data": [s2_paper(2)]})
        return as_json({"total": 2, "token": "more", "data": [s2_paper(1)]})

    server.answer(f"{S2}/paper/search/bulk", answer)

    assert len(records(fetched("semantic-scholar", "query", "waves", network))) == 2


def test_semantic_scholar_says_which_dois_it_does_not_know(
    server: Standin, network: Network
) -> None:
    server.answer(f"{S2}/paper/batch", as_json([s2_paper(1), None]))

    asked = question_of_dois(source_named("semantic-scholar"), ["10.5555/1", "arXiv:2404.14402"])
    items = list(fetch(asked, network).items())

    assert orjson.loads(server.asked[0].body) == {"ids": ["DOI:10.5555/1", "ARXIV:2404.14402"]}
    assert [item.place for item in items] == ["page 1, record 1", "page 1, record 2"]
    assert [isinstance(item, Record) for item in items] == [True, False]


# DBLP

PAGE = b"""<?xml version="1.0"?>
<dblpperson name="Ann Ash" pid="7/1" n="1">
<person key="homepages/7/1" mdate="2024-01-01"><author pid="7/1">Ann Ash</author></person>
<r><article key="journals/x/AshB20"><author pid="7/1">Ann Ash</author>
<author pid="8/2">Bob Bay</author><title>On Waves.</title><year>2020</year>
<journal>X</journal><ee>https://doi.org/10.5555/1</ee></article></r>
</dblpperson>"""


def hit(key: str, kind: str, authors: object) -> dict[str, object]:
    return {
        "info": {
            "authors": {"author": authors},
            "title": "On &amp; On.",
            "venue": ["Proc. X", "LNCS"],
            "year": "2021",
            "type": kind,
            "key": key,
            "ee": "https://doi.org/10.5555/2",
        }
    }


def hits(*found: object, total: int) -> Reply:
    inner = {"@total": str(total), "@sent": str(len(found)), "@first": "0", "hit": list(found)}
    return as_json({"result": {"hits": inner}})


def test_dblp_gives_a_persons_page_without_the_home_page(server: Standin, network: Network) -> None:
    info = {
        "author": "Ann Ash",
        "url": "https://dblp.org/pid/7/1",
        "notes": {"note": {"@type": "affiliation", "text": "University of X"}},
    }
    server.answer("dblp.org/search/author/api", hits({"info": info}, total=1))
    server.answer("dblp.org/pid/7/1.xml", Reply(PAGE))

    harvest = fetched("dblp", "author", "Ann Ash", network)

    assert bylines(harvest) == [("On Waves", ["Ann Ash", "Bob Bay"])]
    assert list(harvest.items()) == records(harvest)


def test_dblp_tells_people_of_one_name_apart(server: Standin, network: Network) -> None:
    found = [
        {"info": {"author": f"Wei Wang {n:04}", "url": f"https://dblp.org/pid/w/WeiWang-{n}"}}
        for n in (1, 2)
    ]
    server.answer("dblp.org/search/author/api", hits(*found, total=2))

    with pytest.raises(AmbiguousName) as caught:
        question(source_named("dblp"), "author", "Wei Wang", network)

    assert [one[0] for one in caught.value.candidates] == ["w/WeiWang-1", "w/WeiWang-2"]


def test_hits_of_dblp_become_its_xml(server: Standin, network: Network) -> None:
    two = [{"@pid": "7/1", "text": "Ann Ash"}, {"@pid": "8/2", "text": "Bob Bay"}]
    pages: dict[str, Reply] = {
        "0": hits(hit("conf/x/1", "Conference and Workshop Papers", two), total=2),
        "1": hits(hit("corr/2", "Informal and Other Publications", two[0]), total=2),
    }
    server.answer("dblp.org/search/publ/api", lambda asked: pages[asked.parameters["f"]])

    first, second = records(fetched("dblp", "query", "waves", network))

    assert first.title == "On & On"
    assert [who.written for who in first.authors] == ["Ann Ash", "Bob Bay"]
    assert (first.native_id, first.venue, first.year) == ("dblp:conf/x/1", "Proc. X, LNCS", 2021)
    assert (first.kind, first.doi) == ("inproceedings", "10.5555/2")
    assert (second.kind, second.authors[0].native_id) == ("preprint", "dblp:7/1")


def test_strange_hits_of_dblp_make_no_trouble() -> None:
    strange = {"result": {"hits": {"hit": [None, {"info": 5}, {"info": {"title": ["<b>"]}}]}}}

    assert as_xml(orjson.dumps(strange)).count(b"<article") == 3
    assert as_xml(b"[]").endswith(b"<dblp />")


# ORCID

ORCID = "pub.orcid.org/v3.0/0000-0002-1825-0097/works"


def group(*codes_and_indices: tuple[int, str]) -> dict[str, object]:
    found = [{"put-code": code, "display-index": index} for code, index in codes_and_indices]
    return {"work-summary": found}


def orcid_work(number: int) -> dict[str, object]:
    credits = ({"credit-name": {"value": name}} for name in ("Ann Ash", "Bob Bay"))
    return {
        "work": {
            "put-code": number,
            "title": {"title": {"value": f"On {number}"}},
            "contributors": {"contributor": list(credits)},
            "publication-date": {"year": {"value": "2020"}},
        }
    }


def test_orcid_gives_the_works_behind_the_list(server: Standin, network: Network) -> None:
    server.answer(ORCID, as_json({"group": [group((1, "0"), (2, "1")), group((3, "0")), {}]}))
    server.answer(f"{ORCID}/2,3", as_json({"bulk": [orcid_work(2), orcid_work(3)]}))

    harvest = fetched("orcid", "author", "https://orcid.org/0000-0002-1825-0097", network)

    assert bylines(harvest) == [("On 2", ["Ann Ash", "Bob Bay"]), ("On 3", ["Ann Ash", "Bob Bay"])]


def test_orcid_looks_for_family_and_given_names(server: Standin, network: Network) -> None:
    found = {
        "expanded-result": [
            {
                "orcid-id": "0000-0002-1825-0097",
                "given-names": "Ann",
                "family-names": "Ash",
                "institution-name": ["University of X", "University of Y", "Z"],
            },
            {"orcid-id": "0000-0002-1694-233X", "given-names": "Anna", "family-names": None},
        ]
    }
    server.answer("pub.orcid.org/v3.0/expanded-search/", as_json(found))

    asked = question(source_named("orcid"), "author", "Ann Ash", network)

    assert asked.shown == "author Ann Ash (0000-0002-1825-0097)"
    assert server.asked[0].parameters["q"] == 'family-names:"Ash" AND given-names:"Ann"'
    assert server.asked[0].headers["accept"] == "application/json"


# PubMed

EUTILS = "eutils.ncbi.nlm.nih.gov/entrez/eutils"


def articles(asked: Asked) -> Reply:
    found = "".join(
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>On {number}."
        "</ArticleTitle><AuthorList><Author><LastName>Ash</LastName><ForeName>Ann</ForeName>"
        "</Author></AuthorList></Article></MedlineCitation></PubmedArticle>"
        for number in asked.parameters["id"].split(",")
    )
    return Reply(f"<?xml version='1.0'?><PubmedArticleSet>{found}</PubmedArticleSet>".encode())


def numbered(*pages: list[str], total: int) -> Answers:
    starts = [sum(map(len, pages[:place])) for place in range(len(pages))]

    def answer(asked: Asked) -> Reply:
        place = starts.index(int(asked.parameters["retstart"]))
        return as_json({"esearchresult": {"count": str(total), "idlist": pages[place]}})

    return answer


def test_pubmed_gives_numbers_and_then_the_articles(server: Standin, network: Network) -> None:
    server.answer(f"{EUTILS}/esearch.fcgi", numbered(["11", "12"], ["13"], total=3))
    server.answer(f"{EUTILS}/efetch.fcgi", articles)

    harvest = fetched("pubmed", "author", "Ann Ash", network)

    assert [record.native_id for record in records(harvest)] == ["pmid:11", "pmid:12", "pmid:13"]
    assert server.asked[0].parameters["term"] == '"Ann Ash"[Author]'
    assert harvest.notes == ()


@pytest.mark.parametrize(
    ("kind", "given", "term"),
    [
        ("author", "0000-0002-1825-0097", "0000-0002-1825-0097[auid]"),
        ("institution", 'Uni "of" X[pdat]', '"Uni of X pdat"[Affiliation]'),
        ("topic", "Heart", '"Heart"[MeSH Terms]'),
        ("query", "heart AND 2020[pdat]", "heart AND 2020[pdat]"),
    ],
)
def test_pubmed_is_asked_in_its_own_language(
    network: Network, kind: str, given: str, term: str
) -> None:
    asked = question(source_named("pubmed"), kind, given, network)

    assert asked.requests[0].parameter("term") == term


def test_pubmed_that_answers_with_an_error_has_no_articles(
    server: Standin, network: Network
) -> None:
    server.answer(f"{EUTILS}/esearch.fcgi", as_json({"esearchresult": {"ERROR": "no such field"}}))

    assert fetched("pubmed", "query", "x", network).papers == 0


# INSPIRE

INSPIRE = "inspirehep.net/api"


def literature(*numbers: int, total: int) -> Reply:
    found = [
        {
            "id": str(number),
            "metadata": {
                "control_number": number,
                "titles": [{"title": f"On {number}"}],
                "authors": [{"full_name": "Ash, Ann"}],
            },
        }
        for number in numbers
    ]
    return as_json({"hits": {"hits": found, "total": total}})


def test_inspire_goes_from_page_to_page(server: Standin, network: Network) -> None:
    person = {
        "name": {"preferred_name": "Ann Ash"},
        "ids": [
            {"schema": "ORCID", "value": "0000-0002-1825-0097"},
            {"schema": "INSPIRE BAI", "value": "A.Ash.1"},
        ],
        "positions": [{"institution": "CERN"}],
    }
    server.answer(f"{INSPIRE}/authors", as_json({"hits": {"hits": [{"metadata": person}]}}))
    pages = {"1": literature(*range(1, 51), total=51), "2": literature(51, total=51)}
    server.answer(f"{INSPIRE}/literature", lambda asked: pages[asked.parameters["page"]])

    harvest = fetched("inspire", "author", "Ann Ash", network)

    assert harvest.papers == 51
    assert server.asked[1].parameters["q"] == "a A.Ash.1"
    assert harvest.question.shown == "author Ann Ash (A.Ash.1)"


@pytest.mark.parametrize(
    ("kind", "given", "asked"),
    [
        ("author", "E.Witten.1", "a E.Witten.1"),
        ("author", "0000-0002-1825-0097", "authors.ids.value:0000-0002-1825-0097"),
        ("institution", "CERN", 'aff "CERN"'),
        ("topic", "supersymmetry", 'k "supersymmetry"'),
        ("query", "t higgs and date 2012", "t higgs and date 2012"),
    ],
)
def test_inspire_is_asked_in_its_own_language(
    network: Network, kind: str, given: str, asked: str
) -> None:
    wanted = question(source_named("inspire"), kind, given, network)

    assert wanted.requests[0].parameter("q") == asked
