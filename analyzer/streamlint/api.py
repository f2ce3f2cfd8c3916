"""streamlint for Python programs: `from streamlint import check`.

What `check` takes and gives is handed out by the package too: `Configuration`, `Report`, `Finding`, `Step`, `Location`,
and what it raises.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from streamlint.config.configuration import Configuration
from streamlint.config.errors import ConfigError
from streamlint.finding import Confidence, Container, Finding, Sought, Step
from streamlint.location import Location
from streamlint.outcome import FileError, Report, Statistics
from streamlint.source.discovery import MissingPathError

if TYPE_CHECKING:
    from streamlint.config.nearest import Nearest
    from streamlint.report.pages import Page
    from streamlint.rule import Rule

__all__ = [
    "Confidence",
    "ConfigError",
    "Configuration",
    "Container",
    "FileError",
    "Finding",
    "Location",
    "MissingPathError",
    "Report",
    "Statistics",
    "Step",
    "check",
]

Config: TypeAlias = "Configuration | Mapping[str, object] | str | os.PathLike[str] | None"


def check(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = ".",
    config: Config = None,
    *,
    timeout: float | None = None,
) -> Report:
    """Analyses files and folders and returns the findings, what could not be analysed, and counts.

    `config` is a configuration, its keys and values as TOML has them (`{"select": ["STL1"]}`), or the path of a file.
    Without one, those in force for the paths are read, as the command does. After `timeout` seconds the run ends, and the
    report's `unfinished` says what was not done. Nothing of what is analysed is imported or
    run, and nothing is written. Raises ConfigError for a configuration that cannot be used, and MissingPathError for a
    path that does not exist.
    """
    from streamlint.engine.checking import check as checked
    from streamlint.engine.deadline import Deadline

    deadline = Deadline(timeout)
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return checked(given, _configured(given, config), all_rules, mend=with_fixes, deadline=deadline)


def _configured(paths: list[str | os.PathLike[str]], config: Config) -> Configuration | Nearest:
    from streamlint.config.loading import from_values, load
    from streamlint.engine.modelling import table_problems
    from streamlint.source.shared import shared_folder

    if isinstance(config, Configuration):
        return config
    if isinstance(config, Mapping):
        return from_values(config, known_codes(), table_problems)
    file = None if config is None else Path(config)
    return load(shared_folder(paths), known_codes(), file=file, check_tables=table_problems).nearest


def with_fixes(
    findings: tuple[Finding, ...], files: Mapping[str, bytes], sought: list[Sought] | None = None
) -> tuple[Finding, ...]:
    """The findings, each with what would mend it, where that is known.

    `files` are the bytes of all files by path. `sought` gets what the fixes rest on in other files than their own.
    """
    if not findings:
        return findings
    from streamlint.fix.mending import mended

    return mended(findings, files, sought)


def all_rules() -> tuple[Rule, ...]:
    """One of each rule."""
    from streamlint_rules import RULES

    return tuple(rule() for rule in RULES)


def every_page() -> tuple[Page, ...]:
    """What has a page: all rules in the order of their codes, those about the run itself included."""
    from streamlint.engine.run_rules import RUN_RULES
    from streamlint_rules import RULES

    pages: list[Page] = [*RUN_RULES, *RULES]
    return tuple(sorted(pages, key=lambda page: page.code))


def known_codes() -> tuple[str, ...]:
    """The codes of all rules, those about the run itself included."""
    from streamlint.engine.run_rules import RUN_RULES
    from streamlint_rules import CODES

    return tuple(sorted([*CODES, *(rule.code for rule in RUN_RULES)]))
