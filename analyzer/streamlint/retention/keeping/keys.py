"""Keys: whether what an eviction names can be what was stored at all, by what the code says of both.

Only what can be proven counts: a tuple is never a text, `"in:" + x` never `"out:" + x`, a stream never its own id. A
literal is none of the ids of streams, of which each has another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streamlint.facts import records
from streamlint.models.occasions import ID_WORDS
from streamlint.retention.chains import chain, method_called
from streamlint.retention.keeping.slots import parameter_of
from streamlint.retention.linking.classes import inherited_library, lineage
from streamlint.retention.linking.containers import is_mapping
from streamlint.retention.linking.finished import TELLS
from streamlint.retention.values import ContainerMethod, Instance, Stream, Task

if TYPE_CHECKING:
    from streamlint.retention.linking.linker import Eviction, Linker
    from streamlint.retention.scopes import Scope, Site

_NUMBERS = frozenset({"len", "hash", "int"})
_TEXTS = frozenset({"str", "repr", "hex"})
_ANNOTATED: dict[str, Literal["text", "number", "uuid"]] = {"int": "number", "str": "text", "UUID": "uuid"}
_UUIDS = frozenset({"uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "UUID"})
_BY_IDENTITY = frozenset({"builtins.object", "abc.ABC", "logging.Handler", "threading.Thread"})
"""Classes of Python of which each object is equal to itself alone."""
_BY_KEY = frozenset({"pop", "remove", "discard"})
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a key surely is: a text that begins with `prefix`, a tuple of `elements`, a number, a UUID, a stream, or its id.

    `told` where it is that literal and no other. An "address" is what the builtin `id` gives.
    """

    kind: Literal["text", "tuple", "number", "uuid", "address", "stream", "id"]
    prefix: str = ""
    elements: tuple[Shape | None, ...] = ()
    told: bool = False

    def differs(self, other: Shape) -> bool:
        """Whether what has this shape is never equal to what has the other."""
        if "id" in (self.kind, other.kind):
            return not (self._can_be_id and other._can_be_id)
        if self.kind != other.kind:
            return {self.kind, other.kind} != {"number", "address"}
        if self.kind == "text":
            return not (self._may_begin(other) or other._may_begin(self)) or (
                self.told and other.told and self.prefix != other.prefix
            )
        pairs = zip(self.elements, other.elements, strict=False)
        return len(self.elements) != len(other.elements) or any(one and two and one.differs(two) for one, two in pairs)

    def _may_begin(self, other: Shape) -> bool:
        """Whether a text of this shape can be one of the other, by how both begin."""
        return other.prefix.startswith(self.prefix) and not (self.told and len(other.prefix) > len(self.prefix))

    @property
    def _can_be_id(self) -> bool:
        return self.kind in ("id", "uuid") or (self.kind in ("text", "number") and not self.told)


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


def shape(linker: Linker, scope: Scope, operand: str, depth: int = _DEEPEST) -> Shape | None:
    """What an operand surely is; None where that is not known."""
    if depth == 0:
        return None
    if _is_stream(linker, scope, operand):
        return Shape("stream")
    if not operand.startswith("%"):
        return _of_name(linker, scope, operand, depth)
    made = scope.definitions.get(operand)
    match made.record if made is not None else None:
        case records.Const(value=str() as text):
            return Shape("text", text, told=True)
        case records.Const(value=int()):
            return Shape("number", told=True)
        case records.LoadAttr(of=of, name=name) if name in ID_WORDS and _is_stream(linker, scope, of):
            return Shape("id")
        case records.Operate(operator=operator) if operator.startswith('f"'):
            return Shape("text", operator[2:-1])
        case records.Operate(operator="+", values=(first, *_)) if (begin := scope.constant(first)) is not None:
            return Shape("text", begin.value) if isinstance(begin.value, str) else None
        case records.Collection(kind="tuple", elements=elements) if not any(each.star for each in elements):
            return Shape("tuple", elements=tuple(shape(linker, scope, each.value, depth - 1) for each in elements))
        case records.Call() as call:
            return _of_call(linker, scope, call, depth)
        case _:
            return None


def _of_call(linker: Linker, scope: Scope, call: records.Call, depth: int) -> Shape | None:
    """What a builtin surely gives, and a method that gives a text in capitals or small letters."""
    if call.function == "id":
        return Shape("address")
    if call.function in _NUMBERS or call.function in _TEXTS:
        return Shape("number" if call.function in _NUMBERS else "text")
    if chain(scope, call.function).last in _UUIDS:
        return Shape("uuid")
    return _in_another_case(linker, scope, call.function, depth) if not call.arguments else None


def _is_stream(linker: Linker, scope: Scope, operand: str) -> bool:
    values = linker.variable(scope, operand).values
    return bool(values) and all(isinstance(value, Stream | Task) for value in values)


def _in_another_case(linker: Linker, scope: Scope, function: str, depth: int) -> Shape | None:
    """`key.upper()` begins as `key` does, in capitals."""
    loaded = scope.definitions.get(function)
    if (
        loaded is None
        or not isinstance(loaded.record, records.LoadAttr)
        or loaded.record.name not in ("upper", "lower")
    ):
        return None
    text = shape(linker, scope, loaded.record.of, depth - 1)
    if text is None or text.kind != "text":
        return None
    return Shape("text", text.prefix.upper() if loaded.record.name == "upper" else text.prefix.lower())


def _of_parameter(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    """What every call of a function gives for a parameter, where all are seen and give what is alike."""
    calls = linker.callers.get(scope, ())
    if not calls or scope in linker.escaped or scope.bindings.get(name):
        return None
    given: set[Shape | None] = set()
    for site in calls:
        arguments = site.record.arguments if isinstance(site.record, records.Call) else ()
        values = [each.value for each in arguments if parameter_of(site, scope, each) == name]
        given.add(shape(linker, site.scope, values[0], depth - 1) if len(values) == 1 else None)
    return given.pop() if len(given) == 1 else None


def _annotated(scope: Scope, parameter: records.Parameter) -> Shape | None:
    """What the annotation of a parameter says that it is, where nothing else is put in its place."""
    named = (
        parameter.annotation.name if parameter.annotation is not None and not scope.bindings.get(parameter.name) else ""
    )
    kind = _ANNOTATED.get(named.rpartition(".")[2])
    return Shape(kind) if kind is not None else None


def _of_name(linker: Linker, scope: Scope, name: str, depth: int) -> Shape | None:
    home = scope.home_of(name)
    if home is None:
        return None
    parameter = next((each for each in home.function.parameters if each.name == name), None)
    if parameter is not None:
        return _annotated(home, parameter) or _of_parameter(linker, home, name, depth)
    bindings = home.bindings.get(name, ())
    record = bindings[0].record if len(bindings) == 1 else None
    if not isinstance(record, records.Copy) or record.value is None:
        return None
    return shape(linker, home, record.value, depth - 1)


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
