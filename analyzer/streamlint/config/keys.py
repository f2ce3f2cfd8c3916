"""The keys of a configuration: what each may hold, and how its value is read.

A reader takes a value as TOML gives it and returns it as the configuration holds it; it raises ValueError with a
sentence that begins where `key: ` ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias, get_args

from streamlint.config.configuration import ConfidenceWord, OutputFormat
from streamlint.config.errors import did_you_mean

Reader: TypeAlias = Callable[[object, Collection[str]], object]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in TOML, and its reader, which is given the value and the codes of all rules."""

    name: str
    read: Reader

    @property
    def field(self) -> str:
        """The field of Configuration that holds it."""
        return self.name.replace("-", "_")


def codes(value: object, known: Collection[str]) -> tuple[str, ...]:
    """Codes of rules or prefixes of them; each must begin the code of a rule."""
    return tuple(_code(word, known) for word in _strings(value))


def globs(value: object, known: Collection[str]) -> tuple[str, ...]:
    """Patterns as in `.gitignore`."""
    patterns = _strings(value)
    if any(not pattern.strip() for pattern in patterns):
        raise ValueError("an empty pattern")
    return patterns


def per_file_ignores(value: object, known: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of patterns and the codes that are ignored in the files that they name."""
    if not isinstance(value, dict):
        raise ValueError(f"must be a table of patterns and lists of codes, not {_kind(value)}")  # noqa: TRY004
    return tuple((pattern, codes(ignored, known)) for pattern, ignored in value.items())


def one_of(words: tuple[str, ...]) -> Reader:
    """A reader for one word of a few."""

    def read(value: object, known: Collection[str]) -> str:
        if not isinstance(value, str) or value not in words:
            shown = f"`{value}`" if isinstance(value, str) else _kind(value)
            near = did_you_mean(value, words) if isinstance(value, str) else ""
            raise ValueError(f"must be one of {', '.join(words)}, not {shown}{near}")
        return value

    return read


def tables(value: object, known: Collection[str]) -> tuple[dict[str, object], ...]:
    """An array of tables. What they hold is the schema of the models."""
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise ValueError(f"must be an array of tables, written with double brackets, not {_kind(value)}")
    return tuple(value)


def _code(word: str, known: Collection[str]) -> str:
    code = word.strip().upper()
    if not code or not any(one.startswith(code) for one in known):
        raise ValueError(f"`{word}` is no rule and begins none{did_you_mean(code, known)}")
    return code


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"must be a list of strings, not {_kind(value)}")
    return tuple(value)


def _kind(value: object) -> str:
    names = {str: "a string", bool: "a boolean", int: "a number", float: "a number", dict: "a table"}
    if isinstance(value, list):
        odd = [item for item in value if not isinstance(item, str)]
        return f"a list with {_kind(odd[0])} in it" if odd else "a list"
    return names.get(type(value), f"a {type(value).__name__}")


KEYS = (
    Key("select", codes),
    Key("extend-select", codes),
    Key("ignore", codes),
    Key("per-file-ignores", per_file_ignores),
    Key("min-confidence", one_of(get_args(ConfidenceWord))),
    Key("exclude", globs),
    Key("extend-exclude", globs),
    Key("output-format", one_of(get_args(OutputFormat))),
    Key("api", tables),
    Key("keeper", tables),
)
