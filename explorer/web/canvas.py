"""From a scene to Cytoscape elements, and the looks of the canvas.

Elements carry data and a position; looks stand in the stylesheet and states are classes that
`assets/graph.js` sets. An element never has a `style`: it would beat every later stylesheet.
"""

from explorer.palette import ACCENT as FOCUS
from explorer.palette import BORDER
from explorer.picture import Node, Scene, Tie

Element = dict[str, object]
Rule = dict[str, object]

SHAPES = {
    "author": "ellipse",
    "paper": "round-rectangle",
    "topic": "diamond",
    "institution": "hexagon",
}
"""The shape of each kind of node; the legend draws the same."""

_SCHEMES: dict[str, dict[str, str]] = {
    "light": {
        "halo": "#fbfaf8",
        "ink": "#24221f",
        "quiet": "#57534c",
        "border": BORDER["light"],
        "tie": "#8f8a82",
        "side": "#b5afa5",
        "accent": "#0d6775",
    },
    "dark": {
        "halo": "#171715",
        "ink": "#ecebe7",
        "quiet": "#b3afa6",
        "border": BORDER["dark"],
        "tie": "#7d786f",
        "side": "#57534c",
        "accent": "#63c4cf",
    },
}


def elements(scene: Scene) -> list[Element]:
    """Every node and tie of the scene, nodes first."""
    centre = scene.view.focus
    return [
        *(_node(node, centre) for node in scene.nodes),
        *(_tie(tie, scene.view.strength) for tie in scene.ties),
    ]


def _node(node: Node, centre: str) -> Element:
    data = {
        "id": node.id,
        "kind": node.kind,
        "label": node.label,
        "title": node.title,
        "diameter": round(float(node.diameter), 2),
        "colour": node.colour,
        "rank": node.rank,
        "labelled": int(node.labelled),
        "centre": int(node.id == centre),
        "papers": node.papers,
        "collaborators": node.collaborators,
        "strength": None if node.strength is None else round(float(node.strength), 2),
    }
    return {"data": data, "position": {"x": round(float(node.x), 1), "y": round(float(node.y), 1)}}


def _tie(tie: Tie, strength: str) -> Element:
    drawn = tie.papers if strength == "full" else tie.fractional
    if tie.given is not None:
        drawn = tie.given
    data = {
        "id": tie.id,
        "source": tie.source,
        "target": tie.target,
        "kind": tie.kind,
        "width": round(float(tie.width), 2),
        "papers": tie.papers,
        "strength": None if drawn is None else round(float(drawn), 2),
    }
    return {"data": data}


def stylesheets() -> dict[str, list[Rule]]:
    """The looks of the canvas in light and in dark."""
    return {name: _stylesheet(**colours) for name, colours in _SCHEMES.items()}


def _stylesheet(
    *, halo: str, ink: str, quiet: str, border: str, tie: str, side: str, accent: str
) -> list[Rule]:
    return [
        *_node_rules(halo, ink, quiet, border),
        *_tie_rules(tie, side),
        *_state_rules(halo, ink, accent),
    ]


def _node_rules(halo: str, ink: str, quiet: str, border: str) -> list[Rule]:
    shapes = [_rule(f"node[kind = '{kind}']", {"shape": shape}) for kind, shape in SHAPES.items()]
    everything = {
        "width": "data(diameter)",
        "height": "data(diameter)",
        "background-color": "data(colour)",
        "border-width": 1,
        "border-color": border,
        "label": "data(label)",
        "color": ink,
        "font-family": "Inter, system-ui, sans-serif",
        "font-size": 12,
        "font-weight": 500,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-outline-color": halo,
        "text-outline-width": 2.5,
        "text-outline-opacity": 0.92,
        "text-opacity": 0,
        "text-events": "no",
        "overlay-opacity": 0,
    }
    return [
        _rule("node", everything),
        *shapes,
        _rule("node[kind != 'author']", {"color": quiet, "font-weight": 400}),
        _rule("node[labelled = 1]", {"text-opacity": 1}),
        _rule("node.quiet", {"text-opacity": 0}),
        _rule("node.named", {"text-opacity": 1, "z-index": 3}),
        _rule("node.above", {"text-valign": "top"}),
        _rule("node.right", {"text-valign": "center", "text-halign": "right"}),
        _rule("node.left", {"text-valign": "center", "text-halign": "left"}),
    ]


def _tie_rules(tie: str, side: str) -> list[Rule]:
    everything = {
        "width": "data(width)",
        "line-color": tie,
        "line-opacity": 0.42,
        "curve-style": "haystack",
        "overlay-opacity": 0,
    }
    return [
        _rule("edge", everything),
        _rule("edge[kind != 'coauthor']", {"line-color": side, "line-style": "dashed"}),
        _rule("edge[kind = 'given']", {"line-color": tie, "line-dash-pattern": [7, 5]}),
    ]


def _state_rules(halo: str, ink: str, accent: str) -> list[Rule]:
    ring = {"outline-width": 3, "outline-color": accent, "outline-offset": 2}
    return [
        _rule("node.dim", {"opacity": 0.16, "text-opacity": 0}),
        _rule("edge.dim", {"line-opacity": 0.06}),
        _rule("edge.near", {"line-color": accent, "line-opacity": 0.75, "z-index": 5}),
        _rule("node.near", {"z-index": 6}),
        _rule("node[centre = 1]", {"font-weight": 700, "text-opacity": 1, "z-index": 7}),
        _rule("node[centre = 1]", {"border-width": 2.5, "border-color": FOCUS}),
        _rule("node.selected", {**ring, "text-opacity": 1, "color": ink, "z-index": 8}),
        _rule("node.selected", {"font-weight": 700, "text-outline-color": halo}),
        _rule("edge.selected", {"line-color": accent, "line-opacity": 1, "z-index": 8}),
        _rule("node.hover", {"border-width": 2, "border-color": accent, "z-index": 10}),
        _rule("core", {"active-bg-opacity": 0, "selection-box-opacity": 0}),
    ]


def _rule(selector: str, style: dict[str, object]) -> Rule:
    return {"selector": selector, "style": style}
