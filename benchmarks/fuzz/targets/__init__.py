"""All targets."""

from __future__ import annotations

from typing import Final

from benchmarks.fuzz.target import Target
from benchmarks.fuzz.targets import commands, files, kept, programs, reports, settings

TARGETS: Final[tuple[Target, ...]] = (
    *files.TARGETS,
    *programs.TARGETS,
    *settings.TARGETS,
    *kept.TARGETS,
    *reports.TARGETS,
    *commands.TARGETS,
)
