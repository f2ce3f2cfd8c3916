"""streamlint for Python programs: `from streamlint import check`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint.config.configuration import Configuration
    from streamlint.outcome import Report
    from streamlint.report.pages import Page
    from streamlint.rule import Rule


def check(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = ".", configuration: Configuration | None = None
) -> Report:
    """Analyses files and folders and returns the findings, what could not be analysed, and counts.

    Without a configuration the one in force for the paths is read, as the command does. Nothing of what is analysed is
    imported or run, and nothing is written. Raises `streamlint.config.errors.ConfigError` for a configuration that
    cannot be used and `streamlint.source.discovery.MissingPathError` for a path that does not exist.
    """
    from streamlint.config.loading import load
    from streamlint.engine.modelling import table_problems
    from streamlint.engine.run import analyse
    from streamlint.source.shared import shared_folder

    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if configuration is None:
        loaded = load(shared_folder(given), known_codes(), check_tables=table_problems)
        configuration = loaded.configuration
    return analyse(given, configuration, all_rules())


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
