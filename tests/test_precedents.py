"""The classes that the tables call precedents, in released packages themselves: who lets go is silent, who keeps is found.

The packages are downloaded and read; nothing of them is imported.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.finding import Finding
from streamlint.models.loader import load_builtin
from streamlint.models.tables import Precedent

EVIDENCE = re.compile(r"(?P<package>[a-z][\w-]*)==(?P<version>[\w.]+) (?P<path>\S+\.py):(?P<line>\d+)")
OUTSIDE = {"subprocess.Popen", "asyncio.streams.StreamReaderProtocol", "BetaMessageStream (TypeScript, 1.12.0)"}
"""Precedents of Python itself, which comes without a package, and of another language."""

BOTH = {"litellm.CustomStreamWrapper"}
"""What lets go of its connection and keeps its chunks is a precedent of either kind, and found."""

pytestmark = pytest.mark.whole


def precedents(*, releases: bool) -> list[Precedent]:
    """Those of one kind that stand in a package for Python."""
    found = load_builtin().tables.precedents
    return [each for each in found if each.releases is releases and each.cls not in OUTSIDE]


@cache
def unpacked(package: str, version: str) -> Path:
    """A folder with what the package's wheel holds."""
    folder = Path(mkdtemp(prefix="precedent"))
    options = ["--no-deps", "--only-binary", ":all:", "-q", "-d", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "download", *options, f"{package}=={version}"], check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def found_at(precedent: Precedent) -> list[Finding]:
    """What the third family says of the file in which a precedent stands."""
    match = EVIDENCE.match(precedent.evidence)
    assert match is not None, precedent.evidence
    folder = unpacked(match["package"], match["version"])
    report = check([folder / match["path"]], Configuration(root=folder, select=("STL3",)))
    assert not report.failures
    return list(report.findings)


def name_of(precedent: Precedent) -> str:
    """The class's own name."""
    return re.split(r"[ (]", precedent.cls)[-1 if precedent.cls.startswith("google") else 0].rpartition(".")[2]


@pytest.mark.parametrize("precedent", precedents(releases=True), ids=name_of)
def test_who_lets_go_is_silent(precedent: Precedent) -> None:
    told = [each.message for each in found_at(precedent) if f"`{name_of(precedent)}`" in each.message]
    assert bool(told) is (precedent.cls in BOTH), told


@pytest.mark.parametrize("precedent", precedents(releases=False), ids=name_of)
def test_who_keeps_is_found(precedent: Precedent) -> None:
    kept = [each for each in found_at(precedent) if each.code == "STL301"]
    attribute = re.search(r"self\.(\w+)", precedent.evidence)
    assert attribute is not None
    assert any(f"`{attribute[1]}`" in each.message for each in kept), [each.message for each in kept]
