"""A run over one program, with its fixes applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from streamlint.api import all_rules, with_fixes
from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine.checking import analysed_as
from streamlint.engine.reading import raw
from streamlint.engine.unread import SourcePath
from streamlint.finding import Finding
from streamlint.fix.rounds import Fixed, fixed
from streamlint.outcome import Report

APIS = (
    {"call": ["acme.make"], "returns": "stream", "type": "acme.Stream", "final": ["final_message"]},
    {"call": ["acme.run"], "returns": "streams", "type": "acme.Stream", "final": ["final_message"]},
    {"call": ["acme.open"], "returns": "stream", "type": "acme.Connection"},
)


def mend(source: str, configuration: Configuration, *, unsafe: bool, name: str = "program.py") -> Fixed:
    """What fixing comes to in a run over one file."""
    path = configuration.root / name
    files = [raw(SourcePath(name, path, configuration.root, source.encode()), source.encode())]

    def analyse(now: Mapping[str, bytes]) -> Report:
        report = analysed_as(files, now, Nearest.around(configuration), all_rules())
        return replace(report, findings=with_fixes(report.findings, now))

    return fixed({name: source.encode()}, analyse, unsafe=unsafe)


def found(source: str, configuration: Configuration) -> tuple[Finding, ...]:
    """What is found in a program, with what would mend it."""
    given = raw(SourcePath("program.py", Path("program.py"), Path(), source.encode()), source.encode())
    report = analysed_as([given], {}, Nearest.around(configuration), all_rules())
    return with_fixes(report.findings, {"program.py": source.encode()})


def text(source: str) -> str:
    return dedent(source).lstrip("\n")
