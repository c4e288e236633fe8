"""Every id exists, every output has one writer, every client function is where it is looked for."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from dash import Dash
from dash.development.base_component import Component

import explorer.web
from explorer.settings import Settings
from explorer.view import View
from explorer.web import ids
from explorer.web.app import create_app
from explorer.web.controls import CONTROLS
from explorer.web.still import Still
from explorer.workspace import Workspace

WEB = Path(explorer.web.__file__).parent


def laid_out(app: Dash) -> list[str]:
    """Every id of the first layout, dictionaries as Dash writes them."""
    layout: Component = app._layout_value()
    components = [layout, *layout._traverse()]
    found = [getattr(component, "id", None) for component in components]
    return [_written(id_) for id_ in found if id_ is not None]


def _written(id_: str | dict[str, str]) -> str:
    return id_ if isinstance(id_, str) else json.dumps(id_, sort_keys=True, separators=(",", ":"))


def outputs(app: Dash) -> Iterator[str]:
    for callback in app._callback_list:
        output = callback["output"]
        yield from output.strip(".").split("...") if output.startswith("..") else [output]


def used(app: Dash) -> set[str]:
    asked = {
        place["id"]
        for callback in app._callback_list
        for place in (*callback["inputs"], *callback["state"])
    }
    return asked | {output.rsplit(".", 1)[0] for output in outputs(app)}


def matches(pattern: str, present: set[str]) -> bool:
    if "ALL" not in pattern:
        return pattern in present
    (key,) = json.loads(pattern)
    return any(id_.startswith(f'{{"{key}":') for id_ in present)


def test_every_id_that_a_callback_uses_is_in_the_first_layout(golden_app: Dash) -> None:
    present = set(laid_out(golden_app))

    missing = {id_ for id_ in used(golden_app) if not matches(id_, present)}

    assert missing == set()


def test_no_id_that_a_callback_uses_is_inside_a_still(golden_app: Dash) -> None:
    layout: Component = golden_app._layout_value()
    inside = {
        getattr(part, "id", None)
        for still in layout._traverse()
        if isinstance(still, Still)
        for part in still._traverse()
    }

    assert inside & used(golden_app) == set()


def test_no_id_is_laid_out_twice(golden_app: Dash) -> None:
    twice = [id_ for id_, times in Counter(laid_out(golden_app)).items() if times > 1]

    assert twice == []


def test_every_output_has_one_writer(golden_app: Dash) -> None:
    twice = [output for output, writers in Counter(outputs(golden_app)).items() if writers > 1]

    assert twice == []
    assert not any("@" in output for output in outputs(golden_app))


def test_every_id_in_the_list_of_ids_is_on_the_page(golden_app: Dash) -> None:
    present = set(laid_out(golden_app))
    listed = {value for name, value in vars(ids).items() if name.isupper()}

    assert listed - present == set()


def test_every_field_of_the_view_has_exactly_one_control(golden_app: Dash) -> None:
    names = [field.name for field in fields(View)]
    drawn = [json.loads(id_)["control"] for id_ in laid_out(golden_app) if '"control"' in id_]

    assert sorted(control.field for control in CONTROLS) == sorted(names)
    assert sorted(drawn) == sorted(names)


def test_two_apps_can_live_together(
    golden_workspace: Workspace, golden_settings: Settings, golden_app: Dash
) -> None:
    second = create_app(golden_workspace, golden_settings)

    assert len(second.callback_map) == len(golden_app.callback_map)
    assert second.server is not golden_app.server
    assert second.server.test_client().get("/_dash-layout").status_code == 200
    assert golden_app.server.test_client().get("/_dash-layout").status_code == 200


def test_every_client_function_is_in_an_asset(golden_app: Dash, assets: Path) -> None:
    wanted = {
        (place["namespace"], place["function_name"])
        for callback in golden_app._callback_list
        if (place := callback["clientside_function"])
    }
    scripts = [path.read_text("utf-8") for path in assets.glob("*.js")]

    assert wanted
    for namespace, function in sorted(wanted):
        homes = [text for text in scripts if re.search(rf"\b{namespace}\b\s*[:=] {{", text)]
        assert homes, f"no asset offers the namespace {namespace}"
        assert any(re.search(rf"\b{function}\b", text) for text in homes), (namespace, function)


def test_nobody_listens_to_the_elements_of_the_canvas(golden_app: Dash) -> None:
    listened = {
        (place["id"], place["property"])
        for callback in golden_app._callback_list
        for place in (*callback["inputs"], *callback["state"])
    }

    assert (ids.CANVAS, "elements") not in listened


def test_no_source_of_the_page_asks_for_markup_or_late_ids() -> None:
    forbidden = re.compile(
        r"dangerously_allow_html|srcDoc|\bhtml=True|dcc\.Markdown|suppress_callback_exceptions=True"
        r"|allow_duplicate|^@callback|dcc\.Loading|html\.Iframe",
        re.MULTILINE,
    )

    offenders = [path.name for path in WEB.rglob("*.py") if forbidden.search(path.read_text())]

    assert offenders == []


def test_scripts_never_write_markup(assets: Path) -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    )

    offenders = [path.name for path in assets.glob("*.js") if forbidden.search(path.read_text())]

    assert offenders == []
