"""How this explorer runs: where the library is, where it serves, what it accepts.

`Settings` (how the server runs) and `View` (what a user looks at) are never mixed. Only the roof
reads the environment and passes a `Settings` down.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

APP = "coauthor-explorer"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how much is allowed."""

    library: Path
    host: str = "127.0.0.1"
    port: int = 8050
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    max_upload: int = 4096 * MIB
    """Bytes of one upload, of all its files together."""
    uploads: Path = field(default_factory=lambda: cache_folder() / "uploads")
    """Where files from the page lie until they are imported; nobody else may read it."""
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where sources on the network find their keys, and an address to write to."""
    threads: int = 8
    """Threads that answer requests."""
    assets: Path = field(default_factory=lambda: shipped("assets"))


def load(environ: Mapping[str, str], *, library: Path | None = None) -> Settings:
    """Settings from the environment (`EXPLORER_LIBRARY`), overridden by what the user gave."""
    chosen = library or Path(environ.get("EXPLORER_LIBRARY") or default_library())
    return Settings(library=chosen.expanduser(), environ=environ)


def default_library() -> Path:
    """The library in the platform's data folder."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)) / "library.duckdb"


def cache_folder() -> Path:
    """Where derived files that can be made again are kept."""
    return Path(platformdirs.user_cache_dir(APP, appauthor=False))


def shipped(name: str) -> Path:
    """A folder that travels with the package: `assets` or `data`.

    In a wheel it lies inside the package; in a checkout beside it.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else Path(os.path.normpath(package.parent / name))
