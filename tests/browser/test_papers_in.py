"""An empty library says what to do, and does it."""

import pytest
from served import Opens
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

BIB = rb"""
@article{one, title={On the {Laplacian}}, author={M{\"u}ller, J{\"o}rg and Ann Ash}, year=2020}
@article{two, title={On waves}, author={Ash, Ann and Bob Bay}, year=2021}
@article{three, title={No authors at all}, year=2022}
@article{broken, title={unfinished
"""


def chooses(visitor: Visitor, name: str, content: bytes) -> None:
    """Chooses a file in the empty library."""
    visitor.page.locator("#empty input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )


def report(visitor: Visitor) -> str:
    """What the page says about the import, once it has ended."""
    visitor.waits_for("Boolean(document.querySelector('.import__sentence, .import__error'))")
    return visitor.page.locator(".import").inner_text()


@pytest.fixture
def newcomer(open_site: Opens, visit: Visits) -> Visitor:
    """Somebody at a library with nothing in it."""
    return visit(open_site()).opens()


def test_an_empty_library_says_what_to_do(newcomer: Visitor) -> None:
    words = newcomer.page.locator("#empty").inner_text()

    assert "This library is empty" in words
    assert "explorer import" in words
    assert newcomer.page.get_by_role("button", name="Open the demo").is_visible()
    assert newcomer.page.get_by_role("button", name="Choose files").is_visible()


def test_a_bibtex_file_becomes_a_picture_and_a_report(newcomer: Visitor) -> None:
    with newcomer.page.expect_navigation():
        chooses(newcomer, "my papers.bib", BIB)
    newcomer.arrives()

    assert not newcomer.page.locator("#empty").is_visible()
    titles = {data["title"] for data in newcomer.drawn("nodes")}
    assert titles == {"Jörg Müller", "Ann Ash", "Bob Bay"}
    assert "my papers.bib" in report(newcomer)
    assert "Set aside" in report(newcomer)

    newcomer.presses("Escape").clicks_node("a:ann-ash")
    assert newcomer.card == "Ann Ash"


@pytest.mark.parametrize(
    ("name", "content"),
    [("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(500)), ("nothing.bib", b"")],
)
def test_a_file_of_another_kind_is_answered_with_a_remedy(
    newcomer: Visitor, name: str, content: bytes
) -> None:
    chooses(newcomer, name, content)

    assert len(report(newcomer).split()) > 5
    assert "Traceback" not in report(newcomer)
    assert newcomer.page.evaluate("document.querySelector('#page').className").count("empty")


def test_the_demo_opens_with_one_click(newcomer: Visitor) -> None:
    with newcomer.page.expect_navigation():
        newcomer.page.get_by_role("button", name="Open the demo").click()
    newcomer.arrives()

    assert "150 papers" in newcomer.page.locator(".brand__size").inner_text()
    assert len(newcomer.drawn("nodes")) == 150
