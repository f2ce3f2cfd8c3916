"""Make a set or a dictionary of live objects a weak one, which lets go of each with the last that uses it."""

from __future__ import annotations

import re

import libcst as cst

from streamlint.finding import Finding
from streamlint.fix.imports import with_import
from streamlint.fix.readers import is_used_within
from streamlint.fix.source import Mended, Source
from streamlint.fix.stores import (
    Made,
    Store,
    is_empty,
    is_task,
    is_used_elsewhere,
    made_at,
    name_of,
    store_of,
    target_of,
    uses_of,
)

_WEAK = {"set": "weakref.WeakSet", "dict": "weakref.WeakValueDictionary"}
_METHODS = {
    "set": frozenset({"add", "discard", "remove", "clear", "copy", "update", "pop"}),
    "dict": frozenset({"get", "pop", "clear", "values", "items", "keys"}),
}
_CALLS = frozenset({"len", "list", "set", "bool", "sorted"})
_TASK = re.compile(r"\b(?:Task|Future)\b")


def mend(source: Source, finding: Finding) -> Mended | None:
    """Unsafe: what nothing else keeps is gone from it at once."""
    made, container = made_at(source, finding), finding.container
    if made is None or container is None or container.kind not in _WEAK or not is_empty(made.value, container.kind):
        return None
    kind, target = container.kind, target_of(made)
    if is_used_elsewhere(source, container) or "slots" in source.text or _annotation(made, kind) is None:
        return None  # an object with slots may have none for weak references
    store = store_of(source, finding)
    if store is None or source.code(store.into).rpartition(".")[2] != name_of(container):
        return None  # what is in it may be a dictionary or list, of which there are no weak references
    if is_task(source, store) or _TASK.search(source.text):
        return None  # a task that only the loop knows, and that weakly, may vanish while it runs
    others = [use for use in uses_of(source, container, made) if use is not target]
    is_counted = kind == "set" and not any(_is_taken(source, use) for use in others)
    if not all(_can_be_weak(source, use, kind) for use in others):
        return None
    if not (is_counted or _is_at_work(source, store) or (kind == "set" and _is_given(source, store))):
        return None
    changed = made.with_changes(value=cst.parse_expression(f"{_WEAK[kind]}()", config=source.tree.config_for_parsing))
    if isinstance(made, cst.AnnAssign):
        changed = changed.with_changes(annotation=_annotation(made, kind))
    tree = with_import(source.replaced((made, changed)), "weakref")
    return Mended(tree.code, "unsafe", f"Hold them weakly: what nothing else keeps is gone from the {kind} at once")


def _is_taken(source: Source, use: cst.CSTNode) -> bool:
    """Whether a use takes things out of a container to do something with them, rather than to count or to find one."""
    outer = source.parent(use)
    match outer:
        case cst.Arg():
            call = source.parent(outer)
            return not isinstance(call, cst.Call) or source.code(call.func) not in ("len", "bool")
        case cst.Attribute(attr=cst.Name(value=method)):
            return method in ("pop", "copy")
        case _:
            return isinstance(outer, cst.For | cst.CompFor)


def _is_given(source: Source, store: Store | None) -> bool:
    """Whether the function that stores something was given it, or is its method: then others keep it as well."""
    function = source.function(store.node) if store is not None else None
    if store is None or not isinstance(function, cst.FunctionDef):
        return False
    return source.code(store.value) in {each.name.value for each in function.params.params}


def _annotation(made: Made, kind: str) -> cst.Annotation | bool | None:
    """The annotation with the weak kind; True where there is none, None where it says something else."""
    if isinstance(made, cst.Assign):
        return True
    weak = cst.parse_expression(_WEAK[kind])
    match made.annotation.annotation:
        case cst.Subscript(value=cst.Name(value=name)) as generic if name.lower() == kind:
            return made.annotation.with_changes(annotation=generic.with_changes(value=weak))
        case cst.Name(value=name) if name.lower() == kind:
            return made.annotation.with_changes(annotation=weak)
        case _:
            return None


def _can_be_weak(source: Source, use: cst.CSTNode, kind: str) -> bool:
    """Whether a use finds a weak container as good: but for a `remove` in `__del__`, when the object is out already."""
    outer = source.parent(use)
    if kind == "dict" and isinstance(outer, cst.Subscript):
        return outer.value is use
    if isinstance(outer, cst.Attribute) and outer.attr.value == "remove" and _is_dying(source, use):
        return False
    return is_used_within(source, use, _METHODS[kind], _CALLS, membership=True)


def _is_dying(source: Source, use: cst.CSTNode) -> bool:
    function = source.function(use)
    asked = any(isinstance(outer, cst.If) for outer in source.around(use))
    return isinstance(function, cst.FunctionDef) and function.name.value == "__del__" and not asked


def _is_at_work(source: Source, store: Store | None) -> bool:
    """Whether the function that stores an object serves it to its end, in a loop over it: as long it can be found."""
    if store is None or not isinstance(store.value, cst.Name):
        return False
    function = source.function(store.node)
    uses = [use for use in source.uses(store.value.value) if source.function(use) is function]
    return any(source.span(use) > source.span(store.node) and _is_served(source, use, store.node) for use in uses)


def _is_served(source: Source, use: cst.CSTNode, store: cst.CSTNode) -> bool:
    inner: cst.CSTNode = use
    for outer in source.around(use):
        if isinstance(outer, cst.For) and outer.iter is inner:
            return True
        if isinstance(outer, cst.While):
            return outer not in source.around(store)
        inner = outer
    return False
