"""Files written whole or not at all."""

import os
from pathlib import Path

from explorer.errors import ExplorerError


def write(path: Path, content: bytes) -> None:
    """Put the content at `path`; whoever reads it finds the old file or the new one, never a half.

    Raises `ExplorerError` where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise ExplorerError(
            f"“{path}” cannot be written: {error.strerror}.",
            "Check the folder, its permissions and the free space.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
