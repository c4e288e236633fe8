"""Hostile files: external entities, bombs of every kind, nesting without end."""

import io
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from watching import watched

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import read, reader_named


@pytest.fixture(name="watched")
def watching_fixture() -> Iterator[list[str]]:
    """Everything opened or connected to from here on."""
    with watched() as seen:
        yield seen


XML = {
    "arxiv": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://arxiv.org/schemas/atom">'
        "<entry><id>http://arxiv.org/abs/2404.14402</id><title>%s</title></entry></feed>"
    ),
    "dblp": '<dblp><article key="journals/x/Y20"><title>%s</title></article></dblp>',
    "acl": (
        '<collection id="W19"><volume id="1"><paper id="1"><title>%s</title></paper></volume>'
        "</collection>"
    ),
    "pubmed-xml": (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>%s"
        "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ),
    "endnote-xml": (
        "<xml><records><record><titles><title>%s</title></titles></record></records></xml>"
    ),
    "mods": "<mods><titleInfo><title>%s</title></titleInfo></mods>",
}
"""A document of each XML format with one record, whose title goes in."""


def parse(name: str, text: str | bytes) -> list[Record | Problem]:
    data = text.encode() if isinstance(text, str) else text
    return list(reader_named(name).parse(io.BytesIO(data)))


@pytest.mark.parametrize("name", XML)
def test_external_entities_are_refused_and_no_file_is_opened(
    name: str, tmp_path: Path, watched: list[str]
) -> None:
    canary = tmp_path / "canary"
    canary.write_text("SECRET-CANARY")
    kinds = ("SYSTEM", 'PUBLIC "x"')
    watched.clear()

    for kind in kinds:
        for entity in ("x", "uuml"):
            declaration = f'<!DOCTYPE x [<!ENTITY {entity} {kind} "file://{canary}">]>'
            with pytest.raises(ReadError, match="not read") as caught:
                parse(name, declaration + XML[name] % f"&{entity};")
            assert "SECRET" not in str(caught.value)

    assert not [event for event in watched if "canary" in event]


@pytest.mark.parametrize("name", XML)
def test_a_parameter_entity_is_refused(name: str, tmp_path: Path, watched: list[str]) -> None:
    declaration = f'<!DOCTYPE x [<!ENTITY % p SYSTEM "file://{tmp_path}/canary"> %p;]>'

    with pytest.raises(ReadError, match="not read"):
        parse(name, declaration + XML[name] % "x")

    assert not [event for event in watched if "canary" in event]


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.dtd", "file:///etc/hostname", "dblp.dtd"]
)
def test_a_document_type_that_is_elsewhere_is_not_fetched(
    name: str, address: str, watched: list[str]
) -> None:
    watched.clear()

    found = parse(name, f'<!DOCTYPE x SYSTEM "{address}">' + XML[name] % "Read")

    assert [item.title for item in found if isinstance(item, Record)] == ["Read"]
    assert watched == []


def _laughs(document: str) -> str:
    names = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    return f"<!DOCTYPE x [{names}]>" + document % "&l9;"


def _quadratic(document: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>' + document % ("&a;" * 10_000)


def _defaults(document: str) -> str:
    return f'<!DOCTYPE x [<!ATTLIST b c CDATA "{"a" * 100_000}">]>' + document % ("<b/>" * 10_000)


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("make", [_laughs, _quadratic, _defaults])
def test_declarations_that_explode_are_refused_at_once(
    name: str, make: Callable[[str], str]
) -> None:
    text = make(XML[name])
    start = time.perf_counter()

    with pytest.raises(ReadError, match="not read"):
        parse(name, text)

    assert time.perf_counter() - start < 1


DEEP = [
    *((name, document % ("<a>" * 200_000)) for name, document in XML.items()),
    ("dblp", XML["dblp"] % ("<a/>" * 600_000)),
    ("dblp", XML["dblp"] % ("<article key=1>" * 20_000)),
    ("mods", XML["mods"] % ("</mods><mods>" * 20_000)),
    ("mods", XML["mods"] % ("<!-- " * 200_000)),
    ("arxiv", '{"title": "x", "authors_parsed": ' + "[" * 200_000),
    ("jsonl", "[" * 200_000),
    ("jsonl", "[" * 200_000 + "]" * 200_000),
    ("jsonl", '{"title": "x", "authors": ' + "[" * 200_000 + "]" * 200_000 + "}\n"),
    ("jsonl", '{"a":' * 100_000 + "1" + "}" * 100_000 + "\n"),
    ("openalex", '{"results":' * 100_000),
    ("bibtex", "@article{x, title = " + "{" * 100_000 + "}" * 100_000 + "}"),
    ("bibtex", "@article{x, title = {\\'" + "{" * 5_000 + "}" * 5_000 + "}}"),
    ("bibtex", "@article{x, title = {A}, author = {" + "{" * 50_000 + "}" * 50_000 + "}}"),
    ("bibtex", "{" * 1_000_000),
    ("bibtex", "@" * 1_000_000),
    ("bibtex", "@article{" * 20_000),
    ("bibtex", "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60))),
    ("csv", "title,authors\n" + '"' * 1_000_001),
    ("csv", "title,authors\n" + '"\n' * 5_001),
    ("csv", "title" + "," * 500_000 + "\n" + "x," * 500_000),
    ("ris", "TY  - JOUR\n" + "AU  - A\n" * 200_000 + "TI  - T\n"),
    ("ris", "TY  - JOUR\n" * 20_000),
]


@pytest.mark.parametrize(("name", "text"), DEEP, ids=lambda value: str(value)[:24])
def test_nesting_and_repetition_without_end_end_cleanly(name: str, text: str) -> None:
    start = time.perf_counter()

    with suppress(ReadError):
        assert all(isinstance(item, Record | Problem) for item in parse(name, text))

    assert time.perf_counter() - start < 10


def test_an_endless_byline_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "x", "authors": [' + '"Ann Lee",' * 30_000 + '"Bob Ray"]}\n')

    record, note = list(read(path))

    assert isinstance(record, Record)
    assert isinstance(note, Problem)
    assert len(record.authors) == 20_000
    assert record.incomplete_authors
    assert not note.sets_aside


def test_long_fields_are_cut_and_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"title": "{"x" * 5000}", "abstract": "{"y" * 50_000}"}}\n')

    record, note = list(read(path))

    assert isinstance(record, Record)
    assert isinstance(note, Problem)
    assert (len(record.title), len(record.abstract or "")) == (2000, 20_000)
    assert note.reason.endswith("was cut.")


def test_nothing_is_opened_for_writing(watched: list[str], tmp_path: Path) -> None:
    data = Path(__file__).parents[1] / "data"
    before = sorted(data.iterdir())

    for path in before:
        list(read(path))

    assert sorted(data.iterdir()) == before
    assert list(tmp_path.iterdir()) == []
    assert not [event for event in watched if event.startswith("socket")]
