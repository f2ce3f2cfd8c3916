"""Objects that are their names: named tuples, simple namespaces, and the dict behind an object's attributes."""

from __future__ import annotations

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Instance, ModuleValue, TupleClass, Value

SIMPLE = "namespace"
"""The kind of container whose elements are its attributes."""


def named_tuple(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`namedtuple("Turn", ["stream", "number"])`: a class of tuples."""
    if len(record.arguments) > 1:
        names = tuple(_spelled(site, record.arguments[1].value))
        linker.give(target, linker.intern(("tuple class", site), lambda: TupleClass(site, names)))


def _spelled(site: Site, operand: str) -> list[str]:
    constant = site.scope.constant(operand)
    if constant is not None and isinstance(constant.value, str):
        return constant.value.replace(",", " ").split()
    made = site.scope.definitions.get(operand)
    if made is None or not isinstance(made.record, records.Collection):
        return []
    spelled = (site.scope.constant(element.value) for element in made.record.elements)
    return [str(each.value) for each in spelled if each is not None]


def fill_tuple(linker: Linker, site: Site, record: records.Call, cls: TupleClass, target: Place) -> None:
    """A call of such a class: a tuple whose elements also have names."""
    made = linker.container(site, "tuple")
    made.fields = cls.fields
    linker.give(target, made)
    for number, argument in enumerate(record.arguments):
        named = argument.keyword in cls.fields
        position = cls.fields.index(str(argument.keyword)) if named else None if argument.keyword else number
        linker.flow(linker.variable(site.scope, argument.value), linker.elements(made, position), Flow("slot", site))


def named(holder: Container, name: str) -> str | int | None:
    """The key of the element that is an attribute of this name; None where it has none."""
    if holder.kind == SIMPLE:
        return name
    if name.startswith("@") and holder.fields:
        return int(name[1:])
    return holder.fields.index(name) if name in holder.fields else None


def simple(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`SimpleNamespace(stream=stream)`."""
    made = linker.container(site, SIMPLE)
    linker.give(target, made)
    for argument in record.arguments:
        if argument.keyword is not None:
            place = linker.elements(made, argument.keyword)
            linker.flow(linker.variable(site.scope, argument.value), place, Flow("slot", site))


def behind(linker: Linker, instance: Instance) -> Container:
    """`instance.__dict__`: what is put in it under a constant name is an attribute, and the other way round."""
    made = linker.intern(("names", instance), lambda: Container(instance.site, "dict", instance))
    linker.named[made] = instance
    place = linker.attribute(instance, "__dict__")
    if instance.site is None:
        linker.give(place, made)
    elif made not in place.values:
        own = linker.hidden(instance.site, instance, "__dict__")
        linker.give(own, made)
        linker.flow(own, place, Flow("keep", instance.site))
    return made


def under(linker: Linker, holder: Container, name: object) -> Place | None:
    """The attribute or the module's variable that `holder` has under a constant name; None where it is no such table."""
    of = linker.named.get(holder)
    if of is None or not isinstance(name, str):
        return None
    if isinstance(of, Instance):
        return linker.attribute(of, name)
    assert of.scope is not None
    return linker.variable(of.scope, name) if of.scope.home_of(name) is of.scope else None


def is_composed(scope: Scope, operand: str) -> bool:
    """Whether a name is put together around an id, such as `f"stream_{stream.id}"`: others are of few things, mostly."""
    made = scope.definitions.get(operand) or scope.definitions.get(scope.copied(operand) or "")
    return (
        made is not None
        and isinstance(made.record, records.Operate)
        and any(_is_id(scope, part) for part in made.record.values)
    )


def _is_id(scope: Scope, operand: str) -> bool:
    made = scope.definitions.get(operand)
    name = made.record.name if made is not None and isinstance(made.record, records.LoadAttr) else operand
    return name.partition("@")[0].rpartition("_")[2].lower() in ID_WORDS


def of_module(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`globals()`."""
    del record
    top = site.scope.top
    module = linker.intern(("module", top.module.name), lambda: ModuleValue(None, top, top.module.name))
    made = linker.intern(("names", module), lambda: Container(None, "dict"))
    linker.named[made] = module
    linker.give(target, made)


def of_call(linker: Linker, site: Site, record: records.Call, target: Place) -> None:
    """`vars(instance)`."""

    def named(value: Value) -> None:
        if isinstance(value, Instance):
            linker.give(target, behind(linker, value), root=False)

    for argument in record.arguments[:1]:
        linker.watch(linker.variable(site.scope, argument.value), named)
