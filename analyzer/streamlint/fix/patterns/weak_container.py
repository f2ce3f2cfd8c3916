"""Make a set of live objects a weak one, which lets go of each with the last that uses it."""

from __future__ import annotations

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.imports import with_import
from streamlint.fix.readers import is_used_within
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import is_empty, is_used_elsewhere, made_at, target_of, uses_of

_METHODS = frozenset({"add", "discard", "remove", "clear", "copy", "update", "pop"})
_CALLS = frozenset({"len", "list", "set", "bool", "sorted"})


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: what nothing else keeps is gone from the set at once."""
    made = made_at(source, finding)
    container = finding.container
    if made is None or container is None or container.kind != "set" or not is_empty(made.value, "set"):
        return None
    target = target_of(made)
    if isinstance(made, cst.AnnAssign) or is_used_elsewhere(source, container) or "slots" in source.text:
        return None  # an object with slots may have none for weak references
    if not all(
        use is target or is_used_within(source, use, _METHODS, _CALLS, membership=True)
        for use in uses_of(source, container, made)
    ):
        return None
    weak = cst.parse_expression("weakref.WeakSet()", config=source.tree.config_for_parsing)
    tree = with_import(source.replaced((made, made.with_changes(value=weak))), "weakref")
    return Mended(tree.code, "unsafe", "Hold them weakly: what nothing else keeps is gone from the set at once")
