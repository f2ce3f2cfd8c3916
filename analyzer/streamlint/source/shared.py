"""The folder that paths share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def shared_folder(paths: Sequence[str | os.PathLike[str]]) -> Path:
    """The folder from which the configuration is looked for upwards: the one that all the paths share."""
    folders = [path if path.is_dir() else path.parent for path in map(Path, map(os.path.abspath, paths))]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()
