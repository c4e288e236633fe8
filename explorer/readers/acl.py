"""The XML of the ACL Anthology: volumes with their papers, one collection to a file."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element

from explorer.identifiers import acl_id, date, doi, year
from explorer.model import Mention, Problem, Record
from explorer.readers.bylines import MAX_AUTHORS, Byline, described
from explorer.readers.columns import untitled
from explorer.readers.elements import Found, elements
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean
from explorer.readers.xmltext import root, told, words

SITE = "https://aclanthology.org"
_TWO_DIGITS = frozenset({"C69"})
_SPLIT_YEAR, _FIRST_WORKSHOP = "D19", 5
"""The collection whose volumes from the fifth on are workshops, numbered as those are."""


class _Volume(NamedTuple):
    """What a volume says of all its papers."""

    id: str = ""
    title: str | None = None
    venue: str | None = None
    date: str | None = None
    kind: str = "inproceedings"


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every paper as a record, and the front matter of a volume as one without authors."""
    volume = _Volume()
    for found in elements(stream, ("paper", "frontmatter"), asides=("meta",)):
        if isinstance(found, Problem):
            yield found
        elif found.element.tag == "meta":
            volume = _volume(found)
        elif volume.id == _attribute(found, "volume", "id"):
            yield _record(found, volume)
        else:  # what the volume says of itself is broken or missing
            yield _record(found, _Volume())


def _volume(found: Found) -> _Volume:
    meta = found.element
    is_journal = _attribute(found, "volume", "type") == "journal"
    title = told(meta, "booktitle")
    venue = told(meta, "journal-title", most=MAX_NAME)
    if venue is None and title:
        # "Computational Linguistics, Volume 15, Number 1, March 1989"
        venue = title.partition(", Volume ")[0][:MAX_NAME] if is_journal else title[:MAX_NAME]
    when = told(meta, "year") or ""
    month = (told(meta, "month") or "").replace("-", "–").partition("–")[0]
    day = date(f"{month} {when}".strip()) or date(when)
    kind = "article" if is_journal else "inproceedings"
    return _Volume(_attribute(found, "volume", "id"), title, venue, day, kind)


def _attribute(found: Found, tag: str, name: str) -> str:
    """An attribute of an element around the record."""
    return next((part.get(name, "") for part in found.around if part.tag == tag), "")


def _record(found: Found, volume: _Volume) -> Record | Problem:
    entry = found.element
    is_front = entry.tag == "frontmatter"
    native = _native(found)
    place = f"{found.place}, {native}" if native else found.place
    title = _title(entry) or (volume.title if is_front else None)
    if not title:
        return untitled(place, words(entry))
    people, incomplete = _byline(entry)
    day = date(told(entry, "year") or "") or volume.date
    return Record(
        source="acl",
        native_id=native and f"acl:{native}",
        title=title,
        authors=people,
        year=year(day) if day else None,
        date=day,
        venue=volume.venue,
        doi=doi(told(entry, "doi") or ""),
        url=f"{SITE}/{native}/" if native else None,
        abstract=told(entry, "abstract", most=MAX_ABSTRACT),
        kind="proceedings" if is_front else volume.kind,
        incomplete_authors=incomplete,
        place=place,
    )


def _native(found: Found) -> str | None:
    """The id as the Anthology builds it; where its parts are missing, that of the link."""
    entry = found.element
    collection, volume = _attribute(found, "collection", "id"), _attribute(found, "volume", "id")
    paper = "0" if entry.tag == "frontmatter" else entry.get("id", "")
    return acl_id(built_id(collection, volume, paper)) or acl_id(told(entry, "url") or "")


def built_id(collection: str, volume: str, paper: str) -> str:
    """`2022.acl-long.1`, or as before 2020 `J89-1001` and, for workshops, `W19-4401`."""
    if "." in collection:
        return f"{collection}-{volume}.{paper}"
    if not (_is_number(volume) and _is_number(paper)):
        return ""
    has_workshops = collection == _SPLIT_YEAR and int(volume) >= _FIRST_WORKSHOP
    if collection.startswith("W") or collection in _TWO_DIGITS or has_workshops:
        return f"{collection}-{int(volume):02d}{int(paper):02d}"
    return f"{collection}-{int(volume)}{int(paper):03d}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5  # noqa: PLR2004


def _title(entry: Element) -> str | None:
    """The title; formulas are put between dollar signs, as they are written elsewhere."""
    for formula in entry.findall("title//tex-math"):
        formula.text = f"${clean(''.join(formula.itertext()))}$"
        del formula[:]
    return told(entry, "title")


def _byline(entry: Element) -> Byline:
    """The authors under their main names; names in other scripts stand in elements of their own."""
    authors = entry.findall("author")
    people: list[Mention] = []
    incomplete = len(authors) > MAX_AUTHORS
    for author in authors[:MAX_AUTHORS]:
        found, cut = described(
            {
                "family": told(author, "last", most=MAX_NAME),
                "given": told(author, "first", most=MAX_NAME),
                "name": clean(author.text or "", MAX_NAME) or None,
                "orcid": author.get("orcid"),
                "id": f"acl:{known}" if (known := author.get("id")) else None,
                "affiliations": [told(place, ".") for place in author.findall("affiliation")],
            }
        )
        people += found
        incomplete |= cut
    return tuple(people), incomplete


def recognise(head: str) -> bool:
    """A collection with volumes in it, or a volume of papers."""
    return root(head) in {"collection", "volume"} and "<paper" in head and "<volume" in head


READER = Reader("acl", "ACL Anthology XML", (".xml",), recognise, parse)
