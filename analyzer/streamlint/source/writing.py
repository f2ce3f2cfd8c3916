"""Writing a file anew, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Puts `data` in the place of what a file holds, in one step: nobody ever reads half of it.

    A symbolic link stays one: what it points at is replaced. Permissions are kept. Raises OSError, and leaves the old
    file, where it cannot be done.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, made)
        else:
            made.chmod(0o666 & ~_mask())
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
