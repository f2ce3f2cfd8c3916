"""What a walk leaves out: excluded names and patterns, and what `.gitignore` files name.

Patterns are those of `.gitignore` everywhere: `vendor/` is any folder of that name, `/vendor` only the one beside the
configuration, `*.gen.py` any such file. In those of the configuration a star may also stand for several folders, as other
linters have it: `src/*.py` is every such file below `src`, `/src/*.py` only one that lies in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import translate
from itertools import islice
from pathlib import Path

from streamlint.contents import contents
from streamlint.source.patterns import Patterns, patterns_of

_SPECIAL = frozenset("*?[]!/\\# ")
MOST_ALTERNATIVES = 256
"""How many patterns one with braces may stand for. With one more brace there are twice as many."""
_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Crossing:
    """A pattern of the configuration as other linters read it: its star may stand for a way through several folders."""

    base: Path
    way: re.Pattern[str]

    def names(self, path: Path) -> bool:
        """Whether it is about this path."""
        return path.is_relative_to(self.base) and bool(self.way.match(path.relative_to(self.base).as_posix()))


@dataclass(frozen=True, slots=True)
class Ignoring:
    """What is left out below one folder of a walk.

    `base` is the folder that patterns with a `/` start from. `strict`: also what was named itself is left out.
    """

    base: Path = field(default_factory=Path.cwd)
    names: frozenset[str] = frozenset()
    excluded: Patterns | None = None
    crossing: tuple[Crossing, ...] = ()
    gitignores: tuple[Patterns, ...] = ()
    strict: bool = False

    @classmethod
    def from_patterns(cls, patterns: Iterable[str], base: Path, *, strict: bool = False) -> Ignoring:
        """Excludes as the configuration writes them; `base` is the folder that patterns with a `/` start from."""
        plain, special = set[str](), list[str]()
        for pattern in map(_from_base, patterns):
            name = pattern.removesuffix("/")
            if name and not _SPECIAL.intersection(name):
                plain.add(name)
            else:
                special.append(pattern)
        crossing = () if any(pattern.startswith("!") for pattern in special) else _crossing(special, base)
        return cls(base, frozenset(plain), patterns_of(special, base), crossing, strict=strict)

    def under(self, root: Path) -> Ignoring:
        """What holds below a folder that was named itself: `.gitignore` files above it, up to the repository's root.

        Patterns that leave out the named folder itself are set aside: whoever names a folder wants it analysed.
        """
        above = tuple(found for folder in _repository_above(root) if (found := _gitignore(folder)))
        excluded = _without(self.excluded, root)
        ways = [root, *(folder for folder in root.parents if folder.is_relative_to(self.base))]
        crossing = tuple(one for one in self.crossing if not any(map(one.names, ways)))
        return replace(
            self,
            excluded=excluded,
            crossing=crossing,
            gitignores=tuple(kept for found in above if (kept := _without(found, root))),
        )

    def with_gitignore(self, folder: Path) -> Ignoring:
        """The same with the `.gitignore` of `folder`, which speaks last."""
        if any(patterns.base == folder for patterns in self.gitignores):
            return self
        found = _gitignore(folder)
        return replace(self, gitignores=(*self.gitignores, found)) if found else self

    def with_excludes(self, other: Ignoring) -> Ignoring:
        """The same with the excludes of a nearer configuration, if `other` is of another one."""
        return self if other.base == self.base else replace(other, gitignores=self.gitignores)

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether the walk leaves out `path`."""
        if path.name in self.names:
            return True
        if self.excluded and self.excluded.verdict(path, is_folder=is_folder):
            return True
        if any(one.names(path) for one in self.crossing):
            return True
        for patterns in reversed(self.gitignores):
            verdict = patterns.verdict(path, is_folder=is_folder)
            if verdict is not None:
                return verdict
        return False

    def excludes(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a path that was named itself is left out, or a folder above it. `.gitignore` has no say.

        Only the way from the folder that patterns start from counts: where that folder lies says nothing.
        """
        if not self.strict:
            return False
        base = self.base if path.is_relative_to(self.base) else path.parent
        bare = replace(self, gitignores=())
        above = [folder for folder in path.parents if folder != base and folder.is_relative_to(base)]
        return bare.ignores(path, is_folder=is_folder) or any(bare.ignores(one, is_folder=True) for one in above)


def matches(pattern: str, path: Path, base: Path) -> bool:
    """Whether one pattern of `per-file-ignores` names `path`.

    `{a,b}` is either of the two, up to MOST_ALTERNATIVES; a leading `!` names all the others.
    """
    either = [_from_base(one) for one in islice(_alternatives(pattern.removeprefix("!")), MOST_ALTERNATIVES)]
    patterns = patterns_of(either, base)
    named = bool(patterns and patterns.verdict(path, is_folder=False))
    return (named or any(one.names(path) for one in _crossing(either, base))) != pattern.startswith("!")


def _from_base(pattern: str) -> str:
    """`./tests/*` as `.gitignore` spells it."""
    return pattern.removeprefix(".") if pattern.startswith("./") else pattern


def _crossing(patterns: Iterable[str], base: Path) -> tuple[Crossing, ...]:
    """The patterns in which a star may stand for several folders: those with a `/` that is not their first character."""
    found = [one for one in patterns if "*" in one and "/" in one.rstrip("/") and not one.startswith(("/", "!"))]
    both = [way for one in found for way in dict.fromkeys((one, one.removeprefix("**/")))]
    return tuple(Crossing(base, re.compile(translate(one))) for one in both if "/" in one)


def _alternatives(pattern: str) -> Iterator[str]:
    """The patterns that one with braces stands for."""
    braces = _BRACES.search(pattern)
    if braces is None:
        yield pattern
        return
    for word in braces[1].split(","):
        yield from _alternatives(f"{pattern[: braces.start()]}{word}{pattern[braces.end() :]}")


def _gitignore(folder: Path) -> Patterns | None:
    """The patterns of a folder's `.gitignore`; None where it cannot be read."""
    path = folder / ".gitignore"
    try:
        text = contents(path, follow=False).decode("utf-8", "replace")
    except OSError:
        return None
    return patterns_of(text.splitlines(), folder)


def _without(found: Patterns | None, root: Path) -> Patterns | None:
    """The patterns that do not leave out `root` itself or a folder above it."""
    return found.without(root) if found is not None and found.verdict(root, is_folder=True) else found


def _repository_above(folder: Path) -> list[Path]:
    """The folders above `folder` in its repository, outermost first; none where there is no repository."""
    above = list(folder.parents)
    for index, parent in enumerate([folder, *above]):
        if (parent / ".git").exists():
            return list(reversed(above[:index]))
    return []
