"""PubMed's text for reference managers (`.nbib`), which is the MEDLINE format."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from explorer.identifiers import doi, orcid
from explorer.model import Mention, Problem, Record, Topic
from explorer.readers.affiliations import working_at
from explorer.readers.bylines import MAX_AUTHORS, Byline, described, parted
from explorer.readers.columns import pubmed_ids, untitled
from explorer.readers.reader import Reader
from explorer.readers.tagged import Fields, Layout, blocks, dated, first, gathered, told
from explorer.readers.text import MAX_ABSTRACT, MAX_NAME, clean, text_lines
from explorer.readers.topics import MAX_TOPICS, named

Pair = tuple[str, str]
"""A tag and its value, on one line."""

_FIELD = re.compile(r"^([A-Z]{2,4}) {0,2}-[ \t]?(.*(?:\n {3,}.*)*)", re.MULTILINE)
_LAYOUT = Layout(
    opens=re.compile(r"PMID {0,2}-"),
    field=re.compile(r"[A-Z]{2,4} {0,2}-"),
    closes=re.compile(r"(?!)"),
    reopens=re.compile(r"PMCR? {0,2}-"),
)
_TELLING = re.compile(r"\ufeff?\s*(?:PMID|PMCR?) ?- ?(?:PMC)?[0-9]{1,9}\s*\n")
_NUMBER = re.compile(r"(?:doi:)?\s*(10\.\S+)(?:\s+\[doi\])?", re.IGNORECASE)
_SUFFIXED = re.compile(r"(.+?),? ((?:Jr|Sr)\.?|2nd|3rd|[4-9]th|I{2,3}|IV)")
_BRACKETS = re.compile(r"\[(.+)\]\.?")


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every PMID as a record; an empty line ends none."""
    for block in blocks(text_lines(stream), _LAYOUT):
        if isinstance(block, Problem):
            yield block
        else:
            pairs = [(tag, " ".join(value.split())) for tag, value in _FIELD.findall(block[1])]
            yield _record(pairs, f"line {block[0]}")


def _record(pairs: list[Pair], place: str) -> Record | Problem:
    fields = gathered(pairs)
    title = _title(fields)
    if not title:
        return untitled(place, {tag: " ".join(lines) for tag, lines in fields.items()})
    people, incomplete = _people(pairs)
    ids = pubmed_ids(first(fields, ("PMID",)), first(fields, ("PMC",)))
    native = next((number for number in ids if number.startswith("pmid:")), None)
    when, day = dated(told(fields, "DP", "DEP"))
    return Record(
        source="pubmed",
        native_id=native,
        title=title,
        authors=people,
        year=when,
        date=day,
        venue=first(fields, ("JT", "TA", "BTI"), MAX_NAME),
        doi=next(filter(None, map(_doi, told(fields, "LID", "AID"))), None),
        abstract=first(fields, ("AB", "OAB"), MAX_ABSTRACT),
        topics=_topics(fields),
        kind=next(filter(None, map(_kind, told(fields, "PT"))), None),
        incomplete_authors=incomplete,
        place=place,
        other_ids=tuple(number for number in ids if number != native),
    )


def _title(fields: Fields) -> str | None:
    """The title without the full stop that PubMed adds, and the brackets of a translated one."""
    title = first(fields, ("TI", "BTI", "CTI", "TT"))
    if title is None:
        return None
    if translated := _BRACKETS.fullmatch(title):
        title = translated[1]
    return title if title.endswith("..") else title.removesuffix(".")


def _people(pairs: list[Pair]) -> Byline:
    """The authors in their order, with what follows each: ORCID and addresses.

    Old records give one address before all authors, that of the first.
    """
    tags = [tag for tag, value in pairs if value]
    name_tag = "FAU" if tags.count("FAU") >= tags.count("AU") else "AU"
    people: list[Mention] = []
    addresses: dict[int, list[str]] = {}
    incomplete = len(tags) > MAX_AUTHORS
    for tag, value in pairs[: 4 * MAX_AUTHORS]:
        if tag in {name_tag, "CN"}:
            found, cut = _named(value, collective=tag == "CN")
            people += found
            incomplete |= cut
        elif tag == "AUID" and people and (number := orcid(value.rpartition(" ")[2])):
            people[-1] = people[-1]._replace(orcid=number)
        elif tag == "AD":
            addresses.setdefault(max(len(people) - 1, 0), []).extend(value.split(";"))
    return tuple(
        working_at(person, addresses[place]) if place in addresses else person
        for place, person in enumerate(people)
    ), incomplete


def _named(written: str, *, collective: bool) -> Byline:
    """The author of `Baker, Thomas Jr`, a group, or the one name that there is."""
    family, comma, given = written.partition(",")
    if collective or not comma:
        return described({"name": written, "collective": collective})
    if suffixed := _SUFFIXED.fullmatch(given.strip()):
        family, given = f"{family} {suffixed[2]}", suffixed[1]
    return parted(family, given, written)


def _kind(written: str) -> str:
    return clean(written, MAX_NAME)


def _doi(written: str) -> str | None:
    found = _NUMBER.fullmatch(written)
    return doi(found[1]) if found else None


def _topics(fields: Fields) -> tuple[Topic, ...]:
    """Subject headings without their qualifiers, and the authors' keywords."""
    headings = (heading.partition("/")[0].strip("*") for heading in told(fields, "MH"))
    keywords = (word.strip("*") for word in told(fields, "OT"))
    return tuple(chain(named(headings, "mesh"), named(keywords)))[:MAX_TOPICS]


def recognise(head: str) -> bool:
    """Text that begins with a number in PubMed or PubMed Central."""
    return bool(_TELLING.match(head))


READER = Reader("pubmed", "PubMed (MEDLINE, .nbib)", (".nbib", ".txt"), recognise, parse)
