"""Works and articles in any quantity, made up from a seed: a snapshot of OpenAlex, a file of DBLP.

A block is written once; each time it is used again, all ids, some names and some words in it become
others.
"""

import gzip
import json
import random
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

SEED = 20_261_121
PARTS = 8
"""Files the snapshot is cut into, as OpenAlex cuts its own."""
BLOCKS, BLOCK = 6, 400
"""Blocks that are written, and the works in each of them."""
DIGITS = "0000000"
"""What becomes the number of the block."""
LETTERS = ("qqqqqq", "vvvvvv", "wwwwww", "xxxxxx")
"""What become words that few blocks have in common."""
SYLLABLES = tuple(first + last for first in "bdfgklmnprst" for last in "aeiou")


def openalex_snapshot(folder: Path, packed: int) -> tuple[int, int]:
    """Write gzipped JSON Lines as OpenAlex lays them out: how many works, and bytes unpacked."""
    chance = random.Random(SEED)  # noqa: S311 - made-up papers
    blocks = [_block(chance, _work).encode() for _ in range(BLOCKS)]
    numbers, works, unpacked = count(1), 0, 0
    for part in range(PARTS):
        path = folder / "data" / "works" / f"updated_date=2026-11-{part + 1:02}" / "part_000.gz"
        path.parent.mkdir(parents=True)
        with (
            path.open("wb") as file,
            gzip.GzipFile(fileobj=file, mode="wb", compresslevel=4) as out,
        ):
            while file.tell() < packed // PARTS:
                number = next(numbers)
                block = _renumbered(blocks[number % BLOCKS], number)
                out.write(block)
                works += BLOCK
                unpacked += len(block)
    return works, unpacked


def _renumbered(block: bytes, number: int) -> bytes:
    block = block.replace(DIGITS.encode(), f"{number:07}".encode())
    for place, letters in enumerate(LETTERS):
        chance = random.Random(len(LETTERS) * number + place)  # noqa: S311 - made-up papers
        block = block.replace(letters.encode(), "".join(chance.choices(SYLLABLES, k=3)).encode())
    return block


def _block(chance: random.Random, write: Callable[[random.Random, int], str]) -> str:
    return "".join(write(chance, number) for number in range(BLOCK))


def _word(chance: random.Random) -> str:
    """Common words often, rare ones seldom."""
    rank = int(30_000 ** chance.random())
    return "".join(SYLLABLES[rank * 7919 // 60**place % 60] for place in range(1 + rank % 4))


def _words(chance: random.Random, least: int, most: int) -> str:
    return " ".join(_word(chance) for _ in range(chance.randint(least, most)))


def _title(chance: random.Random) -> str:
    words = [*LETTERS, *_words(chance, 2, 8).split()]
    chance.shuffle(words)
    return " ".join(words).capitalize()


def _person(chance: random.Random) -> tuple[str, str, int]:
    """A name, the digits of an id and where they work; two of three are people of a few works."""
    number = chance.randrange(600)
    is_known = number % 3 == 0
    who = chance.randrange(20_000) if is_known else number
    life = random.Random(f"{is_known} {who}")  # noqa: S311 - made-up people
    given, family, site = _word(life).capitalize(), _word(life).capitalize(), life.randrange(8_000)
    if is_known:
        return f"{given} {family}", f"9{who:06}", site
    return f"{given} {family}{life.choice(LETTERS)}", f"{DIGITS}{who:03}", site


def _work(chance: random.Random, number: int) -> str:
    """One line of the snapshot, with the fields that make up most of a real one."""
    key = f"{DIGITS}{number:03}"
    authorships = [_authorship(chance, place) for place in range(chance.randint(1, 8))]
    places: dict[str, list[int]] = {}
    for place, word in enumerate(_words(chance, 60, 180).split()):
        places.setdefault(word, []).append(place)
    source = {
        "display_name": f"Journal of {_word(chance)}",
        "issn_l": "0000-0000",
        "type": "journal",
    }
    landing = {"landing_page_url": f"https://doi.org/10.5555/{key}", "source": source}
    work = {
        "id": f"https://openalex.org/W{key}",
        "doi": f"https://doi.org/10.5555/{key}",
        "title": _title(chance),
        "publication_year": 1990 + number % 36,
        "publication_date": f"{1990 + number % 36}-{1 + number % 12:02}-{1 + number % 28:02}",
        "ids": {"openalex": f"https://openalex.org/W{key}", "mag": key},
        "type": "article",
        "authorships": authorships,
        "primary_location": landing,
        "locations": [landing, landing | {"is_oa": False, "version": "submittedVersion"}],
        "cited_by_count": int(500 * chance.random() ** 8),
        "topics": [
            {
                "id": f"https://openalex.org/T{rank}",
                "display_name": f"Studies of {rank}",
                "score": 1,
            }
            for rank in (chance.randrange(4500) for _ in range(3))
        ],
        "keywords": [{"display_name": _word(chance), "score": 0.5} for _ in range(5)],
        "referenced_works": [
            f"https://openalex.org/W{chance.randrange(10**9)}" for _ in range(chance.randint(0, 40))
        ],
        "abstract_inverted_index": places,
    }
    return json.dumps(work) + "\n"


def _authorship(chance: random.Random, place: int) -> dict[str, object]:
    name, digits, site = _person(chance)
    institution = {
        "id": f"https://openalex.org/I{site}",
        "display_name": f"University of {SYLLABLES[site % 60].capitalize()}{site}",
        "ror": None,
        "country_code": "NL",
        "type": "education",
    }
    return {
        "author_position": "first" if place == 0 else "middle",
        "author": {"id": f"https://openalex.org/A{digits}", "display_name": name, "orcid": None},
        "institutions": [institution],
        "raw_affiliation_strings": [f"{institution['display_name']}, {_words(chance, 2, 6)}"],
        "raw_author_name": name,
    }


def _article(chance: random.Random, number: int) -> str:
    """One entry of DBLP."""
    key = f"{DIGITS}{number:03}"
    authors = "".join(
        f"<author>{_person(chance)[0]}</author>\n" for _ in range(chance.randint(1, 6))
    )
    return (
        f'<article mdate="2026-11-21" key="journals/x/{key}">\n{authors}'
        f"<title>{_title(chance)} <sub>2</sub> f&uuml;r.</title>\n"
        f"<year>{1990 + number % 36}</year><journal>J. {_word(chance)}</journal>\n"
        f"<ee>https://doi.org/10.5555/{key}</ee>\n</article>\n"
    )


def dblp_xml(size: int) -> Iterator[bytes]:
    """The pieces of an XML file of at least so many bytes."""
    chance = random.Random(SEED)  # noqa: S311 - made-up papers
    blocks = [_block(chance, _article).encode() for _ in range(BLOCKS)]
    yield b'<?xml version="1.0"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n'
    written = 0
    for number in count(1):
        piece = _renumbered(blocks[number % BLOCKS], number)
        yield piece
        written += len(piece)
        if written > size:
            break
    yield b"</dblp>\n"
