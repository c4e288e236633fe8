"""Whatever stands in the papers is shown as text and does nothing."""

import json

import pytest
from hostile import LINKS, PAYLOADS, VICTIM, records
from served import Opens
from test_import_and_library import chooses, goes_to, imports, said
from visitor import Visitor, Visits

pytestmark = pytest.mark.browser

INJECTED = """() => {
    const bad = [];
    for (const element of document.querySelectorAll("*")) {
        for (const {name, value} of element.attributes)
            if (name.startsWith("on")) bad.push(`${element.tagName} ${name}=${value}`);
        if (["IFRAME", "OBJECT", "EMBED", "BASE", "MGLYPH", "MATH"].includes(element.tagName))
            bad.push(element.tagName);
        for (const name of ["href", "src", "action", "formaction", "xlink:href"]) {
            const value = element.getAttribute(name);
            if (value === null) continue;
            const { protocol, host } = new URL(value, location.href);
            const drawing = element.tagName === "IMG" && value.startsWith("data:image/svg+xml,");
            const leaves = element.tagName === "A" && element.classList.contains("outside");
            const ours = host === location.host && protocol === location.protocol;
            const web = leaves && ["http:", "https:"].includes(protocol);
            if (!drawing && !ours && !web) bad.push(`${element.tagName} ${name}=${value}`);
        }
    }
    for (const script of document.querySelectorAll("script"))
        if (!script.src && !script.closest("footer")) bad.push(`script ${script.textContent}`);
    if (Object.keys(Object.prototype).length) bad.push("Object.prototype has been written to");
    if (document.title.includes("pwned")) bad.push("the title was written by a payload");
    return bad;
}"""

CANVASES = "document.querySelectorAll('#canvas canvas').length"


def harmless(visitor: Visitor) -> None:
    """Nothing on the page is more than text, and the picture is still drawn."""
    assert visitor.page.evaluate(INJECTED) == []
    assert visitor.page.evaluate(CANVASES) == 3


@pytest.fixture
def victim(open_site: Opens, visit: Visits) -> Visitor:
    return visit(open_site(records(), name="<img src=x onerror=alert(1)>"))


def test_every_card_shows_hostile_text_as_text(victim: Visitor) -> None:
    victim.opens(kinds="papers,topics,institutions", limit=200)
    nodes = victim.drawn("nodes")
    papers = [data["id"] for data in nodes if data["kind"] == "paper"]
    others = [
        [data["id"] for data in nodes if data["kind"] == kind]
        for kind in ("author", "topic", "institution")
    ]
    tie = next(data["id"] for data in victim.drawn() if data["kind"] == "coauthor")
    assert len(papers) == len(PAYLOADS)
    harmless(victim)

    for subject in (*papers, *(one for few in others for one in few[:4]), tie):
        victim.page.evaluate("id => window.explorer.navigate({selected: id})", subject)
        victim.waits()
        assert victim.page.locator(".facts__name").count() == 1
        harmless(victim)


def test_titles_are_read_as_they_were_written(victim: Visitor) -> None:
    victim.opens().searches("vic tim")
    victim.clicks(victim.page.get_by_role("option").first)
    texts = victim.page.locator("#publications .cell-link").all_text_contents()

    assert victim.card == VICTIM
    assert any("=HYPERLINK" in text for text in texts)
    harmless(victim)


def test_the_middle_may_be_anything(victim: Visitor) -> None:
    victim.opens(kinds="papers,topics,institutions", limit=200)
    ids = [data["id"] for data in victim.drawn("nodes")]
    proto = [id_ for id_ in ids if "proto" in str(id_) or "constructor" in str(id_)]
    assert len(proto) > 3

    for focus in [*proto[:4], *ids[:2]]:
        victim.page.evaluate("id => window.explorer.navigate({focus: id, selected: ''})", focus)
        victim.waits()
        assert len(victim.drawn("nodes")) > 1
        harmless(victim)


def test_hostile_text_in_the_search_box_and_the_table_is_text(victim: Visitor) -> None:
    victim.opens(surface="table", kinds="papers,topics,institutions")
    harmless(victim)

    for text in ("<script", "onerror", "__proto__", "javascript alert"):
        victim.searches(text)
        harmless(victim)

    first = victim.page.locator("#table-nodes .cell-link").first
    victim.clicks(first)
    harmless(victim)


HOSTILE_LINKS: tuple[dict[str, str], ...] = (
    {"focus": "<img src=x onerror=alert(1)>"},
    {"selected": "a:<script>alert(1)</script>|__proto__"},
    {"focus": "__proto__", "selected": "constructor"},
    {"colour": "<img src=x onerror=alert(1)>"},
    {"kinds": "__proto__,constructor"},
    {"tab": "javascript:alert(1)"},
)


def test_a_hostile_link_is_text_too(visitor: Visitor) -> None:
    visitor.opens(**HOSTILE_LINKS[0])
    harmless(visitor)

    for query in HOSTILE_LINKS[1:]:
        visitor.goes(**query)
        harmless(visitor)


def test_a_hostile_file_is_imported_as_text(open_site: Opens, visit: Visits) -> None:
    visitor = visit(open_site()).opens()
    lines = [
        {"id": payload, "title": payload, "authors": [payload, VICTIM], "url": link, "year": "x"}
        for payload, link in zip(PAYLOADS, LINKS * 3, strict=False)
    ]
    body = "\n".join([*map(json.dumps, lines), "{<img src=x onerror=alert(1)>"])
    file = {
        "name": "<img src=x onerror=alert(1)>.jsonl",
        "mimeType": "text/plain",
        "buffer": body.encode(),
    }

    chooses(goes_to(visitor, "import"), file)
    assert PAYLOADS[0] in said(visitor)
    harmless(visitor)

    imports(visitor)
    harmless(visitor)
    goes_to(visitor, "library")
    visitor.waits_for("Boolean(document.querySelector('#library .sheet'))")
    harmless(visitor)


def test_content_of_the_page_never_becomes_a_script_or_an_address_of_one(visitor: Visitor) -> None:
    visitor.opens()
    part = "(type, props) => ({ namespace: 'dash_html_components', type, props })"
    visitor.page.evaluate(
        f"""() => {{
            const part = {part};
            window.dash_clientside.set_props('facts', {{ content: [
                part('A', {{ href: 'javascript:window.broken=1', id: 'bad', children: 'bad' }}),
                part('A', {{ href: ' javascript:window.broken=1', id: 'worse' }}),
                part('A', {{ href: 'https://example.org/', id: 'good', children: 'good' }}),
                part('Script', {{ children: 'window.broken = 1', id: 'script' }}),
                part('Iframe', {{ src: 'https://example.org/', id: 'frame' }}),
                '<b id="markup">text</b>',
            ] }});
        }}"""
    )
    visitor.page.locator("#good").wait_for()

    assert visitor.page.locator("#bad").get_attribute("href") is None
    assert visitor.page.locator("#worse").get_attribute("href") is None
    assert visitor.page.locator("#good").get_attribute("href") == "https://example.org/"
    assert visitor.page.locator("#script, #frame, #markup").count() == 0
    assert visitor.page.evaluate("window.broken") is None
