"""From the facts of a module to bytes."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from streamlint.facts import records
from streamlint.facts.encoding.fields import CLASS, FLAT, FUNCTION, HANDLER, INNER, NESTED, WORDS, Field
from streamlint.location import Span

_LEVEL = 1
_FRAME = 4
"""Bytes in which the length of a section is written."""
_SPANS = 2
"""How many sections are written before that of the spans."""
_Put = Callable[[Any], None]
_Values = Callable[[Any], tuple[Any, ...]]


def encode(module: records.Module) -> bytes:
    """The functions and classes of a module. Where the file lies, and what it is called, is not written."""
    writer = _Writer()
    for function in module.functions:
        writer.function(function)
    for cls in module.classes:
        writer.cls(cls)
    return zlib.compress(writer.bytes(), _LEVEL)


def _numbers(values: Iterable[int] = ()) -> array[int]:
    return array("I", values)


def same_but_for_places(facts: bytes, others: bytes) -> bool:
    """Whether facts that `encode` has written differ in nothing but where in the file things stand.

    Comments, blank lines and the width of lines make no other difference.
    """
    one, two = _without_places(facts), _without_places(others)
    return one is not None and one == two


def _without_places(facts: bytes) -> tuple[bytes, int, bytes] | None:
    """What stands before the spans, how much they take, and what follows. None where the bytes are no facts."""
    try:
        data = zlib.decompress(facts)
    except zlib.error:
        return None
    start = 0
    for _ in range(_SPANS):
        start += _FRAME + int.from_bytes(data[start : start + _FRAME], "little")
    length = int.from_bytes(data[start : start + _FRAME], "little")
    return data[:start], length, data[start + _FRAME + length :]


class _Table:
    """Values written once each."""

    def __init__(self) -> None:
        self._known: dict[Any, int] = {}

    def of(self, value: Any) -> int:
        """Where a value stands."""
        return self._known.setdefault(value, len(self._known))

    @property
    def values(self) -> list[Any]:
        """All of them, in order."""
        return list(self._known)


class _Writer:
    """Everything written so far: `shape` holds blocks, and the tables what stands in them."""

    def __init__(self) -> None:
        self.strings = _Table()
        self.constants = _Table()
        self.spans = _Table()
        self.annotations = _Table()
        self.names = _Table()
        self.pairs = _Table()
        self.inner = {field: _Table() for field in INNER}
        self.tuples = {field: _Table() for field in INNER}
        self.rows = [_numbers() for _ in FLAT]
        self.functions = _numbers()
        self.classes = _numbers()
        self.shape = _numbers()
        self._flat = {
            kind: (code, _values(kind), self._puts(fields, self.rows[code]))
            for code, (kind, fields) in enumerate(FLAT.items())
        }
        self._nested = {
            kind: (len(FLAT) + code, _values(kind), self._puts(fields, self.shape))
            for code, (kind, fields) in enumerate(NESTED.items())
        }
        self._handler = (_values(records.Handler), self._puts(HANDLER, self.shape))
        self._function = (_values(records.Function, 1), self._puts(FUNCTION, self.functions))
        self._class = (_values(records.Class, 1), self._puts(CLASS, self.classes))
        self._inner = {field: _values(INNER[field][0]) for field in INNER}

    # ---- what a module is made of

    def function(self, function: records.Function) -> None:
        values, puts = self._function
        for put, value in zip(puts, values(function), strict=True):
            put(value)

    def cls(self, cls: records.Class) -> None:
        values, puts = self._class
        for put, value in zip(puts, values(cls), strict=True):
            put(value)

    def block(self, block: records.Block) -> None:
        shape, flat = self.shape, self._flat
        shape.append(len(block))
        for record in block:
            found = flat.get(type(record))
            if found is None:
                self._put_nested(record)
                continue
            code, values, puts = found
            shape.append(code)
            for put, value in zip(puts, values(record), strict=True):
                put(value)

    def _put_nested(self, record: records.Record) -> None:
        code, values, puts = self._nested[type(record)]
        self.shape.append(code)
        for put, value in zip(puts, values(record), strict=True):
            put(value)

    def handlers(self, handlers: Sequence[records.Handler]) -> None:
        self.shape.append(len(handlers))
        values, puts = self._handler
        for handler in handlers:
            for put, value in zip(puts, values(handler), strict=True):
                put(value)

    # ---- fields

    def _puts(self, fields: Iterable[Field], into: array[int]) -> tuple[_Put, ...]:
        return tuple(self._put(field, into) for field in fields)

    def _put(self, field: Field, into: array[int]) -> _Put:
        """What writes a field of this kind into a row."""
        if field == "block":
            return self.block
        if field == "handlers":
            return self.handlers
        number, append = self._number(field), into.append
        return lambda value: append(number(value))

    def _number(self, field: Field) -> Callable[[Any], int]:
        """What turns a value of a field of this kind into a number."""
        strings = self.strings.of
        if field in WORDS:
            return WORDS[field].index
        if field in INNER:
            return lambda values: self._tuple(field, values)
        found: dict[str, Callable[[Any], int]] = {
            "span": self.spans.of,
            "name": strings,
            "name?": lambda value: 0 if value is None else strings(value) + 1,
            "names": lambda values: self.names.of(tuple(map(strings, values))),
            "name set": lambda values: self.names.of(tuple(map(strings, sorted(values)))),
            "pairs": lambda values: self.pairs.of(tuple(strings(part) for pair in values for part in pair)),
            "constant": lambda value: self.constants.of(_constant(value)),
            "annotation?": lambda value: 0 if value is None else self.annotations.of(value) + 1,
            "flag": int,
            "star": _one_more,
            "number?": _one_more,
            "class?": _one_more,
            "parent?": _one_more,
        }
        return found.get(field, int)

    def _tuple(self, field: Field, values: Sequence[Any]) -> int:
        """The number of a tuple of rows of their own."""
        table, number = self.inner[field].of, [self._number(inner) for inner in INNER[field][1]]
        rows = [
            table(tuple([to(part) for to, part in zip(number, self._inner[field](value), strict=True)]))
            for value in values
        ]
        return self.tuples[field].of(tuple(rows))

    # ---- bytes

    def bytes(self) -> bytes:
        """All tables, each after its length, in the order in which reading needs them."""
        annotations = _numbers()
        for annotation in self.annotations.values:
            self._annotation(annotation, annotations)
        constants = _numbers(map(self.strings.of, self.constants.values))
        text = "".join(self.strings.values)
        sections: list[array[int]] = [
            _numbers(map(len, self.strings.values)),
            constants,
            _numbers(part for span in self.spans.values for part in _PLACES(span)),
            annotations,
        ]
        for table in (self.names, self.pairs, *self.tuples.values()):
            sections += _grouped(table.values)
        sections += [_numbers(part for row in table.values for part in row) for table in self.inner.values()]
        sections += [*self.rows, self.functions, self.classes, self.shape]
        return b"".join(_framed(_little(section)) for section in sections) + text.encode("utf-8", "surrogatepass")

    def _annotation(self, annotation: records.Annotation, into: array[int]) -> None:
        into.append(self.strings.of(annotation.name))
        into.append(len(annotation.arguments))
        for argument in annotation.arguments:
            self._annotation(argument, into)


_PLACES = attrgetter(*Span.__slots__)


def _values(kind: type, first: int = 0) -> _Values:
    """What reads the fields of a record, from the field number `first` on."""
    names: Sequence[str] = kind.__slots__[first:]  # type: ignore[attr-defined]  # every record has slots
    return attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)


def _one_more(value: int | None) -> int:
    """Of -1 or None, zero."""
    return 0 if value is None else value + 1


def _constant(value: records.Constant) -> str:
    """A constant as a word that says its type too: 1, 1.0 and True are equal, and not the same."""
    if value is None or isinstance(value, bool):
        return {None: "n", True: "t", False: "f"}[value]
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, bytes):
        return f"b{value.decode('latin-1')}"
    return f"i{value:x}" if isinstance(value, int) else f"d{value.hex()}"


def _grouped(tuples: Sequence[tuple[int, ...]]) -> list[array[int]]:
    """Tuples as two tables: how long each is, and what is in them."""
    return [_numbers(map(len, tuples)), _numbers(part for one in tuples for part in one)]


def _little(section: array[int]) -> bytes:
    if sys.byteorder == "big":
        section = section[:]
        section.byteswap()
    return section.tobytes()


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(_FRAME, "little") + data
