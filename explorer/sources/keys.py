"""API keys: from the environment or the system's keyring, sent to their source, told to nobody."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from explorer.errors import SourceError
from explorer.settings import APP
from explorer.sources.source import Source

_KEY = re.compile(r"[!-~]{4,400}")
_ADDRESS = re.compile(r"[^\s@<>()]{1,64}@[A-Za-z0-9.-]{1,190}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: an e-mail address for the source to complain to, and keys.

    Nothing of it is written to the library, the pages kept on disk, logs or errors.
    """

    mailto: str = ""
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    keyring: Callable[[str], str | None] = field(default=lambda _: None, repr=False)

    def __post_init__(self) -> None:
        if self.mailto and not _ADDRESS.fullmatch(self.mailto):
            raise SourceError(
                "This is not an e-mail address that a source could write to.",
                "Give one like name@example.org with --mailto or EXPLORER_MAILTO, or none.",
            )

    def key(self, source: Source) -> str:
        """The user's key for a source, or nothing."""
        if source.key is None:
            return ""
        found = self.environ.get(source.key.variable) or self.keyring(source.name) or ""
        if found and not _KEY.fullmatch(found):
            raise SourceError(
                f"The key for {source.label} has characters that no key has.",
                f"Set {source.key.variable} again, without quotes, spaces or line ends.",
            )
        return found


def system_keyring(name: str) -> str | None:
    """The key kept for a source in the system's keyring, where `keyring` is installed and works."""
    try:
        found = import_module("keyring").get_password(APP, name)
    except Exception:
        return None
    return found if isinstance(found, str) else None
