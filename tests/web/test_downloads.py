"""Downloads are links that answer with exactly the scene of their query."""

import pytest
from dash import Dash

from explorer.exporters import EXPORTERS
from explorer.view import View
from explorer.web.downloads import HEADINGS, slug
from explorer.workspace import Workspace


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_every_format_answers_with_the_bytes_of_its_exporter(
    golden_app: Dash, golden_workspace: Workspace, exporter: object
) -> None:
    view = View(focus="a:ann-a", min_papers=2)
    scene = golden_workspace.scene(view)
    papers = golden_workspace.papers_behind(scene) if exporter.needs_papers else ()

    answer = golden_app.server.test_client().get(f"/export/{exporter.name}?{view.to_query()}")

    assert answer.status_code == 200
    assert answer.data == exporter.write(scene, papers)
    assert answer.mimetype == exporter.mime
    assert answer.headers["Content-Disposition"].endswith(f'{exporter.suffix}"')


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/export/docx", 404, "nothing here"),
        ("/export/svg?focus=a%3Anobody", 404, "a:nobody"),
        ("/export/svg?depth=9", 400, "9 is not possible"),
        ("/export/svg?depth=%ff", 400, "not possible"),
        ("/export/%2e%2e/etc/passwd", 404, "nothing here"),
    ],
)
def test_what_cannot_be_exported_is_a_sentence(
    golden_app: Dash, address: str, status: int, words: str
) -> None:
    answer = golden_app.server.test_client().get(address)

    assert answer.status_code == status
    assert words in answer.text
    assert answer.mimetype == "text/plain"


def test_every_group_of_exporters_has_a_heading() -> None:
    assert {exporter.group for exporter in EXPORTERS} <= set(HEADINGS)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Leon Bungert and 41 collaborators", "leon-bungert-and-41-collaborators"),
        ("Carola-Bibiane Schönlieb", "carola-bibiane-schonlieb"),
        ('../"\r\n', "picture"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_file_name_is_plain(title: str, name: str) -> None:
    assert slug(title) == name
