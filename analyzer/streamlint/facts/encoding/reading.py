"""From bytes to the facts of a module."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

from streamlint.facts import records
from streamlint.facts.collector import without_collector
from streamlint.facts.encoding.fields import CLASS, DEEPEST, FLAT, FUNCTION, HANDLER, INNER, NESTED, WORDS, Field
from streamlint.location import Span

_LARGEST = 256 * 1024 * 1024
"""Bytes that facts may take when they are unpacked. Those of a file of 100,000 lines take some 10 MB."""
_SIZE = 4
_DAMAGE = (zlib.error, LookupError, ValueError, TypeError, OverflowError, StopIteration, RuntimeError)
"""What a table does not hold, a number that is too large, bytes that end too early (in a generator a RuntimeError)."""

_Column = Callable[[Iterable[int]], Iterable[Any]]


class DamagedFactsError(Exception):
    """The bytes are not what `encode` writes."""


def decode(data: bytes, path: str, name: str, is_package: bool) -> records.Module:
    """The module whose functions and classes these bytes are. Raises `DamagedFactsError`, and nothing else."""
    try:
        with without_collector():
            return _Reader(_unpacked(data)).module(path, name, is_package)
    except DamagedFactsError:
        raise
    except _DAMAGE as error:
        raise DamagedFactsError(f"{type(error).__name__}: {error}") from error


def _unpacked(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(data, _LARGEST)
    if not unpacking.eof or unpacking.unused_data:
        raise DamagedFactsError("cut off, too large, or longer than it says")
    return found


class _Reader:
    """The tables of one module, and what builds records of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        lengths = self._section()
        sections = [self._section() for _ in range(3 + 2 * (2 + len(INNER)) + len(INNER) + len(FLAT) + 3)]
        self._strings = list(_cut(data[self._at :].decode("utf-8", "surrogatepass"), lengths))
        *_, self._function_rows, self._class_rows, shape = sections
        self._functions = len(self._function_rows) // (len(FUNCTION) - 1)
        self._classes = len(self._class_rows) // len(CLASS)
        following = iter(sections)
        self._columns: dict[Field, _Column] = self._simple()
        self._add("constant", [_constant(self._strings[number]) for number in next(following)])
        places = iter(next(following))
        self._add("span", list(map(Span, places, places, places, places)))
        self._add("annotation?", [None, *self._annotations(next(following))])
        self._read_tuples(following)
        self._flat = [
            map(kind, *self._fields(fields, next(following))).__next__ for kind, fields in FLAT.items() if fields
        ]
        self._shape = iter(shape)
        self._depth = 0
        self._make: list[Callable[[], records.Record]] = [
            *self._flat,
            *[self._maker(kind, fields) for kind, fields in NESTED.items()],
        ]
        self._handler = self._maker(records.Handler, HANDLER)

    def _section(self) -> array[int]:
        start = self._at + _SIZE
        length = int.from_bytes(self._data[self._at : start], "little")
        found = array("I")
        found.frombytes(self._data[start : start + length])
        if len(found) * _SIZE != length:
            raise DamagedFactsError("cut off")
        if sys.byteorder == "big":
            found.byteswap()
        self._at = start + length
        return found

    def _simple(self) -> dict[Field, _Column]:
        """How the fields are read that need nothing but strings and numbers."""
        columns: dict[Field, _Column] = {
            "number": lambda numbers: numbers,
            "star": lambda numbers: (number - 1 for number in numbers),
        }
        self._columns = columns
        for field, words in WORDS.items():
            self._add(field, words)
        self._add("flag", (False, True))
        self._add("name", self._strings)
        self._add("name?", [None, *self._strings])
        self._add("function", range(self._functions))
        self._add("class", range(self._classes))
        self._add("class?", [None, *range(self._classes)])
        return columns

    def _add(self, field: Field, values: Sequence[Any]) -> None:
        """A field is read by looking up a number among these values."""
        self._columns[field] = lambda numbers: map(values.__getitem__, numbers)

    def _read_tuples(self, following: Iterator[array[int]]) -> None:
        names, pairs = ((next(following), next(following)) for _ in range(2))
        tuples = {field: (next(following), next(following)) for field in INNER}
        strings = self._strings.__getitem__
        groups = list(_grouped(map(strings, names[1]), names[0]))
        self._add("names", groups)
        self._add("name set", list(map(frozenset, groups)))
        flat = map(strings, pairs[1])
        self._add("pairs", list(_grouped(zip(flat, flat, strict=True), [length // 2 for length in pairs[0]])))
        for field, (kind, fields) in INNER.items():
            rows = list(map(kind, *self._fields(fields, next(following))))
            lengths, numbers = tuples[field]
            self._add(field, list(_grouped(map(rows.__getitem__, numbers), lengths)))

    def _annotations(self, numbers: array[int]) -> Iterator[records.Annotation]:
        following = iter(numbers)
        for name in following:
            yield self._annotation(name, following, 0)

    def _annotation(self, name: int, following: Iterator[int], depth: int) -> records.Annotation:
        if depth > DEEPEST:
            raise DamagedFactsError("nested too deeply")
        count = next(following)
        arguments = [self._annotation(next(following), following, depth + 1) for _ in range(count)]
        return records.Annotation(self._strings[name], tuple(arguments))

    def _fields(self, fields: Sequence[Field], rows: array[int]) -> list[Iterable[Any]]:
        """The columns of a table, of which each row has these fields."""
        width = len(fields)
        if len(rows) % width:
            raise DamagedFactsError("cut off")
        return [self._columns[field](rows[index::width]) for index, field in enumerate(fields)]

    # ---- blocks

    def _maker(self, kind: type, fields: Sequence[Field]) -> Callable[[], Any]:
        """What reads a record that has blocks."""
        ways = [self._way(field) for field in fields]
        return lambda: kind(*[way() for way in ways])

    def _way(self, field: Field) -> Callable[[], Any]:
        if field == "block":
            return self._block
        if field == "handlers":
            return lambda: tuple([self._handler() for _ in range(next(self._shape))])
        return iter(self._columns[field](self._shape)).__next__

    def _block(self) -> records.Block:
        self._depth += 1
        if self._depth > DEEPEST:
            raise DamagedFactsError("nested too deeply")
        make, shape = self._make, self._shape
        length = next(shape)
        block = tuple([make[code]() for code in islice(shape, length)])
        if len(block) != length:
            raise DamagedFactsError("cut off")
        self._depth -= 1
        return block

    # ---- the module

    def module(self, path: str, name: str, is_package: bool) -> records.Module:
        """All that was written, and no more than that."""
        functions = tuple(self._read_functions())
        classes = tuple(map(records.Class, range(self._classes), *self._fields(CLASS, self._class_rows)))
        if not functions or functions[0].kind != "module":
            raise DamagedFactsError("functions or classes are missing")
        if next(self._shape, None) is not None:
            raise DamagedFactsError("more than it says")
        return records.Module(path, name, is_package, functions, classes)

    def _read_functions(self) -> Iterator[records.Function]:
        fields = [field for field in FUNCTION if field != "block"]
        self._add("parent?", [None, *range(self._functions)])
        rows = zip(*self._fields(fields, self._function_rows), strict=True)
        block = FUNCTION.index("block")
        for index, row in zip(range(self._functions), rows, strict=True):
            values: list[Any] = [*row[:block], self._block(), *row[block:]]
            function = records.Function(index, *values)
            if (function.parent is None) != (index == 0) or (function.parent or 0) > max(index - 1, 0):
                raise DamagedFactsError("a function lies in none before it")
            yield function


def _cut(text: str, lengths: Sequence[int]) -> Iterator[str]:
    if sum(lengths) != len(text):
        raise DamagedFactsError("cut off")
    return (text[end - length : end] for end, length in zip(accumulate(lengths), lengths, strict=True))


def _grouped(values: Iterable[Any], lengths: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    following = iter(values)
    for length in lengths:
        found = tuple(islice(following, length))
        if len(found) != length:
            raise DamagedFactsError("cut off")
        yield found


def _constant(word: str) -> records.Constant:
    kind, value = word[:1], word[1:]
    if kind == "s":
        return value
    if kind == "b":
        return value.encode("latin-1")
    if kind == "i":
        return int(value, 16)
    if kind == "d":
        return float.fromhex(value)
    return {"n": None, "t": True, "f": False}[word]
