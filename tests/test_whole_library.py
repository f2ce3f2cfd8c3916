"""The standard library of the Python that runs goes down the whole road without an internal error.

Nearly all of it is stopped by the text gate, as it should be; so each file is also linked and asked by every rule as if
the gate had let it through.
"""

from __future__ import annotations

import ast
import sysconfig
import time
import tokenize
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.facts.lowering import LoweringError, lower
from streamlint.facts.records import Module
from streamlint.finding import Finding
from streamlint.models.loader import load_builtin
from streamlint.retention.program import link
from streamlint_rules import RULES

LIBRARY = Path(sysconfig.get_path("stdlib"))
PACKAGES = ("asyncio", "concurrent", "email", "http", "json", "logging", "multiprocessing", "unittest")
MODULES = (
    "contextlib",
    "dataclasses",
    "functools",
    "queue",
    "selectors",
    "socketserver",
    "ssl",
    "subprocess",
    "tempfile",
)
# Valid Python that LibCST's grammar lacks: `(name): annotation` and the like.
UNSUPPORTED = {"test_grammar.py", "ann_module.py"}
EACH = 4
SLOWEST = 30.0
"""Seconds that no file may need, on any machine: what needs longer does not end."""


def listed(package: str) -> list[Path]:
    """The files of a package, the largest first."""
    return sorted((LIBRARY / package).rglob("*.py"), key=lambda path: (-path.stat().st_size, str(path)))


PART = [path for package in PACKAGES for path in listed(package)[:EACH]]
PART += [path for name in MODULES if (path := LIBRARY / f"{name}.py").is_file()]


def name(path: Path) -> str:
    """A file as the tests are called."""
    return path.relative_to(LIBRARY).as_posix()


def whole() -> list[Path]:
    """Every file of the library, the installed packages left out."""
    return [path for path in sorted(LIBRARY.rglob("*.py")) if not {"site-packages", "dist-packages"} & set(path.parts)]


def is_python(path: Path) -> bool:
    """Whether the Python that runs can parse a file; the library's tests contain files that it cannot."""
    try:
        with tokenize.open(path) as file:
            ast.parse(file.read())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def analysed(paths: Iterable[Path]) -> list[Finding]:
    """What the whole road finds in files; there must be no internal error."""
    report = check(list(paths), Configuration(root=LIBRARY))
    assert not report.failures, "\n".join(
        f"{failure.where} {failure.path}\n{failure.trace}" for failure in report.failures
    )
    wrong = [
        error for error in report.errors if Path(error.path).name not in UNSUPPORTED and is_python(Path(error.path))
    ]
    assert not wrong
    return list(report.findings)


def asked(modules: list[Module]) -> Iterator[Finding]:
    """What every rule finds in modules that go past the gate."""
    program = link(modules, load_builtin())
    for rule in RULES:
        yield from rule().check(program)


def lowered(path: Path) -> Module | None:
    """The facts of a file; None where it cannot be parsed, which other tests are about."""
    try:
        return lower(path.read_bytes(), name(path), name(path).removesuffix(".py").replace("/", "."))
    except LoweringError:
        return None


def past_the_gate(path: Path) -> float:
    """Links one file alone and asks every rule; the seconds that this took, without parsing."""
    module = lowered(path)
    start = time.perf_counter()
    if module is not None:
        for finding in asked([module]):
            assert finding.where.path == name(path)
            assert finding.fingerprint
    return time.perf_counter() - start


def test_the_part_is_of_some_size() -> None:
    assert len(PART) >= 35
    assert {path.relative_to(LIBRARY).parts[0] for path in PART} >= set(PACKAGES)


@pytest.mark.parametrize("path", PART, ids=map(name, PART))
def test_part_of_the_library(path: Path) -> None:
    analysed([path])
    assert past_the_gate(path) < SLOWEST


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_in_one_run(package: str) -> None:
    analysed([LIBRARY / package])


def test_a_package_linked_together() -> None:
    modules = [module for path in listed("concurrent") if (module := lowered(path)) is not None]
    assert len(modules) >= 3
    for finding in asked(modules):
        assert finding.where.path.startswith("concurrent/")


@pytest.mark.whole
def test_whole_library_in_batches() -> None:
    """In batches of a package, as a user would run it."""
    for _, paths in groupby(whole(), key=lambda path: path.relative_to(LIBRARY).parts[0]):
        analysed(paths)


@pytest.mark.whole
def test_whole_library_past_the_gate(capsys: pytest.CaptureFixture[str]) -> None:
    """File by file; prints the slowest."""
    failed: list[str] = []
    seconds: dict[str, float] = {}
    for path in whole():
        try:
            seconds[name(path)] = past_the_gate(path)
        except Exception as error:  # noqa: BLE001 - each is told at the end
            failed.append(f"{name(path)}: {type(error).__name__}: {error}")
    slowest = sorted(seconds.items(), key=lambda one: -one[1])[:10]
    with capsys.disabled():
        print("\n".join(f"{spent:6.2f} s {file}" for file, spent in slowest))  # noqa: T201
    assert not failed, "\n".join(failed)
    assert slowest[0][1] < SLOWEST
