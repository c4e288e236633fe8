"""The scene as a networkx graph with attributes that every graph format can carry."""

from collections.abc import Mapping

import networkx as nx

from explorer.errors import ExportError
from explorer.exporters.text import clean_for_export, one_line
from explorer.picture import Node, Scene, Tie

Attributes = dict[str, str | int | float | bool]

DECIMALS = 3
"""Of positions, sizes and widths; strengths are written in full."""


def network(scene: Scene) -> "nx.Graph[str]":
    """The nodes and ties shown, as an undirected graph; absent values are left out.

    `weight` is the strength that the view draws. Raises `ExportError` where two nodes have one id.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.graph.update(_about(scene))
    for node in scene.nodes:
        graph.add_node(one_line(node.id), **_node_attributes(node, community_name(scene, node)))
    for tie in scene.ties:
        source, target = one_line(tie.source), one_line(tie.target)
        graph.add_edge(source, target, **_tie_attributes(tie, weight(scene, tie)))
    if (len(graph), graph.size()) != (len(scene.nodes), len(scene.ties)):
        raise ExportError("Two nodes or two ties of this picture have the same id.")
    return graph


def weight(scene: Scene, tie: Tie) -> float:
    """The strength that the view draws: Newman's, the number of papers, or what a file gives."""
    if tie.given is not None:
        return tie.given
    by_papers = scene.view.strength == "full" or tie.fractional is None
    return float(tie.papers) if by_papers else float(tie.fractional or 0)


def _about(scene: Scene) -> Attributes:
    return _clean(
        {
            "name": scene.title,
            "caption": scene.caption,
            "totals": scene.totals.sentence,
            "library": scene.library,
            "view": scene.view.to_query(),
        }
    )


def community_name(scene: Scene, node: Node) -> str | None:
    """`around Martin Burger`; None for a node in no community and where none has a name."""
    known = node.community is not None and node.community < len(scene.communities)
    return scene.communities[node.community or 0] if known else None


def _node_attributes(node: Node, community: str | None) -> Attributes:
    short, full = one_line(node.label), one_line(node.title)
    return _clean(
        {
            "label": short or full or node.id,
            "name": full or short or node.id,
            "kind": node.kind,
            "x": round(float(node.x), DECIMALS),
            "y": round(float(node.y), DECIMALS),
            "size": round(float(node.diameter), DECIMALS),
            "colour": node.colour,
            "rank": node.rank,
            "community": node.community,
            "community_name": community,
            "papers": node.papers,
            "collaborators": node.collaborators,
            "strength": _real(node.strength),
            "first_year": node.first_year,
            "last_year": node.last_year,
        }
    )


def _tie_attributes(tie: Tie, drawn: float) -> Attributes:
    return _clean(
        {
            "id": tie.id,
            "kind": tie.kind,
            "weight": drawn,
            "full": tie.papers,
            "fractional": _real(tie.fractional),
            "given": _real(tie.given),
            "width": round(float(tie.width), DECIMALS),
            "first_year": tie.first_year,
            "last_year": tie.last_year,
            "paper_ids": tie.paper_ids,
        }
    )


def _real(value: float | None) -> float | None:
    # One attribute has one type in GEXF and GraphML, so that 2 is written as 2.0.
    return None if value is None else float(value)


def _clean(values: Mapping[str, object]) -> Attributes:
    cleaned = ((name, clean_for_export(value)) for name, value in values.items())
    return {name: value for name, value in cleaned if value is not None}
