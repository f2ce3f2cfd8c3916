"""Configuration files: which one is nearest, what it holds, and on which line."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from streamlint.config.configuration import Table
from streamlint.config.errors import ConfigError, Problem
from streamlint.config.places import line_of, line_of_word, line_within
from streamlint.contents import contents
from streamlint.toml import loads

OWN_FILES = (".streamlint.toml", "streamlint.toml")
PYPROJECT = "pyproject.toml"
_US = b"streamlint"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration file as read: its table, the keys above that table, and whether the user has named it."""

    path: Path
    text: str
    table: Table
    above: tuple[str, ...]
    named: bool = False

    @property
    def shown(self) -> str:
        """Its path as messages spell it."""
        return _shown(self.path)

    @property
    def root(self) -> Path:
        """Where patterns start from: its folder, unless it was named and lies somewhere else altogether."""
        here = Path.cwd()
        return here if self.named and not here.is_relative_to(self.path.parent) else self.path.parent

    def line(self, key: str, word: str = "") -> int | None:
        """Where a key is set; more exactly, where a word of its value stands."""
        line = line_of(self.text, (*self.above, key))
        return line_of_word(self.text, line, word) if line and word else line

    def line_in(self, key: str, nth: int, inner: str) -> int | None:
        """Where a key of a table of an array is set, or where the table opens."""
        table = (*self.above, key)
        return line_within(self.text, table, nth, inner) or line_of(self.text, table, nth) or self.line(key)


def nearest(directory: Path) -> ConfigFile | None:
    """The nearest configuration upwards. A pyproject.toml without our table is passed by."""
    for folder in [directory, *directory.parents]:
        for name in (*OWN_FILES, PYPROJECT):
            path = folder / name
            if path.is_file():
                found = read(path)
                if name in OWN_FILES or found.above:
                    return found
    return None


def of_folder(folder: Path) -> ConfigFile | None:
    """The configuration that lies in a folder itself.

    A pyproject.toml that never speaks of us is not even parsed: among the data of tests there are broken ones.
    """
    for name in OWN_FILES:
        if (folder / name).is_file():
            return read(folder / name)
    path = folder / PYPROJECT
    if not path.is_file() or not _mentions_us(path):
        return None
    found = read(path)
    return found if found.above else None


def read(path: Path, *, named: bool = False) -> ConfigFile:
    """One file. Raises ConfigError where it cannot be read or is not TOML."""
    path = Path(os.path.normpath(path.absolute()))
    try:
        text = (path.read_bytes() if named else contents(path)).decode("utf-8-sig")  # who names a pipe means it
        data = loads(text)
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _broken(path, f"is not UTF-8: {error.reason} at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, f"is not TOML: {error}", _line_of(error, text)) from error
    except (ValueError, RecursionError) as error:  # numbers and nestings beyond measure
        raise _broken(path, f"is not TOML: {error}") from error
    return _own_table(path, text, data, named)


def _own_table(path: Path, text: str, data: dict[str, object], named: bool) -> ConfigFile:
    """The table that is ours: all of an own file, `[tool.streamlint]` of any other that has one."""
    tool = data.get("tool")
    if isinstance(tool, dict) and "streamlint" in tool:
        table = tool["streamlint"]
        if not isinstance(table, dict):
            raise _broken(path, "tool.streamlint: must be a table", line_of(text, ("tool", "streamlint")))
        return ConfigFile(path, text, table, ("tool", "streamlint"), named)
    return ConfigFile(path, text, {} if path.name == PYPROJECT else data, (), named)


def _mentions_us(path: Path) -> bool:
    try:
        return _US in contents(path)
    except OSError as error:
        raise _broken(path, f"cannot be read: {error.strerror or error}") from error


def _line_of(error: tomllib.TOMLDecodeError, text: str) -> int:
    """The line that an error of `tomllib` is about; it says "at end of document" for the last one."""
    line = re.search(r"at line (\d+)", str(error))
    return int(line[1]) if line else len(text.splitlines())


def _broken(path: Path, message: str, line: int | None = None) -> ConfigError:
    return ConfigError([Problem(_shown(path), "", message, line)])


def _shown(path: Path) -> str:
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
