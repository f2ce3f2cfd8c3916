"""Ask for the final message when a stream has been read, where nothing else is ever asked of the streams that are kept."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.ended import is_done_with
from streamlint.fix.final import asked, name_of
from streamlint.fix.kept_type import annotated
from streamlint.fix.readers import asked_later
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import Store, is_empty, is_used_elsewhere, made_at, store_of

_ENDING = frozenset({"until_done", "done"})


def mend(source: Source, finding: Finding) -> Mended | None:
    """Safe: the same is asked of each stream as soon as it has been read, and no other file names the container."""
    store = store_of(source, finding)
    made = made_at(source, finding)
    container = finding.container
    if not finding.final or store is None or container is None or made is None or not isinstance(store.value, cst.Name):
        return None
    if store.method == "add" or is_used_elsewhere(source, container) or not is_empty(made.value, container.kind):
        return None
    if not is_done_with(source, store.node, store.value) or not _is_read_before(source, store, store.value.value):
        return None
    kept = asked(source, store.value, finding.final)
    typed = annotated(source, made, finding.final)
    asking = list(asked_later(source, finding.final, container, made, store.into))
    if kept is None or typed is None or not asking or None in asking:
        return None
    changes = [(store.value, kept), *typed, *filter(None, asking)]
    title = (
        f"Ask for `{name_of(finding.final)}` when the stream has been read, and keep that: nothing else is asked later"
    )
    return Mended(tuple(changes), "safe", title)


def _is_read_before(source: Source, store: Store, stream: str) -> bool:
    """Whether a statement right before the store, in its block, reads the stream to its end."""
    line = source.statement(store.node)
    block = source.parent(line) if line is not None else None
    if not isinstance(block, cst.IndentedBlock | cst.Module):
        return False
    before = list(block.body)
    before = before[: next(number for number, each in enumerate(before) if each is line)]
    return any(_reads_to_end(source, each, stream) for each in before[-1:])


def _reads_to_end(source: Source, statement: cst.CSTNode, stream: str) -> bool:
    match statement:
        case cst.For(iter=cst.Name(value=name)):
            return name == stream and not _leaves(source, statement)
        case cst.SimpleStatementLine(body=(cst.Expr(value=value),)):
            call = value.expression if isinstance(value, cst.Await) else value
            match call:
                case cst.Call(func=cst.Attribute(value=cst.Name(value=name), attr=cst.Name(value=method))):
                    return name == stream and method in _ENDING
    return False


def _leaves(source: Source, loop: cst.For) -> bool:
    """Whether a loop may be left before its end: by a `break`, be it of an inner loop, or a `return`."""
    leaving = (*source.nodes(cst.Break), *source.nodes(cst.Return))
    return any(loop in tuple(source.around(node)) for node in leaving)
