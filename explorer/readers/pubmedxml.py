"""PubMed's XML: articles and books, as the site, its interface and its yearly files give them."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO
from xml.etree.ElementTree import Element

from explorer.identifiers import arxiv_id, doi, orcid, pmcid, pmid
from explorer.model import Institution, Mention, Problem, Record, Topic
from explorer.readers.affiliations import organisation, working_at
from explorer.readers.bylines import MAX_AUTHORS, MAX_INSTITUTIONS, Byline, described
from explorer.readers.columns import untitled
from explorer.readers.elements import Found, elements
from explorer.readers.reader import Reader
from explorer.readers.tagged import dated
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, without_stop
from explorer.readers.topics import MAX_TOPICS, named
from explorer.readers.values import ror
from explorer.readers.xmltext import root, text_of, told, words

SITE = "https://pubmed.ncbi.nlm.nih.gov"
RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument")
"""What a record is called; the last two stand alone only in old files."""

_ARTICLE = {
    "title": ("Article/ArticleTitle", "Article/VernacularTitle"),
    "venue": ("Article/Journal/Title", "Article/Journal/ISOAbbreviation", ".//MedlineTA"),
    "authors": ("Article/AuthorList",),
    "abstract": ("Article/Abstract/AbstractText",),
    "dates": ("Article/Journal/JournalIssue/PubDate", "Article/ArticleDate"),
    "kind": ("Article/PublicationTypeList/PublicationType",),
    "doi": ("Article/ELocationID[@EIdType='doi']",),
}
_CHAPTER = {
    "title": ("ArticleTitle", "VernacularTitle"),
    "venue": ("Book/BookTitle",),
    "authors": ("AuthorList", "Book/AuthorList"),
    "abstract": ("Abstract/AbstractText",),
    "dates": ("Book/PubDate", "ContributionDate"),
    "kind": ("PublicationType",),
    "doi": (),
}
_BOOK = _CHAPTER | {
    "title": ("Book/BookTitle", "VernacularTitle"),
    "venue": ("Book/CollectionTitle", "Book/Publisher/PublisherName"),
    "authors": ("Book/AuthorList", "AuthorList"),
    "doi": ("Book/ELocationID[@EIdType='doi']",),
}
"""Where each field is looked for, best first. A book and a chapter of it share an element."""

_NO_LABEL = "UNLABELLED"
_BRACKETS = re.compile(r"\[(.+)\]\.?")
_ROOTS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", *RECORDS})
_BARE = re.compile(r"(?:https?://orcid\.org/)?([0-9]{4})([0-9]{4})([0-9]{4})([0-9]{3}[0-9Xx])")

Paths = dict[str, tuple[str, ...]]


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every article, book and chapter as a record; numbers that PubMed took back are a note."""
    for found in elements(stream, RECORDS, asides=("DeleteCitation",)):
        if isinstance(found, Problem):
            yield found
        elif found.element.tag == "DeleteCitation":
            yield _deleted(found)
        else:
            yield _record(found)


def _deleted(found: Found) -> Problem:
    numbers = [text_of(number) for number in found.element.findall("PMID")]
    return Problem(
        found.place,
        f"PubMed has taken back {len(numbers)} records that earlier files may have brought.",
        "Take back the import that brought them if they matter.",
        clean(", ".join(numbers), 200),
        sets_aside=False,
    )


def _record(found: Found) -> Record | Problem:
    citation, paths = _plan(found.element)
    number = told(citation, "PMID") or ""
    place = f"{found.place}, PMID {number}" if number else found.place
    title = _title(citation, paths)
    if not title:
        return untitled(place, words(found.element))
    people, incomplete = _byline(citation, paths["authors"])
    registered = doi(_listed(found.element, "doi") or told(citation, *paths["doi"]) or "")
    native = pmid(number)
    deposit = pmcid(_listed(found.element, "pmc") or "")
    when, day = dated(filter(None, (_date(citation, path) for path in paths["dates"])))
    return Record(
        source="pubmed-xml",
        native_id=f"pmid:{native}" if native else None,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=told(citation, *paths["venue"], most=MAX_NAME),
        doi=registered,
        arxiv_id=arxiv_id(registered or ""),
        url=f"{SITE}/{native}/" if native else None,
        abstract=_abstract(citation, paths["abstract"][0]),
        topics=_topics(citation),
        kind=told(citation, *paths["kind"], most=MAX_NAME),
        incomplete_authors=incomplete,
        place=place,
        other_ids=(f"pmcid:{deposit}",) if deposit else (),
    )


def _plan(record: Element) -> tuple[Element, Paths]:
    """The element that describes the paper, and where its fields stand."""
    for name, paths in (("MedlineCitation", _ARTICLE), ("BookDocument", _CHAPTER)):
        citation = record if record.tag == name else record.find(name)
        if citation is not None:
            is_book = paths is _CHAPTER and told(citation, "ArticleTitle") is None
            return citation, _BOOK if is_book else paths
    return record, _ARTICLE


def _title(citation: Element, paths: Paths) -> str:
    """The title without the full stop that PubMed adds, and the brackets of a translated one."""
    title = told(citation, *paths["title"]) or ""
    translated = _BRACKETS.fullmatch(title)
    return without_stop(translated[1] if translated else title)


def _listed(record: Element, kind: str) -> str | None:
    """An id of the record itself; the papers that it cites have lists of ids too."""
    path = f"ArticleIdList/ArticleId[@IdType='{kind}']"
    return told(record, f"PubmedData/{path}", f"PubmedBookData/{path}", f"BookDocument/{path}")


def _date(citation: Element, path: str) -> str | None:
    """The date as one text; a season or range is written as it comes ("1999 Spring")."""
    part = citation.find(path)
    if part is None:
        return None
    parts = [text for name in ("Year", "Month", "Day") if (text := told(part, name))]
    return ("-" if "".join(parts).isdigit() else " ").join(parts) or told(part, "MedlineDate")


def _abstract(citation: Element, path: str) -> str | None:
    """The sections of the abstract with their headings, as one text."""
    sections = (
        (part.get("Label", _NO_LABEL), text_of(part, MAX_ABSTRACT))
        for part in citation.findall(path)
    )
    whole = " ".join(
        text if label == _NO_LABEL else f"{label}: {text}" for label, text in sections if text
    )
    return clean(whole, MAX_ABSTRACT) or None


def _topics(citation: Element) -> tuple[Topic, ...]:
    """Subject headings without their qualifiers, and the authors' keywords."""
    headings = map(text_of, citation.findall("MeshHeadingList/MeshHeading/DescriptorName"))
    keywords = map(text_of, citation.findall("KeywordList/Keyword"))
    return tuple(chain(named(headings, "mesh"), named(keywords)))[:MAX_TOPICS]


def _byline(citation: Element, paths: tuple[str, ...]) -> Byline:
    lists = (part for path in paths for part in citation.findall(path))
    listed = next((part for part in lists if part.get("Type", "authors") == "authors"), None)
    if listed is None:
        return (), False
    # An entry that is not valid is the old version of the one that follows it.
    authors = [author for author in listed if author.get("ValidYN") != "N"]
    people: list[Mention] = []
    incomplete = listed.get("CompleteYN") == "N" or len(authors) > MAX_AUTHORS
    for author in authors[:MAX_AUTHORS]:
        found, cut = _named(author)
        people += [_known(person, author) for person in found[:1]]
        people += found[1:]
        incomplete |= cut
    return tuple(people), incomplete


def _named(author: Element) -> Byline:
    if group := told(author, "CollectiveName", most=MAX_NAME):
        return described({"name": group, "collective": True})
    family = " ".join(filter(None, (told(author, "LastName"), told(author, "Suffix"))))
    return described({"family": family, "given": told(author, "ForeName", "Initials")})


def _known(person: Mention, author: Element) -> Mention:
    """The person with what the entry says beside the name."""
    numbers = (_orcid(text_of(part)) for part in author.findall("Identifier[@Source='ORCID']"))
    person = person._replace(orcid=next(filter(None, numbers), None))
    places = author.findall("AffiliationInfo")[:MAX_INSTITUTIONS]
    if any(place.find("Identifier") is not None for place in places):
        found = (_institution(place) for place in places)
        return person._replace(institutions=tuple(dict.fromkeys(filter(None, found))))
    written = [told(place, "Affiliation") or "" for place in places]
    written += [text_of(place) for place in author.findall("Affiliation")]
    return working_at(person, [part for text in written for part in text.split(";")])


def _institution(place: Element) -> Institution | None:
    """An organisation that PubMed gives with its number, most often that of ROR."""
    name = organisation(told(place, "Affiliation") or "")
    numbers = (ror(text_of(part)) for part in place.findall("Identifier"))
    return Institution(name, next(filter(None, numbers), None)) if name else None


def _orcid(written: str) -> str | None:
    """The ORCID, which some publishers give without hyphens."""
    bare = _BARE.fullmatch(written)
    return orcid("-".join(bare.groups()) if bare else written)


def recognise(head: str) -> bool:
    """A set of PubMed's articles or books, or one of them."""
    return root(head) in _ROOTS


READER = Reader("pubmed-xml", "PubMed XML", (".xml",), recognise, parse)
