"""From a configuration file to the configuration in force: its values, and the command line laid over them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from streamlint.config.configuration import Configuration, Table
from streamlint.config.errors import ConfigError, Problem, WrongValueError, did_you_mean
from streamlint.config.files import ConfigFile, nearest, of_folder, read
from streamlint.config.keys import KEYS
from streamlint.config.nearest import Nearest
from streamlint.config.overriding import COMMAND_LINE, Overrides

DEFAULT = "default"

CheckTables: TypeAlias = Callable[[Configuration], Iterable[tuple[str, int, str, str]]]
"""Says what is wrong in the `api` and `keeper` tables: which of them, its index, the key in it, and a message."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The configuration in force, and for each key its origin: `default`, `FILE:LINE` or `command line`.

    `nearest` knows those that are in force in folders further down.
    """

    configuration: Configuration
    origins: Mapping[str, str]
    nearest: Nearest


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every file of a run is read under."""

    known: Collection[str]
    overrides: Overrides | None
    check_tables: CheckTables | None


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
    terms = _Terms(known, overrides, check_tables)
    source = None if isolated else read(file, named=True) if file else nearest(directory)
    configuration, origins = _in_force(source, terms)
    if file or isolated:
        return Loaded(configuration, origins, Nearest(configuration))

    def own(folder: Path) -> Configuration | None:
        found = of_folder(folder)
        return _in_force(found, terms)[0] if found else None

    return Loaded(configuration, origins, Nearest(configuration, directory, own))


def from_values(values: Table, known: Collection[str], check_tables: CheckTables | None = None) -> Configuration:
    """A configuration from keys and values as TOML gives them. Raises ConfigError, which names no file."""
    source = ConfigFile(Path.cwd() / "configuration", "", values, ())
    configuration, _ = _in_force(source, _Terms(known, None, check_tables))
    return replace(configuration, root=Path.cwd(), file=None)


def _in_force(source: ConfigFile | None, terms: _Terms) -> tuple[Configuration, dict[str, str]]:
    """What a file says with the command line over it, and the origin of each key."""
    values, problems = _values(source, terms.known) if source else ({}, [])
    base = Configuration(root=source.root, file=source.path) if source else Configuration(root=Path.cwd())
    configuration = replace(base, **values)
    origins = {key.name: _origin(source, key.name) if key.field in values else DEFAULT for key in KEYS}
    if source and terms.check_tables:
        problems.extend(
            Problem(source.shown, key, message, source.line_in(key, nth, inner))
            for key, nth, inner, message in terms.check_tables(configuration)
        )
    if terms.overrides:
        problems.extend(terms.overrides.problems(terms.known))
        configuration = terms.overrides.over(configuration)
        origins |= dict.fromkeys(terms.overrides.keys(), COMMAND_LINE)
    if problems:
        raise ConfigError(problems)
    return configuration, origins


def _origin(source: ConfigFile | None, key: str) -> str:
    assert source is not None
    line = source.line(key)
    return f"{source.shown}:{line}" if line else source.shown


def _values(source: ConfigFile, known: Collection[str]) -> tuple[dict[str, Any], list[Problem]]:
    """The fields that a file sets, and what is wrong with the others."""
    keys = {key.name: key for key in KEYS}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in source.table.items():
        if name not in keys:
            message = f"unknown key{did_you_mean(name, keys)}"
            problems.append(Problem(source.shown, name, message, source.line(name)))
            continue
        try:
            values[keys[name].field] = keys[name].read(value, known)
        except WrongValueError as error:
            problems.extend(
                Problem(source.shown, name, sentence, source.line(name, word)) for sentence, word in error.said
            )
    return values, problems
