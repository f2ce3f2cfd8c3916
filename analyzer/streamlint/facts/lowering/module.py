"""A file's text to the facts of its module."""

from __future__ import annotations

import sys
import threading

import libcst as cst

from streamlint.facts import records
from streamlint.facts.collector import without_collector
from streamlint.facts.lowering import (
    blocks,
    chains,
    comprehensions,
    definitions,
    expressions,
    imports,
    literals,
    matching,
    statements,
)
from streamlint.facts.lowering.errors import LoweringError
from streamlint.facts.lowering.parsing import decode, parse_module
from streamlint.facts.lowering.positions import Positions
from streamlint.facts.lowering.walk import Statements, Values, Walk
from streamlint.facts.versions import versioned

VALUES: Values = {
    **literals.VALUES,
    **expressions.VALUES,
    **chains.VALUES,
    **comprehensions.VALUES,
    **definitions.VALUES,
}
STATEMENTS: Statements = {
    **statements.STATEMENTS,
    **imports.STATEMENTS,
    **blocks.STATEMENTS,
    **definitions.STATEMENTS,
    **matching.STATEMENTS,
}

# For chains that `nesting` lets pass: four frames of Python for each of its links, with room on a stack of their own.
_DEEP_RECURSION = 20_000
_DEEP_STACK = 256 * 1024 * 1024


def lower(source: bytes | str, path: str, name: str, is_package: bool = False) -> records.Module:
    """Read the facts of one file. `name` is the module's dotted name, `is_package` says that it is an `__init__` file.

    Raises `LoweringError` for a text that is no Python, cannot be decoded or is nested too deeply, and MemoryError, but
    nothing else.
    """
    try:
        with without_collector():  # a tree has no cycles
            return _lower(source, path, name, is_package)
    except (LoweringError, MemoryError):
        raise
    except Exception as error:  # one odd file must not end a run
        raise LoweringError(f"cannot be lowered: {error!r}") from error


def _lower(source: bytes | str, path: str, name: str, is_package: bool) -> records.Module:
    text = decode(source) if isinstance(source, bytes) else source
    text = text.removeprefix("\ufeff")
    tree = parse_module(text)
    try:
        walk = _walk(tree, text)
    except RecursionError:
        walk = _walk_deep(tree, text)
    functions = tuple([function for function in walk.functions if function is not None])
    classes = tuple([cls for cls in walk.classes if cls is not None])
    return records.Module(path, name, is_package, versioned(functions), classes)


def _walk(tree: cst.Module, text: str) -> Walk:
    positions = Positions(tree, text)
    walk = Walk(positions, VALUES, STATEMENTS)
    for statement in tree.body:
        walk.statement(statement)
    whole = positions.between(0, positions.end(tree.body[-1]) if tree.body else 0)
    walk.leave(whole, whole, tuple(walk.out))
    return walk


def _walk_deep(tree: cst.Module, text: str) -> Walk:
    """Walk a deep tree: with a larger stack, in a thread of its own, since that of a running one cannot grow."""
    done: list[Walk] = []
    failed: list[Exception] = []

    def work() -> None:
        try:
            done.append(_walk(tree, text))
        except RecursionError:
            failed.append(LoweringError("nested too deeply"))
        except Exception as error:  # noqa: BLE001 -- handed on below
            failed.append(error)

    recursion, stack = sys.getrecursionlimit(), threading.stack_size(_DEEP_STACK)
    sys.setrecursionlimit(max(recursion, _DEEP_RECURSION))
    try:
        thread = threading.Thread(target=work, name="lowering")
        thread.start()
        thread.join()
    finally:
        threading.stack_size(stack)
        sys.setrecursionlimit(recursion)
    if failed:
        raise failed[0]
    return done[0]
