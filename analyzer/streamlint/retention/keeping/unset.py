"""Flags that nothing sets: `if session.crashed: del sessions[key]`, where the constructor makes `crashed` False for good.

The code shows every place that stores an attribute of that name; that nobody does so from outside is inferred. A class that
a library's class is behind, or whose fields a decorator turns into parameters, may have it set out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import ClassValue, Instance

_PLAIN = frozenset({"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"})


def unset_flag(linker: Linker, site: Site) -> str | None:
    """The name of a flag that is never set, where a site runs only when it is; None where there is no such flag."""
    for branch, arm in site.path:
        record = branch.record
        if isinstance(record, records.Branch) and arm in ("then", "orelse"):
            tests = [(record.test, arm == "then")]
        elif isinstance(record, records.Loop) and record.iterable is not None:
            tests = [(test, True) for test in _choosing(branch.scope, record.iterable)]
        else:
            continue
        for test, truth in tests:
            for flag in _needed(branch.scope, test, truth=truth):
                if _is_never_set(linker, branch.scope, flag):
                    return flag.name
    return None


def _choosing(scope: Scope, iterable: str) -> Iterator[str]:
    """The conditions of the comprehension that gathers what a loop goes over."""
    made = scope.definitions.get(scope.copied(iterable) or iterable)
    into = made.record.to if made is not None and isinstance(made.record, records.Collection) else None
    for site in scope.sites:
        if isinstance(site.record, records.Collect) and site.record.into == into:
            yield from (outer.record.test for outer, _ in site.path if isinstance(outer.record, records.Branch))


def _needed(scope: Scope, test: str, *, truth: bool) -> Iterator[records.LoadAttr]:
    """The attributes that must be true for a test to have an outcome."""
    made = scope.definitions.get(test)
    match made.record if made is not None else None:
        case records.LoadAttr() as loaded if truth:
            yield loaded
        case records.Operate(operator="not", values=(inner,)):
            yield from _needed(scope, inner, truth=not truth)
        case records.Either(values=values, operator=operator) if operator == ("and" if truth else "or"):
            for value in values:
                yield from _needed(scope, value, truth=truth)
        case _:
            pass


def _is_never_set(linker: Linker, scope: Scope, flag: records.LoadAttr) -> bool:
    values = linker.variable(scope, flag.of).values
    classes = {value.cls for value in values if isinstance(value, Instance)}
    if not classes or len(classes) < len(values) or not all(_is_closed(linker, cls, flag.name) for cls in classes):
        return False
    stores = linker.attribute_stores.get(flag.name, ())
    return any(site.scope.is_constructor for site in stores) and all(map(_stores_nothing, stores))


def _is_closed(linker: Linker, cls: ClassValue, name: str) -> bool:
    """Whether only the code of a class says what an attribute is: no library's class, no field, no method of that name."""
    if any(base.dotted not in _PLAIN for base in inherited_library(cls)):
        return False
    return not any(owner.scope is not None and name in owner.scope.function.binds for owner in lineage(cls))


def _stores_nothing(site: Site) -> bool:
    """Whether what is stored is False, or None, or 0."""
    record = site.record
    value = record.value if isinstance(record, records.StoreAttr) else None
    constant = site.scope.constant(value) if value is not None else None
    return constant is not None and not constant.value
