"""The values that a run goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

Table: TypeAlias = Mapping[str, object]
ConfidenceWord: TypeAlias = Literal["low", "medium", "high"]
OutputFormat: TypeAlias = Literal["full", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit", "html"]

DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".git-rewrite",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pyenv",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".streamlint_cache",
    ".svn",
    ".tox",
    ".venv",
    ".vscode",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)
"""Names of folders that no walk enters; `exclude` replaces them, `extend-exclude` adds to them."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What is analysed, and what of it is reported. The fields are INTERFACE's keys.

    `root` is the folder from which patterns with a `/` start: that of the configuration file, else the working
    directory. `file` is where the values were read, None where no file was found; `api` and `keeper` are tables as
    they were read.
    """

    select: tuple[str, ...] = ("STL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    min_confidence: ConfidenceWord = "medium"
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    output_format: OutputFormat = "full"
    api: tuple[Table, ...] = ()
    keeper: tuple[Table, ...] = ()
    root: Path = field(default_factory=Path.cwd)
    file: Path | None = None

    def selects(self, code: str) -> bool:
        """Whether findings of this code are wanted: the longest prefix that names it decides, `ignore` where equal."""
        wanted = _longest(code, (*self.select, *self.extend_select))
        return wanted > _longest(code, self.ignore)

    def ignored_explicitly(self, code: str) -> bool:
        """Whether `ignore` turns this code off. What is merely not selected is not ignored."""
        unwanted = _longest(code, self.ignore)
        return unwanted > 0 and unwanted >= _longest(code, (*self.select, *self.extend_select))


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=0)
