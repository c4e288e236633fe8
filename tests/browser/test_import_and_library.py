"""Papers in, looked at before they are kept; what came in, and how it is taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route
from served import Opens
from test_every_screen import PHONE, SMALL_TARGETS, violations
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

BIB = rb"""
@article{one, title={On the {Laplacian}}, author={M{\"u}ller, J{\"o}rg and Ann Ash}, year=2020}
@article{two, title={On waves}, author={Ash, Ann and Bob Bay}, year=2021}
@article{three, title={No authors at all}, year=2022}
@article{broken, title={unfinished
"""

RIS = b"""TY  - JOUR
AU  - Ash, Ann
AU  - Bay, Bob
TI  - On waves
PY  - 2021
ER  -
TY  - JOUR
AU  - Cole, Cat
TI  - On lines
PY  - 2022
ER  -
"""


@pytest.fixture
def newcomer(open_site: Opens, visit: Visits) -> Visitor:
    """Somebody at a library with nothing in it."""
    return visit(open_site()).opens()


def file(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def chooses(visitor: Visitor, *files: dict[str, object]) -> Visitor:
    """Chooses files in the import place, and waits for what is in them."""
    visitor.page.locator("#import-files").set_input_files(list(files))
    return at(visitor, "ready", "nothing", "stopped")


def at(visitor: Visitor, *stages: str) -> Visitor:
    """Waits for one of the stages."""
    names = ", ".join(f"[data-stage={stage}]" for stage in stages)
    return visitor.waits_for(f"Boolean(document.querySelector('#import')?.matches('{names}'))")


def imports(visitor: Visitor) -> Visitor:
    """Imports what was seen; the page loads itself again."""
    with visitor.page.expect_navigation():
        visitor.page.click("#import-go")
    return at(visitor.arrives(), "done")


def goes_to(visitor: Visitor, place: str) -> Visitor:
    """Follows the link in the header."""
    return visitor.clicks(f"header [data-place='/{place}']")


def said(visitor: Visitor) -> str:
    """What the import place says."""
    return visitor.page.locator("#import-state").inner_text()


def test_files_are_looked_at_imported_seen_and_undone(newcomer: Visitor) -> None:
    newcomer.clicks(newcomer.page.get_by_role("link", name="Import papers"))
    assert newcomer.page.url.endswith("/import")
    assert newcomer.page.title().startswith("Import papers")

    chooses(newcomer, file("my papers.bib", BIB), file("other.ris", RIS))
    assert "5 records in 2 files can be read, 1 cannot." in said(newcomer)
    assert "On the Laplacian" in said(newcomer)
    assert newcomer.page.locator("#import-go").inner_text() == "Import 5 records"

    imports(newcomer)
    assert "5 new records from 2 files are in." in said(newcomer)
    assert "Joined with others" in said(newcomer)
    newcomer.clicks(newcomer.page.get_by_role("link", name="See the people")).arrives()
    people = {data["title"] for data in newcomer.drawn("nodes")}
    assert {"Jörg Müller", "Ann Ash", "Bob Bay"} <= people

    goes_to(newcomer, "library")
    rows = newcomer.page.locator("#library .sheet tbody tr")
    assert rows.count() == 3  # The library was made by an import of nothing.
    assert "my papers.bib" in newcomer.page.locator("#library").inner_text()

    newcomer.clicks(newcomer.page.get_by_role("button", name="Undo the import of my papers.bib"))
    newcomer.waits_for("Boolean(document.querySelector('.undo__sentence'))")
    assert "only this import brought will go" in newcomer.page.locator(".undo").inner_text()
    with newcomer.page.expect_navigation():
        newcomer.page.get_by_role("button", name="Undo this import").click()
    newcomer.arrives()
    newcomer.waits_for("document.querySelectorAll('#library .sheet tbody tr').length === 2")
    assert "is undone" in newcomer.page.locator("#undo-notice").inner_text()
    assert "Jörg" not in str(newcomer.goes().drawn("nodes"))


def test_an_undo_can_be_thought_over(visitor: Visitor) -> None:
    goes_to(visitor.opens(), "library")
    visitor.clicks(visitor.page.locator("[data-undo]").first)
    visitor.waits_for("Boolean(document.querySelector('.undo__sentence'))")

    visitor.clicks(visitor.page.get_by_role("button", name="Keep it"))

    visitor.waits_for("!document.querySelector('#undo-go')?.checkVisibility()")
    assert visitor.page.locator("[data-undo]").count() == 1


def test_files_can_be_dropped_anywhere(newcomer: Visitor) -> None:
    newcomer.page.evaluate(
        """text => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "dropped.ris"));
            const drop = type => document.getElementById("page").dispatchEvent(
                new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: transfer}));
            ["dragenter", "dragover", "drop"].forEach(drop);
        }""",
        RIS.decode(),
    )

    at(newcomer, "ready")
    assert "“dropped.ris”" in said(newcomer)
    assert newcomer.page.url.endswith("/import")


def test_text_can_be_pasted(newcomer: Visitor) -> None:
    goes_to(newcomer, "import").clicks(newcomer.page.get_by_text("Or paste text"))
    newcomer.page.get_by_label("Records as text").fill(RIS.decode())

    newcomer.page.get_by_role("button", name="Look at this text").click()

    at(newcomer, "ready")
    assert "“pasted text”" in said(newcomer)
    assert "RIS" in said(newcomer)


@pytest.mark.parametrize(
    ("name", "content"),
    [("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(500)), ("nothing.bib", b"")],
)
def test_a_file_of_another_kind_is_answered_with_a_remedy(
    newcomer: Visitor, name: str, content: bytes
) -> None:
    chooses(goes_to(newcomer, "import"), file(name, content))

    assert "Left out." in said(newcomer)
    assert not newcomer.page.locator("#import-go").is_visible()

    newcomer.clicks(newcomer.page.get_by_role("button", name="Choose something else"))
    assert newcomer.page.get_by_text("Drop files or a folder here").is_visible()


def test_a_part_that_is_lost_on_the_way_is_sent_again(newcomer: Visitor) -> None:
    goes_to(newcomer, "import")
    lost: list[str] = []
    many = RIS * (9 * 1024 * 1024 // len(RIS))
    newcomer.page.route("**/upload/*/0/*", lambda route: _lose_first(route, lost))

    chooses(newcomer, file("large.ris", many))

    assert [address.rsplit("/", 1)[1] for address in lost] == ["0", "1", "2"]
    assert f"{2 * (len(many) // len(RIS)):,} records" in said(newcomer)


def _lose_first(route: Route, lost: list[str]) -> None:
    if route.request.url in lost:
        route.continue_()
    else:
        lost.append(route.request.url)
        route.abort("aborted")


def test_sending_can_be_cancelled(newcomer: Visitor) -> None:
    goes_to(newcomer, "import")
    newcomer.page.route("**/upload/*/0/0", lambda _: None)
    newcomer.page.locator("#import-files").set_input_files([file("a.ris", RIS)])  # type: ignore[list-item]
    at(newcomer, "sending")

    newcomer.page.get_by_role("button", name="Cancel").click()

    at(newcomer, "stopped")
    assert "Nothing was kept." in said(newcomer)


def test_a_report_can_be_saved(newcomer: Visitor) -> None:
    imports(chooses(goes_to(newcomer, "import"), file("a.bib", BIB)))

    with newcomer.page.expect_download() as started:
        newcomer.page.get_by_role("link", name="Set aside (CSV)").click()

    assert started.value.suggested_filename == "import-report.csv"
    assert b"a.bib" in started.value.path().read_bytes()


def test_the_address_brings_the_place_back(visitor: Visitor) -> None:
    goes_to(visitor.opens(focus="a:leon-bungert"), "library")
    assert visitor.page.url.endswith("/library?focus=a%3Aleon-bungert")

    visitor.reloads()
    assert visitor.page.locator("#library .sheet").is_visible()
    assert not visitor.page.locator("#canvas-group").is_visible()

    visitor.page.go_back()
    visitor.waits()
    assert visitor.page.locator("#canvas-group").is_visible()
    assert visitor.card == "Leon Bungert"


def test_the_search_leads_back_to_the_picture(visitor: Visitor) -> None:
    goes_to(visitor.opens(), "import").searches("tim roith").presses("ArrowDown", "Enter")

    assert visitor.view.focus == "a:tim-roith"
    assert visitor.page.locator("#canvas-group").is_visible()


def test_the_demo_opens_with_one_click(newcomer: Visitor) -> None:
    with newcomer.page.expect_navigation(
        url=lambda address: address.endswith(":{}/".format(newcomer.site.url.rsplit(":", 1)[1]))
    ):
        newcomer.page.get_by_role("button", name="Open the demo").click()
    newcomer.arrives()

    assert "150 papers" in newcomer.page.locator(".brand__size").inner_text()
    assert len(newcomer.drawn("nodes")) == 150


def test_everything_goes_by_keyboard(newcomer: Visitor) -> None:
    newcomer.tabs_to("header [data-place='/import']").presses("Enter")
    assert newcomer.page.evaluate("document.activeElement.id") == "import-title"

    newcomer.page.keyboard.press("Tab")
    newcomer.page.keyboard.press("Tab")
    assert newcomer.page.evaluate("document.activeElement.id") == "import-files"
    chooses(newcomer, file("a.ris", RIS))
    newcomer.waits_for("document.activeElement.classList.contains('outcome__title')")
    newcomer.tabs_to("#import-go")


SCREENS = [{}, {"color_scheme": "dark"}, PHONE]


@pytest.mark.parametrize("screen", SCREENS, ids=["laptop", "dark", "phone"])
def test_axe_finds_nothing_in_the_places(
    open_site: Opens, visit: Visits, screen: dict[str, object]
) -> None:
    visitor = visit(open_site(), **screen).opens()

    def is_fine() -> None:
        assert violations(visitor) == []
        assert visitor.overflow() == []
        assert visitor.page.evaluate(SMALL_TARGETS) == []

    _visit_everything(visitor, is_fine)


def _visit_everything(visitor: Visitor, look: Callable[[], None]) -> None:
    goes_to(visitor, "library")
    look()
    goes_to(visitor, "import")
    visitor.clicks(visitor.page.get_by_text("Or paste text"))
    look()
    chooses(visitor, file("a.bib", BIB), file("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(500)))
    look()
    imports(visitor)
    look()
    goes_to(visitor, "library")
    look()
