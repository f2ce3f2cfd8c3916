"""Let a finished task take itself out of the set that keeps it."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import Store, is_task, store_of


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: a result or an exception that is read from the set later must be read before the task is done."""
    store = store_of(source, finding)
    line = source.statement(store.node) if store is not None else None
    if store is None or store.method != "add" or line is None or len(line.body) != 1:
        return None
    if _is_let_go(source, store) or not is_task(source, store):
        return None
    title = "Take each task out of the set when it is done"
    task: cst.BaseExpression = store.value
    statements: list[cst.BaseStatement] = []
    if not isinstance(task, cst.Name):
        if any(True for _ in source.uses("task")):
            return None
        task = cst.Name("task")
        statements.append(cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(task)], store.value)]))
    assert isinstance(store.node, cst.Call)
    added = store.node.with_changes(args=[cst.Arg(task)])
    discard = cst.Call(
        cst.Attribute(task, cst.Name("add_done_callback")), [cst.Arg(cst.Attribute(store.into, cst.Name("discard")))]
    )
    if statements:
        statements[0] = statements[0].with_changes(leading_lines=line.leading_lines)
    adding = line.with_changes(body=[cst.Expr(added)], leading_lines=[] if statements else line.leading_lines)
    statements += [adding, cst.SimpleStatementLine([cst.Expr(discard)])]
    return Mended(source.spliced(line, statements), "unsafe", title)


def _is_let_go(source: Source, store: Store) -> bool:
    """Whether the file has callbacks for this task, or takes tasks out by `remove`, which raises where they are gone."""
    into, task = source.code(store.into), source.code(store.value)
    found = {(source.code(node.value), node.attr.value) for node in source.nodes(cst.Attribute)}
    return (into, "remove") in found or (task, "add_done_callback") in found
