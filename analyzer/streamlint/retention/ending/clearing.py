"""Clearing: what a method's own statements take away from its object, store in it, and call of it."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.ending.words import is_end_hook, is_listed, speaks_of_end
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.setting import got_by_name, set_by_name
from streamlint.retention.values import ClassValue


def is_empty(linker: Linker, site: Site | None) -> bool:
    """Whether a record makes something that holds nothing: `[]`, `{}`, `None`, `""`, `list()`, `deque(maxlen=9)`."""
    match site.record if site is not None else None:
        case records.Const(value=value):
            return value is None or value in ("", b"")
        case records.Collection(elements=()):
            return True
        case records.Call() as call if site is not None:
            return _makes_empty(linker, site.scope, call)
        case _:
            return False


def _makes_empty(linker: Linker, scope: Scope, call: records.Call) -> bool:
    given = [argument for argument in call.arguments if argument.keyword is None]
    values = linker.variable(scope, call.function).values
    tables = [linker.models.container(getattr(value, "dotted", "")) for value in values]
    return bool(tables) and all(table is not None and table.fills not in range(len(given)) for table in tables)


def is_everything(scope: Scope, key: str) -> bool:
    """Whether a key is the slice `[:]`."""
    made = scope.definitions.get(key)
    record = made.record if made is not None else None
    return isinstance(record, records.Slice) and record.lower is None and record.upper is None


def cleared(linker: Linker, scope: Scope) -> Iterator[str]:
    """The attributes of its first parameter that a method clears somewhere."""
    own = scope.function.parameters[0].name
    for site in scope.sites:
        match site.record:
            case records.StoreAttr(of=of, name=name, value=value) if of == own and value is not None:
                if is_empty(linker, _origin(scope, value)):
                    yield name
            case records.DeleteAttr(of=of, name=name) if of == own:
                yield name
            case records.LoadAttr(of=of, name="clear"):
                yield from _attribute(scope, of)
                yield from got_by_name(scope, of, own)
            case records.StoreItem(of=of, key=key) | records.DeleteItem(of=of, key=key):
                if is_everything(scope, key):
                    yield from _attribute(scope, of)
            case records.Call(function="setattr"):
                of, names, value = set_by_name(site) or ("", (), "")
                if of == own and is_empty(linker, _origin(scope, value)):
                    yield from names
            case _:
                pass


def below(cls: ClassValue) -> Iterator[ClassValue]:
    """The classes of the project that inherit from a class."""
    seen: set[ClassValue] = {cls}
    pending = [cls]
    while pending:
        for sub in pending.pop().subclasses:
            if sub not in seen:
                seen.add(sub)
                pending.append(sub)
                yield sub


def _origin(scope: Scope, operand: str) -> Site | None:
    """The record that makes what an operand stands for; None where that is not seen in this scope."""
    made = scope.definitions.get(operand)
    if made is None:
        made = scope.definitions.get(scope.copied(operand) or "")
    return _unpacked(made, operand) if made is not None and isinstance(made.record, records.Unpack) else made


def _unpacked(site: Site, operand: str) -> Site | None:
    """In `was, self.x = self.x, []`, the record behind one of the targets."""
    record = site.record
    assert isinstance(record, records.Unpack)
    source = site.scope.definitions.get(record.value)
    if source is None or not isinstance(source.record, records.Collection) or operand not in record.to:
        return None
    elements = source.record.elements
    position = record.to.index(operand)
    return site.scope.definitions.get(elements[position].value) if len(elements) == len(record.to) else None


def _attribute(scope: Scope, operand: str) -> Iterator[str]:
    """The attribute of its first parameter that an operand of a method stands for."""
    made = scope.definitions.get(operand)
    if made is None:
        made = scope.definitions.get(scope.copied(operand) or "")
    record = made.record if made is not None else None
    if isinstance(record, records.LoadAttr) and record.of == scope.function.parameters[0].name:
        yield record.name


def stores(scope: Scope) -> Iterator[tuple[str, str]]:
    """The attributes that a method stores in its object, each with the operand that it stores."""
    own = scope.function.parameters[0].name
    for site in scope.sites:
        if isinstance(site.record, records.StoreAttr) and site.record.of == own and site.record.value is not None:
            yield site.record.name, site.record.value


def touches(scope: Scope, names: frozenset[str]) -> bool:
    """Whether a method has to do with one of these attributes."""
    for site in scope.sites:
        if (
            isinstance(site.record, records.LoadAttr | records.StoreAttr | records.DeleteAttr)
            and site.record.name in names
        ):
            return True
    return False


def class_of(scope: Scope | None) -> ClassValue | None:
    """The class whose method a function is, or is nested in."""
    while scope is not None:
        if scope.cls is not None and scope.is_callable:
            return scope.cls
        scope = scope.parent
    return None


def calls_what_it_holds(scope: Scope) -> bool:
    """Whether a method calls what it took out of a container: `for listener in self.listeners: listener()`."""
    parameters = {parameter.name for parameter in scope.function.parameters}
    for site in scope.sites:
        if isinstance(site.record, records.Call):
            function = site.record.function
            made = scope.definitions.get(function)
            if made is not None and isinstance(made.record, records.LoadItem):
                return True
            bound = scope.bindings.get(function, ()) if function not in parameters else ()
            if any(_is_taken(scope, binding) for binding in bound):
                return True
    return False


def _is_taken(scope: Scope, binding: Site) -> bool:
    """Whether a name is bound to what a loop, a subscript, an unpacked tuple or a method gave."""
    record = binding.record
    if isinstance(record, records.Unpack):
        return True
    made = scope.definitions.get(record.value or "") if isinstance(record, records.Copy) else None
    kinds = (records.Loop, records.LoadItem, records.LoadAttr, records.Call, records.Unpack)
    return made is not None and isinstance(made.record, kinds)


def speaks(scope: Scope) -> bool:
    """Whether a method calls a hook for the end, or names one, or an event that is one."""
    own = scope.function.parameters[0].name
    if is_end_hook(scope.function.name):
        return True
    for site in scope.sites:
        match site.record:
            case records.Const(value=str(text)) if text.isidentifier() and speaks_of_end(text):
                return True
            case records.LoadAttr(of=of, name=name) if of == own and is_listed(name):
                return True
            case _:
                pass
    return False


def own_name(scope: Scope) -> str:
    """The name of a method's first parameter; empty where it has none."""
    return scope.function.parameters[0].name if scope.function.parameters else ""


def calls_hook(scope: Scope) -> bool:
    """Whether a method calls one of its own that is there to be told of the end."""
    return any(
        isinstance(site.record, records.LoadAttr)
        and site.record.of == own_name(scope)
        and is_end_hook(site.record.name)
        for site in scope.sites
    )
