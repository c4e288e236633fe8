"""ORCID: the works of a person in groups of summaries, full works, and whole public records."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from explorer import identifiers
from explorer.model import Mention, Problem, Record
from explorer.names import full_name, person_key
from explorer.readers.bylines import Byline, byline
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.documents import documents
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import excerpt, first_text, is_json, unique
from explorer.readers.values import mapping, mappings

NO_AUTHORS = frozenset({"editor", "chair-or-translator", "support-staff"})
"""Roles of contributors that do not stand in a byline."""

_MARKS = re.compile(
    r'"(?:work-summary|put-code|orcid-identifier|expanded-result|activities-summary|orcid-id)"\s*:'
)
_PERSON = re.compile(r"/?([0-9X-]{19})(?:/|$)")

_ALONE = Problem(
    "",
    "ORCID’s list does not say who else wrote this and other works in it.",
    "Import the same papers from Crossref or OpenAlex too; copies with one DOI become one paper.",
    sets_aside=False,
)


class Owner(NamedTuple):
    """Whose works a file holds, as far as it says so."""

    orcid: str | None = None
    family: str | None = None
    given: str | None = None
    name: str | None = None

    @property
    def written(self) -> str:
        """The name; where the file has none, the ORCID stands for it."""
        return self.name or full_name(self.family or "", self.given or "") or self.orcid or ""


Work = tuple[object, Owner]
"""A group of summaries, or a full work, and whose it is."""


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every work as a record: summaries that ORCID has grouped are one work."""
    has_noted = False
    for item in _items(stream):
        yield item
        if not has_noted and isinstance(item, Record) and _names_nobody_else(item):
            has_noted = True
            yield _ALONE._replace(place=item.place)


def _names_nobody_else(record: Record) -> bool:
    return record.incomplete_authors and len(record.authors) <= 1


def _items(stream: BinaryIO) -> Iterator[Record | Problem]:
    for place, value in documents(stream, ()):
        if isinstance(value, Problem):
            yield value
            continue
        works = list(_works(value, Owner())) if isinstance(value, dict) else [(value, Owner())]
        if len(works) == 1 and works[0][0] is value:
            yield _item(*works[0], place)
            continue
        for number, (work, owner) in enumerate(works, 1):
            yield _item(work, owner, f"{place}, work {number}")


def recognise(head: str) -> bool:
    """JSON with the hyphened names of ORCID's records."""
    return is_json(head) and bool(_MARKS.search(head))


def _works(value: Mapping[str, object], owner: Owner) -> Iterator[Work]:
    """The works in a record, in its activities, in its works, or in an answer to several ids."""
    owner = _owner(value, owner)
    activities = mapping(value.get("activities-summary")) or value
    works = mapping(activities.get("works")) or activities
    if isinstance(groups := works.get("group"), list):
        yield from ((group, _owner(works, owner)) for group in groups)
    elif isinstance(bulk := works.get("bulk"), list):
        yield from ((mapping(each).get("work", each), owner) for each in bulk)
    elif isinstance(people := works.get("expanded-result"), list):
        yield from ((person, owner) for person in people)
    else:
        yield works.get("work", value), owner


def _owner(value: Mapping[str, object], known: Owner) -> Owner:
    number = _value(mapping(value.get("orcid-identifier")), "path") or value.get("path")
    found = _PERSON.match(number) if isinstance(number, str) else None
    name = mapping(mapping(value.get("person")).get("name"))
    return Owner(
        (found and identifiers.orcid(found[1])) or known.orcid,
        _value(name, "family-name") or known.family,
        _value(name, "given-names") or known.given,
        _value(name, "credit-name") or known.name,
    )


def _value(holder: Mapping[str, object], name: str) -> str | None:
    """ORCID wraps nearly every text: `{"value": "…"}`."""
    held = holder.get(name)
    return first_text(held, mapping(held).get("value"))


def _item(work: object, owner: Owner, place: str) -> Record | Problem:
    group = mapping(work)
    summaries = sorted(mappings(group.get("work-summary")), key=_rank)
    if not summaries and "put-code" not in group and "title" not in group:
        return Problem(
            place,
            "This is not a work of ORCID.",
            "Save the works of a person (pub.orcid.org/v3.0/…/works) as JSON.",
            excerpt(str(work)[:400]),
        )
    return _record([*summaries, group], owner, place)


def _rank(summary: Mapping[str, object]) -> int:
    """The summary that the person prefers has the highest index."""
    index = str(summary.get("display-index"))
    return -int(index[:9]) if index.isascii() and index.isdigit() else 0


def _record(versions: list[Mapping[str, object]], owner: Owner, place: str) -> Record | Problem:
    """One record of what several sources say; each fact from the first that has it."""
    name = next(filter(None, map(_title, versions)), None)
    if name is None:
        return untitled(place, versions[0])
    owner = _owner(versions[0], owner)
    people, incomplete = _byline(versions, owner)
    when = next(filter(None, map(_date, versions)), None)
    number, arxiv, others = _ids(versions)
    texts = (_value(each, "short-description") for each in versions)
    return Record(
        source="orcid",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=next((text for each in versions if (text := _value(each, "journal-title"))), None),
        doi=number,
        arxiv_id=arxiv,
        url=next(filter(None, map(_link, versions)), None),
        abstract=abstract(next(filter(None, texts), None)),
        kind=next((text for each in versions if (text := first_text(each.get("type")))), None),
        incomplete_authors=incomplete,
        place=place,
        other_ids=others,
    )


def _title(work: Mapping[str, object]) -> str | None:
    return title(_value(mapping(work.get("title")), "title"))


def _byline(versions: list[Mapping[str, object]], owner: Owner) -> Byline:
    """The contributors of a full work; a summary names none, so that its owner stands alone."""
    told = mapping(versions[0].get("contributors")).get("contributor")
    authors = [author for each in mappings(told) if (author := _author(each))]
    if authors:
        people, cut = byline(authors)
        return tuple(_identified(person, owner) for person in dict.fromkeys(people)), cut
    if not owner.written:
        return (), True
    return (Mention(owner.written, owner.family, owner.given, owner.orcid),), True


def _author(contributor: Mapping[str, object]) -> dict[str, object] | None:
    role = mapping(contributor.get("contributor-attributes")).get("contributor-role")
    if str(role).lower() in NO_AUTHORS:
        return None
    number = mapping(contributor.get("contributor-orcid"))
    return {"name": _value(contributor, "credit-name"), "orcid": number.get("path")}


def _identified(person: Mention, owner: Owner) -> Mention:
    """With the owner's ORCID, if this is the owner's name."""
    if person.orcid or person.collective or not (owner.family or owner.name):
        return person
    key = person_key(person.written)
    own = {person_key(owner.written), person_key(owner.written, owner.family, owner.given)}
    return person._replace(orcid=owner.orcid) if key in own else person


def _date(work: Mapping[str, object]) -> str | None:
    told = mapping(work.get("publication-date"))
    parts = [_value(told, name) for name in ("year", "month", "day")]
    while None in parts:
        parts.pop()
    return identifiers.date("-".join(map(str, parts))) if parts else None


def _link(work: Mapping[str, object]) -> str | None:
    link = _value(work, "url")
    return identifiers.web_url(link) if link else None


def _ids(
    versions: list[Mapping[str, object]],
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """DOI, arXiv id and others that are the work's own; those of its book or series are not."""
    told: dict[str, list[str]] = {}
    for relations in (("self", None), ("version-of",)):
        for each in _listed_ids(versions):
            kind, text = first_text(each.get("external-id-type")), _value(each, "external-id-value")
            if kind and text and each.get("external-id-relationship") in relations:
                told.setdefault(kind.lower(), []).append(text)
    dois = unique(number for text in told.get("doi", ()) if (number := identifiers.doi(text)))
    preprints = (identifiers.arxiv_id(text) for text in (*told.get("arxiv", ()), *dois))
    others = [number for text in told.get("pmid", ()) for number in pubmed_ids(text)]
    for text in told.get("pmc", ()):
        others += pubmed_ids(None, f"PMC{text}" if text.isdigit() else text)
    others += (f"doi:{number}" for number in dois[1:])
    return next(iter(dois), None), next(filter(None, preprints), None), unique(others)


def _listed_ids(versions: list[Mapping[str, object]]) -> list[Mapping[str, object]]:
    listings = (mapping(each.get("external-ids")).get("external-id") for each in versions)
    return [each for listing in listings for each in mappings(listing)]


READER = Reader("orcid", "ORCID", (".json",), recognise, parse)
