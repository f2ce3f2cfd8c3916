"""Waiters: tasks and futures made to wait on something that lives longer than the code that waits.

A task of `self._stopped.wait()`, a `shield` of a future, and what a property or method gives that shields anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.chains import Chain, bound_to, chain, is_parameter, own_name
from streamlint.retention.linking.linker import Linker
from streamlint.retention.registering.emitters import class_of, family
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import BoundMethod, Closure, Instance
from streamlint.retention.waiting.races import Race, does


@dataclass(frozen=True, slots=True)
class Waiter:
    """One that a race is given. `operand` is how the race names it, `made` where it is made, `on` what it waits on."""

    operand: str
    made: Site
    on: Chain
    how: str


def waiters(linker: Linker, race: Race, loop: Site | None) -> Iterator[Waiter]:
    """The waiters of a race that are made anew each time, and wait on what is there before and after.

    One alone loses only to time: what else is waited for, and was there before, is done once and for all.
    """
    scope = race.site.scope
    made_anew = {
        operand: makers
        for operand in race.operands
        if (makers := _makers(linker, scope, operand)) and not _is_reused(scope, operand, makers, loop)
    }
    calls = {
        name for name, makers in made_anew.items() if any(isinstance(made.record, records.Call) for made in makers)
    }
    calls.update(operand for operand in race.operands if is_parameter(scope, operand))
    for operand, makers in made_anew.items():
        if not race.times_out and not calls - {operand}:
            continue
        for made in makers:
            waiter = _waiter(linker, operand, made, loop)
            if waiter is not None:
                yield waiter
                break


def _makers(linker: Linker, scope: Scope, operand: str) -> list[Site]:
    if operand.startswith("%"):
        made = scope.definitions.get(operand)
        return [made] if made is not None else []
    if is_parameter(scope.home_of(operand), operand) or scope.home_of(operand) is not scope:
        return []
    return [site for site in bound_to(scope, operand) if not isinstance(site.record, records.Const)]


def _is_reused(scope: Scope, operand: str, makers: list[Site], loop: Site | None) -> bool:
    """Whether a waiter that is still pending serves the next round too: it is made before the loop, or only if it is done."""
    if loop is not None and not all(made.inside(loop) for made in makers):
        return True
    if operand.startswith("%"):
        return False
    return len(makers) > 1 or any(_is_guarded(made, operand, loop) for made in makers)


def _is_guarded(made: Site, operand: str, loop: Site | None) -> bool:
    """Whether it is made only where a test finds that there is none, or that it is done."""
    for enclosing, _ in made.path:
        if not isinstance(enclosing.record, records.Branch) or (loop is not None and not enclosing.inside(loop)):
            continue
        if _mentions(enclosing.scope, enclosing.record.test, operand, 5):
            return True
    return False


def _mentions(scope: Scope, test: str, operand: str, depth: int) -> bool:
    if test == operand:
        return True
    made = scope.definitions.get(test)
    if made is None or depth == 0:
        return False
    match made.record:
        case records.Operate(values=values) | records.Either(values=values):
            return any(_mentions(scope, value, operand, depth - 1) for value in values)
        case records.Call(function=function):
            return _mentions(scope, function, operand, depth - 1)
        case records.LoadAttr(of=of):
            return _mentions(scope, of, operand, depth - 1)
        case _:
            return False


def _waiter(linker: Linker, operand: str, made: Site, loop: Site | None) -> Waiter | None:
    scope = made.scope
    record = made.record
    if isinstance(record, records.LoadAttr):
        return _of_property(linker, operand, made)
    if not isinstance(record, records.Call):
        return None
    if does(linker, scope, record.function, "shield"):
        on = chain(scope, record.arguments[0].value) if record.arguments else None
        if on is None or not _outlives(scope, on, loop) or _is_renewed(linker, scope, on):
            return None
        return Waiter(operand, made, on, "shields")
    given = _of_method(linker, operand, made, record)
    if given is not None:
        return given
    inner = made if _is_wait(linker, scope, record) else _spawned(linker, scope, record)
    if inner is None or not isinstance(inner.record, records.Call):
        return None
    on = _waited_on(linker, inner)
    return Waiter(operand, made, on, "waits on") if on is not None and _outlives(scope, on, loop) else None


def _spawned(linker: Linker, scope: Scope, record: records.Call) -> Site | None:
    """The call of the coroutine that a call makes a task of."""
    loaded = scope.definitions.get(record.function)
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else record.function
    if not record.arguments or name not in ("create_task", "ensure_future", "Task", "async"):
        return None
    inner = scope.definitions.get(record.arguments[0].value)
    return inner if inner is not None and isinstance(inner.record, records.Call) else None


def _is_wait(linker: Linker, scope: Scope, record: records.Call) -> bool:
    loaded = scope.definitions.get(record.function)
    if loaded is None or not isinstance(loaded.record, records.LoadAttr):
        return False
    known = linker.models.waiting_method(loaded.record.name)
    return known is not None and known.does == "wait"


def _waited_on(linker: Linker, call: Site) -> Chain | None:
    """What `x.wait()` waits on; for a call of the project's own, what the function that it runs does nothing but wait on."""
    record = call.record
    assert isinstance(record, records.Call)
    loaded = call.scope.definitions.get(record.function)
    if _is_wait(linker, call.scope, record):
        assert loaded is not None
        assert isinstance(loaded.record, records.LoadAttr)
        on = chain(call.scope, loaded.record.of)
        return on if on.is_plain and not _is_own_coroutine(linker, call) else None
    return None


def _is_own_coroutine(linker: Linker, call: Site) -> bool:
    """Whether a method of a telling name is one of the project, which may do anything."""
    assert isinstance(call.record, records.Call)
    values = linker.variable(call.scope, call.record.function).values
    return any(isinstance(value, BoundMethod | Closure) for value in values)


def _outlives(scope: Scope, on: Chain, loop: Site | None) -> bool:
    """Whether what is waited on is there before the code runs and after it has."""
    if not on.is_plain or on.home is None:
        return False
    if on.home is not scope:
        return True
    if is_parameter(scope, on.root):
        return True
    if loop is None:
        return False
    return not any(site.inside(loop) for site in scope.bindings.get(on.root, ()))


def _of_property(linker: Linker, operand: str, made: Site) -> Waiter | None:
    """A property that shields a future anew whenever it is read."""
    assert isinstance(made.record, records.LoadAttr)
    name = made.record.name
    holders = linker.variable(made.scope, made.record.of).values
    classes = {holder.cls for holder in holders if isinstance(holder, Instance)}
    for scope in linker.scopes:
        if scope.cls is None or scope.function.name != name or scope.function.decorators[-1:] != ("property",):
            continue
        if classes and scope.cls not in classes:
            continue
        shielded = _gives_shield(linker, scope)
        if shielded is not None:
            return Waiter(operand, made, shielded, "shields")
    return None


def _of_method(linker: Linker, operand: str, made: Site, call: records.Call) -> Waiter | None:
    """A method that shields a future of its own object anew whenever it is called."""
    for value in linker.variable(made.scope, call.function).values:
        method = value.scope if isinstance(value, BoundMethod) else None
        if method is not None and not method.function.is_async and not method.generator:
            shielded = _gives_shield(linker, method)
            if shielded is not None:
                return Waiter(operand, made, shielded, "shields")
    return None


def _gives_shield(linker: Linker, scope: Scope) -> Chain | None:
    found = (_shielded(linker, scope, site) for site in scope.sites)
    return next((shielded for shielded in found if shielded is not None), None)


def _shielded(linker: Linker, scope: Scope, site: Site) -> Chain | None:
    """What a property returns a shield of: an attribute of its own instance."""
    if not isinstance(site.record, records.Return) or site.record.value is None:
        return None
    made = scope.definitions.get(site.record.value)
    if made is None or not isinstance(made.record, records.Call) or not made.record.arguments:
        return None
    if not does(linker, scope, made.record.function, "shield"):
        return None
    on = chain(scope, made.record.arguments[0].value)
    return on if on.root == own_name(scope) and on.names and not _is_renewed(linker, scope, on) else None


def _is_renewed(linker: Linker, scope: Scope, on: Chain) -> bool:
    """Whether an object resolves its future and puts another in its place, as it goes on: each lets go of its waiters."""
    cls = class_of(scope)
    if cls is None or on.root != own_name(scope) or len(on.names) != 1:
        return False
    kin = family(cls)
    stores = linker.attribute_stores.get(on.names[0], ())
    return any(class_of(store.scope) in kin and _resolves(store.scope, on.names) for store in stores)


def _resolves(scope: Scope, future: tuple[str, ...]) -> bool:
    return any(
        isinstance(site.record, records.LoadAttr)
        and site.record.name in ("set_result", "set_exception")
        and chain(scope, site.record.of).names == future
        for site in scope.sites
    )
