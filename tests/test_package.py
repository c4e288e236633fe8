"""What is built from the checkout works somewhere else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in a folder of its own without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


@pytest.mark.xdist_group("package")
def test_the_wheel_carries_the_page_and_the_demo(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "explorer/assets/graph.js" in names
    assert "explorer/assets/tokens.css" in names
    assert "explorer/data/demo.jsonl" in names
    assert not [name for name in names if name.startswith(("tests/", "bench/"))]


@pytest.mark.xdist_group("package")
def test_an_installed_wheel_makes_the_demo_library_in_another_folder(
    wheel: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    target = ["--no-deps", "--no-compile", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *target], check=True)
    program = (
        "import sys; sys.path.insert(0, 'site'); import explorer; "
        "assert explorer.__file__.startswith(sys.argv[1]), explorer.__file__; "
        "from explorer.cli import main; sys.argv = ['explorer', 'import', '--library', "
        "'demo.duckdb', str(__import__('explorer.settings').settings.shipped('data') / "
        "'demo.jsonl')]; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(site)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo.duckdb").exists()
