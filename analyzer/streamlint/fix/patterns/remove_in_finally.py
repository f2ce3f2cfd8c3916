"""Take out on every way what is taken out on the good way only."""

from __future__ import annotations

import libcst as cst
from libcst import matchers as m

from streamlint.finding import Finding
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import Store, store_of

_REMOVERS = frozenset({"pop", "remove", "discard"})
_BINDING = (cst.AssignTarget, cst.AnnAssign, cst.For, cst.AsName, cst.NamedExpr, cst.Element, cst.Del)


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: it is taken out too where the code between raises, returns early or is cancelled."""
    store = store_of(source, finding)
    line = source.statement(store.node) if store is not None else None
    block = source.parent(line) if line is not None else None
    if store is None or not isinstance(block, cst.IndentedBlock):
        return None
    body = list(block.body)
    start = next(number for number, each in enumerate(body) if each is line)
    removed = _key(source, store)
    end = next(
        (n for n in range(start + 1, len(body)) if removed and _removes(source, body[n], store) == removed), None
    )
    if end is None or end == start + 1 or not _is_left_alone(source, body[start + 1 : end], store, removed):
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


def _key(source: Source, store: Store) -> str:
    """The key or the thing by which what a store puts into its container is known there; empty where that is no name."""
    match store.node:
        case cst.Assign(targets=(cst.AssignTarget(target=cst.Subscript(slice=(element,))),)):
            return source.code(element.slice)
        case _:
            return source.code(store.value) if store.method in ("add", "append") else ""


def _removes(source: Source, statement: cst.CSTNode, store: Store) -> str:
    """The key or the thing that a statement, which does nothing else, takes out of the container of a store."""
    if not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) != 1:
        return ""
    into = source.code(store.into)
    match statement.body[0]:
        case cst.Del(target=cst.Subscript(value=value, slice=(element,))):
            return source.code(element.slice) if source.code(value) == into else ""
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=value, attr=cst.Name(value=method)), args=(given, *_))):
            return source.code(given.value) if method in _REMOVERS and source.code(value) == into else ""
        case _:
            return ""


def _is_left_alone(source: Source, between: list[cst.BaseStatement], store: Store, removed: str) -> bool:
    """Whether the statements between neither take anything out of the container nor bind what the removal names."""
    inside = {node for statement in between for node in m.findall(statement, m.Attribute() | m.Subscript() | m.Name())}
    named = {removed.partition(".")[0], source.code(store.into).partition(".")[0]}
    for node in inside:
        outer = source.parent(node)
        if isinstance(node, cst.Name) and node.value in named and isinstance(outer, _BINDING):
            return False
        removing = isinstance(node, cst.Attribute) and node.attr.value in _REMOVERS
        if (removing or isinstance(outer, cst.Del)) and source.code(getattr(node, "value", node)) == source.code(
            store.into
        ):
            return False
    return True
