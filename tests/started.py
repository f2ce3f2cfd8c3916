"""The program, started as users start it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checkout import ROOT

LEAK = """\
import anthropic

KEPT = []


def run(client: anthropic.Anthropic) -> None:
    for stream in client.beta.messages.tool_runner(stream=True):
        KEPT.append(stream)
"""
"""One finding: STL101 at 8:9."""

LEAK_OF_INSTANCE = """\
import anthropic


class Agent:
    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client
        self.turns = []

    def run(self) -> None:
        for stream in self.client.beta.messages.tool_runner(stream=True):
            self.turns.append(stream)
"""
"""One finding: STL103 at 11:13."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a process came to."""

    status: int
    output: str
    errors: str

    @property
    def found(self) -> list[str]:
        """`path:line CODE` of each finding of a report that is concise."""
        places = [line.split(" ")[:2] for line in self.output.splitlines()]
        return [f"{place.rsplit(':', 2)[0]} {code}" for place, code in places]


def environment(**more: str) -> dict[str, str]:
    """The environment of the tests, in which both source roots can be imported and nothing decides about colour."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    roots = os.pathsep.join([str(ROOT / "analyzer"), str(ROOT / "rules")])
    return {**kept, "PYTHONPATH": roots, "PYTHONIOENCODING": "utf-8", **more}


def started(
    command: Sequence[str],
    *,
    given: bytes | None = None,
    cwd: str | Path = ".",
    more: Mapping[str, str] | None = None,
) -> Done:
    """Runs a program to its end. `more` is added to its environment."""
    done = subprocess.run(
        command,
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env=environment(**(more or {})),
        cwd=cwd,
        timeout=300,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def streamlint(*arguments: str, given: bytes | None = None, cwd: str | Path = ".") -> Done:
    """Runs streamlint."""
    done = started([sys.executable, "-m", "streamlint", *arguments], given=given, cwd=cwd)
    assert "Traceback" not in done.errors, done.errors
    return done


def concise(*arguments: str, given: bytes | None = None, cwd: str | Path = ".") -> Done:
    """Runs streamlint for a concise report."""
    return streamlint(*arguments, "--output-format", "concise", given=given, cwd=cwd)
