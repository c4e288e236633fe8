"""Identifiers, links, years and dates: checked and normalised, or None."""

import re
from collections.abc import Callable
from datetime import date as calendar_date
from urllib.parse import unquote, urlsplit

MAX_URL = 2000
FIRST_YEAR, LAST_YEAR = 1000, 2100
"""Years outside are not years of a paper."""

_ORCID = re.compile(r"(?:https?://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9Xx])/?")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!-~]{1,280}")
_DOI_LEAD = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*)*", re.IGNORECASE)
_ARCHIVES = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas"
    "|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin"
    "|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)
_ARXIV = re.compile(
    r"(?:https?://(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv:\s*)?"
    r"(?:([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})"
    rf"|({_ARCHIVES})(?:\.[a-z]{{2}})?/([0-9]{{2}}(?:0[1-9]|1[0-2])[0-9]{{3}}))"
    r"(?:v[0-9]{1,3})?(?:\.pdf)?(?:\s*\[[^\]]*\])?",
    re.IGNORECASE,
)
_BARE_ARXIV = re.compile(r"[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}")
_PMID = re.compile(
    r"(?:https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/"
    r"|(?:pmid|pubmed)\s*:?\s*)?0*([1-9][0-9]{0,8})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:https?://(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles/"
    r"|https?://pmc\.ncbi\.nlm\.nih\.gov/articles/)?"
    r"(?:pmcid\s*:?\s*)?PMC0*([1-9][0-9]{0,9})(?:\.[0-9]{1,2})?/?",
    re.IGNORECASE,
)
_ACL = re.compile(
    r"(?:https?://(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology)/|10\.18653/v1/|acl:\s*)?"
    r"([a-z][0-9]{2}-[0-9]{4,5}|[0-9]{4}\.[a-z0-9_]+-[a-z0-9_]+\.[0-9]{1,5})"
    r"(?:v[0-9]{1,2})?(?:\.pdf|/)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?:[T ].*)?")
_DATES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), order)
    for pattern, order in (
        (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T /].*)?", "ymd"),
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", "ymd"),
        (r"([0-9]{4})[-/.]([0-9]{1,2})/*", "ym"),
        (r"(?:[a-z]{3,9},?\s+)?([0-9]{1,2})\.?\s+([a-z]{3,9})\.?,?\s+([0-9]{4})\b.*", "dmy"),
        (r"([a-z]{3,9})\.?\s+([0-9]{1,2}),?\s+([0-9]{4})", "mdy"),
        (r"([a-z]{3,9})\.?,?\s+([0-9]{4})", "my"),
        (r"([0-9]{4})[ /]+([a-z]{3,9})\.?(?:[ /]+([0-9]{1,2}))?/*", "ymd"),
    )
)


def orcid(text: str) -> str | None:
    """`0000-0002-1825-0097`; None where the ISO 7064 check digit does not fit."""
    found = _ORCID.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1].replace("-", "").upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[1].upper() if digits[15] == "0123456789X"[check] else None


def doi(text: str) -> str | None:
    """`10.1000/xyz`: lower case, percent signs decoded, no resolver, no trailing punctuation."""
    bare = text[lead.end() :] if (lead := _DOI_LEAD.match(text)) else text
    if "%" in bare:
        bare = unquote(bare)
    bare = bare.strip().rstrip(".,;")
    return bare.lower() if _DOI.fullmatch(bare) else None


def arxiv_id(text: str) -> str | None:
    """`2404.14402` or `math/9201280` from any way of writing it, without version."""
    if _BARE_ARXIV.fullmatch(text):
        return text
    found = _ARXIV.fullmatch(text.strip())
    if not found:
        return None
    return found[1] or f"{found[2].lower()}/{found[3]}"


def pmid(text: str) -> str | None:
    """`31452104`: the number of an article in PubMed, without its link or leading zeros."""
    found = _PMID.fullmatch(text.strip())
    return found[1] if found else None


def pmcid(text: str) -> str | None:
    """`PMC5082312`: an article's number in PubMed Central, without its link or version."""
    found = _PMCID.fullmatch(text.strip())
    return f"PMC{found[1]}" if found else None


def acl_id(text: str) -> str | None:
    """`P18-1001` or `2022.acl-long.1`: a paper of the ACL Anthology, without link or version."""
    found = _ACL.fullmatch(text.strip())
    if not found:
        return None
    return found[1].upper() if found[1][1:3].isdigit() and "." not in found[1] else found[1].lower()


def web_url(text: str) -> str | None:
    """The link where it is http or https, names a host and hides nothing; else None."""
    text = text.strip()
    if len(text) > MAX_URL or not text.isprintable() or " " in text or "\\" in text:
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme in {"http", "https"} and host and "@" not in parts.netloc else None


def year(value: object) -> int | None:
    """A year from 1000 to 2100 out of a number or a text ("2019/05", "May 2019"); else None."""
    if isinstance(value, str):
        if day := date(value):
            return int(day[:4])
        found = _YEAR.search(value[:200])
        value = int(found[1]) if found else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if FIRST_YEAR <= value <= LAST_YEAR and value == int(value) else None


def date(value: object) -> str | None:
    """`2024`, `2024-04` or `2024-04-23`, as precise as the text says; else None."""
    if not isinstance(value, str):
        return str(known) if (known := year(value)) else None
    text = value.strip()[:60]
    if len(text) == 4 and text.isascii() and text.isdigit():  # noqa: PLR2004
        return text if FIRST_YEAR <= int(text) <= LAST_YEAR else None
    for pattern, order in _DATES:
        if found := pattern.fullmatch(text):
            return _calendar(dict(zip(order, found.groups(), strict=False)))
    return None


def _calendar(parts: dict[str, str | None]) -> str | None:
    """The date as far as it exists in the calendar: a 31st of April is known to the month."""
    known = int(parts["y"] or 0)
    month, day = _month(parts.get("m")), int(parts.get("d") or 0)
    if not FIRST_YEAR <= known <= LAST_YEAR:
        return None
    for write in _PRECISIONS:
        try:
            return write(known, month, day)
        except ValueError:
            continue
    return None


def _month(text: str | None) -> int:
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in _MONTHS else 0


_PRECISIONS: tuple[Callable[[int, int, int], str], ...] = (
    lambda y, m, d: calendar_date(y, m, d).isoformat(),
    lambda y, m, _: calendar_date(y, m, 1).isoformat()[:7],
    lambda y, _m, _d: f"{y:04d}",
)
