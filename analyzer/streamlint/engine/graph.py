"""A run for the sake of the graph that it makes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from streamlint.config.configuration import Configuration
from streamlint.config.nearest import Nearest
from streamlint.engine.linking import linked
from streamlint.engine.run import analyse
from streamlint.outcome import Report

if TYPE_CHECKING:
    from streamlint.facts.records import Module
    from streamlint.models.catalogue import Models
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def graphed(
    paths: Iterable[str | os.PathLike[str]], configuration: Configuration | Nearest, rules: Sequence[Rule]
) -> tuple[Report, Program | None]:
    """The report, and the program as it was linked last, with all that the files led to; None where nothing was linked."""
    programs: list[Program] = []

    def link(modules: Sequence[Module], models: Models) -> Program:
        programs[:] = [linked(modules, models)]
        return programs[0]

    report = analyse(paths, configuration, rules, link=link)
    return report, programs[0] if programs else None
