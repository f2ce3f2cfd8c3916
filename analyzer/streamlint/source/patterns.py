"""Patterns as `.gitignore` has them, matched in time that grows with the path and no faster.

pathspec turns a pattern into a regular expression. One with several stars in a part of a path, or several `**`, has many
ways to match one path, and a path that it does not match is tried in all of them: a file of the analysed project could
keep a run busy for ever. Here each star takes the first end that fits and never another. That is as good as any:
what comes after it can begin wherever it could have begun later, since the next star takes what lies between.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_DIRECTORY: Final = "ps_d"
"""The group of pathspec's expressions that matches where a folder above the path is named, and not the path itself."""
_STARS: Final = re.compile(r"(?:\[\^/\]\*)+")
_STAR: Final = "[^/]*"
# A star, what comes between it and the next in the same part of the path, and that next one.
_BETWEEN: Final = re.compile(r"\[\^/\]\*((?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\](?!\*)|[^\\\[\]/()*+?.^$|{}])+)(?=\[\^/\]\*)")
_ALL_BUT: Final = re.compile(r"(?<!\\)\[\^(\]?)(?!/\])")
"""A set of what is not there. As git has it, and pathspec does not, a slash is never in it."""
_FOLDERS: Final = "(?:/.+)?"
_LEADING: Final = "(?:.+/)?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of one place, matched against paths below `base`. Each says what it takes out (or, False, in again)."""

    base: Path
    each: tuple[tuple[re.Pattern[str], bool], ...]

    def verdict(self, path: Path, *, is_folder: bool) -> bool | None:
        """True: left out; False: taken in again by a `!` pattern; None: these patterns say nothing.

        The last pattern that names the path decides; one that only names a folder above it, where no other does.
        """
        if not path.is_relative_to(self.base):
            return None
        way = path.relative_to(self.base).as_posix() + ("/" if is_folder else "")
        above: bool | None = None
        for expression, takes_out in reversed(self.each):
            found = expression.search(way)
            if found is None:
                continue
            if not found.groupdict().get(_DIRECTORY):
                return takes_out
            above = takes_out if above is None else above
        return above

    def without(self, path: Path) -> Patterns:
        """The same but for the patterns that take out a folder, or one above it."""
        kept = (one for one in self.each if Patterns(self.base, (one,)).verdict(path, is_folder=True) is not True)
        return Patterns(self.base, tuple(kept))


def patterns_of(lines: Sequence[str], base: Path) -> Patterns | None:
    """The patterns among lines; None where there are none. What git itself takes for no pattern is passed by."""
    if not lines:
        return None
    from pathspec import GitIgnoreSpec  # only where there are patterns: the default excludes are plain names

    found: list[tuple[re.Pattern[str], bool]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sets that will mean something else some day
        for line in lines:
            with suppress(ValueError, re.error):
                for one in GitIgnoreSpec.from_lines([line]).patterns:
                    if one.include is not None and one.regex is not None:
                        found.append((re.compile(single(one.regex.pattern)), one.include))
    return Patterns(base, tuple(found)) if found else None


def single(expression: str) -> str:
    """An expression of pathspec's, so that there is one way only in which it can match a path."""
    expression = _ALL_BUT.sub(r"[^\1/", expression)
    expression = _STARS.sub(lambda _: _STAR, expression)
    expression = _BETWEEN.sub(r"(?>[^/]*?\1)", expression)
    first, *others = expression.split(_FOLDERS)
    if not others:
        return first
    first = first.removeprefix("^").replace(_LEADING, "(?:.+?/)??")
    between = "".join(f"(?>(?:/.+?)??{part}(?=/|$))" for part in others[:-1])
    return f"^(?>{first}(?=/|$)){between}{_FOLDERS}{others[-1]}"
