"""Varying: whether the key under which something is kept is another one in each repetition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from streamlint.facts import records
from streamlint.retention.chains import own_name
from streamlint.retention.keeping.identities import last_name
from streamlint.retention.keeping.rings import is_set_back
from streamlint.retention.keeping.slots import changes, is_slot, parameter_of
from streamlint.retention.values import ClassValue, Container, Instance, Library

if TYPE_CHECKING:
    from streamlint.retention.keeping.regions import Region, Regions
    from streamlint.retention.linking.linker import Linker
    from streamlint.retention.scopes import Scope, Site

_DEEPEST = 6
"""Through how many records a key is looked into."""
_TELLING = frozenset({"<", "<=", ">", ">=", "==", "!=", "is", "is not", "in", "not in", "not"})
"""What is true or false, whatever it is asked of."""
_TURNING = "itertools.cycle"


class Varying:
    """Tells keys of which there are more with each repetition from those of which there are few, however often it is."""

    def __init__(self, linker: Linker, regions: Regions) -> None:
        self._linker = linker
        self._regions = regions

    def key(self, scope: Scope, key: str, region: Region, container: Container, depth: int = _DEEPEST) -> bool:
        """Whether an operand can have another value in each repetition of a region."""
        if depth == 0:
            return True
        if scope.constant(key) is not None:
            return False
        if not key.startswith("%"):
            home = scope.home_of(key)
            return home is not None and self._name(home, key, region, container, depth)
        made = scope.definitions.get(key)
        match made.record if made is not None else None:
            case records.LoadAttr(of=of, name=name):
                return self._attribute(scope, of, name, region, container, depth)
            case records.Operate(operator=operator) if operator in _TELLING:
                return False
            case records.Operate(operator="%", values=(_, size)) if not self._is_text(scope, size):
                return self.key(scope, size, region, container, depth - 1)
            case records.Operate(values=values) | records.Either(values=values):
                return self._any(scope, values, region, container, depth)
            case records.Collection(elements=elements):
                return self._any(scope, (each.value for each in elements), region, container, depth)
            case records.Call() as call:
                return not self._gives_few(scope, call)
            case _:
                return True

    def _any(self, scope: Scope, operands: Iterable[str], region: Region, container: Container, depth: int) -> bool:
        return any(self.key(scope, operand, region, container, depth - 1) for operand in operands)

    def _is_text(self, scope: Scope, operand: str) -> bool:
        """Whether the right side of a `%` is what a text is filled with, rather than the size of a ring."""
        constant = scope.constant(operand)
        made = scope.definitions.get(operand)
        return (made is not None and isinstance(made.record, records.Collection)) or (
            constant is not None and not isinstance(constant.value, int)
        )

    def _gives_few(self, scope: Scope, call: records.Call) -> bool:
        """Whether a call gives one of a few values: the class of something, the process, the next turn of a cycle."""
        if self._linker.models.occasions.is_("few", last_name(scope, call.function)):
            return True
        return (
            call.function == "next"
            and len(call.arguments) == 1
            and any(
                isinstance(value, Library) and value.dotted == _TURNING
                for value in self._turns(scope, call.arguments[0].value)
            )
        )

    def _turns(self, scope: Scope, operand: str) -> Iterator[object]:
        """What is called where a name of the module is bound, once, to what a call gives."""
        home = scope.home_of(operand)
        copied = home.copied(operand) if home is not None and home.function.kind == "module" else None
        if home is None or copied is None:
            return
        made = home.definitions.get(copied)
        if made is not None and isinstance(made.record, records.Call):
            yield from self._linker.variable(home, made.record.function).values

    # ----------------------------------------------------------------------------------------------------------- names

    def _name(self, home: Scope, key: str, region: Region, container: Container, depth: int) -> bool:
        """Whether a variable can have another value in each repetition."""
        if self._is_bound_to_few(home, key, region, container, depth):
            return False
        if self._is_the_same_object(home, key, region) or self._is_given_few(home, key, region, container, depth):
            return False
        bindings = self._bindings(home, key)
        if region.site is not None and home is region.scope:
            inside = (binding.scope is not home or binding.inside(region.site) for binding in bindings)
            return any(inside) and not is_slot(self._linker, home, key, region, container)
        if region.kind == "recursion" and home is region.scope and not bindings:
            return not _is_handed_on(self._linker, home, key)
        itself = container if depth == _DEEPEST else None
        if home.function.kind != "module" and is_slot(self._linker, home, key, region, itself):
            return False
        return home.function.kind != "module" or len(bindings) != 1

    def _is_bound_to_few(self, home: Scope, name: str, region: Region, container: Container, depth: int) -> bool:
        """Whether a variable is only ever bound to literals, to what stays what it is, and to the places of a ring."""
        bindings = self._bindings(home, name)
        if not bindings or any(parameter.name == name for parameter in home.function.parameters):
            return False
        if home.function.kind == "module" and len(bindings) == 1:
            return False  # which is then asked for the region
        return all(self._is_few(binding, name, region, container, depth) for binding in bindings)

    def _is_few(self, binding: Site, name: str, region: Region, container: Container, depth: int) -> bool:
        record = binding.record
        if not isinstance(record, records.Copy) or record.value is None:
            return False
        return is_set_back(binding, name) or not self.key(binding.scope, record.value, region, container, depth - 1)

    def _bindings(self, home: Scope, name: str) -> list[Site]:
        """The sites that bind a variable; of a module's, also those in functions that declare it."""
        declaring = self._declaring.get((home, name), ()) if name in home.declared else ()
        return [site for scope in (home, *declaring) for site in scope.bindings.get(name, ())]

    @cached_property
    def _declaring(self) -> dict[tuple[Scope, str], list[Scope]]:
        """The functions that declare a name of their module by `global`."""
        found: dict[tuple[Scope, str], list[Scope]] = {}
        for scope in self._linker.scopes:
            for name in scope.function.globals:
                found.setdefault((scope.top, name), []).append(scope)
        return found

    def _is_given_few(self, scope: Scope, parameter: str, region: Region, container: Container, depth: int) -> bool:
        """Whether all calls of a function are seen, and none gives a parameter another value in each repetition."""
        default = next((each.has_default for each in scope.function.parameters if each.name == parameter), None)
        calls = self._linker.callers.get(scope, ())
        if default is None or not calls or scope in self._linker.escaped or scope.bindings.get(parameter):
            return False
        for site in calls:
            if not isinstance(site.record, records.Call) or any(each.star for each in site.record.arguments):
                return False
            values = [each.value for each in site.record.arguments if parameter_of(site, scope, each) == parameter]
            if site.scope is scope and values == [parameter]:
                continue
            if len(values) != 1 and not (default and not values):
                return False
            if values and self.key(site.scope, values[0], region, container, depth - 1):
                return False
        return True

    def _is_the_same_object(self, home: Scope, name: str, region: Region) -> bool:
        """Whether a name is a method's own object, and each of those was made before what repeats."""
        if home.cls is None or name != own_name(home) or home.bindings.get(name):
            return False
        place = self._linker.variable(home, name)
        if place in self._linker.hubs or not place.values or not self._linker.callers.get(home):
            return False
        return all(self._is_made_before(value, region) for value in place.values)

    def _is_made_before(self, value: object, region: Region) -> bool:
        if isinstance(value, ClassValue):
            return True
        return isinstance(value, Instance) and value.site is not None and not self._regions.life_of(value)

    # ------------------------------------------------------------------------------------------------------ attributes

    def _attribute(self, scope: Scope, of: str, name: str, region: Region, container: Container, depth: int) -> bool:
        """Whether an attribute can be another one in each repetition."""
        whose = not self._is_own(scope, of, container) and self.key(scope, of, region, container, depth - 1)
        if whose:
            return True
        return changes(self._linker, of, name, scope) and not self._is_stored_few(
            scope, of, name, region, container, depth
        )

    def _is_stored_few(
        self, scope: Scope, of: str, name: str, region: Region, container: Container, depth: int
    ) -> bool:
        """Whether what an attribute is set to, after its object was made, is always one of a few values."""
        holders = self._linker.variable(scope, of).values
        stores = [
            site
            for site in self._linker.attribute_stores.get(name, ())
            if not site.scope.is_constructor
            and isinstance(site.record, records.StoreAttr)
            and not holders.keys().isdisjoint(self._linker.variable(site.scope, site.record.of).values)
        ]
        return all(self._is_few_there(site, name, region, container, depth) for site in stores)

    def _is_few_there(self, site: Site, name: str, region: Region, container: Container, depth: int) -> bool:
        record = site.record
        assert isinstance(record, records.StoreAttr)
        if record.value is None or is_set_back(site, name):
            return True
        return not self.key(site.scope, record.value, region, container, depth - 1)

    def _is_own(self, scope: Scope, operand: str, container: Container) -> bool:
        return container.owner is not None and container.owner in self._linker.variable(scope, operand).values


def _is_handed_on(linker: Linker, scope: Scope, parameter: str) -> bool:
    """Whether a function that calls itself does so with what it was given for a parameter: it tries the same once more."""
    again = [
        site for site in linker.callers.get(scope, ()) if site.scope is scope and isinstance(site.record, records.Call)
    ]
    return bool(again) and all(
        any(
            argument.value == parameter and parameter_of(site, scope, argument) == parameter
            for argument in site.record.arguments  # type: ignore[union-attr]
        )
        for site in again
    )
