"""Things: what an operand that goes into a container is, and whether it weighs anything."""

from __future__ import annotations

from dataclasses import dataclass

from streamlint.facts import records
from streamlint.retention.keeping.identities import PLAIN, is_text, last_name
from streamlint.retention.linking.classes import lineage
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import (
    BoundMethod,
    ClassValue,
    Closure,
    Container,
    ContainerMethod,
    Instance,
    Library,
    ModuleValue,
    Partial,
    Stream,
    Value,
    View,
)

_DEEPEST = 5
_COLLECTIONS = frozenset({"List", "Dict", "Tuple", "Set", "Sequence", "Mapping", "Iterable", "TypeVar"})
_UNKNOWN = frozenset({"Any", "object", "?", "|", "Optional", "Union"})
_FIXED = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})


@dataclass(frozen=True, slots=True)
class Thing:
    """`name` is what messages call it. `heavy`: it is an object of its own; None where nothing is known of it.

    `made` is where the code makes it, None where it was handed in.
    """

    name: str
    heavy: bool | None
    made: Site | None = None


NOTHING = Thing("", False)
"""What holds next to nothing, or what there is once only: a class, a module."""


class Things:
    """Finds what an operand is."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def of(self, scope: Scope, operand: str, depth: int = _DEEPEST) -> Thing:
        """What an operand is: by the values that it can have, else by the code that gives it."""
        if scope.constant(operand) is not None or depth == 0:
            return NOTHING
        values = list(self._linker.variable(scope, operand).values)
        told = [thing for value in values if (thing := _of_value(value)) is not None]
        heavy = next((thing for thing in told if thing.heavy), None)
        if heavy is not None or told:
            return heavy or told[0]
        return self._of_variable(scope, operand, depth) or self._of_record(scope, operand, depth)

    def of_factory(self, scope: Scope, operand: str) -> Thing:
        """What calling an operand gives."""
        for value in self._linker.variable(scope, operand).values:
            if isinstance(value, ClassValue):
                return Thing(value.name, True)
            if isinstance(value, Library):
                return Thing(value.label, not self._linker.models.occasions.is_("light", value.label))
            if isinstance(value, Closure) and value.scope is not None and value.scope.returned is not None:
                told = (_of_value(given) for given in value.scope.returned.values)
                return next((thing for thing in told if thing is not None), NOTHING)
        return NOTHING

    def _of_variable(self, scope: Scope, name: str, depth: int) -> Thing | None:
        if name.startswith("%"):
            return None
        home = scope.home_of(name)
        if home is None or not home.is_callable:
            return NOTHING
        parameter = next((each for each in home.function.parameters if each.name == name), None)
        if parameter is not None:
            return self._of_parameter(parameter)
        bound = home.bindings.get(name, ())
        things = [
            self.of(home, site.record.value, depth - 1)
            for site in bound
            if isinstance(site.record, records.Copy) and site.record.value is not None
        ]
        other = (
            self._of_name(name) if any(isinstance(site.record, records.Unpack) for site in bound) else Thing(name, None)
        )
        return next((thing for thing in things if thing.heavy), next(iter(things), other))

    def _of_record(self, scope: Scope, operand: str, depth: int) -> Thing:
        made = scope.definitions.get(operand)
        match made.record if made is not None else None:
            case records.Call(function=function, arguments=arguments):
                return self._of_call(scope, function, arguments, made, depth)
            case records.Await(value=value):
                return self.of(scope, value, depth - 1)
            case records.Either(values=values):
                things = [self.of(scope, value, depth - 1) for value in values]
                return next((thing for thing in things if thing.heavy), things[0] if things else NOTHING)
            case records.LoadAttr(name=name):
                return self._of_name(name)
            case records.LoadItem(key=key):
                constant = scope.constant(key)
                return self._of_name(str(constant.value)) if constant is not None else Thing("element", None)
            case _:
                return NOTHING

    def _of_call(
        self, scope: Scope, function: str, arguments: tuple[records.Argument, ...], made: Site | None, depth: int
    ) -> Thing:
        name = last_name(scope, function)
        words = self._linker.models.occasions
        if not name or words.is_("light", name) or words.is_("plain", name):
            return NOTHING
        if name in ("dict", "list", "set", "tuple") and arguments:
            return self.of(scope, arguments[0].value, depth - 1)
        return Thing(name if name[:1].isupper() else f"{name}()", True, made)

    def _of_name(self, name: str) -> Thing:
        """What something is of which only the name is known."""
        words = self._linker.models.occasions
        if words.is_("plain", name):
            return NOTHING
        return Thing(name, words.is_("object", name) or None)

    def _of_parameter(self, parameter: records.Parameter) -> Thing:
        if is_text(parameter.annotation):
            return NOTHING
        name = parameter.annotation.name.rpartition(".")[2] if parameter.annotation is not None else "Any"
        if name in ("Callable", "Type"):
            return Thing("callback", None)
        if name in _UNKNOWN or name[:1].islower() or name in _COLLECTIONS:
            return self._of_name(parameter.name)
        return Thing(name, True)


def _of_value(value: Value) -> Thing | None:
    match value:
        case Instance():
            if any(
                isinstance(base, Library) and base.label in _FIXED for cls in lineage(value.cls) for base in cls.bases
            ):
                return NOTHING
            return Thing(value.cls.name, True, value.site)
        case ClassValue() | ModuleValue():
            return NOTHING
        case Stream() | View():
            return Thing(value.label, True, value.site)
        case Library():
            if not value.made or value.label in _UNKNOWN:
                return None
            return Thing(value.label, value.label not in PLAIN and value.label[:1].isupper(), value.site)
        case Container():
            return Thing(value.kind, _has_content(value), value.site) if value.site is not None else None
        case Closure() | BoundMethod() | ContainerMethod() | Partial():
            return Thing("callback", None, value.site)
        case _:
            return None


def _has_content(value: Container) -> bool | None:
    """Whether a display is more than a pair of plain numbers or texts."""
    record = value.site.record if value.site is not None else None
    if not isinstance(record, records.Collection) or value.site is None:
        return True
    scope = value.site.scope
    if record.kind == "tuple":
        constant = all(scope.constant(element.value) is not None for element in record.elements)
        return False if constant else None
    return True
