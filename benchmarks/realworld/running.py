"""Runs streamlint on the files of a release, as a user would, and reads what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: `path` is relative to the release's folder, `container` the name that the finding gives it, or "".

    `line` and `end` are the first and the last line of what it stands at.
    """

    code: str
    path: str
    line: int
    end: int
    container: str
    confidence: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Run:
    """What a run over a release told. `broken` says why it told nothing, where it did not come to its end."""

    told: tuple[Told, ...]
    seconds: float = 0.0
    analysed: int = 0
    files: int = 0
    broken: str = ""


def run(release: Path, only: Sequence[str] = (), confidence: str = "medium", patience: float = 900.0) -> Run:
    """Runs on a release's folder, or on those of the files `only` that it has. `patience` is in seconds."""
    targets = [name for name in only if (release / name).exists()] or ["."]
    command = [sys.executable, "-m", "streamlint", "check", *targets, "--output-format", "json", "--isolated"]
    command += ["--min-confidence", confidence]
    try:
        done = subprocess.run(
            command,
            cwd=release,
            capture_output=True,
            encoding="utf-8",
            timeout=patience,
            check=False,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        return Run((), broken=f"no answer in {patience:.0f} s")
    if done.returncode not in (0, 1):
        return Run((), broken=(done.stderr.strip().splitlines() or ["no message"])[-1])
    report = json.loads(done.stdout)
    statistics = report["statistics"]
    told = tuple(_told(finding) for finding in report["findings"])
    return Run(told, statistics["seconds"], statistics["analysed"], statistics["files"])


def _environment() -> dict[str, str]:
    """The same without colour, and with the checkout's packages where they are not installed."""
    return {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}


def _told(finding: dict[str, Any]) -> Told:
    container = finding["container"]
    return Told(
        finding["code"],
        finding["path"].removeprefix("./"),
        finding["line"],
        finding["end_line"],
        container["name"] if container else "",
        finding["confidence"],
        finding["message"],
        finding["fingerprint"],
    )
