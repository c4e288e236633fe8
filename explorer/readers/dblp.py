"""DBLP's XML: the whole of it, a person's page, or any part, streamed in constant memory."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import BinaryIO
from xml.etree.ElementTree import Element

from explorer.identifiers import acl_id, arxiv_id, date, doi, web_url, year
from explorer.model import Problem, Record
from explorer.readers.bylines import byline
from explorer.readers.columns import untitled
from explorer.readers.elements import Found, elements
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_NAME, clean, unique, without_stop
from explorer.readers.xmltext import root, text_of, told, words

KINDS = {
    "article": "article",
    "inproceedings": "inproceedings",
    "proceedings": "proceedings",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "data": "dataset",
    "www": "website",
    "person": "person",
}
"""The elements that are records, and what each is called elsewhere."""

VENUES = ("journal", "booktitle", "school", "publisher")
"""Where the venue is looked for, best first."""

ENTITIES = {name.removesuffix(";"): text for name, text in html5.items() if name.endswith(";")}
"""What `&uuml;` and its like stand for; DBLP's document type, which says so too, is not read."""

_NUMBERED = re.compile(r"(.+?) ([0-9]{4})")
_HOME = "homepages/"
_ROOTS = frozenset({"dblp", "dblpperson", "dblpcites"})
_KEY = re.compile(r"<(?:article|inproceedings|incollection)\b[^>]*\skey=[\"'](?:journals|conf)/")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every publication as a record; home pages of people are set aside."""
    for found in elements(stream, KINDS, entities=ENTITIES):
        yield found if isinstance(found, Problem) else _record(found)


def _record(found: Found) -> Record | Problem:
    entry = found.element
    key = clean(entry.get("key", ""), MAX_NAME)
    place = f"{found.place}, {key}" if key else found.place
    if key.startswith(_HOME) or entry.tag == "person":
        return Problem(
            place,
            "This is the home page of a person, not a publication.",
            "Nothing need be done; the person’s publications have entries of their own.",
            words(entry),
        )
    title = without_stop(told(entry, "title") or "")
    if not title:
        return untitled(place, words(entry))
    people, incomplete = byline([_author(author) for author in entry.findall("author")])
    links = [link for part in entry.findall("ee") if (link := web_url(text_of(part)))]
    when = told(entry, "year") or ""
    numbers = [number for link in links if (number := doi(link))]
    preprint = next(filter(None, map(arxiv_id, links + numbers)), None)
    return Record(
        source="dblp",
        native_id=f"dblp:{key}" if key else None,
        title=title,
        authors=people,
        year=year(when),
        date=date(f"{told(entry, 'month') or ''} {when}".strip()) or date(when),
        venue=told(entry, *VENUES, most=MAX_NAME),
        doi=next(iter(numbers), None),
        arxiv_id=preprint,
        url=next(iter(links), None),
        kind="preprint" if entry.get("publtype") == "informal" else KINDS[entry.tag],
        incomplete_authors=incomplete,
        place=place,
        other_ids=unique(f"acl:{known}" for link in links if (known := acl_id(link))),
    )


def _author(author: Element) -> object:
    """The name; an object where DBLP knows more than that.

    The number behind a name that several people have belongs to the id and is not shown.
    """
    name = text_of(author, MAX_NAME)
    numbered = _NUMBERED.fullmatch(name)
    known = name if numbered else author.get("pid", "")
    if not (known or author.get("orcid")):
        return name
    return {
        "name": numbered[1] if numbered else name,
        "orcid": author.get("orcid"),
        "id": f"dblp:{known}" if known else None,
    }


def recognise(head: str) -> bool:
    """DBLP's root element, or entries with its keys."""
    name = root(head)
    return name in _ROOTS or (name != "" and bool(_KEY.search(head)))


READER = Reader("dblp", "DBLP XML", (".xml",), recognise, parse)
