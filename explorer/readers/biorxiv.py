"""bioRxiv and medRxiv: answers of their API about preprints, and what became of them."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from explorer.identifiers import date, doi, web_url
from explorer.model import Institution, Mention, Problem, Record
from explorer.names import person_key
from explorer.readers.bylines import Byline, byline, names_in
from explorer.readers.columns import untitled
from explorer.readers.documents import records
from explorer.readers.markup import abstract, title
from explorer.readers.reader import Reader
from explorer.readers.text import MAX_NAME, first_text, is_json
from explorer.readers.topics import named
from explorer.readers.values import mappings

ENVELOPES = ("collection",)
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "preprint_title", "rel_title"),
    "authors": ("authors", "preprint_authors", "rel_authors"),
    "date": ("date", "preprint_date", "rel_date"),
    "doi": ("doi", "preprint_doi", "biorxiv_doi", "medrxiv_doi", "rel_doi"),
    "abstract": ("abstract", "preprint_abstract", "rel_abs"),
    "category": ("category", "preprint_category"),
    "server": ("server", "preprint_platform", "rel_site"),
    "published": ("published", "published_doi"),
    "link": ("rel_link",),
    "kind": ("type",),
    "corresponding": ("author_corresponding", "preprint_author_corresponding"),
    "institution": (
        "author_corresponding_institution",
        "preprint_author_corresponding_institution",
    ),
}
"""What a field means in the answers of `details`, `pubs` and `covid19`, in this order."""

SERVERS = {"biorxiv": "bioRxiv", "medrxiv": "medRxiv"}

_MARKS = re.compile(
    r'"(?:author_corresponding|preprint_doi|biorxiv_doi|medrxiv_doi|rel_doi|preprint_title'
    r'|jatsxml)"\s*:'
)


def parse(stream: BinaryIO) -> Iterator[Record | Problem]:
    """Every version of a preprint as a record."""
    return records(
        stream,
        ENVELOPES,
        _record,
        "This is not a preprint of bioRxiv or medRxiv.",
        "Ask the API for details of preprints (api.biorxiv.org/details).",
    )


def recognise(head: str) -> bool:
    """JSON with the names of fields that these servers alone use."""
    return is_json(head) and bool(_MARKS.search(head))


def _record(found: Mapping[str, object], place: str) -> Record | Problem:
    values = {
        meaning: next((found[name] for name in names if found.get(name)), None)
        for meaning, names in FIELDS.items()
    }
    name = title(values["title"])
    if name is None:
        return untitled(place, found)
    people, incomplete = _byline(values)
    when = date(first_text(values["date"]))
    number = doi(text) if isinstance(text := values["doi"], str) else None
    article = doi(text) if isinstance(text := values["published"], str) else None
    server = first_text(values["server"]) or ""
    link = values["link"]
    return Record(
        source="biorxiv",
        native_id=None,
        title=name,
        authors=people,
        year=int(when[:4]) if when else None,
        date=when,
        venue=SERVERS.get(server.lower(), server or "bioRxiv"),
        doi=number,
        url=web_url(link) if isinstance(link, str) else None,
        abstract=abstract(values["abstract"]),
        topics=named([text] if (text := first_text(values["category"])) else ()),
        kind=first_text(values["kind"]),
        incomplete_authors=incomplete,
        place=place,
        other_ids=(f"doi:{article}",) if article and article != number else (),
    )


def _byline(values: Mapping[str, object]) -> Byline:
    """The names in one text, or in a list with their institutions; one is known to correspond."""
    told = values["authors"]
    if not isinstance(told, str):
        return byline(
            [
                {"name": each.get("author_name"), "affiliations": [each.get("author_inst")]}
                for each in mappings(told)
            ]
        )
    people, incomplete = byline(names_in(told))
    name, where = first_text(values["corresponding"]), first_text(values["institution"])
    return (_placed(people, name, where) if name and where else people), incomplete


def _placed(people: tuple[Mention, ...], name: str, where: str) -> tuple[Mention, ...]:
    """The people, with the institution of the corresponding author, if it is clear who that is."""
    own = [number for number, person in enumerate(people) if _short(person.written) == _short(name)]
    if len(own) != 1:
        return people
    place = Institution(where[:MAX_NAME])
    known = people[own[0]]._replace(institutions=(place,))
    return (*people[: own[0]], known, *people[own[0] + 1 :])


def _short(name: str) -> str:
    """First initial and family name: the corresponding author is written in full, others not."""
    words = person_key(name).split()
    return f"{words[0][:1]} {words[-1]}" if words else ""


READER = Reader("biorxiv", "bioRxiv and medRxiv", (".json",), recognise, parse)
