"""What is downloaded is what is shown."""

import csv
import json
from io import BytesIO, StringIO

import networkx as nx
import pytest
from defusedxml import ElementTree
from PIL import Image
from visitor import Visitor

from explorer.exporters import EXPORTERS, write

pytestmark = pytest.mark.browser

LEON = "a:leon-bungert"


def downloads(visitor: Visitor, label: str) -> tuple[str, bytes]:
    """Clicks an entry of the export menu; the file's name and what is in it."""
    if not visitor.page.locator("#export[open]").count():
        visitor.page.locator("#export summary").click()
    with visitor.page.expect_download() as started:
        visitor.page.locator("#export a", has_text=label).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_every_format_is_exactly_the_scene_shown(visitor: Visitor) -> None:
    visitor.opens(focus=LEON, min_papers=2, strength="full", colour="first_year")
    scene = visitor.scene
    papers = visitor.site.workspace.papers_behind(scene)

    for exporter in EXPORTERS:
        name, content = downloads(visitor, exporter.label)

        assert name.startswith("leon-bungert")
        assert name.endswith(exporter.suffix)
        assert content == write(exporter.name, scene, papers if exporter.needs_papers else ())


def test_what_is_downloaded_can_be_read(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    people = {node.id for node in visitor.scene.nodes}

    files = {
        exporter.name: downloads(visitor, exporter.label)[1]
        for exporter in EXPORTERS
        if exporter.name in {"svg", "png", "graphml", "gexf", "node-link", "nodes-csv"}
    }

    assert ElementTree.fromstring(files["svg"].decode()).tag.endswith("svg")
    assert Image.open(BytesIO(files["png"])).width > 500
    assert set(nx.read_graphml(BytesIO(files["graphml"]))) == people
    assert set(nx.read_gexf(BytesIO(files["gexf"]))) == people
    assert len(json.loads(files["node-link"])["nodes"]) == len(people)
    assert len(list(csv.DictReader(StringIO(files["nodes-csv"].decode("utf-8-sig"))))) == len(
        people
    )


def test_the_links_follow_the_view(visitor: Visitor) -> None:
    visitor.opens(focus=LEON)
    before = downloads(visitor, "GraphML")[1]

    visitor.page.evaluate("window.explorer.navigate({focus: 'a:tim-roith'})")
    visitor.waits()
    name, after = downloads(visitor, "GraphML")

    assert name.startswith("tim-roith")
    assert after != before
