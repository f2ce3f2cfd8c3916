"""Loads the tables that come with streamlint."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from streamlint.models.catalogue import Models
from streamlint.models.documents import read_documents


@cache
def load_builtin() -> Models:
    """What the tables beside this module say. Raises `TableError` where one of them is wrong."""
    paths = sorted(Path(__file__).parent.glob("*.toml"))
    return Models(read_documents((path.name, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths))
