"""Identifiers, links, years and dates: what is taken, and what becomes None."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.identifiers import acl_id, arxiv_id, date, doi, orcid, pmcid, pmid, web_url, year

YEARS = [
    (2019, 2019, "2019"),
    ("2019", 2019, "2019"),
    (2019.0, 2019, "2019"),
    ("2019.0", 2019, "2019"),
    ("2019/05", 2019, "2019-05"),
    ("2019/05//", 2019, "2019-05"),
    ("2019/05/03/", 2019, "2019-05-03"),
    ("2019-05-03T10:00:00Z", 2019, "2019-05-03"),
    ("20190503", 2019, "2019-05-03"),
    ("Mon, 2 Apr 2007 19:18:42 GMT", 2007, "2007-04-02"),
    ("12 March 2001", 2001, "2001-03-12"),
    ("March 12, 2001", 2001, "2001-03-12"),
    ("May 2019", 2019, "2019-05"),
    ("2004 Jan", 2004, "2004-01"),
    ("2024-04-31", 2024, "2024-04"),
    ("2024-13", 2024, "2024"),
    ("2018-2019", 2018, None),
    ("c2003", 2003, None),
    ("in press", None, None),
    ("", None, None),
    (0, None, None),
    ("0", None, None),
    (99999, None, None),
    ("99999", None, None),
    (-2019, None, None),
    (2019.5, None, None),
    (float("nan"), None, None),
    (float("inf"), None, None),
    (10**5000, None, None),
    ("9" * 5000, None, None),
    (True, None, None),
    (None, None, None),
    ([2019], None, None),
    ("٢٠١٩", None, None),
    ("２０１９", None, None),
]


@pytest.mark.parametrize(("value", "known", "day"), YEARS, ids=range(len(YEARS)))
def test_years_and_dates_are_as_precise_as_written(
    value: object, known: int | None, day: str | None
) -> None:
    assert (year(value), date(value)) == (known, day)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("0000-0002-1825-00９7", None),
        ("0000000218250097", None),
        ("", None),
    ],
)
def test_an_orcid_has_the_right_check_digit_in_ascii(text: str, number: str | None) -> None:
    assert orcid(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.1000/ABC", "10.1000/abc"),
        ("https://doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("http://dx.doi.org/10.1000/xyz.", "10.1000/xyz"),
        ("doi: 10.1016/S0167-2789(98)00267-X", "10.1016/s0167-2789(98)00267-x"),
        ("10.1002/(SICI)1097<1::AID>3.0.CO;2-X", "10.1002/(sici)1097<1::aid>3.0.co;2-x"),
        ("10.1/x", None),
        ("10.1000/a b", None),
        ("10.1000/" + "x" * 500, None),
        ("", None),
    ],
)
def test_a_doi_is_bare_and_lower_case(text: str, number: str | None) -> None:
    assert doi(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2404.14402", "2404.14402"),
        ("arXiv:2404.14402v3", "2404.14402"),
        ("arXiv:2004.00589", "2004.00589"),
        ("math/9201280", "math/9201280"),
        ("math.GT/0309136v2", "math/0309136"),
        ("https://arxiv.org/abs/1605.08386v1", "1605.08386"),
        ("http://arxiv.org/pdf/1605.08386v1.pdf", "1605.08386"),
        ("10.48550/arXiv.2404.14402", "2404.14402"),
        ("2404.14402 [math.NA]", "2404.14402"),
        ("9913.14402", None),
        ("12345", None),
        ("lunch/1234567", None),
        ("", None),
    ],
)
def test_an_arxiv_id_has_no_version(text: str, number: str | None) -> None:
    assert arxiv_id(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/x",
        "http://",
        "https://user:pw@example.org/",
        "http://a b/",
        "http://[::1",
        "http://example.org/\u202etxt",
        "http:\\\\example.org",
        "http://example.org/" + "x" * 3000,
    ],
)
def test_only_plain_web_links_are_taken(text: str) -> None:
    assert web_url(text) is None


def test_a_web_link_stays_as_it_is() -> None:
    assert web_url(" https://example.org/a?b=c#d ") == "https://example.org/a?b=c#d"


@pytest.mark.parametrize("check", [orcid, doi, arxiv_id, web_url, year, date])
@pytest.mark.parametrize("letter", ["a", "1", "/", " ", "10.", "2019-"])
def test_a_megabyte_of_anything_is_answered_at_once(check, letter: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    start = time.perf_counter()

    check(letter * (1_000_000 // len(letter)))

    assert time.perf_counter() - start < 0.5


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.none(), st.booleans()))
def test_any_value_has_a_sensible_year_or_none(value: object) -> None:
    known, day = year(value), date(value)

    assert known is None or 1000 <= known <= 2100
    assert day is None or day[:4] == str(known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31452104", "31452104"),
        ("PMID: 00031452104", "31452104"),
        ("https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/31452104", "31452104"),
        ("PMC31452104", None),
        ("0", None),
        ("31452104123", None),
    ],
)
def test_a_pubmed_number_is_found_in_any_way_of_writing_it(text: str, expected: str | None) -> None:
    assert pmid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMC5082312", "PMC5082312"),
        ("pmc05082312.1", "PMC5082312"),
        ("PMCID: PMC5082312", "PMC5082312"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5082312/", "PMC5082312"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5082312", "PMC5082312"),
        ("5082312", None),
        ("", None),
    ],
)
def test_a_number_in_pubmed_central_needs_its_letters(text: str, expected: str | None) -> None:
    assert pmcid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P18-1001", "P18-1001"),
        ("p18-1001v2", "P18-1001"),
        ("https://aclanthology.org/2022.acl-long.1/", "2022.acl-long.1"),
        ("https://www.aclweb.org/anthology/J89-1009.pdf", "J89-1009"),
        ("10.18653/v1/P18-1001", "P18-1001"),
        ("acl:2022.naloma-1.3", "2022.naloma-1.3"),
        ("10.1000/xyz", None),
        ("2022", None),
    ],
)
def test_an_acl_id_is_found_in_any_way_of_writing_it(text: str, expected: str | None) -> None:
    assert acl_id(text) == expected
