"""What a callback holds: the object whose method it is, what a closure captures, what a `partial` was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from streamlint.facts import records
from streamlint.retention.chains import bound_to, chain, is_parameter, own_name
from streamlint.retention.keeping.paths import captured
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site

_WEAK = frozenset({"WeakMethod", "ref", "proxy", "weak_callback", "weak_method"})
_OF_NOTHING = frozenset({"nullcontext", "suppress"})
"""Contexts that leave nothing behind when they are entered."""
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Held:
    """A callback holds its own object ("self"), or one that the call made ("made") or was given ("given").

    `name` is the variable, `callback` the name by which the callback can be taken back, empty where it has none. `entered`
    where it is no callback, but a context that is entered and left when the holder ends.
    """

    kind: Literal["self", "made", "given"]
    name: str
    callback: str
    how: str
    entered: bool = False


def held(linker: Linker, scope: Scope, operand: str) -> tuple[Held, ...]:
    """What a callback holds, the weightiest first."""
    found = dict.fromkeys(_held(linker, scope, operand, _DEPTH))
    order = {"self": 0, "made": 1, "given": 2}
    return tuple(sorted(found, key=lambda each: order[each.kind]))


def entered(scope: Scope, operand: str) -> Iterator[Held]:
    """A context that a call makes and an exit stack enters."""
    made = scope.definitions.get(operand) if operand.startswith("%") else next(iter(bound_to(scope, operand)), None)
    if made is not None and isinstance(made.record, records.Call):
        called = chain(scope, made.record.function).last
        if called not in _OF_NOTHING:
            yield Held("made", called, "", f"the context that `{called}` gives", entered=True)


def _held(linker: Linker, scope: Scope, operand: str, depth: int) -> Iterator[Held]:
    if depth == 0:
        return
    own = own_name(scope)
    if not operand.startswith("%"):
        yield from _named(linker, scope, operand, own, depth)
        return
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.LoadAttr(of=of, name=name):
            yield from _method(linker, scope, of, name, own)
        case records.MakeFunction(function=function):
            yield from _closure(linker, scope, function, operand)
        case records.Call(function=function, arguments=arguments):
            yield from _wrapped(linker, scope, function, arguments, depth)
        case _:
            pass


def _named(linker: Linker, scope: Scope, name: str, own: str | None, depth: int) -> Iterator[Held]:
    if name == own:
        yield Held("self", name, name, "itself")
        return
    if scope.home_of(name) is not scope:
        return
    for site in bound_to(scope, name):
        match site.record:
            case records.MakeFunction(function=function):
                yield from _closure(linker, scope, function, name)
            case records.Call():
                wrapped = tuple(_held(linker, scope, site.record.to, depth - 1))
                for each in wrapped:
                    yield Held(each.kind, each.name, name, each.how)
                if not wrapped and _makes(site.record, scope):
                    yield Held("made", name, name, "itself")
            case records.LoadAttr():
                yield from _held(linker, scope, site.record.to, depth - 1)
            case _:
                pass


def _makes(call: records.Call, scope: Scope) -> bool:
    """Whether a call makes an object: that of a class, by its spelling."""
    return chain(scope, call.function).last.lstrip("_")[:1].isupper()


def _method(linker: Linker, scope: Scope, of: str, name: str, own: str | None) -> Iterator[Held]:
    """`self.method`, or an attribute of an object that the call made."""
    if of == own:
        if not _is_data(linker, scope, name):
            yield Held("self", of, name, f"its method `{name}`")
        return
    root = chain(scope, of)
    if root.is_plain and root.home is scope and not is_parameter(scope, root.root):
        makers = [site for site in bound_to(scope, root.root) if isinstance(site.record, records.Call | records.Await)]
        if makers:
            yield Held("made", root.root, name, f"its attribute `{name}`")


def _is_data(linker: Linker, scope: Scope, name: str) -> bool:
    """Whether an attribute of `self` is stored by its methods, and so is no method."""
    return any(store.scope.cls is not None for store in linker.attribute_stores.get(name, ()))


def _closure(linker: Linker, scope: Scope, function: int, callback: str) -> Iterator[Held]:
    inner = linker.functions[scope.module.path, function]
    what = "a lambda" if inner.function.kind == "lambda" else f"`{inner.function.name}`"
    name = "" if callback.startswith("%") else callback
    own = own_name(scope)
    for place in captured(linker, inner):
        if place.name == own:
            yield Held("self", place.name, name, f"{what} that captures it")
        elif place.scope is scope and not _is_function(scope, place.name):
            kind: Literal["made", "given"] = "given" if is_parameter(scope, place.name) else "made"
            if kind == "given" or _is_made(scope, place.name):
                yield Held(kind, place.name, name, f"{what} that captures it")


def _is_function(scope: Scope, name: str) -> bool:
    bound = bound_to(scope, name)
    return bool(bound) and all(isinstance(site.record, records.MakeFunction) for site in bound)


def _is_made(scope: Scope, name: str) -> bool:
    """Whether a variable is bound to what a call gives, itself or unpacked or entered."""
    return any(
        isinstance(site.record, records.Call | records.Await | records.Unpack | records.With | records.LoadItem)
        for site in (*bound_to(scope, name), *_unpacked(scope, name))
    )


def _unpacked(scope: Scope, name: str) -> Iterator[Site]:
    """The unpackings and `with` items from whose temporary a variable is bound."""
    for site in scope.bindings.get(name, ()):
        if isinstance(site.record, records.Copy) and site.record.value is not None:
            made = scope.definitions.get(site.record.value)
            if made is not None:
                yield made


def _wrapped(
    linker: Linker, scope: Scope, function: str, arguments: tuple[records.Argument, ...], depth: int
) -> Iterator[Held]:
    """`partial(self.method, ...)`, and other calls that are given a callback; weak ones hold nothing."""
    last = chain(scope, function).last
    if last in _WEAK or (last not in ("partial", "partialmethod") and not last[:1].isupper()):
        return
    for number, argument in enumerate(arguments):
        found = tuple(_held(linker, scope, argument.value, depth - 1))
        for each in found:
            yield Held(each.kind, each.name, "", f"`{last}` of it")
        if not found and number and last == "partial" and is_local(scope, argument.value):
            yield Held("made", argument.value, "", f"`{last}` of it")


def is_local(scope: Scope, operand: str) -> bool:
    """Whether an operand is a variable of the function that is bound to what it makes."""
    named = not operand.startswith("%") and not is_parameter(scope, operand)
    return named and scope.home_of(operand) is scope and _is_made(scope, operand)
