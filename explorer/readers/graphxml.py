"""What GraphML and GEXF have in common: nodes and edges as XML, with attributes declared apart."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import Element

from explorer.model import Problem
from explorer.readers.elements import Found, elements
from explorer.readers.networks import NAMES, STRENGTHS, Edge, Node, Part, broken, named
from explorer.readers.xmltext import text_of

DIRECTIONS = frozenset(("directed", "mutual"))


class Words(NamedTuple):
    """What one of the two formats calls things."""

    declared: str
    """The element that gives an attribute its name."""
    name: str
    used: str
    """The element that gives an attribute of a node or edge its value."""
    key: str
    default: str
    """What the graph's attribute is called that says whether edges have a direction."""


_OTHER_EDGES = frozenset(("hyperedge",))


def parts(stream: BinaryIO, words: Words) -> Iterator[Part]:
    """Every node and edge of a document."""
    titles: dict[tuple[str, str], str] = {}
    asides = ("key", "attributes")
    for found in elements(stream, ("node", "edge", *_OTHER_EDGES), asides=asides):
        if isinstance(found, Problem):
            yield found._replace(place=_place(found.place), of="tie")
            continue
        if found.element.tag in asides:
            titles.update(_declared(found.element, words))
            continue
        for element in found.element.iter():
            if part := _part(found, element, titles, words):
                yield part


def _declared(element: Element, words: Words) -> Iterator[tuple[tuple[str, str], str]]:
    """The names of attributes, by whose they are and their id."""
    whose = element.get("class", "")
    for each in element.iter(words.declared):
        key = (each.get("for", whose), each.get("id", ""))
        yield key, each.get(words.name, "")


def _part(
    found: Found, element: Element, titles: Mapping[tuple[str, str], str], words: Words
) -> Part | None:
    place = _place(found.place)
    if element.tag in _OTHER_EDGES:
        return broken(place, "hyperedge")
    if element.tag not in ("node", "edge"):
        return None
    told = dict(_attributes(element, titles, words))
    if element.tag == "edge":
        return _edge(found, element, told, words)
    id_ = element.get("id")
    if id_ is None:
        return broken(place, str(told)[:400], of="person")
    name = named(told, NAMES) or element.get("label") or ""
    return Node(id_, str(name), place, str(told.get("kind", "")))


def _edge(found: Found, element: Element, told: Mapping[str, str], words: Words) -> Edge:
    strength = element.get("weight") or named(told, STRENGTHS)
    default = next((each.get(words.default) for each in found.around if each.tag == "graph"), None)
    kind = element.get("directed") or element.get("type") or default
    ends = (element.get("source", ""), element.get("target", ""))
    is_directed = kind == "true" or kind in DIRECTIONS
    return Edge(*ends, strength, _place(found.place), str(told.get("kind", "")), is_directed)


def _attributes(
    element: Element, titles: Mapping[tuple[str, str], str], words: Words
) -> Iterator[tuple[str, str]]:
    """Names and values of the attributes of a node or an edge."""
    # GEXF has a list of them inside the element, GraphML has them there one by one.
    holders = (element, *element.findall("attvalues"))
    for each in (part for holder in holders for part in holder.findall(words.used)):
        key = each.get(words.key, "")
        title = titles.get((element.tag, key)) or titles.get(("all", key)) or key
        yield title.lower(), each.get("value") or text_of(each)


def _place(place: str) -> str:
    return place.replace("record", "element")
