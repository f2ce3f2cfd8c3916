"""Which findings a run reports: what its configuration wants and no comment silences, and the comments that are in vain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streamlint.config.nearest import Nearest
from streamlint.engine.comments import Comment, comments, may_be_in_vain
from streamlint.engine.reading import Read
from streamlint.engine.run_rules import RUN_RULES
from streamlint.engine.suppression import Wanted, unsuppressed, unused
from streamlint.finding import Finding

if TYPE_CHECKING:
    from streamlint.rule import Rule


@dataclass(frozen=True, slots=True)
class Choosing:
    """What decides. `files` may hold comments; `noqa`: those of flake8 count; `is_whole`: all that there is was found."""

    nearest: Nearest
    rules: Sequence[Rule]
    files: Mapping[str, Read]
    noqa: bool
    is_whole: bool

    def of(self, found: list[Finding]) -> Iterator[Finding]:
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

    def _unused(self, found: list[Finding], said: dict[str, tuple[Comment, ...]]) -> list[Finding]:
        """STL002, unless a fault of ours or want of time may have swallowed the finding that a comment is there for."""
        if not self.is_whole:
            return []
        known = [rule.code for rule in self.rules] + [rule.code for rule in RUN_RULES]
        return list(unused(found, said, self._running_in, known))

    def _running_in(self, path: str) -> list[str]:
        """The codes of the rules that run for one file, and of those about the run."""
        configuration = self.nearest.of_file(path)
        codes = [rule.code for rule in self.rules if configuration.selects(rule.code)]
        return [*codes, *(rule.code for rule in RUN_RULES)]
