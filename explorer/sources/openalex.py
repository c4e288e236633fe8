"""OpenAlex: people, institutions and topics with ids of their own, by cursor."""

import re
from collections.abc import Callable, Iterator, Sequence

from explorer import identifiers
from explorer.readers.openalex import READER
from explorer.sources.answers import count, items, text
from explorer.sources.batches import batches, quoted
from explorer.sources.source import Answer, Ask, Candidate, Key, LookUp, Request, Source, parameters

API = "https://api.openalex.org"
PAGE = 100
TOGETHER = 50
"""Values in one filter."""

_ID = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:[a-z]+/)?)?([AIT][0-9]{1,15})", re.I)
_ROR = re.compile(r"(?:https?://ror\.org/)?(0[a-z0-9]{6}[0-9]{2})/?", re.IGNORECASE)


def _native(letter: str) -> Callable[[str], str | None]:
    def identify(given: str) -> str | None:
        found = _ID.fullmatch(given.strip())
        return found[1].upper() if found and found[1][0].upper() == letter else None

    return identify


def _author(given: str) -> str | None:
    return _native("A")(given) or identifiers.orcid(given)


def _institution(given: str) -> str | None:
    found = _ROR.fullmatch(given.strip())
    return _native("I")(given) or (found[1].lower() if found else None)


def _works(field: str, values: Sequence[str]) -> Iterator[Request]:
    for some in batches(values, TOGETHER):
        asked = parameters(
            filter=f"{field}:{'|'.join(some)}",
            sort="publication_date:desc",
            per_page=PAGE,
            cursor="*",
        )
        yield Request(f"{API}/works", asked)


def _by(own: str, other: str, letter: str) -> Callable[[Sequence[str]], Sequence[Request]]:
    """Papers by ids of OpenAlex's own, and by those of others."""

    def begin(ids: Sequence[str]) -> Sequence[Request]:
        mine = [each for each in ids if each.startswith(letter)]
        rest = [each for each in ids if not each.startswith(letter)]
        return [*_works(own, mine), *_works(other, rest)]

    return begin


def _dois(given: Sequence[str]) -> Sequence[Request]:
    # A comma or a bar would end the filter; such papers are asked for one by one.
    plain = [doi for doi in given if not set(doi) & set(",|")]
    rest = [doi for doi in given if set(doi) & set(",|")]
    return [
        *_works("doi", plain),
        *(Request(f"{API}/works/doi:{quoted(doi)}", may_be_missing=True) for doi in rest),
    ]


def _query(given: Sequence[str]) -> Sequence[Request]:
    return [
        Request(f"{API}/works", parameters(search=words, per_page=PAGE, cursor="*"))
        for words in given
    ]


def _look_up(entity: str, place: Sequence[str]) -> LookUp:
    def read(value: object) -> Iterator[Candidate]:
        for item in items(value, "results"):
            native = text(item, "id").rsplit("/", 1)[-1]
            works = count(item, "works_count")
            yield Candidate(native, text(item, "display_name"), _where(item, place), works)

    return LookUp(
        lambda name: Request(
            f"{API}/{entity}", parameters(search=name, per_page=25), holds_papers=False
        ),
        read,
    )


def _where(item: object, place: Sequence[str]) -> str:
    first = next(iter(items(item, "last_known_institutions")), None)
    return text(first, "display_name") or text(item, *place)


def _follow(request: Request, answer: Answer) -> Sequence[Request]:
    cursor = text(answer.value, "meta", "next_cursor")
    return [request.having(cursor=cursor)] if cursor and items(answer.value, "results") else []


def _total(_: Request, answer: Answer) -> int | None:
    return count(answer.value, "meta", "count")


SOURCE = Source(
    name="openalex",
    label="OpenAlex",
    host="api.openalex.org",
    interval=0.2,
    reader=READER,
    asks={
        "author": Ask(
            "a name, an OpenAlex id or an ORCID",
            _by("authorships.author.id", "authorships.author.orcid", "A"),
            _author,
            _look_up("authors", ("last_known_institution", "display_name")),
        ),
        "institution": Ask(
            "a name, an OpenAlex id or a ROR id",
            _by("authorships.institutions.id", "authorships.institutions.ror", "I"),
            _institution,
            _look_up("institutions", ("country_code",)),
        ),
        "topic": Ask(
            "a name or an OpenAlex id",
            lambda ids: list(_works("topics.id", ids)),
            _native("T"),
            _look_up("topics", ("subfield", "display_name")),
        ),
        "dois": Ask("DOI", _dois, identifiers.doi),
        "query": Ask("words", _query),
    },
    follow=_follow,
    total=_total,
    people=("openalex", "orcid"),
    key=Key("OPENALEX_API_KEY", "Authorization", lead="Bearer "),
)
