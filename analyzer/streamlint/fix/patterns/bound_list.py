"""Make a list that only grows a deque that forgets the oldest."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.imports import with_import
from streamlint.fix.readers import is_only_read, is_used_within
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import Made, is_empty, is_used_elsewhere, made_at, target_of, uses_of

_MOST = 100
_METHODS = frozenset({"append", "extend", "clear", "copy", "count", "remove", "reverse"})
_CALLS = frozenset({"len", "bool"})


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: what is older than the last hundred is forgotten."""
    made = made_at(source, finding)
    container = finding.container
    if made is None or container is None or not is_empty(made.value, "list") or _annotation(made) is None:
        return None
    target = target_of(made)
    others = [use for use in uses_of(source, container, made) if use is not target]
    if is_used_elsewhere(source, container) or not all(is_used_within(source, use, _METHODS, _CALLS) for use in others):
        return None
    if not all(is_only_read(source, use) for use in others):
        return None
    bounded = cst.parse_expression(f"deque(maxlen={_MOST})", config=source.tree.config_for_parsing)
    changed = made.with_changes(value=bounded)
    if isinstance(made, cst.AnnAssign):
        changed = changed.with_changes(annotation=_annotation(made))
    tree = with_import(source.replaced((made, changed)), "collections", "deque")
    return Mended(tree.code, "unsafe", f"Keep the last {_MOST} in a deque, and forget what is older")


def _annotation(made: Made) -> cst.Annotation | bool | None:
    """The annotation with a deque for the list; True where there is none, None where it says something else."""
    if isinstance(made, cst.Assign):
        return True
    match made.annotation.annotation:
        case cst.Name(value="list"):
            return made.annotation.with_changes(annotation=cst.Name("deque"))
        case cst.Subscript(value=cst.Name(value="list")) as generic:
            return made.annotation.with_changes(annotation=generic.with_changes(value=cst.Name("deque")))
        case _:
            return None
