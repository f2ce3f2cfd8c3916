"""What is said of a finding beside its message: how it grows, what to do, which fix it has, what it rests on, where else."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.finding import Finding
from streamlint.report.growth import sentence
from streamlint.report.plain import plain


def words(finding: Finding) -> Iterator[str]:
    """Sentences, each on a line of its own."""
    if finding.growth:
        yield sentence(plain(finding.growth))
    if finding.advice:
        yield plain(finding.advice)
    if finding.fix is not None:
        yield f"{finding.fix.applicability} fix: {plain(finding.fix.title)}"
    if finding.assumption:
        yield f"rests on: {plain(finding.assumption)}"
    if finding.also:
        yield "also kept at " + ", ".join(f"{plain(where.path)}:{where.line}" for where in finding.also)
