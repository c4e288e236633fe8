"""One fixed scene with every difficulty, the papers behind it, and the golden files made of both.

`python tests/exporters/difficult_scene.py` writes the golden files again; read their diff.
"""

from pathlib import Path

from explorer.exporters import EXPORTERS, Exporter
from explorer.model import Byline, Paper, Topic
from explorer.picture import (
    Hidden,
    LegendEntry,
    LegendGroup,
    Node,
    Scene,
    Tie,
    Totals,
)
from explorer.view import View

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

LONG_NAME = (
    "The International Consortium for the Study of Exceedingly Long Names of Institutions and "
    "Laboratories"
)
FORMULA = '=HYPERLINK("https://evil.example";"x")'
MARKUP = "<script>alert('1')</script> & \"Sons\""
ARABIC = "محمد الخوارزمي"
CHINESE = "王伟"


def author(slug: str, name: str, rank: int, x: float, y: float, **facts: object) -> Node:
    """A person; what is not given is unknown."""
    looks: dict[str, object] = {"diameter": 24.0, "colour": "#0072b2", "labelled": True}
    return Node(
        id=f"a:{slug}", kind="author", label=name, title=name, x=x, y=y, rank=rank,
        **(looks | facts),  # type: ignore[arg-type] # facts of several types by name
    )  # fmt: skip


NODES = (
    author(
        "leon-bungert", "Leon Bungert", 0, 0.0, -4.5, diameter=42.0, community=0, papers=4,
        collaborators=5, strength=3.25, first_year=2018, last_year=2024,
    ),
    author(
        "jurgen-muller", "Jürgen Müller-Čapek", 1, -130.0, -90.0, community=0, papers=2,
        collaborators=1, strength=1.5, first_year=2018, last_year=2020,
    ),
    author("mohammed", ARABIC, 2, 120.0, -110.0, community=1, colour="#d55e00", papers=1),
    author("wang-wei", f"{CHINESE} (Wei Wang)", 3, 160.0, 60.0, community=1, colour="#d55e00"),
    author("markup", MARKUP, 4, -150.0, 70.0, community=2, colour="#009e73", diameter=18.0),
    author("formula", FORMULA, 5, 10.0, 150.0, diameter=18.0, colour="#858d98"),
    author("lines", "Two\nLines\tand\x07 a\u202ebell", 6, -75.0, 110.125, labelled=False),
    author("namesake-1", "Wei Li", 7, 230.0, -30.0, labelled=False),
    author("namesake-2", "Wei Li", 8, 230.0, 0.0, diameter=12.0),
    Node(
        "p:arxiv:2404.14402", "paper", "A Paper…", 'A "Paper" on L^2 & 100% {braces',
        -60.0, -150.0, 11.0, "#7b8794", 9, labelled=True, first_year=2024, last_year=2024,
    ),
    Node("t:arxiv:math-na", "topic", "math.NA", "math.NA", 60.0, -170.0, 17.0, "#94774a", 10,
         labelled=True, papers=3),
    Node("i:long", "institution", LONG_NAME, LONG_NAME, 70.0, 100.0, 17.0, "#5d8691", 11,
         labelled=True, papers=1),
)  # fmt: skip

TIES = (
    Tie("a:formula|a:leon-bungert", "a:formula", "a:leon-bungert", "coauthor", 1.0, 1, 0.1),
    Tie("a:formula|a:lines", "a:formula", "a:lines", "coauthor", 1.0, 1, 1 / 3),
    Tie(
        "a:jurgen-muller|a:leon-bungert", "a:jurgen-muller", "a:leon-bungert", "coauthor", 7.0, 2,
        1.5, 2018, 2020, ("p:arxiv:2404.14402", "p:doi:10.1000/x_y"),
    ),
    Tie("a:leon-bungert|a:markup", "a:leon-bungert", "a:markup", "coauthor", 2.5, 1, 0.5),
    Tie("a:leon-bungert|a:mohammed", "a:leon-bungert", "a:mohammed", "coauthor", 2.5, 1, 0.5,
        2024, 2024, ("p:arxiv:2404.14402",)),
    Tie("a:leon-bungert|a:wang-wei", "a:leon-bungert", "a:wang-wei", "coauthor", 4.0, 1, 0.65),
    Tie("a:leon-bungert|i:long", "a:leon-bungert", "i:long", "affiliation", 1.0, 1),
    Tie("a:leon-bungert|p:arxiv:2404.14402", "a:leon-bungert", "p:arxiv:2404.14402",
        "authorship", 1.0, 1, None, 2024, 2024),
    Tie("a:namesake-1|a:namesake-2", "a:namesake-1", "a:namesake-2", "coauthor", 1.0, 1, 1.0),
    Tie("p:arxiv:2404.14402|t:arxiv:math-na", "p:arxiv:2404.14402", "t:arxiv:math-na", "topic",
        1.0, 1),
)  # fmt: skip

LEGEND = (
    LegendGroup(
        "Colour: community",
        (
            LegendEntry("ring", "Leon Bungert (focus)", "#dc2669"),
            LegendEntry("disc", "around Leon Bungert, 2 people", "#0072b2"),
            LegendEntry("disc", f"around {ARABIC}, 2 people", "#d55e00"),
            LegendEntry("disc", "2 smaller communities, 3 people <in all>", "#858d98"),
        ),
    ),
    LegendGroup(
        "Colour: first year",
        (LegendEntry("ramp", "first year", "#35308f,#2a9098,#f4dc4a", ("2018", "2024")),),
    ),
    LegendGroup(
        "Size: papers", (LegendEntry("rings", "papers", "", ("1", "2", "4"), (18.0, 24.0, 42.0)),)
    ),
    LegendGroup(
        "Ties",
        (LegendEntry("line", "papers together, fractional", "", ("0.1", "1.5"), (1.0, 7.0)),),
    ),
    LegendGroup(
        "Shapes",
        (
            LegendEntry("disc", "person", "#858d98"),
            LegendEntry("square", "paper", "#7b8794"),
            LegendEntry("diamond", "topic", "#94774a"),
            LegendEntry("hexagon", "institution", "#5d8691"),
        ),
    ),
)

SCENE = Scene(
    view=View(focus="a:leon-bungert", kinds=("papers", "topics", "institutions"), min_papers=1),
    library="Test & <Library>",
    title="Leon Bungert and 8 collaborators",
    caption=(
        "Leon Bungert and 8 collaborators in ‘Test & <Library>’: ties are papers together, "
        "fractional counting (Newman), papers with at most 50 authors, all years; colours are "
        "communities (Louvain); sizes are the papers."
    ),
    totals=Totals(
        people=21,
        people_shown=9,
        ties_shown=7,
        hidden=(Hidden(12, "people", "at least 2 papers together"),),
        shown=(("papers", 1), ("topics", 1), ("institutions", 1)),
        papers_without_ties=3,
        sentence=(
            "9 people and 7 ties shown · 12 people hidden by ‘at least 2 papers together’ · "
            "3 papers with more than 50 authors make no ties"
        ),
    ),
    nodes=NODES,
    ties=TIES,
    legend=LEGEND,
    notes=("1 name is uncertain: only initials.",),
    communities=("around Leon Bungert", f"around {ARABIC}"),
)

PAPERS = (
    Paper(
        "p:arxiv:2404.14402",
        'A "Paper" on L^2 & 100% {braces',
        (
            Byline("a:leon-bungert", "Leon Bungert", "Bungert, Leon"),
            Byline("a:mohammed", ARABIC, ARABIC),
            Byline("a:atlas", "ATLAS and CMS Collaboration", "ATLAS and CMS Collaboration", True),
        ),
        year=2024,
        date="2024-04-23",
        arxiv_id="2404.14402",
        url="https://arxiv.org/abs/2404.14402",
        abstract="First line.\n\nSecond line: $x_1$ \\input{/etc/passwd} -- `quoted'' text.",
        topics=(Topic("math.NA", "arxiv"), Topic("graphs; trees", "keyword")),
        kind="preprint",
        incomplete_authors=True,
    ),
    Paper(
        "p:doi:10.1000/x_y",
        "Über Łukasz – 王伟's γ-rays <i>in vitro</i>",
        (
            Byline("a:jurgen-muller", "Jürgen Müller-Čapek", "Jürgen Müller-Čapek"),
            Byline("a:leon-bungert", "Leon Bungert", "L. Bungert"),
        ),
        year=2018,
        date="2018",
        venue="Journal of {Tests} & Trials",
        doi="10.1000/x_y",
        citations=12,
        kind="article",
    ),
    Paper(
        "p:fp:0a1b2c",
        "=1+1\nER  - \nTY  - JOUR",
        (Byline("a:formula", FORMULA, FORMULA), Byline("a:lines", "Two Lines", "Two\nLines")),
        url="javascript:alert(1)",
    ),
    Paper("p:id:nobody", "@article{x, title={Untitled}}", venue="Proceedings", kind="weird"),
)


def golden_file(exporter: Exporter) -> Path:
    """Where the golden file of a format lies, with the suffix it has on a user's disk."""
    return GOLDEN / f"scene{exporter.suffix}"


def main() -> None:
    """Writes every golden file again."""
    GOLDEN.mkdir(exist_ok=True)
    for exporter in EXPORTERS:
        golden_file(exporter).write_bytes(exporter.write(SCENE, PAPERS))


if __name__ == "__main__":
    main()
