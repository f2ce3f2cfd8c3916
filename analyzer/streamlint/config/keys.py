"""The keys of a configuration: what each may hold, and how its value is read.

A reader takes a value as TOML gives it and returns it as the configuration holds it; it raises WrongValueError with all
that is wrong.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias, get_args

from streamlint.config.configuration import ConfidenceWord, OutputFormat
from streamlint.config.errors import WrongValueError, did_you_mean

_SPECIAL = frozenset("\\[!")
"""What a pattern can be wrong in. All others are looked at where they are used."""

Reader: TypeAlias = Callable[[object, Collection[str]], object]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in TOML, its reader, which is given the value and the codes of all rules, and what it is for."""

    name: str
    read: Reader
    about: str

    @property
    def field(self) -> str:
        """The field of Configuration that holds it."""
        return self.name.replace("-", "_")


def codes(value: object, known: Collection[str]) -> tuple[str, ...]:
    """Codes of rules or prefixes of them; each must begin the code of a rule."""
    found = [(word, word.strip().upper()) for word in _strings(value)]
    wrong = [(_no_code(word, code, known), word) for word, code in found if not _begins(code, known)]
    if wrong:
        raise WrongValueError(*wrong)
    return tuple(code for _, code in found)


def globs(value: object, known: Collection[str]) -> tuple[str, ...]:
    """Patterns as in `.gitignore`."""
    patterns = _strings(value)
    if wrong := [(problem, pattern) for pattern in patterns if (problem := _no_pattern(pattern))]:
        raise WrongValueError(*wrong)
    return patterns


def _no_pattern(pattern: str) -> str:
    """Why a pattern is none; nothing where it is one."""
    if not pattern.strip():
        return "an empty pattern"
    if not _SPECIAL.intersection(pattern):
        return ""
    from pathspec import GitIgnoreSpec

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        return f"`{pattern}` is no pattern"
    return ""


def per_file_ignores(value: object, known: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of patterns and the codes that are ignored in the files that they name."""
    if not isinstance(value, dict):
        raise _wrong("a table of patterns and lists of codes", value)
    read: list[tuple[str, tuple[str, ...]]] = []
    wrong: list[tuple[str, str]] = []
    for pattern, ignored in value.items():
        if problem := _no_pattern(pattern.removeprefix("!")):
            wrong.append((problem, pattern))
        try:
            read.append((pattern, codes(ignored, known)))
        except WrongValueError as error:
            wrong.extend((f"`{pattern}` {sentence}", word or pattern) for sentence, word in error.said)
    if wrong:
        raise WrongValueError(*wrong)
    return tuple(read)


def flag(value: object, known: Collection[str]) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise _wrong("true or false", value)
    return value


def one_of(words: tuple[str, ...]) -> Reader:
    """A reader for one word of a few."""

    def read(value: object, known: Collection[str]) -> str:
        if not isinstance(value, str) or value not in words:
            shown = f"`{value}`" if isinstance(value, str) else _kind(value)
            near = did_you_mean(value, words) if isinstance(value, str) else ""
            raise WrongValueError((f"must be one of {', '.join(words)}, not {shown}{near}", ""))
        return value

    return read


def tables(value: object, known: Collection[str]) -> tuple[dict[str, object], ...]:
    """An array of tables. What they hold is the schema of the models."""
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise _wrong("an array of tables, written with double brackets", value)
    return tuple(value)


def _begins(code: str, known: Collection[str]) -> bool:
    return bool(code) and any(one.startswith(code) for one in known)


def _no_code(word: str, code: str, known: Collection[str]) -> str:
    return f"`{word}` is no rule and begins none{did_you_mean(code, known)}"


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _wrong("a list of strings", value)
    return tuple(value)


def _wrong(expected: str, value: object) -> WrongValueError:
    return WrongValueError((f"must be {expected}, not {_kind(value)}", ""))


def _kind(value: object) -> str:
    names = {str: "a string", bool: "a boolean", int: "a number", float: "a number", dict: "a table"}
    if isinstance(value, list):
        odd = [item for item in value if not isinstance(item, str)]
        return f"a list with {_kind(odd[0])} in it" if odd else "a list"
    return names.get(type(value), f"a {type(value).__name__}")


KEYS = (
    Key("select", codes, "The rules that run: codes or their beginnings."),
    Key("extend-select", codes, "Rules that run besides those of `select`."),
    Key("ignore", codes, "Rules that do not run. The longest beginning of a code decides."),
    Key("per-file-ignores", per_file_ignores, "Rules that do not speak about files, by patterns as in .gitignore."),
    Key("min-confidence", one_of(get_args(ConfidenceWord)), "Findings that are at least this sure are reported."),
    Key("exclude", globs, "What no walk enters, as in .gitignore, in the place of the default folders."),
    Key("extend-exclude", globs, "What no walk enters besides that."),
    Key("force-exclude", flag, "Leave out what is excluded also where it is named on the command line."),
    Key("output-format", one_of(get_args(OutputFormat)), "How findings are written."),
    Key("api", tables, "A stream API that streamlint does not know."),
    Key("keeper", tables, "A call that keeps an argument for as long as its receiver lives."),
)
