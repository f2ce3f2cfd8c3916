"""Validation of raw tables: every key known, every value of its type, every name dotted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

from streamlint.models.names import is_dotted, repaired
from streamlint.models.tables import Constant

Shape: TypeAlias = Literal[
    "text",
    "dotted",
    "flag",
    "number",
    "words",
    "names",
    "choice",
    "argument",
    "arguments",
    "constants",
    "when",
    "table",
    "tables",
]


class TableError(ValueError):
    """A table that cannot be used. `str()` is the whole message; `nearest` the known word that was probably meant."""

    def __init__(self, place: Place, key: str, problem: str, nearest: str | None = None) -> None:
        hint = f"; did you mean {nearest!r}?" if nearest else ""
        super().__init__(f"{place}: {problem}{hint}")
        self.file = place.file
        self.table = place.table
        self.key = key
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Place:
    """Which table of which file: `pyproject.toml: [[tool.streamlint.api]] 2`."""

    file: str
    table: str
    index: int | None = None

    def __str__(self) -> str:
        count = "" if self.index is None else f" {self.index + 1}"
        return f"{self.file}: {self.table}{count}"

    def inside(self, table: str, index: int | None = None) -> Place:
        """The place of a table within this one."""
        return Place(self.file, f"{self.table}{'' if self.index is None else f' {self.index + 1}'} {table}", index)


@dataclass(frozen=True, slots=True)
class Field:
    """What one key may hold. `options` are the words of a choice, or those allowed in a list of words."""

    shape: Shape
    options: tuple[str, ...] = ()
    required: bool = False


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


def _is_argument(value: object) -> bool:
    return _is_number(value) or (isinstance(value, str) and value.isidentifier())


def _is_arguments(value: object) -> bool:
    if isinstance(value, str):
        return value in ("all", "rest", "none")
    return isinstance(value, list) and all(map(_is_argument, value))


def _is_constants(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str | int | float) for item in value)


def _is_when(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return all(key.isidentifier() and isinstance(item, str | int | float) for key, item in value.items())


def _is_names(value: object) -> bool:
    return isinstance(value, str) or _is_words(value)


_SHAPES: dict[Shape, tuple[str, Callable[[object], bool]]] = {
    "text": ("a string", lambda value: isinstance(value, str)),
    "dotted": ("a string", lambda value: isinstance(value, str)),
    "choice": ("a string", lambda value: isinstance(value, str)),
    "flag": ("true or false", lambda value: isinstance(value, bool)),
    "number": ("a number from 0", _is_number),
    "words": ("a list of strings", _is_words),
    "names": ("a dotted name or a list of them", _is_names),
    "argument": ("the position of an argument, from 0, or its keyword", _is_argument),
    "arguments": ('"all", "rest", "none" or a list of positions and keywords', _is_arguments),
    "constants": ("a list of constants", _is_constants),
    "when": ("a table of keywords and the constants they must have", _is_when),
    "table": ("a table", lambda value: isinstance(value, dict)),
    "tables": (
        "a list of tables",
        lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value),
    ),
}


class Entry:
    """One table whose keys and values have been checked; the getters give them with their types."""

    __slots__ = ("_values", "place")

    def __init__(self, values: Mapping[str, Any], place: Place) -> None:
        self._values = values
        self.place = place

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        return cast(str, self._values.get(key, default))

    def maybe(self, key: str) -> str | None:
        """A string, or None where the key is not there."""
        return cast("str | None", self._values.get(key))

    def flag(self, key: str, default: bool = False) -> bool:
        """A truth value."""
        return cast(bool, self._values.get(key, default))

    def number(self, key: str) -> int | None:
        """A number, or None where the key is not there."""
        return cast("int | None", self._values.get(key))

    def words(self, key: str) -> tuple[str, ...]:
        """A list of strings; a single string is a list of one."""
        value = self._values.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    def raw(self, key: str, default: object = None) -> Any:
        """The value as it stands in the file."""
        return self._values.get(key, default)

    def constants(self, key: str) -> tuple[Constant, ...]:
        """A list of constants."""
        return tuple(self._values.get(key, ()))

    def error(self, key: str, problem: str, nearest: str | None = None) -> TableError:
        """The error to raise about one of this table's keys."""
        return TableError(self.place, key, problem, nearest)


def check(raw: object, fields: Mapping[str, Field], place: Place) -> Entry:
    """The table `raw` as an `Entry`. Raises `TableError` about the first key that is unknown, wrong or missing."""
    if not isinstance(raw, dict):
        raise TableError(place, "", f"must be a table, not {_shown(raw)}")
    for key, value in raw.items():
        if key not in fields:
            raise TableError(place, key, f"unknown key {key!r}", nearest(key, fields))
        _check_value(key, value, fields[key], place)
    missing = next((key for key, field in fields.items() if field.required and key not in raw), None)
    if missing is not None:
        raise TableError(place, missing, f"the key {missing!r} is missing")
    return Entry(raw, place)


def _check_value(key: str, value: object, field: Field, place: Place) -> None:
    expected, accepts = _SHAPES[field.shape]
    if not accepts(value):
        raise TableError(place, key, f"{key!r} must be {expected}, not {_shown(value)}")
    if field.shape in ("names", "dotted"):
        _check_names(key, value, place)
    if field.options:
        _check_options(key, value, field.options, place)


def _check_names(key: str, value: object, place: Place) -> None:
    names = [value] if isinstance(value, str) else cast("list[str]", value)
    for name in names:
        if not is_dotted(name):
            problem = f"{key!r} must be a dotted name such as 'package.Class.method', not {name!r}"
            raise TableError(place, key, problem, repaired(name))


def _check_options(key: str, value: object, options: tuple[str, ...], place: Place) -> None:
    words = [value] if isinstance(value, str) else cast("list[str]", value)
    for word in words:
        if word not in options:
            listed = ", ".join(map(repr, options))
            raise TableError(place, key, f"{key!r} must be one of {listed}, not {word!r}", nearest(word, options))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, None where none does."""
    import difflib  # only errors need it

    spelled = word.strip().lower().replace("_", "-")
    close = difflib.get_close_matches(spelled, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of thousands of digits
        return "a number beyond measure"
    return text if len(text) <= 60 else f"{text[:57]}..."
