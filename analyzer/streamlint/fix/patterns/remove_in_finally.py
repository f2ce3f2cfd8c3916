"""Take out on every way what is taken out on the good way only."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import Store, store_of

_REMOVERS = frozenset({"pop", "remove", "discard"})


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: it is taken out too where the code between raises, returns early or is cancelled."""
    store = store_of(source, finding)
    line = source.statement(store.node) if store is not None else None
    block = source.parent(line) if line is not None else None
    if store is None or not isinstance(block, cst.IndentedBlock):
        return None
    body = list(block.body)
    start = next(number for number, each in enumerate(body) if each is line)
    end = next((n for n in range(start + 1, len(body)) if _removes(source, body[n], store)), None)
    if end is None or end == start + 1:
        return None
    guarded = cst.Try(
        body=cst.IndentedBlock(body[start + 1 : end]), finalbody=cst.Finally(body=cst.IndentedBlock([body[end]]))
    )
    whole = block.with_changes(body=[*body[: start + 1], guarded, *body[end + 1 :]])
    return Mended(
        source.replaced((block, whole)).code,
        "unsafe",
        "Take it out in a `finally`, however the code between ends",
    )


def _removes(source: Source, statement: cst.CSTNode, store: Store) -> bool:
    """Whether a statement, which does nothing else, takes something out of the container of a store."""
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return False
    into = source.code(store.into)
    match statement.body[0]:
        case cst.Del(target=cst.Subscript(value=value)):
            return source.code(value) == into
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=value, attr=cst.Name(value=method)))):
            return method in _REMOVERS and source.code(value) == into
        case _:
            return False
