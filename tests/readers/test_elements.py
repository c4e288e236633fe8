"""XML in pieces: breaks, encodings, entities, and memory that does not grow."""

import gc
import io
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import ReadError
from explorer.model import Problem, Record
from explorer.readers import dblp
from explorer.readers.elements import Found, elements
from explorer.readers.pieces import PIECE, Pieces
from explorer.readers.walk import MAX_DEPTH
from explorer.readers.xmltext import text_of

TABLE = {"uuml": "ü", "ouml": "ö"}
VISIBLE = st.characters(codec="utf-8", exclude_categories=["C", "Z"])


def found(text: str | bytes, **options: object) -> list[str]:
    """The texts of the records; "!" before a problem, "?" before a note, with its place."""
    data = text.encode() if isinstance(text, str) else text
    return [told(item) for item in elements(io.BytesIO(data), ("r",), **options)]  # type: ignore[arg-type]  # options of elements


def told(item: Found | Problem) -> str:
    if isinstance(item, Found):
        return text_of(item.element)
    return f"{'!' if item.sets_aside else '?'}{item.place}"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("<a><r>1</r><r>2</r></a>", ["1", "2"]),
        ("<r>1</r>", ["1"]),
        ("<a/>", []),
        ("<a><r>1<r>2</r></r><r>3</r></a>", ["12", "3"]),
        ("<a><r>1</r><r>2<b></r><r>3</r></a>", ["1", "!record 2", "3"]),
        ("<a><r>1</r><r k=1>2</r><r>3</r></a>", ["1", "!record 2", "3"]),
        ("<a><r>1</r></b><r>2</r><r>3</b></a>", ["1", "2", "!record 3", "?record 1"]),
        ("<a><r>1</r></b><r>2</r></a>", ["1", "2", "?record 1"]),
        ("<a><r>1</r><r>2", ["1", "!record 2"]),
        ("<a><r>1</r>", ["1", "?record 1"]),
        ("<r>1</r><r>2</r>", ["1", "2", "?record 1"]),
        ("<a><r>1</r><!-- <r>x</r> --><r>&no;</r><r>3</r></a>", ["1", "!record 2", "3"]),
        ("<a><![CDATA[<r>]]><r>&no;</r><![CDATA[<r>]]><r>2</r></a>", ["!record 1", "2"]),
        ("\n<?xml version='1.0'?><a><r>1</r></a>", ["1"]),
        ("\ufeff<a><r>1</r></a>", ["1"]),
    ],
)
def test_a_break_costs_one_record(text: str, items: list[str]) -> None:
    assert sorted(found(text)) == sorted(items)


def test_what_stood_around_a_record_stands_around_the_next_one_after_a_break() -> None:
    text = (
        '<n:a xmlns:n="urn:n" i="&lt;1&quot;"><v j="2"><n:r>1</n:b></n:r>'
        '<n:r><n:c>2</n:c></n:r></v><v j="3"><n:r>3</n:r></v></n:a>'
    )

    items = list(elements(io.BytesIO(text.encode()), ("r",)))

    assert isinstance(items[0], Problem)
    assert [
        (text_of(item.element), [part.attrib for part in item.around])
        for item in items
        if isinstance(item, Found)
    ] == [
        ("2", [{"i": '<1"'}, {"j": "2"}]),
        ("3", [{"i": '<1"'}, {"j": "3"}]),
    ]


def test_names_are_without_namespace() -> None:
    text = '<a xmlns="urn:a" xmlns:m="urn:m"><m:r><m:b/><c/></m:r></a>'

    (item,) = elements(io.BytesIO(text.encode()), ("r",))

    assert isinstance(item, Found)
    assert [part.tag for part in item.element.iter()] == ["r", "b", "c"]


def test_asides_are_given_and_are_no_records() -> None:
    assert found("<a><m>x</m><r>1</r><m>y<b></m><r>2</r></a>", asides=("m",)) == [
        "x",
        "1",
        "2",
        "?record 1",
    ]


@pytest.mark.parametrize("text", ["", "hello", "{}", "<", "<a", "&amp;"])
def test_what_is_no_xml_is_an_error(text: str) -> None:
    with pytest.raises(ReadError, match="not well-formed"):
        found(text)


@pytest.mark.parametrize("kind", ["", '<!DOCTYPE a SYSTEM "never.dtd">'])
def test_entities_come_from_the_table_and_from_nowhere_else(kind: str) -> None:
    text = f"{kind}<a><r>F&uuml;l&ouml;p</r><r>&auml;</r><r>&#228;&amp;</r></a>"

    assert found(text, entities=TABLE) == ["Fülöp", "!record 2", "ä&"]


def test_a_document_may_repeat_the_table_and_not_change_it() -> None:
    text = '<!DOCTYPE a [<!ENTITY uuml "{}">]><a><r>&uuml;</r></a>'

    assert found(text.format("&#252;"), entities=TABLE) == ["ü"]
    for other in ("&#251;", "&ouml;", "uu", "<b/>"):
        with pytest.raises(ReadError, match="declares entities"):
            found(text.format(other), entities=TABLE)


@pytest.mark.parametrize(
    ("data", "items"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a><r>\xe9\x93</r></a>', ["é“"]),
        (b'<?xml version="1.0" encoding="UTF-16"?><a><r>\xc3\xa9</r></a>', ["é"]),
        (b"<?xml version='1.0' encoding='GB2312'?><a><r>\xcd\xf5</r></a>", ["王"]),
        (b'<?xml version="1.0" encoding="zlib"?><a><r>1</r></a>', ["1"]),
        (b"<a><r>\xe9</r><r>\xc3\xa9</r></a>", ["?record 1", "é", "é"]),
        (b"<a><r>\x00\x0b&#x1f;&#11;&#1;x&#10;</r></a>", ["x"]),
    ],
)
def test_encodings_are_followed_where_they_can_be_true(data: bytes, items: list[str]) -> None:
    assert found(data) == items


@settings(deadline=None, max_examples=60)
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
    ),
    pad=st.integers(0, 3 * PIECE),
)
def test_records_are_the_same_wherever_the_pieces_end(texts: list[str], pad: int) -> None:
    body = "".join(f"<r k='&lt;'>{text.replace('&', '+').replace('<', '+')}</r>" for text in texts)

    items = found(f"<a>{'é' * pad}{body}</a>")

    assert len(items) == len(texts)
    assert not [item for item in items if item.startswith(("!record", "?record"))]


def test_pieces_end_between_tags() -> None:
    text = b"<a>" + b"<r key='12345678'>text</r>" * 10_000 + b"</a>"

    pieces = list(Pieces(io.BytesIO(text)))

    assert b"".join(pieces) == text
    assert all(piece.count(b"<") == piece.count(b">") for piece in pieces)


def test_a_record_that_is_nested_too_deeply_is_set_aside_alone() -> None:
    deep = "<b>" * MAX_DEPTH + "</b>" * MAX_DEPTH

    assert found(f"<a><r>{deep}</r><r>2</r></a>") == ["!record 1", "2"]


class Made(io.BytesIO):
    """A stream of texts, made as it is read."""

    def __init__(self, texts: Iterable[bytes]) -> None:
        super().__init__()
        self._texts = iter(texts)

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert 0 < size <= PIECE
        return next(self._texts, b"")


Parse = Callable[[BinaryIO], Iterator[Record | Problem]]


def peak(parse: Parse, stream: BinaryIO) -> tuple[int, int]:
    """How many items come out of a stream, and the most memory that it takes.

    As in an import, nobody searches for cyclic garbage.
    """
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        count = sum(1 for _ in parse(stream))
        return count, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


ENTRY = (
    b'<article mdate="2020-01-01" key="journals/x/Y20"><author>J&uuml;rgen M&uuml;ller</author>'
    b"<title>On memory.</title><year>2020</year></article>\n"
)


@pytest.mark.parametrize(
    ("kind", "text", "each"),
    [
        ("records", ENTRY * 150, 150),
        ("elements that are no records", b"<unknown/>" * 1000, 0),
        ("text between records", b"x" * 20_000 + ENTRY, 1),
        ("broken records", b"<article>&no;</article><article/>" * 30, 60),
    ],
)
def test_dblp_takes_the_same_memory_at_any_size(kind: str, text: bytes, each: int) -> None:
    head = b'<!DOCTYPE dblp SYSTEM "dblp.dtd"><dblp>'
    list(dblp.parse(io.BytesIO(head + text + b"</dblp>")))  # fills the caches

    short, few = peak(dblp.parse, Made([head, *[text] * 10]))
    long, many = peak(dblp.parse, Made([head, *[text] * 50]))

    assert long - short == 40 * each, kind
    assert many < 1.2 * few, kind


@pytest.mark.parametrize("lead", ["<a><r>", "<a><r><!-- ", "<a><r><b k='"])
def test_a_record_without_end_is_given_up(lead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{elements.__module__}.MAX_RECORD", 1024 * 1024)
    endless = [lead.encode(), *[b"x" * PIECE] * 40, b"'--></b></r><r>next</r></a>"]

    items = [told(item) for item in elements(Made(endless), ("r",))]

    assert "!record 1" in items
    assert "next" in items
