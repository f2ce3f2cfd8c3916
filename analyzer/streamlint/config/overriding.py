"""What the command line says, laid over what a file says.

`--select` starts afresh: it takes the place of the file's `select`, `extend-select` and `ignore`. `--extend-select` and
`--ignore` add to them, and win over what the file says about the same rules. `--exclude` replaces, `--extend-exclude`
adds; their patterns start from the working directory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from streamlint.config.configuration import ConfidenceWord, Configuration, OutputFormat
from streamlint.config.errors import Problem, WrongValueError
from streamlint.config.keys import codes, globs

COMMAND_LINE = "command line"
_READ = {"select": codes, "extend_select": codes, "ignore": codes, "exclude": globs, "extend_exclude": globs}


@dataclass(frozen=True, slots=True)
class Overrides:
    """Values of options; None where an option was not given."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    min_confidence: ConfidenceWord | None = None
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] | None = None
    force_exclude: bool | None = None
    output_format: OutputFormat | None = None

    def keys(self) -> tuple[str, ...]:
        """The keys whose value the command line had a part in."""
        given = {field: getattr(self, field) for field in self.__slots__}
        touched = {field for field, value in given.items() if value is not None}
        if self.select is not None:
            touched |= {"extend_select", "ignore"}
        return tuple(sorted(field.replace("_", "-") for field in touched))

    def problems(self, known: Collection[str]) -> Iterator[Problem]:
        """Codes and patterns that are none; and no code at all, which would find nothing and say that all is well."""
        if self.select == ():
            yield Problem(COMMAND_LINE, "--select", "names no rule")
        for option, read in _READ.items():
            try:
                read(list(getattr(self, option) or ()), known)
            except WrongValueError as error:
                for sentence, _ in error.said:
                    yield Problem(COMMAND_LINE, f"--{option.replace('_', '-')}", sentence)

    def over(self, base: Configuration) -> Configuration:
        """The configuration with these values laid over it."""
        added, dropped = self.extend_select or (), self.ignore or ()
        if self.select is not None:
            base = replace(base, extend_select=(), ignore=())
        return replace(
            base,
            select=_without(base.select, dropped) if self.select is None else self.select,
            extend_select=(*_without(base.extend_select, dropped), *added),
            ignore=(*_without(base.ignore, added), *dropped),
            min_confidence=self.min_confidence or base.min_confidence,
            exclude=base.exclude if self.exclude is None else _from_here(self.exclude, base.root),
            extend_exclude=(*base.extend_exclude, *_from_here(self.extend_exclude or (), base.root)),
            force_exclude=base.force_exclude if self.force_exclude is None else self.force_exclude,
            output_format=self.output_format or base.output_format,
        )


def _from_here(globs: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """Patterns of the command line as a configuration in `root` would write them: those with a `/` start from here."""
    here = Path.cwd()
    if here == root:
        return globs
    return tuple(found for glob in globs if (found := _moved(glob, here, root)))


def _moved(glob: str, here: Path, root: Path) -> str:
    """One pattern that starts from `here`, as it is from `root`; nothing where it can name nothing in there."""
    if "/" not in glob.rstrip("/") or glob.startswith("**/"):
        return glob
    parts = glob.removeprefix("/").split("/")
    if here.is_relative_to(root):
        return "/" + "/".join((*here.relative_to(root).parts, *parts))
    way = root.relative_to(here).parts if root.is_relative_to(here) else ()
    inside = len(parts) > len(way) > 0 and all(map(fnmatchcase, way, parts))
    return "/" + "/".join(parts[len(way) :]) if inside else ""


def _without(codes_: tuple[str, ...], prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that none of the prefixes begins: those the command line speaks about itself."""
    return tuple(code for code in codes_ if not code.startswith(prefixes)) if prefixes else codes_
