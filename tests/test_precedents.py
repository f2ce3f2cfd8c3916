"""The classes that the tables call precedents, in released packages themselves: who lets go is silent, who keeps is found.

The packages are downloaded and read; nothing of them is imported.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.facts.lowering import lower
from streamlint.finding import Finding
from streamlint.models.loader import load_builtin
from streamlint.models.tables import Precedent
from streamlint.retention.program import link
from streamlint_rules import RULES

EVIDENCE = re.compile(r"(?P<package>[a-z][\w-]*)==(?P<version>[\w.]+) (?P<path>\S+\.py):(?P<line>\d+)")
OTHER_LANGUAGE = {"BetaMessageStream (TypeScript, 1.12.0)"}
"""The one precedent that is not written in Python, and so is nothing to be analysed."""

BOTH = {"litellm.CustomStreamWrapper"}
"""What lets go of its connection and keeps its chunks is a precedent of either kind, and found."""

PYTHON = "cpython"
"""The package that evidence names where a class is Python's own: it is read where the running Python has it."""


def name_of(precedent: Precedent) -> str:
    """The class's own name."""
    return re.split(r"[ (]", precedent.cls)[-1 if precedent.cls.startswith("google") else 0].rpartition(".")[2]


def precedents(*, releases: bool) -> list[object]:
    """Those of one kind, as parameters; those that have to be downloaded are marked `whole`."""
    found = [
        each
        for each in load_builtin().tables.precedents
        if each.releases is releases and each.cls not in OTHER_LANGUAGE
    ]
    marks = {False: [pytest.mark.whole], True: []}
    return [
        pytest.param(each, id=name_of(each), marks=marks[each.evidence.startswith(f"{PYTHON}==")]) for each in found
    ]


@cache
def unpacked(package: str, version: str) -> Path:
    """A folder with what the package's wheel holds, or with Python's own modules."""
    if package == PYTHON:
        return Path(sysconfig.get_path("stdlib"))
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


@pytest.mark.parametrize("precedent", precedents(releases=True))
def test_who_lets_go_is_silent(precedent: Precedent) -> None:
    told = [each.message for each in found_at(precedent) if f"`{name_of(precedent)}`" in each.message]
    assert bool(told) is (precedent.cls in BOTH), told


@pytest.mark.parametrize("precedent", precedents(releases=False))
def test_who_keeps_is_found(precedent: Precedent) -> None:
    kept = [each for each in found_at(precedent) if each.code == "STL301"]
    attribute = re.search(r"self\.(\w+)", precedent.evidence)
    assert attribute is not None
    assert any(f"`{attribute[1]}`" in each.message for each in kept), [each.message for each in kept]


def test_what_the_gate_lets_lie_is_silent_when_it_is_read() -> None:
    """Python's own streams hold no word of a stream; they are linked all the same."""
    folder = unpacked(PYTHON, "")
    path = folder / "asyncio" / "streams.py"
    module = lower(path.read_text(encoding="utf-8"), str(path), "asyncio.streams")
    program = link([module], load_builtin())
    assert "StreamReaderProtocol" in {cls.name for cls in program.linker.classes}
    assert not [found for rule in RULES if rule.code.startswith("STL3") for found in rule().check(program)]
