"""Evictions of what is not there: `if key not in table: del table[key]` takes nothing out.

So does one in the arm where `table.get(key)` is None. Only a test of the very key that the eviction names counts, and only
where nothing is put into the container between the two.
"""

from __future__ import annotations

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.keys import spelled, stored_key, taken_key
from streamlint.retention.keeping.shapes import shape
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.linker import Eviction, Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container

_DEEPEST = 4


def is_enrolled_once(linker: Linker, store: Site, container: Container) -> bool:
    """Whether something is put into a container only where it is not there: `if x not in kept: kept.append(x)`."""
    thing = stored_key(store)
    for branch, arm in store.path if thing is not None and not isinstance(store.record, records.StoreItem) else ():
        made = branch.scope.definitions.get(branch.record.test) if isinstance(branch.record, records.Branch) else None
        match made.record if made is not None else None:
            case records.Operate(operator="not in" | "in" as operator, values=(asked, of)):
                there = container in linker.variable(branch.scope, of).values
                if there and asked == thing and (operator == "not in") is (arm == "then"):
                    return True
            case _:
                pass
    return False


def is_where_absent(linker: Linker, eviction: Eviction, container: Container, store: Site) -> bool:
    """Whether an eviction stands where a test has just said that what it names is not in the container.

    For what is in a `container` inside that one it is as good as that: an empty one is taken out.
    """
    key = taken_key(eviction.site, by_key=is_mapping(eviction.container))
    if key is None or eviction.kind != "one":
        return False
    scope = eviction.site.scope
    name = spelled(scope, key)
    inside = container is not eviction.container
    for branch, arm in eviction.site.path:
        record = branch.record
        if not isinstance(record, records.Branch):
            continue
        absent = _absent_when(linker, scope, record.test, eviction.container, name, inside=inside)
        said = absent is not None and absent is (arm == "then")
        if not said and arm == "then" and not inside:
            said = _asks_for_another(linker, scope, record.test, container, store)
        if said and not _puts_inside(linker, branch, eviction.container):
            return True
    return False


def _absent_when(
    linker: Linker, scope: Scope, test: str, container: Container, key: str, *, inside: bool, depth: int = _DEEPEST
) -> bool | None:
    """With which outcome of a test the container has nothing under a key; None where it does not say."""
    made = scope.definitions.get(test)
    match made.record if made is not None and depth else None:
        case records.Operate(operator="not", values=(inner, *_)):
            asked = _absent_when(linker, scope, inner, container, key, inside=inside, depth=depth - 1)
            return None if asked is None else not asked
        case records.Either(values=values, operator="and" | "or" as operator):
            wanted = operator == "and"
            said = (
                _absent_when(linker, scope, each, container, key, inside=inside, depth=depth - 1) for each in values
            )
            return wanted if any(each is wanted for each in said) else None
        case records.Operate(operator="in" | "not in" as operator, values=(asked, of)):
            same = spelled(scope, asked) == key and container in linker.variable(scope, of).values
            return operator == "not in" if same else None
        case records.Operate(operator="is" | "is not" | "==" | "!=" as operator, values=(got, nothing)):
            same = scope.is_none(nothing) and _gets(linker, scope, got, container, key)
            return operator in ("is", "==") if same else None
        case records.Call() | records.LoadItem() if inside:
            return False if _gets(linker, scope, test, container, key) else None
        case _:
            return None


def _asks_for_another(linker: Linker, scope: Scope, test: str, container: Container, store: Site) -> bool:
    """Whether a test asks a container for what can never be the key of a store: `if stream.id in streams`."""
    made, stored = scope.definitions.get(test), stored_key(store)
    match made.record if made is not None else None:
        case records.Either(values=values, operator="and"):
            return any(_asks_for_another(linker, scope, each, container, store) for each in values)
        case records.Operate(operator="in", values=(asked, of)) if stored is not None:
            mine, other = shape(linker, store.scope, stored), shape(linker, scope, asked)
            there = container in linker.variable(scope, of).values
            return there and mine is not None and other is not None and mine.differs(other)
        case _:
            return False


def _gets(linker: Linker, scope: Scope, operand: str, container: Container, key: str) -> bool:
    """Whether an operand is `table.get(key)`."""
    copied = operand if operand.startswith("%") else scope.copied(operand)
    made = scope.definitions.get(copied or "")
    if made is not None and isinstance(made.record, records.LoadItem):
        same = spelled(scope, made.record.key) == key
        return same and container in linker.variable(scope, made.record.of).values
    if made is None or not isinstance(made.record, records.Call) or len(made.record.arguments) != 1:
        return False
    called = method_called(made)
    if called is None or called.name != "get" or spelled(scope, made.record.arguments[0].value) != key:
        return False
    return container in linker.variable(scope, called.of).values


def _puts_inside(linker: Linker, branch: Site, container: Container) -> bool:
    """Whether something inside a branch puts something into the container, or calls what may."""
    for site in branch.scope.sites:
        if not site.inside(branch):
            continue
        if isinstance(site.record, records.StoreItem):
            if container in linker.variable(site.scope, site.record.of).values:
                return True
        elif isinstance(site.record, records.Await) or linker.callees.get(site):
            return True
    return False
