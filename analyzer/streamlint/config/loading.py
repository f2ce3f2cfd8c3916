"""Finding a configuration file, reading it, and laying the command line over it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from streamlint.config.configuration import Configuration, Table
from streamlint.config.errors import ConfigError, Problem, did_you_mean
from streamlint.config.keys import KEYS
from streamlint.config.overriding import COMMAND_LINE, Overrides
from streamlint.config.places import line_of

DEFAULT = "default"
_OWN_FILES = (".streamlint.toml", "streamlint.toml")
_PYPROJECT = "pyproject.toml"

CheckTables: TypeAlias = Callable[[Configuration], Iterable[tuple[str, int, str]]]
"""Says what is wrong in the `api` and `keeper` tables: (key, index of the table, message) for each problem."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration in force, and for each key its origin: `default`, `FILE:LINE` or `command line`."""

    configuration: Configuration
    origins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _File:
    """A configuration file as read: its table, and the keys above that table."""

    path: Path
    text: str
    table: Table
    above: tuple[str, ...]

    def line(self, key: str, nth: int = 0) -> int | None:
        return line_of(self.text, (*self.above, key), nth)


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
    source = None if isolated else _read(file) if file else _nearest(directory)
    values, problems = _values(source, known) if source else ({}, [])
    base = Configuration(root=source.path.parent if source else Path.cwd(), file=source.path if source else None)
    configuration = replace(base, **values)
    origins = {key.name: DEFAULT for key in KEYS}
    for key in KEYS:
        if source and key.field in values:
            line = source.line(key.name)
            origins[key.name] = _shown(source.path) + (f":{line}" if line else "")
    if source and check_tables:
        problems.extend(
            Problem(_shown(source.path), key, message, source.line(key, nth))
            for key, nth, message in check_tables(configuration)
        )
    if overrides:
        problems.extend(overrides.problems(known))
        configuration = overrides.over(configuration)
        origins |= dict.fromkeys(overrides.keys(), COMMAND_LINE)
    if problems:
        raise ConfigError(problems)
    return Loaded(configuration, origins)


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
        except ValueError as error:
            problems.append(Problem(_shown(source.path), name, str(error), source.line(name)))
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
        line = re.search(r"at line (\d+)", str(error))
        raise _broken(path, f"is not TOML: {error}", int(line[1]) if line else None) from error
    return _own_table(path, text, data)


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
