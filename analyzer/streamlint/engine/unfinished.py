"""What a run whose time was up did not do, told so that nobody takes what it has for all there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from streamlint.engine.deadline import Deadline
from streamlint.engine.reading import too_slow
from streamlint.outcome import FileError

if TYPE_CHECKING:
    from streamlint.rule import Rule

_WHILE: Final = {
    "reading": "files were looked at",
    "parsing": "files were parsed",
    "linking": "what keeps what was followed",
    "asking": "rules were asked",
}


def said(stage: str, unasked: Sequence[Rule]) -> str:
    """The sentence about the run: where it ended, and the rules that were not asked to their end."""
    codes = ", ".join(rule.code for rule in unasked) if stage == "asking" else "any rule"
    where = f"the time of the run was up while {_WHILE.get(stage, stage)}"
    return f"{where}; not asked: {codes}" if unasked else where


def not_reached(paths: Iterable[str], step: str, done: set[str], deadline: Deadline) -> list[FileError]:
    """Each of these files for which a step was still to come, unless it is among those that are done with."""
    return [too_slow(path, deadline, step) for path in paths if path not in done]
