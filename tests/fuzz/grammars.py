"""Inputs made from samples: any bytes in any place, or what the grammar of the format allows."""

import copy
import csv
import io
import json
import re
from collections.abc import Callable
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring, tostring

from hypothesis import strategies as st
from material import Sample

MOST_REPEATED = 48_000
"""Bytes that one piece is repeated to."""

STRANGE = (
    *(
        "Lee, Ann",
        "et al.",
        "and others",
        "Ann Lee and Bob Ray",
        "Ann Lee; Bob Ray",
        "von der",
        ",",
    ),
    *("10.5555/x", "https://doi.org/10.5555/x", "2404.14402v9", "0000-0002-1825-0097", "W1", "[]"),
    *("2019-02-30", "in press", "99999", "0", "1e400", "-1", "NaN", "Spring 2019", "13/13/2019"),
    *("javascript:alert(1)", "http://[::1", "http://" + "a." * 2000, "<b>x</b>", "&uuml;&bad;&#0;"),
    *("\\'{e}", "{" * 60, "$x_{1}$", "\\input{/etc/passwd}", "=cmd|' /C calc'!A0", "'\"", "\\"),
    *("", " ", "\t", "\x00", "\x1b[0m", "\u202e", "\u200b", "\ufeff", "\ud800", "\uffff", "é"),
    *("e" + "\u0301" * 300, "x" * 5000, "x " * 20_000, "木村 太郎", "٣٤", "①", "ß" * 400),
)
"""What real exports and attackers put where something else is expected."""

MARKS = (
    *(
        b"@article{",
        b"TY  - ",
        b"ER  - ",
        b"PT J\n",
        b"PMID- ",
        b"%0 ",
        b"<1>\n",
        b"Record #1 of 1\n",
    ),
    *(b'{"title":', b"{", b"}", b"[", b"]", b'"', b"'", b",", b";", b"\t", b"\r", b"\n", b"\n\n"),
    *(b"<entry>", b"</", b"<!--", b"<![CDATA[", b"<?x", b"]]>", b"&", b"<!DOCTYPE x [", b"/"),
    *(
        b" and ",
        b"\n   ",
        b"NaN",
        b"\\ud800",
        b"\\'",
        b"\xff\xfe",
        b"\x1f\x8b",
        b"PK\x03\x04",
        b"\x00",
    ),
)
"""What means something in one format or another."""

TEXTS = st.sampled_from(STRANGE) | st.text(max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
TIMES = st.integers(1, 4)

_TAGGED = re.compile(r"(\s*[%<\[(]?\w[\w ]{0,30}[\]>)]?\s*(?:-|=|:|$)?\s*[{\"]?)(.*)")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>", re.DOTALL)
_ENTITIES = {name.removesuffix(";"): text for name, text in html5.items() if name.endswith(";")}


@st.composite
def mutated(draw: st.DrawFn, samples: tuple[Sample, ...]) -> bytes:
    """A sample with a few places overwritten, cut, repeated, or taken from another sample."""
    data = draw(st.sampled_from(samples)).data
    for _ in range(draw(TIMES)):
        start = draw(st.integers(0, len(data)))
        stop = draw(st.integers(start, min(len(data), start + 200)))
        data = data[:start] + draw(_replacement(data[start:stop], samples)) + data[stop:]
    return data


def _replacement(piece: bytes, samples: tuple[Sample, ...]) -> st.SearchStrategy[bytes]:
    """What may stand where this piece stood."""
    most = MOST_REPEATED // max(1, len(piece))
    donor = samples[len(piece) % len(samples)].data
    return st.one_of(
        st.just(b""),
        st.binary(max_size=8),
        st.sampled_from(MARKS),
        st.builds(bytes.__mul__, st.sampled_from(MARKS), st.integers(1, 3)),
        st.just(piece + piece),
        st.builds(piece.__mul__, st.integers(1, most)),
        st.integers(0, len(donor)).map(lambda start: donor[start : start + 300]),
        st.sampled_from(STRANGE).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )


@st.composite
def spoken(draw: st.DrawFn, samples: tuple[Sample, ...]) -> bytes:
    """A sample altered in ways that leave its grammar mostly as it was."""
    sample = draw(st.sampled_from(samples))
    data = GRAMMARS[sample.grammar](draw, sample)
    if draw(st.integers(0, 9)) == 0:
        data = data.replace(b"\n", draw(st.sampled_from((b"\r\n", b"\r", b"\n\n"))))
    return data


def _json(draw: st.DrawFn, sample: Sample) -> bytes:
    """Any values in some places, and keys that are gone or have another's name."""
    values = _json_values(sample.text)
    for _ in range(draw(TIMES)):
        way = draw(st.sampled_from(_ways(values)))
        target: object = values
        for key in way[:-1]:
            target = target[key]  # type: ignore[index]  # the way leads through lists and objects
        _put(target, way[-1], draw(VALUES), is_gone=draw(st.booleans()) and len(way) > 1)
    layout = draw(st.sampled_from(("lines", "array", "indented")))
    if layout == "lines" or len(values) == 1:
        return "\n".join(json.dumps(value) for value in values).encode()
    return json.dumps(values, indent=1 if layout == "indented" else None).encode()


def _json_values(text: str) -> list[object]:
    try:
        return [json.loads(text)]
    except ValueError:
        found = []
        for line in text.splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
        return found or [text]


def _ways(value: object, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value inside a value."""
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    here = [way] if way else []
    return here + [found for key, inner in inside for found in _ways(inner, (*way, key))]


def _put(target: object, key: str | int, value: object, *, is_gone: bool) -> None:
    if isinstance(target, dict) and is_gone:
        del target[key]
        target[str(value)[:20]] = value
    elif isinstance(target, dict | list):
        target[key] = value  # type: ignore[index]  # a key of this very object


def _xml(draw: st.DrawFn, sample: Sample) -> bytes:
    """Other texts and attributes; elements gone, twice, renamed, or inside others."""
    try:
        root = _tree(sample.text)
    except ParseError:
        return _lines(draw, sample)
    for _ in range(draw(TIMES)):
        found = list(root.iter())
        element, other = draw(st.sampled_from(found)), draw(st.sampled_from(found))
        draw(st.sampled_from(_XML_CHANGES))(element, other, draw(TEXTS))
    kept = sample.text[: sample.text.find("<", 5)] if sample.text.startswith("<?xml") else ""
    written = tostring(root, encoding="unicode", short_empty_elements=draw(st.booleans()))
    return (kept + written).encode("utf-8", "surrogatepass")


def _tree(text: str) -> Element:
    parser = XMLParser()  # noqa: S314 - a sample of our own
    parser.entity.update(_ENTITIES)
    start = text.find("?>") + 2 if text.startswith("<?xml") else 0
    doctype = _DOCTYPE.search(text)
    known = f"<!DOCTYPE x SYSTEM 'x'>{text[start:]}" if not doctype else text[start:]
    return fromstring(known, parser)  # noqa: S314 - a sample of our own


def _reword(element: Element, _: Element, text: str) -> None:
    element.text = text


def _trail(element: Element, _: Element, text: str) -> None:
    element.tail = text


def _mark(element: Element, other: Element, text: str) -> None:
    element.set(next(iter(other.keys()), "key"), text)


def _rename(element: Element, other: Element, _: str) -> None:
    element.tag = other.tag


def _empty(element: Element, _: Element, __: str) -> None:
    del element[:]


def _nest(element: Element, other: Element, _: str) -> None:
    element.append(copy.deepcopy(other))


def _wrap(element: Element, _: Element, text: str) -> None:
    inner = Element("i")
    inner.text, inner.tail = text, element.text
    element.insert(0, inner)


_XML_CHANGES = (_reword, _reword, _trail, _mark, _mark, _rename, _empty, _nest, _wrap)


def _table(draw: st.DrawFn, sample: Sample) -> bytes:
    """Other cells; columns gone, twice or renamed; rows that are too short or too long."""
    delimiter = "\t" if sample.name.endswith(".tsv") else ","
    rows = list(csv.reader(io.StringIO(sample.text, newline=""), delimiter=delimiter)) or [[""]]
    for _ in range(draw(TIMES)):
        row = draw(st.sampled_from((rows[0], *rows)))
        at = draw(st.integers(0, len(row)))
        gone = draw(st.integers(0, 2))
        row[at : at + gone] = draw(st.lists(TEXTS, max_size=2))
    out = io.StringIO()
    quoting = draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    other = draw(st.sampled_from((delimiter, delimiter, ";", "\t", ",")))
    csv.writer(out, delimiter=other, quoting=quoting).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _lines(draw: st.DrawFn, sample: Sample) -> bytes:
    """Other values behind the tags; lines gone, twice, elsewhere, or with another's tag."""
    lines = sample.text.splitlines() or [""]
    for _ in range(draw(TIMES)):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        parted, alien = _TAGGED.match(lines[at]), _TAGGED.match(lines[other])
        tag, value = parted.groups() if parted else ("", lines[at])
        text = draw(TEXTS)
        strange = alien[1] if alien else text
        new = (
            [tag + text],
            [strange + value],
            [],
            [lines[at]] * 2,
            [lines[other]],
            [value],
            [text],
        )
        lines[at : at + 1] = draw(st.sampled_from(new)) or ([""] if len(lines) == 1 else [])
    return "\n".join((*lines, "")).encode("utf-8", "surrogatepass")


GRAMMARS: dict[str, Callable[[st.DrawFn, Sample], bytes]] = {
    "json": _json,
    "xml": _xml,
    "table": _table,
    "lines": _lines,
}
"""How a sample is altered, by how its text is built."""
