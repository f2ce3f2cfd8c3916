"""Keys: whether what an eviction names can be what was stored at all, by what the code says of both.

Only what can be proven counts: by the shapes of both, by what one of them is made of, by an object that is made for the
eviction. The names of keys are here, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.chains import method_called
from streamlint.retention.keeping.shapes import shape
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.finished import TELLS
from streamlint.retention.values import ContainerMethod, Instance

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Eviction, Linker
    from streamlint.retention.scopes import Scope, Site

_BY_IDENTITY = frozenset({"builtins.object", "abc.ABC", "logging.Handler", "threading.Thread"})
"""Classes of Python of which each object is equal to itself alone."""
_BY_KEY = frozenset({"pop", "remove", "discard"})


def never_matches(linker: Linker, store: Site, eviction: Eviction) -> bool:
    """Whether the key that an eviction names can never be that under which the store puts something."""
    told = _told(linker, eviction)
    stored = stored_key(store)
    if told is None or stored is None or eviction.kind != "one":
        return False
    if is_new(linker, eviction.site.scope, told):
        return True
    mine, other = shape(linker, store.scope, stored), shape(linker, eviction.site.scope, told)
    if mine is not None and other is not None and mine.differs(other):
        return True
    one, two = (store.scope, stored), (eviction.site.scope, told)
    return _is_made_of(one, two) or _is_made_of(two, one)


def is_new(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is an object that is made for this: nothing holds it yet, and it is equal to no other.

    So is a lambda that is written out there.
    """
    made = scope.definitions.get(operand)
    if made is None or not operand.startswith("%"):
        return False
    if isinstance(made.record, records.MakeFunction):
        return True
    values = linker.variable(scope, operand).values
    return bool(values) and all(
        isinstance(value, Instance) and value.site is made and not _compares(value) for value in values
    )


def _compares(instance: Instance) -> bool:
    """Whether objects of a class may be equal to one another."""
    for cls in lineage(instance.cls):
        decorated = cls.scope is not None and bool(cls.scope.function.decorators)
        if decorated or (cls.scope is not None and "__eq__" in cls.scope.function.binds):
            return True
    return any(base.dotted not in _BY_IDENTITY for base in inherited_library(instance.cls))


def _told(linker: Linker, eviction: Eviction) -> str | None:
    """The operand that names what is to be taken out; None where that is not seen."""
    record = eviction.site.record
    if eviction.container.registers and isinstance(record, records.Call):
        return record.arguments[0].value if record.arguments else None
    return taken_key(eviction.site, by_key=is_mapping(eviction.container)) or _handed_key(linker, eviction)


def _handed_key(linker: Linker, eviction: Eviction) -> str | None:
    """The key that a container's method is called with later: `stack.callback(table.pop, key)`."""
    record, spawner, scope = eviction.site.record, linker.spawned.get(eviction.site), eviction.site.scope
    if spawner is None or not isinstance(record, records.Call) or spawner.position is None:
        return None
    given = [each.value for each in record.arguments if each.keyword is None and not each.star]
    if len(given) <= spawner.position or not _takes_by_key(linker, scope, given[spawner.position]):
        return None
    registering = method_called(eviction.site)
    if registering is not None and registering.name == TELLS:
        return registering.of  # which is told of itself
    return given[spawner.rest] if spawner.rest is not None and spawner.rest < len(given) else None


def _takes_by_key(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is a container's method that takes out what it is told."""
    values = linker.variable(scope, operand).values
    return bool(values) and all(isinstance(value, ContainerMethod) and value.name in _BY_KEY for value in values)


def _is_made_of(whole: tuple[Scope, str], part: tuple[Scope, str]) -> bool:
    """Whether a key is a tuple that has the other one, the address of it, or a text that begins before it does."""
    scope, operand = _unnamed(*whole)
    within, name = _unnamed(*part)
    spelled_out = within.definitions[name].record if name in within.definitions else None
    if isinstance(spelled_out, records.Call) and spelled_out.function == "str" and len(spelled_out.arguments) == 1:
        within, name = _unnamed(within, spelled_out.arguments[0].value)
    record = scope.definitions[operand].record if operand in scope.definitions else None
    match record:
        case records.Collection(kind="tuple", elements=elements):
            inner = [each.value for each in elements]
        case records.Call(function="id", arguments=(only,)):
            inner = [only.value]
        case records.Operate(operator=operator, values=values) if operator.startswith('f"') and len(operator) > 3:
            inner = list(values)
        case records.Operate(operator="+", values=(first, second)) if _is_text(scope, first) or _is_text(scope, second):
            inner = [first, second]
        case _:
            return False
    return any(_is_one(_unnamed(scope, each), (within, name)) for each in inner)


def _is_text(scope: Scope, operand: str) -> bool:
    constant = scope.constant(operand)
    return constant is not None and isinstance(constant.value, str) and bool(constant.value)


def _unnamed(scope: Scope, operand: str) -> tuple[Scope, str]:
    """What a variable that is bound once, to something that is made for it, stands for."""
    while not operand.startswith("%"):
        home = scope.home_of(operand)
        copied = home.copied(operand) if home is not None else None
        if home is None or copied is None:
            return home or scope, operand
        scope, operand = home, copied
    return scope, operand


def _is_one(first: tuple[Scope, str], second: tuple[Scope, str]) -> bool:
    """Whether two operands of one function are the same variable, or the same attribute of one, which nothing binds anew."""
    scope, operand = first
    if scope is not second[0]:
        return False
    if operand == second[1]:
        return operand.startswith("%") or len(scope.bindings.get(operand, ())) <= 1
    made = [scope.definitions.get(each) for each in (operand, second[1])]
    loads = [site.record for site in made if site is not None]
    if len(loads) == 2 and isinstance(loads[0], records.LoadAttr) and isinstance(loads[1], records.LoadAttr):
        return loads[0].name == loads[1].name and _is_one((scope, loads[0].of), (scope, loads[1].of))
    return False


def stored_key(store: Site) -> str | None:
    """The operand under which a store puts something, or that it puts into a list or set."""
    record = store.record
    if isinstance(record, records.StoreItem):
        return record.key
    if isinstance(record, records.Call) and len(record.arguments) == 1:
        return record.arguments[0].value
    return None


def taken_key(site: Site, *, by_key: bool) -> str | None:
    """The operand that an eviction names; None where that is a position."""
    record = site.record
    if isinstance(record, records.DeleteItem):
        return record.key if by_key else None
    if not isinstance(record, records.Call) or not record.arguments:
        return None
    loaded = site.scope.definitions.get(record.function)
    name = loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else ""
    return record.arguments[0].value if name in ("remove", "discard") or (by_key and name == "pop") else None


def is_sifted(store: Site) -> bool:
    """Whether a function puts under a key what it has sifted of what it found there: `d[k] = [x for x in d[k] if x.open]`."""
    record = store.record
    if not isinstance(record, records.StoreItem) or store.scope.constant(record.key) is not None:
        return False
    where = (spelled(store.scope, record.of), spelled(store.scope, record.key))
    found = {
        site.record.to
        for site in store.scope.sites
        if isinstance(site.record, records.LoadItem)
        and (spelled(store.scope, site.record.of), spelled(store.scope, site.record.key)) == where
    }
    loops = (site.record for site in store.scope.sites if isinstance(site.record, records.Loop))
    return any(
        loop.kind == "comprehension"
        and loop.iterable in found
        and any(isinstance(inner, records.Branch) for inner in loop.body)
        for loop in loops
    )


def spelled(scope: Scope, operand: str) -> str:
    """An operand as the code spells it, so far as that is names and constants."""
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            return f"{spelled(scope, of)}.{name}"
        case records.LoadItem(of=of, key=key):
            return f"{spelled(scope, of)}[{spelled(scope, key)}]"
        case records.Const(value=value):
            return repr(value)
        case records.Call(function=function, arguments=arguments):
            return f"{spelled(scope, function)}({', '.join(spelled(scope, each.value) for each in arguments)})"
        case records.Collection(elements=elements):
            return f"({', '.join(spelled(scope, each.value) for each in elements)})"
        case _:
            return operand
