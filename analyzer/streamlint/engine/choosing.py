"""Which findings a run reports: what its configuration wants and no comment silences, and the comments that are in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from streamlint.config.nearest import Nearest
from streamlint.engine.comments import Comment, comments, may_be_in_vain
from streamlint.engine.reading import NAMELESS, Read
from streamlint.engine.run_rules import RUN_RULES
from streamlint.engine.suppression import Wanted, unsuppressed, unused
from streamlint.finding import Finding, ordered, with_others
from streamlint.source.projects import Projects


@dataclass(frozen=True, slots=True)
class Choosing:
    """What decides. `codes` are those of all rules, `files` may hold comments.

    `noqa`: comments that are flake8's count; `is_whole`: all that there is was found.
    """

    nearest: Nearest
    codes: Sequence[str]
    files: Mapping[str, Read]
    noqa: bool
    is_whole: bool

    def of(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """Those of the findings that are reported, and STL002."""
        asked = {finding.where.path for finding in found}
        said = {
            path: comments(file.text)
            for path, file in self.files.items()
            if file.commented and (path in asked or may_be_in_vain(file.raw.data))
        }
        if not self.noqa:
            said = {path: tuple(one for one in here if one.is_ours) for path, here in said.items()}
        said = {path: here for path, here in said.items() if here}
        kept = [*unsuppressed(found, said), *self._unused(found, said)]
        return filter(Wanted(self.nearest), kept)

    def _unused(self, found: Sequence[Finding], said: dict[str, tuple[Comment, ...]]) -> list[Finding]:
        """STL002, unless a fault of ours or want of time may have swallowed the finding that a comment is there for."""
        if not self.is_whole:
            return []
        known = [*self.codes, *(rule.code for rule in RUN_RULES)]
        return list(unused(found, said, self._running_in, known))

    def _running_in(self, path: str) -> list[str]:
        """The codes of the rules that run for one file, and of those about the run."""
        configuration = self.nearest.of_file(path)
        codes = filter(configuration.selects, self.codes)
        return [*codes, *(rule.code for rule in RUN_RULES)]


def reported(found: Sequence[Finding], choosing: Choosing, projects: Projects) -> tuple[Finding, ...]:
    """Those of the findings that are reported, in the order of reports, each with what else it tells of."""

    def home(printed: str) -> str:
        """A file's path in its project."""
        return printed if printed == NAMELESS else projects.way(Path.cwd() / printed)

    return tuple(with_others(ordered(choosing.of(found), home)))
