"""The configuration of the programs that are mended: it knows the library that they use."""

from __future__ import annotations

from pathlib import Path

import pytest

from fix.runs import APIS
from streamlint.config.configuration import Configuration


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    return Configuration(root=tmp_path, api=APIS)
