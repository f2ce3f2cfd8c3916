"""The standard library goes through lowering, and what comes out keeps the promises of the records."""

from __future__ import annotations

import ast
import dataclasses
import sysconfig
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from facts.notation import blocks
from streamlint.facts import records
from streamlint.facts.lowering import LoweringError, lower

LIBRARY = Path(sysconfig.get_path("stdlib"))
PARTS = ("asyncio/*.py", "json/*.py", "email/*.py", "collections/*.py", "dataclasses.py", "typing.py", "enum.py")
PATTERNS = ("test/test_patma.py", "test/test_named_expressions.py", "test/test_generators.py", "test/test_with.py")
PART = sorted(path for pattern in (*PARTS, *PATTERNS) for path in LIBRARY.glob(pattern))

# Valid Python that LibCST's grammar lacks: `(name): annotation` and the like.
UNSUPPORTED = {"test_grammar.py", "ann_module.py"}


def is_python(path: Path) -> bool:
    """Whether the Python that runs can parse a file; the library's tests contain files that it cannot."""
    try:
        with tokenize.open(path) as file:
            ast.parse(file.read())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def check(path: Path) -> None:
    """Lowers a file and checks what it becomes."""
    module = lower(path.read_bytes(), str(path), path.stem)
    assert [each.index for each in module.functions] == list(range(len(module.functions)))
    assert [each.index for each in module.classes] == list(range(len(module.classes)))
    for cls in module.classes:
        assert module.functions[cls.body].kind == "class"
    for function in module.functions:
        check_function(module, function)


def check_function(module: records.Module, function: records.Function) -> None:
    if function.parent is not None:
        assert function.parent < function.index
        assert module.functions[function.parent].whole.covers(function.whole)
    assert function.whole.covers(function.at)
    assert not function.binds & (function.globals | function.nonlocals)
    written: set[str] = set()
    check_block(function, function.body, written)
    assert len(written) == function.temporaries


def check_block(function: records.Function, block: records.Block, written: set[str]) -> None:
    """Every temporary is written once, before it is read, and every record lies inside its function."""
    for record in block:
        assert function.whole.covers(record.at), record
        if not isinstance(record, records.Loop | records.Try):
            assert set(read(record)) <= written, record
        elif isinstance(record, records.Loop) and record.iterable is not None:
            assert record.iterable in written or not record.iterable.startswith("%")
        if isinstance(record, records.Loop | records.With):
            write(written, record.item if isinstance(record, records.Loop) else record.entered)
        for inner in blocks(record):
            check_block(function, inner, written)
        if isinstance(record, records.Loop) and record.test is not None and record.test.startswith("%"):
            assert record.test in written
        for name in targets(record):
            write(written, name)
            assert name.startswith("%") or name in function.binds | function.globals | function.nonlocals | {"*"}


def write(written: set[str], name: str | None) -> None:
    if name is not None and name.startswith("%"):
        assert name not in written
        written.add(name)


def targets(record: records.Record) -> tuple[str, ...]:
    """What a record writes."""
    to = getattr(record, "to", ())
    return to if isinstance(to, tuple) else (to,)


def read(record: records.Record) -> Iterator[str]:
    """The temporaries that a record itself reads."""
    if isinstance(record, records.Const):
        return
    for field in dataclasses.fields(record):
        if field.name not in ("at", "to", "body", "then", "orelse", "entered", "name", "module", "operator"):
            yield from temporaries(getattr(record, field.name))


def temporaries(value: object) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("%"):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from temporaries(each)
    elif isinstance(value, records.Argument | records.Element):
        yield from temporaries((value.value, getattr(value, "key", None)))


@pytest.mark.parametrize("path", PART, ids=[path.relative_to(LIBRARY).as_posix() for path in PART])
def test_part_of_the_library(path: Path) -> None:
    check(path)


@pytest.mark.whole
def test_whole_library() -> None:
    failed = []
    for path in sorted(LIBRARY.rglob("*.py")):
        if "site-packages" in path.parts:
            continue
        try:
            check(path)
        except LoweringError as error:
            if path.name not in UNSUPPORTED and is_python(path):
                failed.append(f"{path}: {error}")
    assert not failed
