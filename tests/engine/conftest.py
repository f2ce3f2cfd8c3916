"""A project on the disk, and a road without the analysis: the program is its modules, the rule finds calls by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from streamlint.config.configuration import Configuration
from streamlint.engine.run import analyse
from streamlint.facts.records import Call, LoadAttr, Module
from streamlint.finding import Confidence, Finding
from streamlint.location import Location
from streamlint.outcome import Report
from streamlint.rule import Rule

SURE = {"leak": Confidence.HIGH, "guess": Confidence.LOW}


class FindsCalls(Rule):
    """Finds each call of `leak` (sure) and of `guess` (not sure)."""

    code = "STL103"
    name = "stream-kept-in-instance"
    leaks = "leak()\n"
    fine = "pass\n"

    def check(self, program: Any) -> Iterator[Finding]:
        for module in program:
            for record in module.functions[0].body:
                if isinstance(record, Call) and record.function in SURE:
                    yield self._finding(module, record)

    def _finding(self, module: Module, call: Call) -> Finding:
        return Finding(
            code=self.code,
            rule=self.name,
            message=f"`{call.function}` is called",
            where=Location(module.path, call.at),
            severity="error",
            confidence=SURE[call.function],
            advice="do not call it",
        )


class Fails(Rule):
    """Finds one thing and breaks."""

    code = "STL201"
    name = "read-in-end-handler"
    leaks = ""
    fine = ""

    def check(self, program: Any) -> Iterator[Finding]:
        yield from (found for found in FindsCalls().check(program) if found.where.line == 2)
        raise LookupError("the rule is broken")


def as_they_are(modules: Any, models: Any) -> Any:
    """In the place of linking."""
    return list(modules)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(project: Path) -> Callable[..., Report]:
    """Analyses the project, or the paths given, with a configuration of these values."""

    def run(*paths: str, rules: tuple[Rule, ...] = (FindsCalls(),), link: Any = None, **values: Any) -> Report:
        configuration = Configuration(root=project, **values)
        return analyse(paths or ["."], configuration, rules, link=link or as_they_are, questions=())

    return run


def write(path: str, *lines: str) -> None:
    """A file that the text gate lets through: its first line is put before `lines`."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("\n".join(("from anthropic import MessageStream as Stream", *lines, "")), encoding="utf-8")


__all__ = ["Fails", "FindsCalls", "LoadAttr", "write"]
