"""Html as one component: what is sent, and what somebody who walks through it sees."""

import json

from dash import Dash, dcc, html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from explorer.web.still import Still, still


def sent(component: Component) -> object:
    return json.loads(to_json_plotly(component))


def test_an_element_is_sent_as_one_component_with_its_content() -> None:
    made = still(html.P(["Hello ", html.Strong("you")], id="greeting", className="note"))

    assert sent(made) == {
        "namespace": "explorer_page",
        "type": "Still",
        "props": {
            "tag": "p",
            "id": "greeting",
            "className": "note",
            "content": [
                "Hello ",
                {
                    "namespace": "dash_html_components",
                    "type": "Strong",
                    "props": {"children": "you"},
                },
            ],
        },
    }


def test_attributes_of_any_name_are_kept() -> None:
    made = still(html.Nav(role="navigation", **{"aria-label": "Places", "data-menu": ""}))

    assert sent(made) == {
        "namespace": "explorer_page",
        "type": "Still",
        "props": {
            "tag": "nav",
            "role": "navigation",
            "aria-label": "Places",
            "data-menu": "",
            "content": None,
        },
    }


def test_whoever_walks_through_the_layout_sees_the_content() -> None:
    page = html.Div([still(html.Ul([html.Li("one"), html.Li("two")]))])

    assert [part.children for part in page._traverse() if isinstance(part, html.Li)] == [
        "one",
        "two",
    ]


def test_nothing_but_plain_html_stands_in_a_still(golden_app: Dash) -> None:
    layout: Component = golden_app._layout_value()
    stills = [part for part in layout._traverse() if isinstance(part, Still)]

    inside = [part for each in stills for part in each._traverse() if isinstance(part, Component)]

    assert inside
    assert {part._namespace for part in inside} == {"dash_html_components"}
    assert not any(isinstance(part, dcc.Store) for part in inside)
