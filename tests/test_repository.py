"""What the files of the repository may not hold."""

import importlib.metadata
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINE = re.compile(r"^[A-Za-z0-9._-]+==[A-Za-z0-9.!+_-]+$")


def tracked() -> list[Path]:
    """The files git knows; the test is skipped outside a checkout."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("needs a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_the_constraints_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not LINE.match(line)] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    homes = (str(ROOT), str(Path.home()))
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if any(home.encode() + b"/" in path.read_bytes() for home in homes)
    ]

    assert guilty == []


def test_no_dependency_is_under_the_gpl() -> None:
    names = [
        line.partition("==")[0]
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    ]
    guilty = []
    for name in names:
        try:
            about = importlib.metadata.metadata(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # another platform's or another Python's
        said = [about.get("License-Expression") or "", *(about.get_all("Classifier") or [])]
        if any(re.search(r"(?<!L)GPL|GNU General", text) for text in said):
            guilty.append(name)

    assert guilty == []


def test_untrusted_data_never_reaches_what_would_run_it() -> None:
    dangerous = re.compile(
        r"dangerously_allow_html|markdown_options|srcDoc|\bpickle\b|allow_pickle|\beval\(|\bexec\("
    )
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "explorer").rglob("*.py")
        if dangerous.search(path.read_text(encoding="utf-8"))
    ]

    assert guilty == []
