"""DBLP: a page for each person, and a search whose hits are put into DBLP's own XML."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson

from explorer.readers.dblp import READER
from explorer.sources.answers import at, count, one_or_many, text
from explorer.sources.source import Answer, Ask, Candidate, LookUp, Request, Source, parameters

SITE = "https://dblp.org"
PAGE = 500

KINDS = {
    "Journal Articles": ("article", "journal"),
    "Conference and Workshop Papers": ("inproceedings", "booktitle"),
    "Parts in Books or Collections": ("incollection", "booktitle"),
    "Books and Theses": ("book", "publisher"),
    "Editorship": ("proceedings", "booktitle"),
}
"""What the search calls a kind; the record it is in DBLP's XML, and where its venue stands."""

OTHER = ("article", "journal")
INFORMAL = "Informal and Other Publications"

_PERSON = re.compile(
    r"(?:https?://dblp\.org/pid/|dblp:)?([a-z0-9]{1,4}/[A-Za-z0-9=_:-]{1,80})(?:\.html|\.xml)?"
)

_HOME_PAGE = re.compile(rb"<person\b.*?</person>", re.DOTALL)
"""What a person's page begins with; it is no publication."""


def _person(given: str) -> str | None:
    found = _PERSON.fullmatch(given.strip())
    return found[1] if found else None


def _people(ids: Sequence[str]) -> Sequence[Request]:
    return [Request(f"{SITE}/pid/{each}.xml", answer="xml") for each in ids]


def _search(what: str, words: str, many: int) -> Request:
    return Request(f"{SITE}/search/{what}/api", parameters(q=words, format="json", h=many, f=0))


def _candidates(value: object) -> Iterator[Candidate]:
    for hit in one_or_many(value, "result", "hits", "hit"):
        person = _person(text(hit, "info", "url")) or ""
        notes = one_or_many(hit, "info", "notes", "note")
        places = [text(note, "text") for note in notes if text(note, "@type") == "affiliation"]
        yield Candidate(person, text(hit, "info", "author"), ", ".join(places[:1]))


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    if request.answer == "xml":
        return []
    start = int(request.parameter("f"))
    sent = len(one_or_many(answer.value, "result", "hits", "hit"))
    more = bool(sent) and start + sent < (_total(request, answer) or 0)
    return [request.having(f=start + sent)] if more else []


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "result", "hits", "@total")


def as_xml(body: bytes) -> bytes:
    """A person's page without what is no paper; hits of a search in the words of DBLP's XML."""
    if body.lstrip()[:1] == b"<":
        return _HOME_PAGE.sub(b"", body)
    root = Element("dblp")
    for hit in one_or_many(orjson.loads(body), "result", "hits", "hit"):
        _record(root, at(hit, "info"))
    whole: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _record(root: Element, info: object) -> None:
    kind, venue = KINDS.get(text(info, "type"), OTHER)
    record = SubElement(root, kind, key=text(info, "key"))
    if text(info, "type") == INFORMAL:
        record.set("publtype", "informal")
    for author in one_or_many(info, "authors", "author"):
        person = SubElement(record, "author", pid=text(author, "@pid"))
        person.text = unescape(text(author, "text") or text(author))
    for name, value in (
        ("title", text(info, "title")),
        (venue, ", ".join(_texts(info, "venue"))),
        ("year", text(info, "year")),
        *(("ee", link) for link in _texts(info, "ee")),
    ):
        if value:
            # The JSON is made from XML, and `&amp;` is left in it.
            SubElement(record, name).text = unescape(value)


def _texts(info: object, name: str) -> list[str]:
    return [value for value in one_or_many(info, name) if isinstance(value, str)]


SOURCE = Source(
    name="dblp",
    label="DBLP",
    host="dblp.org",
    interval=2.0,
    reader=READER,
    asks={
        "author": Ask(
            "a name or an id such as 62/1234",
            _people,
            _person,
            LookUp(
                lambda name: _search("author", name, 30)._replace(holds_papers=False), _candidates
            ),
        ),
        "query": Ask("words", lambda given: [_search("publ", words, PAGE) for words in given]),
    },
    follow=_follow,
    total=_total,
    prepare=as_xml,
    people=("dblp",),
)
