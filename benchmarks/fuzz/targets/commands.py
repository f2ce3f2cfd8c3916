"""The command line: any arguments over any files."""

from __future__ import annotations

import json
import os
from contextlib import chdir
from typing import Final

from click.testing import CliRunner

from benchmarks.fuzz.materials import Materials
from benchmarks.fuzz.target import BrokenError, Input, Target, folder
from streamlint.cli import program
from streamlint.config.errors import ConfigError
from streamlint.source.discovery import MissingPathError

_WORDS: Final = (
    "check", "rule", "graph", "apis", "config", "clean", "--all", "STL103", "STL1", "STL", "--select", "--ignore",
    "--extend-select", "--min-confidence", "low", "high", "--exclude", "*.py", "--output-format", "json", "sarif",
    "html", "github", "junit", "full", "--statistics", "--fix", "--unsafe-fixes", "--diff", "--add-noqa", "--baseline",
    "baseline.json", "--write-baseline", "--no-cache", "--cache-dir", "kept", "-j1", "--config", "streamlint.toml",
    "--isolated", "--color", "always", "-q", "-v", "-", ".", "file0.py", "--stdin-filename", "--exit-zero", "--format",
    "mermaid", "--finding", "1", "--around", "file0.py:3", "-o", "out.txt", "--help", "--version", "--force-exclude",
    "--progress", "--extend-exclude",
)  # fmt: skip
_USUAL: Final = (
    ["."], ["file0.py"], ["-"], ["--fix", "."], ["--diff", "--unsafe-fixes", "."], ["--add-noqa", "."], ["graph", "."],
    ["--write-baseline", "baseline.json", "."], ["--baseline", "baseline.json", "."], ["config"], ["apis"],
    ["rule", "--all"], ["--cache-dir", "kept", "."], ["--output-format", "json", "-o", "out.json", "."],
    ["--statistics", "."],
)  # fmt: skip


def _made(materials: Materials) -> Input:
    random = materials.random
    words = list(random.choice(_USUAL))
    for _ in range(random.choice((0, 1, 2, 5))):
        words.insert(random.randint(0, len(words)), random.choice((*_WORDS, *_WORDS, materials.text(3))))
    words = [word.replace("\0", "") for word in words if not word.startswith(("/", "..", "-j"))]
    return {"words": json.dumps(words).encode(), "file0.py": materials.program()}


def _run(given: Input) -> None:
    words: list[str] = json.loads(given["words"])
    with (
        folder({"file0.py": given["file0.py"], "baseline.json": b'{"version": 1, "findings": []}'}) as root,
        chdir(root),
    ):
        done = CliRunner().invoke(program, words, input=given["file0.py"], prog_name="streamlint")
        known = (SystemExit, ConfigError, MissingPathError)
        if done.exception is not None and not isinstance(done.exception, known):
            raise done.exception
        if done.exit_code not in (0, 1, 2) or "internal error" in done.stderr:
            raise BrokenError(f"{os.fspath(root)} {words}: {done.exit_code}\n{done.stderr}", done.stderr[-300:])


TARGETS: Final = (Target("commands", _made, _run, 2),)
