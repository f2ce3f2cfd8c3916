"""Facts as bytes: what is written can be read, and what was not written by us harms nobody."""

import typing
import zlib
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streamlint.facts import records
from streamlint.facts.encoding import DamagedFactsError, decode, encode
from streamlint.facts.encoding.fields import CLASS, FLAT, FUNCTION, HANDLER, INNER, NESTED, WORDS, Field
from streamlint.facts.lowering import lower
from streamlint.location import Span

HINTS: dict[Field, object] = {
    "span": Span,
    "name": str,
    "name?": str | None,
    "names": tuple[str, ...],
    "name set": frozenset[str],
    "constant": records.Constant,
    "annotation?": records.Annotation | None,
    "number": int,
    "number?": int | None,
    "flag": bool,
    "arguments": tuple[records.Argument, ...],
    "elements": tuple[records.Element, ...],
    "parameters": tuple[records.Parameter, ...],
    "pairs": tuple[tuple[str, str], ...],
    "function": int,
    "class": int,
    "class?": int | None,
    "parent?": int | None,
    "star": int,
    "handlers": tuple[records.Handler, ...],
}
WRITTEN = {
    **FLAT,
    **NESTED,
    records.Handler: HANDLER,
    records.Function: ("number", *FUNCTION),
    records.Class: ("number", *CLASS),
    **dict(INNER.values()),
}


@pytest.mark.parametrize("kind", typing.get_args(records.Record))
def test_every_record_is_written(kind: type) -> None:
    assert kind in WRITTEN


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_every_field_is_written_as_what_it_is(kind: type) -> None:
    hints = typing.get_type_hints(kind)
    assert len(fields(kind)) == len(WRITTEN[kind])
    for own, field in zip(fields(kind), WRITTEN[kind], strict=True):
        hint = hints[own.name]
        if field in WORDS:
            assert set(typing.get_args(hint)) == set(WORDS[field])
        elif field == "block":
            assert typing.get_origin(hint) is tuple
            assert set(typing.get_args(typing.get_args(hint)[0])) == set(typing.get_args(records.Record))
        else:
            assert hint == HINTS[field], own.name


# ------------------------------------------------------------------------------------------------------------ the law

FUNCTIONS, CLASSES = 3, 2
NUMBERS = st.integers(0, 2**31)
NAMES = st.text(st.characters(), max_size=5) | st.sampled_from(["%0", "stream", "x@4", "\ud800"])
SPANS = st.builds(Span, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
ANNOTATIONS: st.SearchStrategy[records.Annotation] = st.deferred(
    lambda: st.builds(records.Annotation, NAMES, st.lists(ANNOTATIONS, max_size=2).map(tuple))
)
CONSTANTS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | NAMES
    | st.binary(max_size=5)
    | st.just(-0.0)
    | st.just(1.0)
)


def tuples(values: st.SearchStrategy[typing.Any]) -> st.SearchStrategy[tuple[typing.Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def of(field: Field) -> st.SearchStrategy[typing.Any]:
    """Any value that a field of this kind may have."""
    if field in WORDS:
        return st.sampled_from(WORDS[field])
    if field in INNER:
        kind, inner = INNER[field]
        return tuples(st.builds(kind, *map(of, inner)))
    return {
        "span": SPANS,
        "name": NAMES,
        "name?": st.none() | NAMES,
        "names": tuples(NAMES),
        "name set": st.frozensets(NAMES, max_size=3),
        "pairs": tuples(st.tuples(NAMES, NAMES)),
        "constant": CONSTANTS,
        "annotation?": st.none() | ANNOTATIONS,
        "number": NUMBERS,
        "star": st.integers(-1, 3),
        "flag": st.booleans(),
        "function": st.integers(0, FUNCTIONS - 1),
        "class": st.integers(0, CLASSES - 1),
        "class?": st.none() | st.integers(0, CLASSES - 1),
        "block": BLOCKS,
        "handlers": tuples(st.builds(records.Handler, *[st.deferred(lambda one=one: of(one)) for one in HANDLER])),
    }[field]


FLAT_RECORDS = st.deferred(lambda: st.one_of([st.builds(kind, *map(of, written)) for kind, written in FLAT.items()]))
NESTED_RECORDS = st.deferred(
    lambda: st.one_of([st.builds(kind, *map(of, written)) for kind, written in NESTED.items()])
)
BLOCKS: st.SearchStrategy[tuple[typing.Any, ...]] = st.deferred(
    lambda: tuples(st.one_of(FLAT_RECORDS, FLAT_RECORDS, FLAT_RECORDS, NESTED_RECORDS))
)


@st.composite
def modules(draw: st.DrawFn) -> records.Module:
    functions = []
    for index in range(FUNCTIONS):
        values = [draw(of(field)) if field != "parent?" else (index - 1 if index else None) for field in FUNCTION]
        function = records.Function(index, *values)
        functions.append(replace(function, kind="module") if index == 0 else function)
    classes = [records.Class(index, *[draw(of(field)) for field in CLASS]) for index in range(CLASSES)]
    return records.Module("src/a.py", "a", False, tuple(functions), tuple(classes))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60, deadline=None)
@given(modules())
def test_what_is_written_can_be_read(module: records.Module) -> None:
    read = decode(encode(module), "src/a.py", "a", False)
    assert shown(read) == shown(module)
    assert encode(read) == encode(module)


def shown(value: object) -> object:
    """A value in which 1, 1.0 and True differ, and a number that is none equals itself."""
    if isinstance(value, frozenset):
        return sorted(map(repr, value))
    if isinstance(value, tuple):
        return [shown(part) for part in value]
    if hasattr(value, "__slots__") and not isinstance(value, str):
        return [type(value).__name__, *[shown(getattr(value, name)) for name in value.__slots__]]
    return repr(value)


def test_the_facts_of_real_files_can_be_read() -> None:
    for path in sorted(Path(__file__).parents[2].glob("analyzer/streamlint/*/*.py")):
        module = lower(path.read_bytes(), path.name, "package.name", True)
        assert decode(encode(module), path.name, "package.name", True) == module


# ------------------------------------------------------------------------------------------------------------- damage

SOURCE = """
import acme
class Agent:
    def run(self, *turns: list[int], limit=1.5):
        for turn in turns:
            try:
                with acme.open(turn, b"x", **{"a": 1}) as (a, *b):
                    self.kept[turn] = yield a
            except (OSError, ValueError) as error:
                del b
"""


def raw() -> bytes:
    return zlib.decompress(encode(lower(SOURCE, "a.py", "a")))


def reads(data: bytes) -> records.Module | None:
    """The module in these bytes; None where they are damaged."""
    try:
        return decode(data, "a.py", "a", False)
    except DamagedFactsError:
        return None


@given(st.data())
def test_other_numbers_give_facts_or_none(data: st.DataObject) -> None:
    changed = bytearray(raw())
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    module = reads(zlib.compress(bytes(changed)))
    assert module is None or decode(encode(module), "a.py", "a", False) is not None


def test_bytes_that_end_too_early_or_late_are_damaged() -> None:
    whole = raw()
    assert reads(zlib.compress(whole)) is not None
    assert all(reads(zlib.compress(whole[:end])) is None for end in range(len(whole)))
    assert reads(zlib.compress(whole + b"x")) is None
    packed = encode(lower(SOURCE, "a.py", "a"))
    assert all(reads(packed[:end]) is None for end in range(len(packed)))
    assert reads(packed + b"x") is None
    assert all(reads(rubbish) is None for rubbish in (b"", b"rubbish", packed[::-1]))


def test_a_bomb_does_not_go_off() -> None:
    assert reads(zlib.compress(bytes(300 * 1024 * 1024), 9)) is None


def test_a_block_that_is_too_deep_is_damaged() -> None:
    at = Span(1, 1, 1, 1)
    body: records.Block = ()
    for _ in range(400):
        body = (records.Branch(at, "x", body, ()),)
    module = lower("pass\n", "a.py", "a")
    deep = replace(module, functions=(replace(module.functions[0], body=body),))
    assert reads(encode(deep)) is None
