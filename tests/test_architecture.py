"""The floors of the package: imports go down, siblings stay apart, files stay readable."""

import ast
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "explorer"

FLOORS = (
    ("model", "errors"),
    (
        *("settings", "names", "latex", "identifiers", "streams", "inflating", "readers"),
        *("striping", "metering", "lists", "portions", "wire", "lanes"),
        *(
            "library",
            "answer",
            "schema",
            "intake",
            "loader",
            "batches",
            "crowds",
            "writing",
            "forms",
            "identity",
            "decisions",
            "tables",
        ),
        *("lookups", "search", "wordindex"),
        *("titles", "bylines", "publications", "evidence", "joining", "candidates", "doubles"),
        *("verdicts",),
        *("accounts", "preview", "undoing", "spreadsheets"),
    ),
    (
        *("people", "extras", "sources", "graph", "communities", "forces", "packing", "layouts"),
        *("measures", "indicators", "paths"),
    ),
    (
        *("view", "picture", "wording", "palette", "scales", "labels", "painting", "legend"),
        *("totals", "captions", "memory", "frames", "scene", "workspace"),
    ),
    ("web", "exporters"),
    ("demo", "cli", "commands", "__main__", "__init__"),
)
"""From the ground to the roof."""

LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}
SIBLINGS = {"web": "exporters", "exporters": "web"}
PAGE = {"dash", "dash_cytoscape", "dash_mantine_components", "dash_ag_grid", "plotly", "flask"}
LONGEST_FILE, LONGEST_FUNCTION = 250, 40

FILES = sorted(path for path in PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    """The part of the package that a file belongs to: `web`, `graph` …"""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    """`explorer.web.app` for a file."""
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports(path: Path, *, lazy: bool = True) -> Iterator[str]:
    """Full names of what a file imports; `lazy` counts imports inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree) if lazy else _top_level(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relative to itself"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


def roots(path: Path) -> set[str]:
    """Names of the packages that a file imports from."""
    return {name.split(".")[0] for name in imports(path)}


def _top_level(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements of a module outside functions and `if TYPE_CHECKING`."""
    for node in tree.body:
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield node


MODULES = {module(path) for path in FILES}


def test_every_file_stands_on_a_floor() -> None:
    homeless = {part(path) for path in FILES} - set(LEVEL)

    assert not homeless, "add them to FLOORS in this file"


def test_imports_go_down() -> None:
    """The package itself stands on the roof: it offers `open`, and its version to everybody."""
    upwards = [
        (module(path), name)
        for path in FILES
        for name in imports(path)
        if name.startswith("explorer.") and LEVEL[name.split(".")[1]] > LEVEL[part(path)]
    ]

    assert upwards == []


def test_the_page_and_the_exporters_do_not_know_each_other() -> None:
    acquainted = [
        (module(path), name)
        for path in FILES
        for name in imports(path)
        if name.startswith(f"explorer.{SIBLINGS.get(part(path), '-')}")
    ]

    assert acquainted == []


def test_only_the_page_knows_dash_and_plotly() -> None:
    assert [module(path) for path in FILES if part(path) != "web" and roots(path) & PAGE] == []


def test_only_graphs_and_what_stands_on_them_know_networkx() -> None:
    below = [path for path in FILES if LEVEL[part(path)] < LEVEL["graph"]]

    assert [module(path) for path in below if "networkx" in roots(path)] == []


def test_the_ground_needs_nothing_but_the_standard_library() -> None:
    known = {*sys.stdlib_module_names, "explorer"}

    assert [module(path) for path in FILES if not LEVEL[part(path)] and roots(path) - known] == []


def test_no_import_goes_round_in_circles() -> None:
    known = {
        module(path): {name for name in imports(path, lazy=False) if name in MODULES}
        for path in FILES
        if module(path) != "explorer"
    }

    order = list(TopologicalSorter(known).static_order())

    assert set(known) <= set(order)


def test_files_fit_the_eye() -> None:
    lengths = {module(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_fit_the_eye() -> None:
    lengths = {
        f"{module(path)}.{node.name}": _lines(node)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        module(path)
        for path in FILES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []


def test_no_file_is_called_after_nothing() -> None:
    words = {"utils", "util", "helpers", "helper", "manager", "base", "common", "core", "misc"}
    parts = set(
        chain.from_iterable(path.relative_to(PACKAGE).with_suffix("").parts for path in FILES)
    )

    assert not parts & words


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    described = ast.get_docstring(node) is not None
    body = node.body[1:] if described else node.body
    return int(body[-1].end_lineno or 0) - body[0].lineno + 2 if body else 1
