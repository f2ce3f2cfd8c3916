"""Origins: whether what a method handles was taken from its object, or read by what the object holds.

`self._response`, `iter(self._response)`, the items of a loop over that, and what a local gives that looks after it:
`selector.register(self.stdout)`, and then `os.read(key.fd)` for each `key` of `selector.select()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.retention.linking.linker import Linker
from streamlint.retention.operands import operands
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Library


def comes_from_own(linker: Linker, scope: Scope, operand: str) -> bool:
    """Whether an operand is taken from the instance, or read by one of its methods."""
    own = {scope.function.parameters[0].name, "super"} if scope.function.parameters else set()
    seen: set[str] = set()
    pending = [operand] if own else []
    while pending:
        source = pending.pop()
        if source in own:
            return True
        if source not in seen:
            seen.add(source)
            pending.extend(_sources(linker, scope, source))
    return False


def _sources(linker: Linker, scope: Scope, operand: str) -> Iterator[str]:
    """The operands from which one is taken."""
    made = scope.definitions.get(operand)
    if made is None:
        yield from _looked_after(linker, scope, operand)
    for site in [made] if made is not None else scope.bindings.get(operand, []):
        source = _source(linker, scope, site.record)
        if source is not None:
            yield source


def _looked_after(linker: Linker, scope: Scope, name: str) -> Iterator[str]:
    """What a local of a library's class is given by calls that ask nothing of it."""
    if not any(isinstance(value, Library) and value.made for value in linker.variable(scope, name).values):
        return
    for site in scope.sites:
        if isinstance(site.record, records.Call) and not _is_used(scope, site):
            loaded = scope.definitions.get(site.record.function)
            if loaded is not None and isinstance(loaded.record, records.LoadAttr) and loaded.record.of == name:
                yield from (argument.value for argument in site.record.arguments)


def _source(linker: Linker, scope: Scope, record: records.Record) -> str | None:
    """The operand from which a record takes what it makes."""
    match record:
        case records.LoadAttr(of=source) | records.Await(value=source) | records.LoadItem(of=source):
            return source
        case records.Call(function=function, arguments=arguments):
            given = bool(arguments) and (not function.startswith("%") or _is_free(linker, scope, function))
            return arguments[0].value if given else function
        case records.Copy(value=source) | records.Loop(iterable=source):
            return source
        case records.With(manager=source) | records.Unpack(value=source):
            return source
        case _:
            return None


def _is_free(linker: Linker, scope: Scope, function: str) -> bool:
    """Whether a call is one of a library's function, such as `os.read`, rather than of a method."""
    called = linker.variable(scope, function).values
    return bool(called) and all(isinstance(value, Library) and not value.made for value in called)


def _is_used(scope: Scope, called: Site) -> bool:
    """Whether anything is done with what a call gives."""
    result = getattr(called.record, "to", "")
    return any(result in operands(site.record) for site in scope.sites if site is not called)
