"""Chains of attributes as the code spells them: `self._room.events` is what hangs from `self` by `_room` and `events`."""

from __future__ import annotations

from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.scopes import Scope, Site

_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Chain:
    """Attributes that hang from a name, or (`called`) from the result of a call. `home` is where the name is bound.

    `root` is the name as written, or the temporary of what is neither a name nor an attribute.
    """

    root: str
    names: tuple[str, ...]
    home: Scope | None

    @property
    def spelled(self) -> str:
        """As the code spells it."""
        return ".".join((self.root.partition("@")[0], *self.names))

    @property
    def is_plain(self) -> bool:
        """Whether it hangs from a name, rather than from what a call or an item gave."""
        return not self.root.startswith("%")

    @property
    def last(self) -> str:
        """Its last part."""
        return self.names[-1] if self.names else self.root.partition("@")[0]


def chain(scope: Scope, operand: str) -> Chain:
    """The chain of attributes that an operand is."""
    names: list[str] = []
    for _ in range(_LONGEST):
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.LoadAttr(of=of, name=name):
                names.append(name)
                operand = of
            case records.Await(value=value):
                operand = value
            case _:
                break
    home = scope.home_of(operand) if not operand.startswith("%") else scope
    return Chain(operand, tuple(reversed(names)), home)


def method_called(site: Site) -> records.LoadAttr | None:
    """`queue.put` of `queue.put(1)`: the attribute that a call calls; None where a record is no such call."""
    if not isinstance(site.record, records.Call):
        return None
    loaded = site.scope.definitions.get(site.record.function)
    return loaded.record if loaded is not None and isinstance(loaded.record, records.LoadAttr) else None


def own_name(scope: Scope) -> str | None:
    """`self` in a method, and in a function that is nested in one."""
    inner: Scope | None = scope
    while inner is not None and inner.cls is None:
        inner = inner.parent
    if inner is None or not inner.function.parameters:
        return None
    if any(text.rpartition(".")[2] in ("staticmethod", "classmethod") for text in inner.function.decorators):
        return None
    return inner.function.parameters[0].name


def method_scope(scope: Scope) -> Scope | None:
    """The method that a scope is, or is nested in."""
    inner: Scope | None = scope
    while inner is not None and inner.cls is None:
        inner = inner.parent
    return inner


def is_parameter(scope: Scope | None, name: str) -> bool:
    """Whether a name is a parameter of a function."""
    return scope is not None and any(parameter.name == name for parameter in scope.function.parameters)


def bound_to(scope: Scope, name: str) -> list[Site]:
    """The records that a name of this scope is bound by; for a plain assignment, those that make what is assigned."""
    found: list[Site] = []
    for site in scope.bindings.get(name, ()):
        value = site.record.value if isinstance(site.record, records.Copy) else None
        made = scope.definitions.get(value) if value is not None else None
        found.append(made if made is not None else site)
    return found
