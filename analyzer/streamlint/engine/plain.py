"""Frozen dataclasses as JSON and back, checked field by field against their own annotations. Reading runs no code.

A dataclass becomes the list of its fields' values. What may stand in a field: text, numbers, truth values, words of a
`Literal`, members of an `IntEnum`, None, further dataclasses, and tuples, frozen sets and dictionaries of these.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import IntEnum
from functools import cache
from typing import Any, TypeAlias

_Reader: TypeAlias = Callable[[Any], Any]


class NotPlainError(ValueError):
    """What was read is not a value of the type that was asked for."""


def written(value: Any) -> Any:
    """A value as lists, dictionaries, text and numbers."""
    if is_dataclass(value):
        return [written(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [written(part) for part in value]
    if isinstance(value, frozenset):
        return [written(part) for part in sorted(value)]
    if isinstance(value, Mapping):
        return {key: written(part) for key, part in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is no plain value")


@cache
def reader(kind: Any) -> _Reader:
    """What reads values of a type, given as its annotation. It raises NotPlainError for all others."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuples(arguments)
    if origin is frozenset:
        return lambda found: frozenset(map(reader(arguments[0]), _listed(found)))
    if origin is typing.Literal:
        return lambda found: _checked(found, isinstance(found, str) and found in arguments)
    if origin in (types.UnionType, typing.Union):
        return _either(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(reader(arguments[1]))
    if isinstance(kind, type) and is_dataclass(kind):
        return _fields(kind)
    if issubclass(kind, IntEnum):
        return lambda found: kind(_checked(found, found in list(kind)))
    return lambda found: _checked(found, type(found) is kind or (kind is float and type(found) is int))


def _checked(found: Any, is_right: bool) -> Any:
    if not is_right:
        raise NotPlainError(f"{type(found).__name__} is not what belongs here")
    return found


def _listed(found: Any) -> list[Any]:
    """A list, which stands for a tuple or a dataclass."""
    return list(_checked(found, isinstance(found, list)))


def _tuples(arguments: tuple[Any, ...]) -> _Reader:
    if arguments[-1:] == (...,):
        each = reader(arguments[0])
        return lambda found: tuple([each(part) for part in _listed(found)])
    readers = [reader(argument) for argument in arguments]
    return lambda found: tuple([read(part) for read, part in _paired(readers, found)])


def _either(arguments: tuple[Any, ...]) -> _Reader:
    """Of a type or None, the one; other unions are of simple types."""
    others = [argument for argument in arguments if argument is not types.NoneType]
    if len(others) == len(arguments):
        return lambda found: _checked(found, type(found) in arguments)
    (other,) = others
    read = reader(other)
    return lambda found: None if found is None else read(found)


def _mapping(each: _Reader) -> _Reader:
    return lambda found: {
        key: each(value) for key, value in _checked(found, isinstance(found, dict)).items() if isinstance(key, str)
    }


def _fields(kind: type) -> _Reader:
    hints = typing.get_type_hints(kind)
    readers = [reader(hints[field.name]) for field in fields(kind)]
    return lambda found: kind(*[read(part) for read, part in _paired(readers, found)])


def _paired(readers: list[_Reader], found: Any) -> zip[tuple[_Reader, Any]]:
    _checked(found, isinstance(found, list) and len(found) == len(readers))
    return zip(readers, found, strict=True)
