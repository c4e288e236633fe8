"""What holds for every export: the registry, the golden files, the same bytes, nothing added."""

import importlib
import pkgutil
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from difficult_scene import PAPERS, SCENE, golden_file
from PIL import Image

from explorer import exporters
from explorer.errors import ExportError
from explorer.exporters import EXPORTERS, Exporter, exporter, write
from explorer.picture import Scene, Totals
from explorer.view import View

EMPTY = Scene(View(), "Empty", "Nobody in Empty yet", "Nobody in Empty yet.", Totals(0, 0, 0))

WORDS_OF_THE_FORMATS = Path(__file__).with_name("words_of_the_formats.txt")
"""What the formats themselves say: names of tags, attributes, columns and fonts."""

of_each_format = pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)


def test_every_file_that_defines_an_exporter_is_listed() -> None:
    names = [module.name for module in pkgutil.iter_modules(exporters.__path__)]
    modules = [importlib.import_module(f"explorer.exporters.{name}") for name in names]

    assert {module.EXPORTER for module in modules if hasattr(module, "EXPORTER")} == set(EXPORTERS)


@pytest.mark.parametrize("field", ["name", "label", "suffix"])
def test_no_two_exporters_share_a_name_a_label_or_a_suffix(field: str) -> None:
    values = [getattr(known, field) for known in EXPORTERS]

    assert len(set(values)) == len(values)


def test_the_menu_has_four_groups() -> None:
    assert list(dict.fromkeys(known.group for known in EXPORTERS)) == [
        "picture",
        "graph",
        "table",
        "papers",
    ]


def test_an_exporter_is_found_by_its_name() -> None:
    assert exporter("graphml").suffix == ".graphml"


def test_an_unknown_format_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(ExportError) as caught:
        exporter("docx")

    assert caught.value.title == "“docx” is not a format we write."
    assert caught.value.remedy == (
        "Choose one of svg, png, graphml, gexf, gml, pajek, cytoscape, node-link, nodes-csv, "
        "ties-csv, bibtex, ris, papers-csv."
    )


@of_each_format
def test_the_golden_file_is_met_byte_for_byte(known: Exporter) -> None:
    golden = golden_file(known).read_bytes()
    written = write(known.name, SCENE, PAPERS)

    if known.name == "png":
        # Compression differs between builds of Pillow; pixels and text may not.
        golden_image, image = Image.open(BytesIO(golden)), Image.open(BytesIO(written))
        assert image.text == golden_image.text
        assert image.size == golden_image.size
        assert image.tobytes() == golden_image.tobytes()
    else:
        assert written == golden


def test_every_golden_file_belongs_to_a_format() -> None:
    folder = golden_file(EXPORTERS[0]).parent

    assert set(folder.glob("scene.*")) == {golden_file(known) for known in EXPORTERS}


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "from difficult_scene import *; from hashlib import sha256\n"
        "print(*(sha256(e.write(SCENE, PAPERS)).hexdigest() for e in EXPORTERS))"
    )
    folder = Path(__file__).parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(folder), "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert len(digests) == 1


@of_each_format
def test_an_empty_scene_is_written(known: Exporter) -> None:
    assert isinstance(known.write(EMPTY, ()), bytes)


@of_each_format
def test_an_export_holds_no_word_that_is_not_in_the_scene_or_the_papers(known: Exporter) -> None:
    if known.name == "png":
        pytest.skip("a picture is compared pixel by pixel")
    text = known.write(SCENE, PAPERS).decode("utf-8-sig")
    everything = f"{SCENE} {PAPERS} {SCENE.view.to_query()}".replace(r"\n", " ")
    given = _words(everything) | {"abell"}
    own = set(WORDS_OF_THE_FORMATS.read_text("utf-8").split())

    assert _words(_unescaped(text)) - given <= own


@of_each_format
def test_papers_are_asked_for_only_where_they_are_written(known: Exporter) -> None:
    assert known.needs_papers == (known.write(SCENE, ()) != known.write(SCENE, PAPERS))


@pytest.mark.parametrize("name", ["graphml", "gexf", "gml", "cytoscape", "node-link"])
def test_two_nodes_with_one_id_are_refused(name: str) -> None:
    twice = replace(SCENE, nodes=(*SCENE.nodes, SCENE.nodes[0]))

    with pytest.raises(ExportError):
        write(name, twice)


def _words(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text)}


def _unescaped(text: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)
