"""Sources in, report out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from streamlint.api import check
from streamlint.config.configuration import Configuration
from streamlint.finding import Finding


def findings(sources: Mapping[str, str], order: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """What is found in files by their names, asked for in an order of paths, or as one folder.

    Paths are given as the names of the files. Raises AssertionError where a file could not be analysed.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, text in sources.items():
            (root / name).write_text(text, encoding="utf-8")
        report = check([root / name for name in order] if order is not None else [root], Configuration(root=root))
    assert not report.errors, report.errors
    assert not report.failures, "\n".join(failure.trace for failure in report.failures)
    return report.findings


def places(found: Iterable[Finding]) -> set[tuple[str, int, str]]:
    """File name, line and code of findings."""
    return {(Path(each.where.path).name, each.where.line, each.code) for each in found}
