"""Takes the pictures of the README anew: `make screenshots`."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser

from explorer import intake, settings
from explorer.library import Library
from tests.browser.served import Site, launched
from tests.browser.visitor import Visitor

FOLDER = Path(__file__).parents[2] / "docs" / "images"
COLOURS = 256
LEON = "a:leon-bungert"


class Picture(NamedTuple):
    """A file name, what the browser is, and what is looked at."""

    name: str
    options: dict[str, Any]
    query: dict[str, object]


LAPTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

PICTURES = (
    Picture("laptop", LAPTOP, {"focus": LEON}),
    Picture("dark", {**LAPTOP, "color_scheme": "dark"}, {"colour": "first_year"}),
    Picture("phone", PHONE, {"focus": LEON, "tab": "collaborators"}),
    Picture("tie", LAPTOP, {"focus": LEON, "selected": f"{LEON}|a:tim-roith"}),
)


def take(browser: Browser, site: Site, picture: Picture) -> bytes:
    """One picture as a PNG of few colours, at twice the size of the screen."""
    context = browser.new_context(device_scale_factor=2, reduced_motion="reduce", **picture.options)
    visitor = Visitor(context.new_page(), site).opens(**picture.query)
    visitor.page.wait_for_timeout(300)
    shot = visitor.page.screenshot()
    context.close()
    return smaller(shot)


def smaller(png: bytes) -> bytes:
    """The same picture with a palette."""
    written = BytesIO()
    image = Image.open(BytesIO(png)).convert("RGB")
    # The one method that keeps small coloured discs apart.
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(written, "png", optimize=True)
    return written.getvalue()


def main() -> None:
    """Write every picture of `PICTURES`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.duckdb"
        with Library.open(path, write=True) as library:
            intake.import_paths(library, [settings.shipped("data") / "demo.jsonl"])
        with Site(path) as site, launched() as browser:
            for picture in PICTURES:
                (FOLDER / f"{picture.name}.png").write_bytes(take(browser, site, picture))


if __name__ == "__main__":
    main()
