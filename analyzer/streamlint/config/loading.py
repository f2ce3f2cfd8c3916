"""Finding a configuration file, reading it, and laying the command line over it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from streamlint.config.configuration import Configuration, Table
from streamlint.config.errors import ConfigError, Problem, WrongValueError, did_you_mean
from streamlint.config.keys import KEYS
from streamlint.config.overriding import COMMAND_LINE, Overrides
from streamlint.config.places import line_of, line_of_word, line_within

DEFAULT = "default"
_OWN_FILES = (".streamlint.toml", "streamlint.toml")
_PYPROJECT = "pyproject.toml"

CheckTables: TypeAlias = Callable[[Configuration], Iterable[tuple[str, int, str, str]]]
"""Says what is wrong in the `api` and `keeper` tables: which of them, its index, the key in it, and a message."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration in force, and for each key its origin: `default`, `FILE:LINE` or `command line`."""

    configuration: Configuration
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _File:
    """A configuration file as read: its table, the keys above that table, and whether the user has named it."""

    path: Path
    text: str
    table: Table
    above: tuple[str, ...]
    named: bool = False

    def line(self, key: str, word: str = "") -> int | None:
        """Where a key is set; more exactly, where a word of its value stands."""
        line = line_of(self.text, (*self.above, key))
        return line_of_word(self.text, line, word) if line and word else line

    def line_in(self, key: str, nth: int, inner: str) -> int | None:
        """Where a key of a table of an array is set, or where the table opens."""
        table = (*self.above, key)
        return line_within(self.text, table, nth, inner) or line_of(self.text, table, nth) or self.line(key)


def load(
    directory: Path,
    known: Collection[str],
    *,
    file: Path | None = None,
    isolated: bool = False,
    overrides: Overrides | None = None,
    check_tables: CheckTables | None = None,
) -> Loaded:
    """The configuration for `directory`: that of `file`, or of the nearest file upwards, or (`isolated`) the defaults.

    `known` are the codes of all rules. Raises ConfigError with everything that is wrong.
    """
    source = None if isolated else replace(_read(file), named=True) if file else _nearest(directory)
    values, problems = _values(source, known) if source else ({}, [])
    base = Configuration(root=_root(source), file=source.path if source else None)
    configuration = replace(base, **values)
    origins = {key.name: DEFAULT for key in KEYS}
    for key in KEYS:
        if source and key.field in values:
            line = source.line(key.name)
            origins[key.name] = _shown(source.path) + (f":{line}" if line else "")
    if source and check_tables:
        problems.extend(
            Problem(_shown(source.path), key, message, source.line_in(key, nth, inner))
            for key, nth, inner, message in check_tables(configuration)
        )
    if overrides:
        problems.extend(overrides.problems(known))
        configuration = overrides.over(configuration)
        origins |= dict.fromkeys(overrides.keys(), COMMAND_LINE)
    if problems:
        raise ConfigError(problems)
    return Loaded(configuration, origins)


def _root(source: _File | None) -> Path:
    """Where patterns start from: the folder of the file, unless the file was named and lies somewhere else altogether."""
    here = Path.cwd()
    if source is None or (source.named and not here.is_relative_to(source.path.parent)):
        return here
    return source.path.parent


def _values(source: _File, known: Collection[str]) -> tuple[dict[str, Any], list[Problem]]:
    """The fields that a file sets, and what is wrong with the others."""
    keys = {key.name: key for key in KEYS}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in source.table.items():
        if name not in keys:
            message = f"unknown key{did_you_mean(name, keys)}"
            problems.append(Problem(_shown(source.path), name, message, source.line(name)))
            continue
        try:
            values[keys[name].field] = keys[name].read(value, known)
        except WrongValueError as error:
            problems.extend(
                Problem(_shown(source.path), name, sentence, source.line(name, word)) for sentence, word in error.said
            )
    return values, problems


def _nearest(directory: Path) -> _File | None:
    """The nearest configuration upwards. A pyproject.toml without our table is passed by."""
    for folder in [directory, *directory.parents]:
        for name in (*_OWN_FILES, _PYPROJECT):
            path = folder / name
            if path.is_file():
                found = _read(path)
                if name in _OWN_FILES or found.above:
                    return found
    return None


def _read(path: Path) -> _File:
    path = path.absolute()
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _broken(path, f"is not UTF-8: {error.reason} at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, f"is not TOML: {error}", _line_of(error, text)) from error
    except (ValueError, RecursionError) as error:  # numbers and nestings beyond measure
        raise _broken(path, f"is not TOML: {error}") from error
    return _own_table(path, text, data)


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that an error of `tomllib` is about; it says "at end of document" for the last one."""
    line = re.search(r"at line (\d+)", str(error))
    return int(line[1]) if line else len(text.splitlines())


def _own_table(path: Path, text: str, data: dict[str, object]) -> _File:
    """The table that is ours: all of an own file, `[tool.streamlint]` of any other that has one."""
    tool = data.get("tool")
    if isinstance(tool, dict) and "streamlint" in tool:
        table = tool["streamlint"]
        if not isinstance(table, dict):
            raise _broken(path, "tool.streamlint: must be a table", line_of(text, ("tool", "streamlint")))
        return _File(path, text, table, ("tool", "streamlint"))
    return _File(path, text, {} if path.name == _PYPROJECT else data, ())


def _broken(path: Path, message: str, line: int | None = None) -> ConfigError:
    return ConfigError([Problem(_shown(path), "", message, line)])


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
