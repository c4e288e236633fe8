"""What the tests of the command line share: how to run it and how to read its answer."""

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
"""Runs `explorer` with the words it is given."""

PAPERS = [
    {"id": "p1", "title": "One", "authors": ["Ann Able", "Bob Baker", "Cat Cole"], "year": 2018},
    {"id": "p2", "title": "Two", "authors": ["Ann Able", "Bob Baker"], "year": 2020},
    {"id": "p3", "title": "Three", "authors": ["Ann Able"], "year": 2021},
    {
        "id": "p4",
        "title": "Four",
        "authors": ["Bob Baker", "Cat Cole", "Dan Dole", "Eve East"],
        "year": 2022,
    },
    {"id": "p5", "title": "Five", "authors": ["Eve East", "Fay Frost"], "year": 2024},
    {"id": "p6", "title": "Six", "authors": ["Gus Gray", "Ann Zorn"]},
]


def facts(result: Result) -> Any:
    """The JSON that a command printed."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
